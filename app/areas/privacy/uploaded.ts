import { scanLimit } from "./scan";

/** Bytes of a file field; null when none was chosen. One byte more than allowed is enough to say that it is too large. */
export async function uploaded(form: FormData, name: string): Promise<Uint8Array | null> {
  const file = form.get(name);
  if (!(file instanceof File) || (file.size === 0 && file.name === "")) return null;
  return new Uint8Array(await file.slice(0, scanLimit + 1).arrayBuffer());
}
