import type { Db, Tx } from "db/client.server";
import { loanBank } from "db/schema";
import { and, eq, ne } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";

export interface BankInput {
  name: string;
  nameEn: string;
  phone: string | null;
  dayCount: string;
  graceDays: number;
  leftOn: Day | null;
}

export type WhyNotBank = "loanWhy.notFound" | "loanWhy.future" | "fundWhy.taken";

const taken = (tx: Tx, name: string, id: number | null): boolean =>
  tx
    .select({ id: loanBank.id })
    .from(loanBank)
    .where(and(eq(loanBank.name, name), id === null ? undefined : ne(loanBank.id, id)))
    .get() !== undefined;

/**
 * Adds a bank, or changes one: its name, how it counts days for later disbursements, the day it left. Loans have frozen
 * their own day count and grace, and a bank is never deleted.
 */
export function writeBank(
  db: Db,
  actor: Actor<"loan-setup.manage">,
  id: number | null,
  input: BankInput,
  by: { sending?: Sending; now?: number } = {},
): { ok: true; id: number } | { ok: false; why: WhyNotBank } {
  const now = by.now ?? Date.now();
  return db.transaction((tx) => {
    const before = by.sending && madeBy(tx, by.sending, now);
    if (before !== undefined) return { ok: true, id: before };
    const old = id === null ? null : tx.select().from(loanBank).where(eq(loanBank.id, id)).get();
    if (old === undefined) return { ok: false, why: "loanWhy.notFound" };
    if (input.leftOn && input.leftOn > todayOn(now)) return { ok: false, why: "loanWhy.future" };
    if (taken(tx, input.name, id)) return { ok: false, why: "fundWhy.taken" };
    const row = old
      ? tx.update(loanBank).set(input).where(eq(loanBank.id, old.id)).returning().get()
      : tx
          .insert(loanBank)
          .values({ ...input, createdAt: now })
          .returning()
          .get();
    const facts = (r: BankInput) => ({
      name: r.name,
      nameEn: r.nameEn,
      phone: r.phone,
      dayCount: r.dayCount,
      graceDays: r.graceDays,
      leftOn: r.leftOn,
    });
    recordEvent(tx, actor, {
      event: old ? "loan-bank.changed" : "loan-bank.added",
      subject: { kind: "loan-bank", id: row.id, label: row.name },
      before: old ? facts(old) : undefined,
      after: facts(row),
    });
    if (by.sending) rememberMade(tx, by.sending, row.id, now);
    return { ok: true, id: row.id };
  });
}
