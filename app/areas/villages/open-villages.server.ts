import type { Reader } from "db/client.server";
import { prepared } from "db/prepared";
import { village } from "db/schema";
import { eq, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import type { ClosedVillage } from "./closed-village";
import { type Village, villagesInScope } from "./villages.server";

type Standing = Pick<Village, "mergedIntoId" | "leftOn">;

/** Whether something new may be written in a village: it was not taken up by another and its last day is not over. */
export const isOpenVillage = (v: Standing, today = todayOn()): boolean =>
  v.mergedIntoId === null && (v.leftOn === null || v.leftOn >= today);

/** Villages that a form for something new offers; a filter offers those of the past too (`villagesInScope`). */
export const openVillages = (db: Reader, scope: VillageScope): Village[] =>
  villagesInScope(db, scope).filter((v) => isOpenVillage(v));

const byId = prepared((db: Reader) =>
  db
    .select()
    .from(village)
    .where(eq(village.id, sql.placeholder("id")))
    .prepare(),
);

/** Why nothing new may be written in this village; null when it may, or when there is no such village. */
export function whyClosed(db: Reader, id: number): ClosedVillage | null {
  const found = byId(db).get({ id });
  if (!found || isOpenVillage(found)) return null;
  const into = found.mergedIntoId === null ? undefined : byId(db).get({ id: found.mergedIntoId });
  const names = { name: placeLabel(found, "zh"), nameEn: placeLabel(found, "en") };
  return into
    ? (message("closedVillage.merged", {
        ...names,
        into: placeLabel(into, "zh"),
        intoEn: placeLabel(into, "en"),
      }) as ClosedVillage)
    : (message("closedVillage.left", names) as ClosedVillage);
}
