import type { Reader } from "db/client.server";
import {
  baseRate,
  calendarDay,
  division,
  lprRate,
  policyGroup,
  policyUse,
  policyValue,
  policyVersion,
  village,
} from "db/schema";
import { and, asc, count, desc, eq, gte, inArray, isNull, lte, or, sum } from "drizzle-orm";
import type { LprRow } from "~/areas/loans";
import type { Day } from "~/platform/dates";
import { missingLpr } from "./lpr-month";
import { covers, national, type PolicyInForce, type PolicyVersionRow, policyOn } from "./policy";
import { type GroupRow, groupsOn } from "./policy-group";
import type { Confidence, Product } from "./policy-key";
import type { CalendarEdit } from "./working-day";

export type VersionState = "proposed" | "in-force" | "refused";

export interface VersionOfPolicy extends PolicyVersionRow {
  /** Who proposed it and who decided, where it was not shipped with the product. */
  state: string;
  closesOn: Day | null;
  proposedBy: string | null;
  proposedByName: string | null;
  proposedOn: Day | null;
  decidedByName: string | null;
  decidedOn: Day | null;
  decision: string | null;
  product: Product;
  source: string;
  confidence: Confidence;
  note: string | null;
  uses: number;
}

/** Versions in force with their values, by region and day; those of another state where it is asked for. */
export function policyVersionsOf(
  db: Reader,
  product: Product = "guaranteed-loan",
  state: VersionState = "in-force",
): VersionOfPolicy[] {
  const versions = db
    .select()
    .from(policyVersion)
    .where(and(eq(policyVersion.product, product), eq(policyVersion.state, state)))
    .orderBy(asc(policyVersion.region), asc(policyVersion.fromOn))
    .all();
  const values = db.select().from(policyValue).orderBy(asc(policyValue.id)).all();
  const uses = new Map(
    db
      .select({ id: policyUse.versionId, n: count() })
      .from(policyUse)
      .groupBy(policyUse.versionId)
      .all()
      .map((r) => [r.id, r.n]),
  );
  return versions.map((v) => ({
    ...v,
    product,
    confidence: v.confidence as Confidence,
    uses: uses.get(v.id) ?? 0,
    values: values
      .filter((row) => row.versionId === v.id)
      .map((row) => ({ ...row, confidence: row.confidence as Confidence })),
  }));
}

/** What holds in a place on a day; null when nothing does. */
export function findPolicy(
  db: Reader,
  place: string,
  on: Day,
  product: Product = "guaranteed-loan",
): PolicyInForce | null {
  // Asked at every step of a loan: only the few versions of the place and day are read.
  const versions = db
    .select()
    .from(policyVersion)
    .where(
      and(
        eq(policyVersion.product, product),
        eq(policyVersion.state, "in-force"),
        lte(policyVersion.fromOn, on),
        or(isNull(policyVersion.toOn), gte(policyVersion.toOn, on)),
      ),
    )
    .all()
    .filter((v) => covers(v.region, place));
  if (versions.length === 0) return null;
  const values = db
    .select()
    .from(policyValue)
    .where(
      inArray(
        policyValue.versionId,
        versions.map((v) => v.id),
      ),
    )
    .orderBy(asc(policyValue.id))
    .all();
  return policyOn(
    versions.map((v) => ({
      ...v,
      values: values
        .filter((row) => row.versionId === v.id)
        .map((row) => ({ ...row, confidence: row.confidence as Confidence })),
    })),
    place,
    on,
  );
}

export const allGroups = (db: Reader): (GroupRow & { id: number })[] =>
  db.select().from(policyGroup).orderBy(asc(policyGroup.id)).all();

export const findGroups = (db: Reader, place: string, on: Day) => groupsOn(allGroups(db), place, on);

/** The LPR table as the engine reads it. */
export const lprTable = (db: Reader): LprRow[] =>
  db
    .select({ from: lprRate.publishedOn, ratePpm: lprRate.oneYearPpm })
    .from(lprRate)
    .orderBy(asc(lprRate.publishedOn))
    .all();

/** The base lending rate by the day it began, as the engine reads it: what rules before the LPR rest on. */
export const baseRateTable = (db: Reader): LprRow[] =>
  db
    .select({ from: baseRate.fromOn, ratePpm: baseRate.oneYearPpm })
    .from(baseRate)
    .orderBy(asc(baseRate.fromOn))
    .all();

export const baseRateRows = (db: Reader) => db.select().from(baseRate).orderBy(desc(baseRate.fromOn)).all();

export const lprRows = (db: Reader) => db.select().from(lprRate).orderBy(desc(lprRate.publishedOn)).all();

/** The publication day that should have been entered by now; null when the table is up to date. */
export const missingLprDay = (db: Reader, today: Day): Day | null =>
  missingLpr(
    lprRows(db).map((r) => r.publishedOn),
    today,
  );

/** What the administrator has said of days. */
export const calendarEdits = (db: Reader): Map<Day, CalendarEdit> =>
  new Map(
    db
      .select({ day: calendarDay.day, kind: calendarDay.kind, name: calendarDay.name })
      .from(calendarDay)
      .orderBy(asc(calendarDay.day))
      .all()
      .map((row) => [row.day, { ...row, kind: row.kind as CalendarEdit["kind"] }]),
  );

/** Who uses a version: by village, with how many and how much. */
export const usesByVillage = (db: Reader, versionId: number) =>
  db
    .select({ village: village.name, count: count(), amountFen: sum(policyUse.amountFen).mapWith(Number) })
    .from(policyUse)
    .leftJoin(village, eq(village.id, policyUse.villageId))
    .where(eq(policyUse.versionId, versionId))
    .groupBy(policyUse.villageId)
    .orderBy(desc(count()))
    .all();

/** Whether a version was used on a day or later: it cannot end before. */
export const usedSince = (db: Reader, versionId: number, on: Day): boolean =>
  db
    .select({ id: policyUse.id })
    .from(policyUse)
    .where(and(eq(policyUse.versionId, versionId), gte(policyUse.on, on)))
    .limit(1)
    .get() !== undefined;

/** Regions a version may hold for; `name` null where the catalogue has the word. */
export function policyRegions(db: Reader): { code: string; name: string | null }[] {
  const rows = db
    .select({ code: division.code, name: division.name, level: division.level })
    .from(division)
    .where(inArray(division.level, ["city", "county"]))
    .orderBy(asc(division.code))
    .all();
  return [
    { code: national, name: null },
    { code: "37", name: null },
    ...rows.map((r) => ({ code: r.code.slice(0, r.level === "city" ? 4 : 6), name: r.name })),
  ];
}

/** Regions that hold elsewhere and stand for comparison. */
export const elsewhere = (region: string): boolean =>
  region !== national && region !== "37" && !region.startsWith("3717");
