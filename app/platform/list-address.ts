/** How the address of a list is read and written: what is not understood, and what is usual anyway, is left out. */

/** The word of a list that an address says. */
export const oneOf = <T extends string>(list: readonly T[], text: string | null): T | undefined =>
  list.find((item) => item === text);

/** A whole number of an address between two bounds; 007 and 1e3 are none. */
export const wholeNumber = (
  text: string | null,
  max = Number.MAX_SAFE_INTEGER,
  least = 0,
): number | undefined =>
  text && /^(0|[1-9]\d{0,14})$/.test(text) && Number(text) >= least && Number(text) <= max
    ? Number(text)
    : undefined;

/** A filter without the conditions that are not set. */
export const onlySet = <T extends object>(values: T): T =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined)) as T;

/** Names and values of an address, in the order given, without those that have none. */
export const addressParts = (
  parts: readonly (readonly [string, string | number | undefined])[],
): [string, string][] => parts.flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]]));

export function addressOf(path: string, parts: readonly (readonly [string, string])[]): string {
  const text = new URLSearchParams(parts.map(([k, v]) => [k, v])).toString();
  return text ? `${path}?${text}` : path;
}
