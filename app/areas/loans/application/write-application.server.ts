import type { Db, Tx } from "db/client.server";
import { loanApplication, loanBank, loanOpinion, loanStateChange } from "db/schema";
import { and, eq, isNull, max } from "drizzle-orm";
import { certificatesOfPerson } from "~/areas/certificates/index.server";
import { findPerson } from "~/areas/people/index.server";
import { findGroups, homePlace } from "~/areas/policies/index.server";
import type { Actor, VillageScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { type Fen, yuanFigure } from "~/platform/money";
import { takesEdits } from "../application-state";
import type { BorrowerKind } from "../eligibility";
import { companiesOpen } from "../fund/funds.server";
import { peopleStand } from "../fund/whose-guarantee";
import { changingPapers, unsign } from "../papers/lapse-changed.server";
import { applicationSubject } from "./application-name";
import {
  type Application,
  findApplication,
  guarantorsOfApplication,
  openApplicationOf,
} from "./application-queries.server";
import type { ApplicationValues } from "./fields";
import { namesAnother, spouseByRegister } from "./loans-beside.server";
import { prefill } from "./prefill.server";
import { sealedAccount, sealedId } from "./sealed-parts.server";

export type WhyNotWritten =
  | "application.why.notFound"
  | "application.why.noPerson"
  | "application.why.dead"
  | "application.why.open"
  | "application.why.settled"
  | "application.why.changed"
  | "application.why.guarantorsSpouse"
  | "application.why.foreignRow";

/**
 * Begins an application of a borrower: its number within the year is given here and never again. What the house knows
 * is filled in; `filled` says how many fields. One application of a person runs at a time.
 */
export function createApplication(
  db: Db,
  actor: Actor<"loan.create">,
  input: {
    personId: number;
    kind: BorrowerKind;
    /** What a calculation came to: the application begins with it. */
    asks?: { amountFen: Fen; termMonths: number } | null;
  },
  options: { sending?: Sending; now?: number } = {},
): { ok: true; id: number; filled: number } | { ok: false; why: WhyNotWritten; id?: number } {
  const now = options.now ?? Date.now();
  return db.transaction((tx) => {
    const known = options.sending && madeBy(tx, options.sending, now);
    if (known) return { ok: true, id: known, filled: 0 };
    const person = findPerson(tx, actor.villages, input.personId);
    if (!person) return { ok: false, why: "application.why.noPerson" };
    if (person.diedOn !== null) return { ok: false, why: "application.why.dead" };
    const open = openApplicationOf(tx, person.id);
    if (open !== undefined) return { ok: false, why: "application.why.open", id: open };
    const on = todayOn(now);
    const year = Number(on.slice(0, 4));
    const groups = findGroups(tx, homePlace, on).map((g) => g.code);
    const { values, count } = prefill(tx, actor.villages, person, groups, on);
    const last = tx
      .select({ n: max(loanApplication.number) })
      .from(loanApplication)
      .where(eq(loanApplication.year, year))
      .get()?.n;
    const made = tx
      .insert(loanApplication)
      .values({
        year,
        number: (last ?? 0) + 1,
        personId: person.id,
        villageId: person.villageId,
        state: "draft",
        stateAt: now,
        holderId: actor.userId,
        holderName: actor.name,
        appliedOn: on,
        enteredBy: actor.userId,
        enteredByName: actor.name,
        createdAt: now,
        updatedAt: now,
        ...columnsOf(values),
        kind: input.kind,
        ...(input.asks ? { amountFen: input.asks.amountFen, termMonths: input.asks.termMonths } : {}),
      })
      .returning()
      .get();
    tx.insert(loanStateChange)
      .values({
        applicationId: made.id,
        toState: "draft",
        userId: actor.userId,
        userName: actor.name,
        on,
        at: now,
      })
      .run();
    if (options.sending) rememberMade(tx, options.sending, made.id, now);
    recordEvent(tx, actor, {
      event: "loan-application.created",
      subject: applicationSubject(made),
      villageId: made.villageId,
      after: { name: person.name, filled: count },
    });
    return { ok: true, id: made.id, filled: count };
  });
}

/** Values as columns: numbers of identity and account sealed. */
function columnsOf(values: ApplicationValues): Partial<typeof loanApplication.$inferInsert> {
  const { spouseId, account, ...plain } = values;
  const id = spouseId === undefined ? null : sealedId(spouseId);
  const kept = account === undefined ? null : sealedAccount(account);
  return {
    ...(plain as Partial<typeof loanApplication.$inferInsert>),
    ...(id ? { spouseIdSealed: id.sealed, spouseIdIndex: id.index, spouseIdTail: id.tail } : {}),
    ...(kept ? { accountSealed: kept.sealed, accountTail: kept.tail } : {}),
  };
}

/**
 * Saves what was typed so far. Whoever saves has had a hand in it and cannot check it later, so a second person's hand
 * is noted beside the first (four eyes).
 */
export function saveApplication(
  db: Db,
  actor: Actor<"loan.edit">,
  id: number,
  values: ApplicationValues,
  revision: number,
  now = Date.now(),
): { ok: true; revision: number; phoneLeft?: boolean } | { ok: false; why: WhyNotWritten } {
  return db.transaction((tx) => {
    const found = findApplication(tx, actor, id);
    if (!found) return { ok: false, why: "application.why.notFound" };
    const { application: before } = found;
    if (!takesEdits(before.state)) return { ok: false, why: "application.why.settled" };
    if (before.revision !== revision) return { ok: false, why: "application.why.changed" };
    if (foreignRow(tx, before, values)) return { ok: false, why: "application.why.foreignRow" };
    const columns = columnsOf(values);
    const phoneLeft = registersPhone(tx, actor.villages, { ...before, ...columns }, todayOn(now));
    if (phoneLeft) columns.spousePhone = null;
    const { spouseIdIndex: spouse } = columns;
    const { guaranteeKind } = { ...before, ...columns };
    const behind = peopleStand(guaranteeKind) ? guarantorsOfApplication(tx, id) : [];
    if (spouse && behind.some((g) => g.idIndex === spouse))
      return { ok: false, why: "application.why.guarantorsSpouse" };
    const changed = Object.entries(columns).filter(([k, v]) => before[k as keyof Application] !== v);
    if (changed.length === 0) return { ok: true, revision, phoneLeft };
    changingPapers(tx, found, todayOn(now), actor, () =>
      tx
        .update(loanApplication)
        .set({ ...columns, revision: revision + 1, updatedAt: now })
        .where(eq(loanApplication.id, id))
        .run(),
    );
    // So does the day of signing of a deed that the house has not printed.
    if (peopleStand(before.guaranteeKind) && !peopleStand(guaranteeKind))
      unsign(
        tx,
        before,
        guarantorsOfApplication(tx, id).map((g) => g.id),
        actor,
      );
    noteHand(tx, actor, before, now);
    recordEvent(tx, actor, {
      event: "loan-application.changed",
      subject: applicationSubject(before),
      villageId: before.villageId,
      ...changesForLog(before, columns),
    });
    return { ok: true, revision: revision + 1, phoneLeft };
  });
}

/** Whether the phone beside another spouse is still that of the one whom the register has: it was filled in before. */
function registersPhone(tx: Tx, scope: VillageScope, a: Application, on: Day): boolean {
  if (a.spousePhone === null || !namesAnother(tx, a, on)) return false;
  return spouseByRegister(tx, scope, a.personId, on)?.phone === a.spousePhone;
}

/** Whoever changes what somebody else entered is a maker as well. */
export function noteHand(tx: Tx, actor: Pick<Actor, "userId" | "name">, a: Application, now: number): void {
  if (a.enteredBy === actor.userId) return;
  const known = tx
    .select({ id: loanOpinion.id })
    .from(loanOpinion)
    .where(
      and(
        eq(loanOpinion.applicationId, a.id),
        eq(loanOpinion.step, "entry"),
        eq(loanOpinion.userId, actor.userId),
      ),
    )
    .get();
  if (known) return;
  tx.insert(loanOpinion)
    .values({
      applicationId: a.id,
      step: "entry",
      result: "yes",
      userId: actor.userId,
      userName: actor.name,
      on: todayOn(now),
      at: now,
    })
    .run();
}

/** A bank or a company that has left, or another person's certificate. */
function foreignRow(tx: Tx, before: Application, values: ApplicationValues): boolean {
  const { bankId, certificateId } = values;
  if (typeof bankId === "number" && bankId !== before.bankId) {
    const bank = tx
      .select({ id: loanBank.id })
      .from(loanBank)
      .where(and(eq(loanBank.id, bankId), isNull(loanBank.leftOn)))
      .get();
    if (!bank) return true;
  }
  const { companyId } = values;
  if (typeof companyId === "number" && companyId !== before.companyId)
    if (!companiesOpen(tx, todayOn()).some((f) => f.id === companyId)) return true;
  return (
    typeof certificateId === "number" &&
    !certificatesOfPerson(tx, before.personId).some((c) => c.id === certificateId)
  );
}

/** What the log keeps: facts of the loan as they were and are; of everything else only which fields were changed. */
function changesForLog(before: Application, columns: Partial<Application>) {
  const told = ["kind", "amountFen", "termMonths", "guaranteeKind", "guaranteeMode"] as const;
  const keys = Object.keys(columns).filter(
    (k) => before[k as keyof Application] !== columns[k as keyof Application],
  );
  const facts = told.filter((k) => keys.includes(k));
  const factsIn = (row: Partial<Application>) =>
    Object.fromEntries(
      facts.map((k) =>
        k === "amountFen"
          ? ["amount", yuan(row[k])]
          : [k, k === "kind" && row[k] ? `loan-kind-${row[k]}` : row[k]],
      ),
    );
  const others = keys.filter((k) => !(told as readonly string[]).includes(k) && !/(Sealed|Index)$/.test(k));
  return {
    before: factsIn(before),
    after: { ...factsIn(columns), ...(others.length ? { count: others.length } : {}) },
  };
}

const yuan = (fen: number | null | undefined) => (fen == null ? null : yuanFigure(fen));
