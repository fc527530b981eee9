import type { Db, Reader } from "db/client.server";
import { tripCost } from "db/schema";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { yuanFigure } from "~/platform/money";
import type { CostItem, Payment } from "./trip-money";
import { subjectOf } from "./trip-name";
import { findWholeTrip } from "./trip-queries.server";
import { type TripState, takesCosts } from "./trip-state";

export interface CostInput {
  item: CostItem;
  what: string;
  fen: number;
  spentOn: Day;
  receiptNumber: string | null;
  payment: Payment;
  receipt: Uint8Array | null;
}

/** Payments that name this receipt, of whatever trip: one receipt pays once unless somebody says that it is split. */
export const costsWithReceipt = (db: Reader, receiptNumber: string) =>
  db
    .select({ tripId: tripCost.tripId, what: tripCost.what, fen: tripCost.fen, spentOn: tripCost.spentOn })
    .from(tripCost)
    .where(eq(tripCost.receiptNumber, receiptNumber))
    .orderBy(asc(tripCost.id))
    .all();

type Answer = { ok: true } | { ok: false; why: "trip.why.notFound" | "trip.why.settled" };

/** What was paid on a trip, without the pictures. */
export const costsOf = (db: Reader, tripId: number) =>
  db
    .select({
      id: tripCost.id,
      item: tripCost.item,
      what: tripCost.what,
      fen: tripCost.fen,
      spentOn: tripCost.spentOn,
      receiptNumber: tripCost.receiptNumber,
      payment: tripCost.payment,
      hasReceipt: sql<boolean>`${tripCost.receipt} is not null`.mapWith(Boolean),
    })
    .from(tripCost)
    .where(eq(tripCost.tripId, tripId))
    .orderBy(asc(tripCost.spentOn), asc(tripCost.id))
    .all();

export const receiptOf = (db: Reader, tripId: number, costId: number): Buffer | undefined =>
  db
    .select({ receipt: tripCost.receipt })
    .from(tripCost)
    .where(and(eq(tripCost.id, costId), eq(tripCost.tripId, tripId)))
    .get()?.receipt ?? undefined;

/** Whether the payment that this sending made is still there: taken off again, it is entered anew. */
const stands = (tx: Reader, sending: Sending, now: number): boolean => {
  const id = madeBy(tx, sending, now);
  return id !== undefined && tx.select().from(tripCost).where(eq(tripCost.id, id)).get() !== undefined;
};

/** Enters one payment with the picture of its receipt. Sent twice, it is entered once. */
export function addCost(
  db: Db,
  actor: Actor<"trip.cost">,
  tripId: number,
  input: CostInput,
  options: { sending?: Sending; split?: boolean } = {},
  now = Date.now(),
): Answer | { ok: false; why: "cost.receiptTwice" } {
  return db.transaction((tx) => {
    const { sending, split } = options;
    if (sending && stands(tx, sending, now)) return { ok: true };
    const found = findWholeTrip(tx, actor.villages, tripId);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    if (!takesCosts(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    if (input.receiptNumber && !split && costsWithReceipt(tx, input.receiptNumber).length > 0)
      return { ok: false, why: "cost.receiptTwice" };
    const made = tx
      .insert(tripCost)
      .values({
        ...input,
        receipt: input.receipt ? Buffer.from(input.receipt) : null,
        tripId,
        createdBy: actor.userId,
        createdAt: now,
      })
      .returning({ id: tripCost.id })
      .get();
    if (sending) rememberMade(tx, sending, made.id, now);
    recordEvent(tx, actor, {
      event: "trip.cost-added",
      subject: subjectOf(found.trip),
      after: { title: input.what, amount: yuanFigure(input.fen), number: input.receiptNumber },
    });
    return { ok: true };
  });
}

/** Adds the picture that was missing, or another one. */
export function setReceipt(
  db: Db,
  actor: Actor<"trip.cost">,
  tripId: number,
  costId: number,
  receipt: Uint8Array,
): Answer {
  return change(db, actor, tripId, costId, "trip.cost-added", (tx) =>
    tx
      .update(tripCost)
      .set({ receipt: Buffer.from(receipt) })
      .where(eq(tripCost.id, costId))
      .run(),
  );
}

/** Takes away a payment that was entered by mistake; the log keeps what it said. */
export const removeCost = (db: Db, actor: Actor<"trip.cost">, tripId: number, costId: number): Answer =>
  change(db, actor, tripId, costId, "trip.cost-removed", (tx) =>
    tx.delete(tripCost).where(eq(tripCost.id, costId)).run(),
  );

function change(
  db: Db,
  actor: Actor<"trip.cost">,
  tripId: number,
  costId: number,
  event: string,
  write: (tx: Parameters<Parameters<Db["transaction"]>[0]>[0]) => unknown,
): Answer {
  return db.transaction((tx) => {
    const found = findWholeTrip(tx, actor.villages, tripId);
    const cost = costsOf(tx, tripId).find((c) => c.id === costId);
    if (!found || !cost) return { ok: false, why: "trip.why.notFound" };
    if (!takesCosts(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    write(tx);
    recordEvent(tx, actor, {
      event,
      subject: subjectOf(found.trip),
      before: { title: cost.what, amount: yuanFigure(cost.fen) },
    });
    return { ok: true };
  });
}
