import type { Day } from "~/platform/dates";
import { covers } from "./policy";

export interface GroupRow {
  code: string;
  name: string;
  nameEn: string;
  region: string;
  fromOn: Day;
  toOn: Day | null;
  proof: string;
  source: string;
  confidence: string;
}

/** The groups who may apply in a place on a day, under the names of that day (DOMAIN §8.15). */
export const groupsOn = <G extends GroupRow>(groups: readonly G[], place: string, on: Day): G[] =>
  groups.filter((g) => covers(g.region, place) && g.fromOn <= on && (g.toOn === null || on <= g.toOn));

/** Names a group had before this row, newest first: 建档立卡贫困人口 of 脱贫人口. */
export const earlierNames = (
  groups: readonly GroupRow[],
  { code, name, fromOn }: Pick<GroupRow, "code" | "name" | "fromOn">,
): string[] => [
  ...new Set(
    groups
      .filter((g) => g.code === code && g.name !== name && g.fromOn < fromOn)
      .sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1))
      .map((g) => g.name),
  ),
];
