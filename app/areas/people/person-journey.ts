import { ageOn, type Day } from "~/platform/dates";
import type { Translate } from "~/platform/i18n/text";
import type { PersonStep } from "./person-source";
import type { personPageText } from "./text/person-page";

const dayMs = 86_400_000;

/** How long ago the first step was, in whole years and months, or days in the first month. */
export function timeSince(from: Day, today: Day, t: Translate<typeof personPageText.zh>): string {
  const years = ageOn(from, today);
  const months =
    (12 + Number(today.slice(5, 7)) - Number(from.slice(5, 7)) - (today.slice(8) < from.slice(8) ? 1 : 0)) %
    12;
  if (years > 0)
    return months > 0 ? t("page.years", { years, months }) : t("page.wholeYears", { count: years, years });
  if (months > 0) return t("page.months", { count: months, months });
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(from)) / dayMs));
  return t("page.days", { count: days, days });
}

/** Steps of all areas on one line of time, the oldest first; of the same day, what is finished stands before what runs. */
export function inOrder(steps: readonly PersonStep[]): PersonStep[] {
  const rank = { void: 0, done: 1, now: 2 };
  return [...steps].sort(
    (a, b) =>
      (a.phase === "now" ? 1 : 0) - (b.phase === "now" ? 1 : 0) ||
      a.on.localeCompare(b.on) ||
      rank[a.phase] - rank[b.phase],
  );
}

/** How many steps the rail holds one by one; the whole line stands in the table below it. */
const railLength = 7;

export interface Milestone extends PersonStep {
  /** How many steps of the kind there are, where the first stands for them. */
  of: number;
  /** The one somebody works on, or the latest that came to something, where the first stands for several. */
  latest?: PersonStep;
}

/**
 * The steps on the rail, in the order of time: all where they fit, else each kind at the day of the first that came to
 * something, with how many there are and the latest of them.
 */
export function milestones(steps: readonly PersonStep[]): Milestone[] {
  const byDay = [...steps].sort((a, b) => a.on.localeCompare(b.on));
  if (byDay.length <= railLength) return byDay.map((s) => ({ ...s, of: 1 }));
  const kindOf = (s: PersonStep) => s.kind ?? s.title;
  const shown = [...new Set(byDay.map(kindOf))].map((kind): Milestone => {
    const own = byDay.filter((s) => kindOf(s) === kind);
    const real = own.filter((s) => s.phase !== "void");
    const first = real[0] ?? (own[0] as PersonStep);
    const latest = own.findLast((s) => s.phase === "now") ?? real.at(-1) ?? (own.at(-1) as PersonStep);
    if (latest === first) return { ...first, of: own.length };
    return { ...first, phase: latest.phase === "now" ? "now" : first.phase, of: own.length, latest };
  });
  return shown.sort((a, b) => a.on.localeCompare(b.on));
}
