import type { Db } from "db/client.server";
import { lateStocktakes } from "~/areas/donations/index.server";
import { lateLoans } from "~/areas/loans/index.server";
import { lateChecks } from "~/areas/people/index.server";
import { lateTripWork } from "~/areas/study-trips/index.server";
import { inScope, type SignedIn, type VillageScope } from "~/platform/access/actor";
import { type Day, todayOn } from "~/platform/dates";
import type { LateSource, LateThing } from "~/platform/home/late-thing";
import type { Language } from "~/platform/i18n/text";
import { untilWritten } from "~/platform/until-written.server";

/** Areas that have something with a day on it; a new one is a line here. */
const sources: readonly LateSource[] = [lateLoans, lateTripWork, lateStocktakes, lateChecks];

/** What is overdue today in the villages of a scope, the longest first: only what the person may see anyway. */
export const lateThings = (
  db: Db,
  person: SignedIn,
  scope: VillageScope,
  language: Language,
): readonly LateThing[] =>
  untilWritten(db, `late ${JSON.stringify([person.grants, scope, todayOn(), language])}`, () =>
    sources
      .flatMap((source) => source(db, person, todayOn(), language))
      .filter((thing) => inScope(scope, thing.villageId))
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key)),
  );

/** How many of them each village has. */
export function lateByVillage(things: readonly LateThing[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { villageId } of things) counts.set(villageId, (counts.get(villageId) ?? 0) + 1);
  return counts;
}

export const lateHref = (villageId: number | null): string =>
  villageId === null ? "/overview/late" : `/overview/late?village=${villageId}`;

const day = 86_400_000;

/** How long something is overdue: in working days where its limit is, else in days. */
export const daysOver = (thing: LateThing, today: Day): number =>
  thing.workingDays ?? Math.round((Date.parse(today) - Date.parse(thing.dueOn)) / day);
