import type { Db } from "db/client.server";
import { baseRate, lprRate, policyGroup, policyValue, policyVersion } from "db/schema";
import { baseRates, lprRates, policyGroups, policyVersions } from "db/seed/policies";

/**
 * The versions, groups and rates every installation starts with; also one that was begun before there were any. A
 * product that has versions keeps its own.
 */
export function loadPolicies(db: Db): void {
  const createdAt = Date.now();
  db.transaction((tx) => {
    const there = new Set(
      tx
        .selectDistinct({ product: policyVersion.product })
        .from(policyVersion)
        .all()
        .map((v) => v.product),
    );
    for (const { values, ...version } of policyVersions) {
      if (there.has(version.product)) continue;
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
    if (!tx.select({ id: baseRate.id }).from(baseRate).limit(1).get())
      tx.insert(baseRate)
        .values(
          baseRates.map(([fromOn, oneYearPpm]) => ({
            fromOn,
            oneYearPpm,
            source: "中国人民银行公布的一年期（含）以内贷款基准利率，没有找到原文",
            confidence: "none",
            createdAt,
          })),
        )
        .run();
    if (there.size > 0) return;
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
