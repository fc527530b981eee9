export const noPageHeader = "x-qihang-no-page";

/** No page could be made, not even one of the error. The Node server answers with its own. */
export const noPage = (): Response => new Response(null, { status: 500, headers: { [noPageHeader]: "1" } });

/** A field of a form that was not taken. */
export type Kept = readonly (readonly [name: string, value: string])[];

const secret = /password|code|secret|token/i;

/**
 * What a form held, to send it again; null when it cannot be sent again from a page: a file or a password is in it.
 */
export async function keptFields(body: Uint8Array<ArrayBuffer>, type: string): Promise<Kept | null> {
  const fields: [string, string][] = [];
  for (const [name, value] of await new Response(body, { headers: { "Content-Type": type } }).formData()) {
    if (typeof value !== "string") {
      if (value.size > 0) return null;
      continue;
    }
    if (secret.test(name)) return null;
    fields.push([name, value]);
  }
  return fields;
}
