/** Characters of a text that its cell on page 1 holds at a size that can be read; more goes on to a sheet of its own. */
export const [PROJECT, PURPOSE] = [180, 110];
export const long = (text: string | null, most: number): boolean => text !== null && [...text].length > most;

/** What of a long text stands in its cell. */
export const begun = (text: string | null | undefined, most: number): string | null | undefined =>
  text && long(text, most) ? `${[...text].slice(0, most - 12).join("")}……（全文见续页）` : text;
