import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { countPeople } from "./list-people.server";
import type { MissingPart, PeopleFilter } from "./people-view";

/** Ready conditions of the list of people, in the order in which they are worked off. */
export const qualityConditions = [
  { key: "phone", filter: { missing: "phone" } },
  { key: "consent", filter: { missing: "consent" } },
  { key: "card", filter: { missing: "card" } },
  { key: "card-expired", filter: { missing: "card-expired" } },
  { key: "photo", filter: { missing: "photo" } },
  { key: "double", filter: { missing: "double" } },
  { key: "over-age", filter: { ageFrom: 60 } },
] as const satisfies readonly { key: MissingPart | "over-age"; filter: PeopleFilter }[];

export type QualityKey = (typeof qualityConditions)[number]["key"];

/** How many people each condition means: the list it leads to shows exactly these. */
export const qualityCounts = (db: Reader, scope: VillageScope): { key: QualityKey; count: number }[] =>
  qualityConditions.map(({ key, filter }) => ({ key, count: countPeople(db, scope, filter) }));
