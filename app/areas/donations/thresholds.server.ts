import type { Db, Reader } from "db/client.server";
import { assetThreshold } from "db/schema";
import { assetThresholds } from "db/seed/donations";
import { asc } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { type Threshold, thresholdOn } from "./threshold";

export const thresholds = (db: Reader): (Threshold & { createdAt: number })[] =>
  db.select().from(assetThreshold).orderBy(asc(assetThreshold.fromOn)).all();

/** The threshold for fixed assets in force on a day. */
export const thresholdFor = (db: Reader, on: Day): Threshold | undefined => thresholdOn(thresholds(db), on);

/** What every installation needs: the thresholds as they were published, once. */
export function loadAssetThresholds(db: Db, now = Date.now()): void {
  db.transaction((tx) => {
    for (const row of assetThresholds)
      tx.insert(assetThreshold)
        .values({ ...row, createdAt: now })
        .onConflictDoNothing()
        .run();
  });
}
