import type { Db, Tx } from "db/client.server";
import { auditEvent, division, village, villagePast } from "db/schema";
import { and, desc, eq, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Actor, VillageScope } from "~/platform/access/actor";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
import { plainPinyin } from "~/platform/search/pinyin";
import { type VillageStanding, type WhyNotChanged, whyNotChanged } from "./village-past";
import { pastOf } from "./village-past.server";
import { findVillage, type Village, villageLabel } from "./villages.server";

export interface StandingInput {
  name: string;
  /** 9-digit code of the town it belongs to from then on. */
  townCode: string;
  code: string;
  fromOn: Day;
  basis: string;
}

export type StandingRefusal =
  | WhyNotChanged
  | "village.notFound"
  | "standing.noTown"
  | "standing.codeTaken"
  | "standing.codeForeign"
  | "standing.merged";

/**
 * A change of divisions (区划调整): a village is renamed, belongs to another town, or has a new code from a day on. What
 * it was before is kept, so that classes, papers and figures of earlier days go on naming it as it was (FEATURES 1).
 */
export function changeStanding(
  db: Db,
  actor: Actor<"village.manage">,
  id: number,
  input: StandingInput,
  today: Day = todayOn(),
): { ok: true } | { ok: false; why: StandingRefusal } {
  return db.transaction((tx) => changeStandingIn(tx, actor, actor.villages, id, input, today));
}

/** The same inside a transaction that is open. */
export function changeStandingIn(
  tx: Tx,
  by: EventBy,
  scope: VillageScope,
  id: number,
  input: StandingInput,
  today: Day,
): { ok: true } | { ok: false; why: StandingRefusal } {
  const before = findVillage(tx, scope, id);
  if (!before) return { ok: false, why: "village.notFound" };
  if (before.mergedIntoId !== null) return { ok: false, why: "standing.merged" };
  const town = townOf(tx, input.townCode);
  if (!town) return { ok: false, why: "standing.noTown" };
  if (!input.code.startsWith(input.townCode)) return { ok: false, why: "standing.codeForeign" };
  const next = { name: input.name, townName: town.name, countyName: town.county, code: input.code };
  const past = pastOf(tx, id);
  const why = whyNotChanged(past, before, next, input.fromOn, today);
  if (why) return { ok: false, why };
  if (isTaken(tx, id, input.code)) return { ok: false, why: "standing.codeTaken" };
  tx.insert(villagePast)
    .values({
      villageId: id,
      ...standing(before),
      divisionId: before.divisionId,
      untilOn: addDays(input.fromOn, -1),
      basis: input.basis,
      changedBy: by.userId ?? "system",
      changedByName: by.name ?? "",
      createdAt: Date.now(),
    })
    .run();
  const place = divisionFor(tx, before, next, town.id);
  tx.update(village)
    .set({ ...next, divisionId: place.id })
    .where(eq(village.id, id))
    .run();
  recordEvent(tx, by, {
    event: "village.redrawn",
    subject: { kind: "village", id, label: villageLabel(next) },
    villageId: id,
    reason: input.basis,
    before: logged(before),
    after: { ...logged(next), fromOn: input.fromOn, ...(place.added && { divisionAdded: next.code }) },
  });
  return { ok: true };
}

/** Takes the last change of a village back: it was entered by mistake. */
export function takeStandingBack(
  db: Db,
  actor: Actor<"village.manage">,
  id: number,
  pastId: number,
):
  | { ok: true }
  | {
      ok: false;
      why: "village.notFound" | "standing.notLast" | "standing.mergedSince" | "standing.codeTaken";
    } {
  return db.transaction((tx) => {
    const now = findVillage(tx, actor.villages, id);
    if (!now) return { ok: false, why: "village.notFound" };
    const [last] = pastOf(tx, id);
    if (now.mergedIntoId !== null) return { ok: false, why: "standing.mergedSince" };
    if (last?.id !== pastId) return { ok: false, why: "standing.notLast" };
    if (isTaken(tx, id, last.code)) return { ok: false, why: "standing.codeTaken" };
    tx.update(village)
      .set({ ...standing(last), divisionId: last.divisionId })
      .where(eq(village.id, id))
      .run();
    tx.update(division)
      .set({ name: last.name, parentId: townNamed(tx, last), ...reading(last.name) })
      .where(eq(division.id, last.divisionId))
      .run();
    tx.delete(villagePast).where(eq(villagePast.id, pastId)).run();
    if (now.divisionId !== last.divisionId) dropAdded(tx, id, now);
    recordEvent(tx, actor, {
      event: "village.redrawing-undone",
      subject: { kind: "village", id, label: villageLabel(last) },
      villageId: id,
      before: logged(now),
      after: logged(last),
    });
    return { ok: true };
  });
}

