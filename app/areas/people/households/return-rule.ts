import { addDays } from "~/platform/dates";
import { holdsOn, isOpen, type Membership } from "./membership";
import { head } from "./relation";

export const whysNotBack = ["elsewhere", "otherHead", "changed", "moved", "gone"] as const;
export type WhyNotBack = (typeof whysNotBack)[number];

/** A row that lasts again, or ends as the one that came after it; rows that a change of head had begun go. */
export interface ReturnPlan {
  remove: number[];
  set: { id: number; toOn: string | null; endReason: string | null }[];
}

/** The membership that a death ended: the newest of a person's rows, if it ended so. */
export const endedByDeath = (own: readonly Membership[]): Membership | undefined =>
  own
    .filter((r) => r.endReason === "died")
    .sort((a, b) => a.fromOn.localeCompare(b.fromOn))
    .at(-1);

/**
 * How a household stands again when the death that ended a membership is taken back. Every relation is one to the head:
 * a member comes back while the head of that day still is it; a head comes back while what followed is only what the
 * change of head wrote, and the others take their relations of before.
 * @param ended the row that the death ended @param household rows of its household @param own every row of the person
 */
export function planReturn(
  ended: Membership,
  household: readonly Membership[],
  own: readonly Membership[],
): { ok: true; plan: ReturnPlan } | { ok: false; why: WhyNotBack } {
  const lastOn = ended.toOn ?? ended.fromOn;
  if (own.some((r) => r !== ended && (isOpen(r) || r.fromOn > lastOn)))
    return { ok: false, why: "elsewhere" };
  const back = { id: ended.id, toOn: null, endReason: null };
  if (ended.relation !== head) {
    const headThen = household.find((r) => r.relation === head && holdsOn(r, lastOn));
    return headThen && isOpen(headThen)
      ? { ok: true, plan: { remove: [], set: [back] } }
      : { ok: false, why: "otherHead" };
  }
  const since = household.filter((r) => r.fromOn > lastOn);
  const set = [back] as ReturnPlan["set"];
  for (const row of since) {
    const before = household.find(
      (r) => r.personId === row.personId && r.toOn === lastOn && r.endReason === "head-changed",
    );
    if (!before || row.fromOn !== addDays(lastOn, 1)) return { ok: false, why: "changed" };
    set.push({ id: before.id, toOn: row.toOn, endReason: row.endReason ?? null });
  }
  return { ok: true, plan: { remove: since.map((r) => r.id), set } };
}
