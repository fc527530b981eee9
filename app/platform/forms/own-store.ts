/** Between the list a store belongs to and who wrote it: no name of a list has it. */
const mark = "@";
/** What lies beside the queue of a list. */
const beside = /-(taken|refused)$/;

/** Where a person's changes of one list are kept: a phone passes from hand to hand, and what was marked stays theirs. */
export const ownStore = (list: string, username: string): string => `${list}${mark}${username}`;

/** What this browser still keeps of others, by who made it: how many changes wait until they sign in again. */
export function keptOfOthers(
  names: Iterable<readonly [string, string]>,
  username: string,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const [name, text] of names) {
    const at = name.indexOf(mark);
    const who = name.slice(at + 1);
    if (!name.startsWith("qihang-") || at < 0 || beside.test(name) || who === username) continue;
    const count = (JSON.parse(text) as unknown[]).length;
    if (count > 0) found.set(who, (found.get(who) ?? 0) + count);
  }
  return found;
}
