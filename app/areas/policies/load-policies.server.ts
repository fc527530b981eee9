import type { Db } from "db/client.server";
import { lprRate, policyGroup, policyValue, policyVersion } from "db/schema";
import { lprRates, policyGroups, policyVersions } from "db/seed/policies";

/**
 * The versions, groups and rates every installation starts with; also one that was begun before there were any.
 * Does nothing once there are versions.
 */
export function loadPolicies(db: Db): void {
  const createdAt = Date.now();
  db.transaction((tx) => {
    if (tx.select({ id: policyVersion.id }).from(policyVersion).limit(1).get()) return;
    for (const { values, ...version } of policyVersions) {
      const { id } = tx
        .insert(policyVersion)
        .values({ ...version, createdAt })
        .returning({ id: policyVersion.id })
        .get();
      tx.insert(policyValue)
        .values(
          values.map((row) => ({
            versionId: id,
            key: row.key,
            value: String(row.value),
            clause: row.clause ?? null,
            source: row.source ?? version.source,
            confidence: row.confidence ?? version.confidence,
          })),
        )
        .run();
    }
    tx.insert(policyGroup)
      .values(policyGroups.map((g) => ({ ...g, createdAt })))
      .run();
    tx.insert(lprRate)
      .values(
        lprRates.map(([publishedOn, oneYearPpm]) => ({
          publishedOn,
          oneYearPpm,
          source: "全国银行间同业拆借中心",
          confidence: "none",
          createdAt,
        })),
      )
      .run();
  });
}