const standing = ({ name, townName, countyName, code }: VillageStanding): VillageStanding => ({
  name,
  townName,
  countyName,
  code,
});

/**
 * The row of the register that the change itself wrote for a new code goes with it: nobody should adopt a village that
 * never was. One that was there before stays, and so does one that another village names.
 */
function dropAdded(tx: Tx, id: number, gone: Village): void {
  const change = tx
    .select({ after: auditEvent.after })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectKind, "village"),
        eq(auditEvent.subjectId, String(id)),
        eq(auditEvent.event, "village.redrawn"),
        eq(auditEvent.outcome, "success"),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .all()
    .map((e) => JSON.parse(e.after ?? "{}") as { code?: string; divisionAdded?: string })
    .find((after) => after.code === gone.code);
  if (change?.divisionAdded !== gone.code) return;
  const named = [
    tx.select({ id: village.id }).from(village).where(eq(village.divisionId, gone.divisionId)).get(),
    tx
      .select({ id: villagePast.id })
      .from(villagePast)
      .where(eq(villagePast.divisionId, gone.divisionId))
      .get(),
    tx.select({ id: division.id }).from(division).where(eq(division.parentId, gone.divisionId)).get(),
  ];
  if (named.every((row) => row === undefined))
    tx.delete(division).where(eq(division.id, gone.divisionId)).run();
}

/** A standing as the log names its fields. */
const logged = (s: VillageStanding) => ({
  village: s.name,
  townName: s.townName,
  countyName: s.countyName,
  code: s.code,
});

function townOf(tx: Tx, code: string): { id: number; name: string; county: string } | undefined {
  const town = tx.select().from(division).where(eq(division.code, code)).get();
  if (town?.level !== "town" || town.parentId === null) return undefined;
  const county = tx.select().from(division).where(eq(division.id, town.parentId)).get();
  return county && { id: town.id, name: town.name, county: county.name };
}

const county = alias(division, "county");

/** The row of a town by its names. */
const townNamed = (tx: Tx, place: Pick<VillageStanding, "townName" | "countyName">): number | undefined =>
  tx
    .select({ id: division.id })
    .from(division)
    .innerJoin(county, eq(county.id, division.parentId))
    .where(
      and(eq(division.level, "town"), eq(division.name, place.townName), eq(county.name, place.countyName)),
    )
    .get()?.id;

const isTaken = (tx: Tx, id: number, code: string): boolean =>
  tx
    .select({ id: village.id })
    .from(village)
    .where(and(eq(village.code, code), ne(village.id, id)))
    .get() !== undefined;

/**
 * The row of the register of divisions that the village is from now on: the one with its new code, else a new one under
 * its town. The old row stays for the days before, and for ID numbers and papers that name it.
 */
function divisionFor(
  tx: Tx,
  before: Village,
  next: VillageStanding,
  townId: number,
): { id: number; added: boolean } {
  const known = tx.select().from(division).where(eq(division.code, next.code)).get();
  const names = { name: next.name, parentId: townId, ...reading(next.name) };
  if (known && known.id !== before.divisionId) return { id: known.id, added: false };
  if (known) {
    tx.update(division).set(names).where(eq(division.id, known.id)).run();
    return { id: known.id, added: false };
  }
  const { id } = tx
    .insert(division)
    .values({ code: next.code, level: "village", ...names })
    .returning({ id: division.id })
    .get();
  return { id, added: true };
}

const reading = (name: string) => {
  const { pinyin, initials } = plainPinyin(name);
  return { pinyin, initials };
};
