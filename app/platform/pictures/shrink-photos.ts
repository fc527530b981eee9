import type { ChangeEvent } from "react";

/** What a photo weighs at most afterwards where it can be made so small: six of them stand in one report. */
const enough = 600_000;
const attempts = [
  { longest: 1600, quality: 0.82 },
  { longest: 1600, quality: 0.65 },
  { longest: 1280, quality: 0.6 },
  { longest: 1024, quality: 0.5 },
] as const;

/** A photo of a phone, made small enough for paper and a slow line; what cannot be read is sent as it is. */
async function shrunk(file: File): Promise<File> {
  if (file.size < 400_000) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    let best: Blob | null = null;
    for (const { longest, quality } of attempts) {
      const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
      best = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", quality));
      if (best && best.size <= enough) break;
    }
    return best && best.size < file.size
      ? new File([best], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" })
      : file;
  } catch {
    return file;
  }
}

/** For the `onChange` of a file field: replaces the chosen photos by smaller ones before they are sent. */
export async function shrinkPhotos(event: ChangeEvent<HTMLInputElement>): Promise<void> {
  const field = event.currentTarget;
  // Whoever presses the button at once sends the small ones too: the form waits.
  const form = field.form;
  if (form) form.inert = true;
  const files = await Promise.all([...(field.files ?? [])].map(shrunk));
  const list = new DataTransfer();
  for (const file of files) list.items.add(file);
  field.files = list.files;
  if (form) form.inert = false;
}
