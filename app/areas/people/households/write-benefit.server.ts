import type { Db, Reader } from "db/client.server";
import { benefit, person } from "db/schema";
import { asc, eq, inArray, or } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { diedBefore } from "../people-queries.server";
import { idIndex } from "../person-record.server";
import { documentColumns, isSameDocument } from "./document-columns.server";
import {
  contradictsCard,
  idNumberIn,
  readDisabilityCard,
  type WhyNotNumber,
  whyNotNumber,
} from "./document-number";
import { type BenefitKind, sameBenefitTwice, type WhyNotBenefit, whyNotBenefit } from "./household";
import { findHousehold, rowsOfHousehold } from "./household-queries.server";
import { labelOf, touch } from "./household-record.server";
import { isOpen } from "./membership";

export type Benefit = typeof benefit.$inferSelect;

/** Policies of a household and of these people, standing ones first by their kind. */
export const benefitsOf = (db: Reader, householdId: number, personIds: readonly number[]): Benefit[] =>
  db
    .select()
    .from(benefit)
    .where(
      or(
        eq(benefit.householdId, householdId),
        personIds.length ? inArray(benefit.personId, [...personIds]) : undefined,
      ),
    )
    .orderBy(asc(benefit.fromOn), asc(benefit.id))
    .all();

export interface BenefitInput {
  /** Null: the whole household. */
  personId: number | null;
  kind: BenefitKind;
  name: string | null;
  level: string | null;
  documentNo: string | null;
  monthlyFen: Fen | null;
  fromOn: Day;
  toOn: Day | null;
}

export type WhyNotWritten =
  | "household.notFound"
  | "benefits.holderGone"
  | "benefits.holderDead"
  | "benefits.gone"
  | "benefits.changedMeanwhile"
  | WhyNotCard
  | WhyNotBenefit;

const holderIs = (householdId: number, personId: number | null) =>
  personId === null ? eq(benefit.householdId, householdId) : eq(benefit.personId, personId);

/** What is entered of who is to enjoy it. */
export const benefitsOfHolder = (db: Reader, householdId: number, personId: number | null): Benefit[] =>
  db.select().from(benefit).where(holderIs(householdId, personId)).all();

/** Whether this household or member can enjoy it from that day: a member of today, alive then. */
export function whyNotHolder(
  db: Reader,
  householdId: number,
  input: BenefitInput,
): "benefits.holderGone" | "benefits.holderDead" | null {
  if (input.personId === null) return null;
  const members = rowsOfHousehold(db, householdId).filter(isOpen);
  if (!members.some((m) => m.personId === input.personId)) return "benefits.holderGone";
  return diedBefore(db, input.personId, input.fromOn) ? "benefits.holderDead" : null;
}

const told = ["kind", "name", "level", "monthlyFen", "fromOn", "toOn"] as const;

/** The same in every word: what differs in one only is another entry, and is never taken for this one. */
export const saysTheSame = (a: Benefit, b: BenefitInput): boolean =>
  told.every((key) => a[key] === b[key]) && isSameDocument(a, b.documentNo);

type WhyNotCard = WhyNotNumber | "benefits.cardOfOther" | "benefits.cardNobodys" | "benefits.levelNotCard";

/** Whether this number can stand there: whole, of its kind, of nobody else, and of the grade that is written beside it. */
export function whyNotDocument(db: Reader, input: BenefitInput): WhyNotCard | null {
  const wrong = whyNotNumber(input.kind, input.documentNo);
  if (wrong) return wrong;
  const card =
    input.kind === "disability-card" && input.documentNo ? readDisabilityCard(input.documentNo) : null;
  if (card && input.personId === null) return "benefits.cardNobodys";
  if (card && input.level && contradictsCard(card, input.level)) return "benefits.levelNotCard";
  const number = input.documentNo && idNumberIn(input.documentNo);
  if (!number || input.personId === null) return null;
  const who = db
    .select({ index: person.idNumberIndex })
    .from(person)
    .where(eq(person.id, input.personId))
    .get();
  return who?.index && who.index !== idIndex(number) ? "benefits.cardOfOther" : null;
}

/** Enters a policy that a household or one of its members enjoys. */
export function addBenefit(
  db: Db,
  actor: Actor<"household.edit">,
  householdId: number,
  input: BenefitInput,
): { ok: true; id: number } | { ok: false; why: WhyNotWritten } {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row) return { ok: false, why: "household.notFound" };
    const notHolder = whyNotHolder(tx, householdId, input);
    if (notHolder) return { ok: false, why: notHolder };
    const standing = benefitsOfHolder(tx, householdId, input.personId);
    // Sent twice: the one that is there already.
    const twice = standing.find((b) => saysTheSame(b, input));
    if (twice) return { ok: true, id: twice.id };
    const why = whyNotBenefit(standing, input, todayOn()) ?? whyNotDocument(tx, input);
    if (why) return { ok: false, why };
    const now = Date.now();
    const made = tx
      .insert(benefit)
      .values({
        ...input,
        ...documentColumns(input.documentNo),
        householdId: input.personId === null ? householdId : null,
        recordedByName: actor.name,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: benefit.id })
      .get();
    touch(tx, row);
    recordEvent(tx, actor, {
      event: "household.benefit-added",
      subject: { kind: "household", id: householdId, label: labelOf(tx, row) },
      villageId: row.villageId,
      after: { fromOn: input.fromOn, hidden: ["benefit"] },
    });
    return { ok: true, id: made.id };
  });
}

/** A policy of the household or of one of its members. */
export const findBenefit = (db: Reader, householdId: number, id: number): Benefit | undefined => {
  const found = db.select().from(benefit).where(eq(benefit.id, id)).get();
  if (!found) return undefined;
  if (found.householdId !== null) return found.householdId === householdId ? found : undefined;
  const members = rowsOfHousehold(db, householdId).filter(isOpen);
  return members.some((m) => m.personId === found.personId) ? found : undefined;
};

/** Says on which day a policy ended, and why. */
export function endBenefit(
  db: Db,
  actor: Actor<"household.edit">,
  householdId: number,
  benefitId: number,
  input: { toOn: Day; reason: string | null },
): { ok: true } | { ok: false; why: WhyNotWritten } {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row) return { ok: false, why: "household.notFound" };
    const found = findBenefit(tx, householdId, benefitId);
    if (!found) return { ok: false, why: "benefits.gone" };
    if (found.toOn === input.toOn && found.endReason === input.reason) return { ok: true };
    if (input.toOn < found.fromOn) return { ok: false, why: "benefits.endBefore" };
    const others = benefitsOfHolder(tx, householdId, found.personId).filter((b) => b.id !== benefitId);
    if (others.some((b) => sameBenefitTwice(b, { ...found, toOn: input.toOn })))
      return { ok: false, why: "benefits.overlaps" };
    tx.update(benefit)
      .set({ toOn: input.toOn, endReason: input.reason, updatedAt: Date.now() })
      .where(eq(benefit.id, benefitId))
      .run();
    touch(tx, row);
    recordEvent(tx, actor, {
      event: "household.benefit-ended",
      subject: { kind: "household", id: householdId, label: labelOf(tx, row) },
      villageId: row.villageId,
      after: { toOn: input.toOn, hidden: ["benefit"] },
    });
    return { ok: true };
  });
}
