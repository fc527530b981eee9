import type { Tx } from "db/client.server";
import { benefit, pensionCheck, person } from "db/schema";
import { and, eq, inArray } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import type { Person } from "../../person-record.server";
import { insertCheck } from "../check-pension.server";
import { type BenefitKind, sameBenefitTwice, whyNotBenefit } from "../household";
import type { Household } from "../household-queries.server";
import { labelOf } from "../household-record.server";
import { type Benefit, benefitsOfHolder } from "../write-benefit.server";
import type { PlannedBenefit, PlannedCheck } from "./plan-social.server";

/** An entry of a policy as a file left it: one that somebody wrote since is not taken back. */
interface Written {
  id: number;
  at: number;
}

/** How policies and pension checks of a file are taken back. */
export interface SocialUndo {
  benefits?: Written[];
  corrected?: (Written & {
    before: Pick<Benefit, "level" | "monthlyFen" | "fromOn" | "updatedAt"> & {
      /** Absent: the number was not looked at. */
      documentNo?: string | null;
      documentSealed?: string | null;
    };
  })[];
  checkIds?: number[];
}

/** How a sealed number stands in what a file keeps. */
const bytesOf = (sealed: string | null | undefined): Buffer | null =>
  sealed ? Buffer.from(sealed, "base64") : null;

interface How {
  replace: boolean;
  by: Actor<"household.edit">;
}

/**
 * Writes policies as the file tells them: new entries, and into those on record what is empty, or differs and is to be
 * replaced. One that somebody wrote since the dry run is left alone. Null: a new entry is no longer possible.
 */
export function writeBenefits(
  tx: Tx,
  house: Household,
  personId: number,
  planned: readonly PlannedBenefit[],
  how: How,
): Pick<SocialUndo, "benefits" | "corrected"> | null {
  const benefits: Written[] = [];
  const corrected: NonNullable<SocialUndo["corrected"]> = [];
  for (const plan of planned) {
    const holder = plan.holder === "household" ? null : personId;
    const standing = benefitsOfHolder(tx, house.id, holder);
    const { kind, name, level, documentNo, documentSealed, monthlyFen, fromOn } = plan.told;
    if (plan.known) {
      const done = correct(tx, standing, plan, how.replace);
      if (!done) continue;
      corrected.push(done);
    } else {
      const entry = {
        kind: kind as BenefitKind,
        name,
        level,
        documentNo,
        documentSealed: bytesOf(documentSealed),
        monthlyFen,
        fromOn,
        toOn: null,
      };
      if (whyNotBenefit(standing, entry, todayOn())) return null;
      const now = Date.now();
      const owner = { personId: holder, householdId: holder === null ? house.id : null };
      const stamp = { recordedByName: how.by.name, createdAt: now, updatedAt: now };
      const { id } = tx
        .insert(benefit)
        .values({ ...entry, ...owner, ...stamp })
        .returning({ id: benefit.id })
        .get();
      benefits.push({ id, at: now });
    }
    recordEvent(tx, how.by, {
      event: plan.known ? "household.benefit-corrected" : "household.benefit-added",
      subject: { kind: "household", id: house.id, label: labelOf(tx, house) },
      villageId: house.villageId,
      after: { fromOn, ...(holder !== null && { member: nameOf(tx, holder) }), hidden: ["benefit"] },
    });
  }
  return {
    ...(benefits.length > 0 && { benefits }),
    ...(corrected.length > 0 && { corrected }),
  };
}

function correct(
  tx: Tx,
  standing: readonly Benefit[],
  plan: PlannedBenefit,
  replace: boolean,
): NonNullable<SocialUndo["corrected"]>[number] | null {
  const row = standing.find((b) => b.id === plan.known?.id);
  if (row?.updatedAt !== plan.known?.updatedAt || !row) return null;
  const told = plan.differences.filter((d) => replace || d.from === null);
  const columns = Object.fromEntries(told.map((d) => [d.field, d.to])) as Partial<Benefit>;
  if (told.some((d) => d.field === "documentNo")) columns.documentSealed = bytesOf(plan.told.documentSealed);
  if (told.length === 0) return null;
  const others = standing.filter((b) => b.id !== row.id);
  if (others.some((b) => sameBenefitTwice(b, { ...row, ...columns }))) return null;
  const at = Math.max(Date.now(), row.updatedAt + 1);
  tx.update(benefit)
    .set({ ...columns, updatedAt: at })
    .where(eq(benefit.id, row.id))
    .run();
  const { level, documentNo, monthlyFen, fromOn, updatedAt } = row;
  const documentSealed = row.documentSealed?.toString("base64") ?? null;
  return {
    id: row.id,
    at,
    before: { level, documentNo, documentSealed, monthlyFen, fromOn, updatedAt },
  };
}

const nameOf = (tx: Tx, personId: number): string | undefined =>
  tx.select({ name: person.name }).from(person).where(eq(person.id, personId)).get()?.name;

/** Writes the pension check that the file tells of; one that only differs from the record when it is to be replaced. */
export function writeCheck(
  tx: Tx,
  house: Household,
  who: Person,
  plan: PlannedCheck,
  how: How,
): number | null {
  if (plan.differs && !how.replace) return null;
  const { differs: _, ...facts } = plan;
  const id = insertCheck(tx, how.by, who.id, { ...facts, note: null });
  recordEvent(tx, how.by, {
    event: "household.pension-told",
    subject: { kind: "household", id: house.id, label: labelOf(tx, house) },
    villageId: house.villageId,
    after: { member: who.name },
  });
  recordEvent(tx, how.by, {
    event: "person.pension-checked",
    subject: { kind: "person", id: who.id, label: who.name },
    villageId: who.villageId,
    after: {
      checkedOn: plan.checkedOn,
      pensionStatus: plan.status,
      pensionResult: plan.result,
      nextDueOn: plan.nextDueOn,
    },
  });
  return id;
}

/** Takes back what a file wrote of policies and pension, except what somebody wrote since. */
export function takeBackSocial(tx: Tx, undo: SocialUndo): void {
  for (const { id, at } of undo.benefits ?? [])
    tx.delete(benefit)
      .where(and(eq(benefit.id, id), eq(benefit.updatedAt, at)))
      .run();
  for (const { id, at, before } of undo.corrected ?? [])
    tx.update(benefit)
      // As it was, to the moment it was written: what another file keeps of it still fits.
      .set({
        ...before,
        documentSealed: before.documentSealed === undefined ? undefined : bytesOf(before.documentSealed),
      })
      .where(and(eq(benefit.id, id), eq(benefit.updatedAt, at)))
      .run();
  if (undo.checkIds?.length) tx.delete(pensionCheck).where(inArray(pensionCheck.id, undo.checkIds)).run();
}
