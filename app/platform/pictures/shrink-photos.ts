import type { ChangeEvent } from "react";

const longest = 1600;

/** A photo of a phone, made small enough for paper and a slow line; what cannot be read is sent as it is. */
async function shrunk(file: File): Promise<File> {
  if (file.size < 400_000) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.82));
    return blob && blob.size < file.size
      ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" })
      : file;
  } catch {
    return file;
  }
}

/** For the `onChange` of a file field: replaces the chosen photos by smaller ones before they are sent. */
export async function shrinkPhotos(event: ChangeEvent<HTMLInputElement>): Promise<void> {
  const field = event.currentTarget;
  const files = await Promise.all([...(field.files ?? [])].map(shrunk));
  const list = new DataTransfer();
  for (const file of files) list.items.add(file);
  field.files = list.files;
}
