/** A record that is not there, or that is in another's village: the answer is the same. */
export const notFound = () => new Response(null, { status: 404, statusText: "Not Found" });

/** No role of theirs opens the page, or takes the step that the page offers somebody else. */
export const forbidden = (what: "page" | "step" = "page") =>
  new Response(what, { status: 403, statusText: "Forbidden" });

/** Reads a row id from a path; anything else is a page that is not there. */
export function idFrom(text: string | undefined): number {
  if (!text || !/^[1-9]\d{0,14}$/.test(text)) throw notFound();
  return Number(text);
}
