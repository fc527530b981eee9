/** A record that is not there, or that is in another's village: the answer is the same. */
export const notFound = () => new Response(null, { status: 404, statusText: "Not Found" });

export const forbidden = () => new Response(null, { status: 403, statusText: "Forbidden" });

/** Reads a row id from a path; anything else is a page that is not there. */
export function idFrom(text: string | undefined): number {
  if (!text || !/^[1-9]\d{0,14}$/.test(text)) throw notFound();
  return Number(text);
}
