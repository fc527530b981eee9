import type { Db, Tx } from "db/client.server";
import { fundEntry, guaranteeFund, loanBank } from "db/schema";
import { and, eq, ne } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { type FundRow, findFund, fundFigures } from "../fund/funds.server";

export interface FundInput {
  name: string;
  nameEn: string;
  kind: string;
  bankId: number | null;
  /** In hundredths: 500 = five times. */
  leverageMost: number | null;
  stopOverdueBp: number | null;
  stopCompensationBp: number | null;
  shareBp: number;
  leftOn: Day | null;
}

export type WhyNotFund = "fundWhy.notFound" | "fundWhy.future" | "fundWhy.taken" | "fundWhy.fixed";

const used = (tx: Tx, fund: FundRow, today: Day): boolean =>
  tx.select({ id: fundEntry.id }).from(fundEntry).where(eq(fundEntry.fundId, fund.id)).limit(1).get() !==
    undefined || fundFigures(tx, fund, today).loans.length > 0;

function whyNot(tx: Tx, old: FundRow | null, input: FundInput, today: Day): WhyNotFund | null {
  if (input.leftOn && input.leftOn > today) return "fundWhy.future";
  const other = tx
    .select({ id: guaranteeFund.id })
    .from(guaranteeFund)
    .where(and(eq(guaranteeFund.name, input.name), old ? ne(guaranteeFund.id, old.id) : undefined))
    .get();
  if (other) return "fundWhy.taken";
  const bank = input.bankId;
  if (bank !== null && !tx.select({ id: loanBank.id }).from(loanBank).where(eq(loanBank.id, bank)).get())
    return "fundWhy.notFound";
  const moved = old && (old.kind !== input.kind || old.bankId !== input.bankId);
  return moved && used(tx, old, today) ? "fundWhy.fixed" : null;
}

/** Sets a fund up, or changes its name, limits and the day it closed. A fund is never deleted. */
export function writeFund(
  db: Db,
  actor: Actor<"loan-setup.manage">,
  id: number | null,
  input: FundInput,
  by: { sending?: Sending; now?: number } = {},
): { ok: true; id: number } | { ok: false; why: WhyNotFund } {
  const now = by.now ?? Date.now();
  return db.transaction((tx) => {
    const before = by.sending && madeBy(tx, by.sending, now);
    if (before !== undefined) return { ok: true, id: before };
    const old = id === null ? null : findFund(tx, id);
    if (old === undefined) return { ok: false, why: "fundWhy.notFound" };
    const why = whyNot(tx, old, input, todayOn(now));
    if (why) return { ok: false, why };
    const row = old
      ? tx.update(guaranteeFund).set(input).where(eq(guaranteeFund.id, old.id)).returning().get()
      : tx
          .insert(guaranteeFund)
          .values({ ...input, createdAt: now })
          .returning()
          .get();
    const facts = (f: FundInput) => ({
      name: f.name,
      nameEn: f.nameEn,
      leverage: f.leverageMost === null ? null : f.leverageMost / 100,
      stopOverdue: f.stopOverdueBp === null ? null : f.stopOverdueBp / 100,
      stopCompensation: f.stopCompensationBp === null ? null : f.stopCompensationBp / 100,
      share: f.shareBp / 100,
      leftOn: f.leftOn,
    });
    recordEvent(tx, actor, {
      event: old ? "guarantee-fund.changed" : "guarantee-fund.added",
      subject: { kind: "guarantee-fund", id: row.id, label: row.name },
      before: old ? facts(old) : undefined,
      after: facts(row),
    });
    if (by.sending) rememberMade(tx, by.sending, row.id, now);
    return { ok: true, id: row.id };
  });
}
