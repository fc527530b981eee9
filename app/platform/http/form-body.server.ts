import type { IncomingMessage } from "node:http";

/** Largest body of a request: a roster or a photo with room to spare. */
export const bodyLimit = 12 * 1024 * 1024;

const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/**
 * The whole body of a form, or the status that refuses it: 413 too large (announced or not), 415 no form,
 * 400 a form that cannot be read. Errors: rejects when the sender goes away before the end.
 */
export async function readBody(req: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | 400 | 413 | 415> {
  if (Number(req.headers["content-length"] ?? 0) > bodyLimit) return 413;
  const body = await collect(req);
  if (!body) return 413;
  const type = req.headers["content-type"] ?? "";
  if (!formTypes.test(type)) return type === "" && body.length === 0 ? body : 415;
  try {
    await new Response(body, { headers: { "Content-Type": type } }).formData();
  } catch {
    return 400;
  }
  return body;
}

/** By events: leaving a `for await` early would tear down the connection the refusal has to go through. */
function collect(req: IncomingMessage): Promise<Uint8Array<ArrayBuffer> | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    req.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > bodyLimit) {
        chunks.length = 0;
        resolve(null);
      } else chunks.push(chunk);
    });
    req.on("end", () => resolve(Buffer.concat(chunks)));
    req.on("error", reject);
    req.on("close", () => reject(new Error("the sender went away")));
  });
}
