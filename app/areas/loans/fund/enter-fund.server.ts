import type { Db } from "db/client.server";
import { fundEntry } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { type Fen, yuanFigure } from "~/platform/money";
import { type EntryKind, entryKinds, goesOut } from "./fund-entry";
import { balanceOf, findFund } from "./funds.server";

export type WhyNotEntry =
  | "fundWhy.notFound"
  | "fundWhy.future"
  | "fundWhy.tooMuch"
  | "fundWhy.notReversible"
  | "fundWhy.reversedAlready";

const subject = (fund: { id: number; name: string }) => ({
  kind: "guarantee-fund",
  id: fund.id,
  label: fund.name,
});

/** Enters what comes into a fund or leaves it by itself; compensation and recovery come from their loans. */
export function enterFund(
  db: Db,
  actor: Actor<"guarantee-fund.manage">,
  fundId: number,
  input: { on: Day; kind: EntryKind; fen: Fen; note: string | null },
  sending: Sending | null = null,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotEntry } {
  return db.transaction((tx) => {
    if (sending && madeBy(tx, sending, now) !== undefined) return { ok: true };
    const fund = findFund(tx, fundId);
    if (!fund) return { ok: false, why: "fundWhy.notFound" };
    if (input.on > todayOn(now)) return { ok: false, why: "fundWhy.future" };
    const balance = balanceOf(tx, fundId);
    const fen = goesOut(input.kind) ? -input.fen : input.fen;
    if (balance + fen < 0) return { ok: false, why: "fundWhy.tooMuch" };
    const { id } = tx
      .insert(fundEntry)
      .values({ ...input, fen, fundId, userId: actor.userId, userName: actor.name, at: now })
      .returning({ id: fundEntry.id })
      .get();
    recordEvent(tx, actor, {
      event: "guarantee-fund.entered",
      subject: subject(fund),
      after: { entry: `fund-${input.kind}`, amount: yuanFigure(fen), note: input.note },
    });
    if (sending) rememberMade(tx, sending, id, now);
    return { ok: true };
  });
}

/** Takes a line of the book back by another one. */
export function reverseFundEntry(
  db: Db,
  actor: Actor<"guarantee-fund.manage">,
  fundId: number,
  entryId: number,
  reason: string,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotEntry } {
  return db.transaction((tx) => {
    const fund = findFund(tx, fundId);
    const entry = tx
      .select()
      .from(fundEntry)
      .where(and(eq(fundEntry.id, entryId), eq(fundEntry.fundId, fundId)))
      .get();
    if (!fund || !entry) return { ok: false, why: "fundWhy.notFound" };
    if (!(entryKinds as readonly string[]).includes(entry.kind))
      return { ok: false, why: "fundWhy.notReversible" };
    if (tx.select().from(fundEntry).where(eq(fundEntry.ofId, entryId)).get())
      return { ok: false, why: "fundWhy.reversedAlready" };
    if (balanceOf(tx, fundId) - entry.fen < 0) return { ok: false, why: "fundWhy.tooMuch" };
    tx.insert(fundEntry)
      .values({
        fundId,
        on: todayOn(now),
        kind: "reversal",
        fen: -entry.fen,
        ofId: entryId,
        note: reason,
        userId: actor.userId,
        userName: actor.name,
        at: now,
      })
      .run();
    recordEvent(tx, actor, {
      event: "guarantee-fund.reversed",
      subject: subject(fund),
      reason,
      before: { entry: `fund-${entry.kind}`, amount: yuanFigure(entry.fen) },
    });
    return { ok: true };
  });
}
