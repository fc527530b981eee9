import type { Db } from "db/client.server";
import { setting } from "db/schema";
import { eq } from "drizzle-orm";
import { bySystem, type EventBy } from "~/platform/audit/record-event.server";
import { databaseFile } from "~/platform/database.server";
import { clockOf, instantText } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { inImportWorker } from "~/platform/imports/import-pool.server";
import { log } from "~/platform/log.server";
import { scanDuplicates } from "../duplicates/scan-duplicates.server";
import { scanHouseholds } from "../households/duplicates/scan-households.server";
import { duplicatesText } from "../text/duplicates";

const key = "people.compared";
const hours = 3_600_000;

/** Compares everybody, and all households, with one another; what is alike comes onto the work lists. */
export function compareAll(db: Db, by: EventBy): void {
  scanDuplicates(db, by);
  scanHouseholds(db, by);
  const value = JSON.stringify(true);
  const updatedAt = Date.now();
  db.insert(setting)
    .values({ key, value, updatedAt })
    .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt } })
    .run();
}

/** When everybody was compared last; null: never. */
export const lastCompared = (db: Db): number | null =>
  db.select({ at: setting.updatedAt }).from(setting).where(eq(setting.key, key)).get()?.at ?? null;

/** When everybody was compared last, in words; that it goes on, while it does. */
export function comparedWords(db: Db, language: Language): string {
  const t = translator(duplicatesText, language);
  if (isComparing()) return t("list.comparing");
  const at = lastCompared(db);
  return at === null ? t("list.nightly") : t("list.lastCompared", { when: instantText(at, language) });
}

let running: Promise<void> | null = null;
export const isComparing = (): boolean => running !== null;

/** Begins a comparison beside the pages; asking while one goes on asks for that one. */
export function startComparison(db: Db, by: EventBy): Promise<void> {
  running ??= inImportWorker(
    "compareEverybody",
    { file: databaseFile(), by },
    () => compareAll(db, by),
    "comparing",
  )
    .catch((error: unknown) => log().error({ err: error }, "comparison failed"))
    .finally(() => {
      running = null;
    });
  return running;
}

/** In the small hours, once a night; asked every hour. */
export function compareAtNight(db: Db, now = Date.now()): Promise<void> | null {
  const hour = Number(clockOf(now).slice(0, 2));
  const last = lastCompared(db);
  if (hour < 1 || hour >= 5 || (last !== null && now - last < 12 * hours)) return null;
  return startComparison(db, bySystem);
}
