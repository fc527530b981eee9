/** Lists whose address can be kept under a name. A further list is one line here and one in its page. */
export const viewLists = {
  people: "/people",
  households: "/households",
  training: "/training",
  certificates: "/certificates",
  loans: "/loans",
  villages: "/villages",
} as const;

export type ViewList = keyof typeof viewLists;

export const listOf = (text: string | null): ViewList | undefined =>
  text !== null && Object.hasOwn(viewLists, text) ? (text as ViewList) : undefined;

/** Parts of an address that belong to one look, not to a view: the page within the list, a ticket, "not my default". */
const passing = new Set(["at", "all", "ticket", "id"]);

/** What of an address makes a view, in one order, so that two ways to say the same are the same view. */
export function viewQuery(search: string): string {
  const parts = [...new URLSearchParams(search)].filter(([name, value]) => value && !passing.has(name));
  return new URLSearchParams(parts.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString();
}
