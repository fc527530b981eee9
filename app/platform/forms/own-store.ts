/** Between the list a store belongs to and who wrote it: no name of a list has it. */
const mark = "@";
/** What lies beside the queue of a list. */
const beside = /-(taken|refused)$/;

/** Where a person's changes of one list are kept: a phone passes from hand to hand, and what was marked stays theirs. */
export const ownStore = (list: string, username: string): string => `${list}${mark}${username}`;

/**
 * What was kept before each person had a store of their own goes to who opens the list first, as it did then: an update
 * loses no mark.
 */
export function adoptKept(
  kept: Pick<Storage, "getItem" | "setItem" | "removeItem">,
  list: string,
  own: string,
): void {
  for (const part of ["", "-refused"]) {
    const before = kept.getItem(list + part);
    if (before === null) continue;
    const now = JSON.parse(kept.getItem(own + part) ?? "[]") as unknown[];
    kept.setItem(own + part, JSON.stringify([...(JSON.parse(before) as unknown[]), ...now]));
    kept.removeItem(list + part);
  }
}

/** Tells what this browser keeps of others, now and after each change that another tab of it makes. Answers what ends that. */
export function watchOthers(username: string, tell: (others: ReadonlyMap<string, number>) => void) {
  const look = () => tell(keptOfOthers(Object.entries(localStorage), username));
  look();
  addEventListener("storage", look);
  return () => removeEventListener("storage", look);
}

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
