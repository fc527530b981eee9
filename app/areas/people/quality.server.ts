import type { Reader } from "db/client.server";
import { residentRules } from "~/areas/policies/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { countPeople } from "./list-people.server";
import type { MissingPart, PeopleFilter } from "./people-view";

/** Ready conditions of the list of people, in the order in which they are worked off. */
const lacking = [
  { key: "phone", filter: { missing: "phone" } },
  { key: "consent", filter: { missing: "consent" } },
  { key: "card", filter: { missing: "card" } },
  { key: "card-expired", filter: { missing: "card-expired" } },
  { key: "photo", filter: { missing: "photo" } },
  { key: "double", filter: { missing: "double" } },
] as const satisfies readonly { key: MissingPart; filter: PeopleFilter }[];

export type QualityKey = (typeof lacking)[number]["key"] | "over-age" | "age-unsure";

/** The conditions of today: who is over age is said by the policy in force here and by the retirement of employees; no policy says it, none is asked for. */
export function qualityConditions(db: Reader): { key: QualityKey; filter: PeopleFilter; age?: number }[] {
  const { overAge } = residentRules(db, todayOn());
  return overAge === null
    ? [...lacking]
    : [
        ...lacking,
        { key: "over-age", filter: { missing: "over-age" }, age: overAge },
        { key: "age-unsure", filter: { missing: "age-unsure" }, age: overAge },
      ];
}

/** How many people each condition means: the list it leads to shows exactly these. */
export const qualityCounts = (db: Reader, scope: VillageScope): { key: QualityKey; count: number }[] =>
  qualityConditions(db).map(({ key, filter }) => ({ key, count: countPeople(db, scope, filter) }));
