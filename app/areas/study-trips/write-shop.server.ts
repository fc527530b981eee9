import type { Db } from "db/client.server";
import { shopMonth, villageShop } from "db/schema";
import { eq } from "drizzle-orm";
import { findPerson } from "~/areas/people/index.server";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { yuanFigure } from "~/platform/money";
import type { Platform } from "./shop-rules";
import { findShop, monthOf } from "./shops.server";
import { tripsBefore, type WhyNotTrip, whyNotTrip } from "./shops-of-trip.server";

export interface ShopInput {
  tripId: number | null;
  platform: Platform;
  name: string;
  goods: string;
  openedOn: Day;
  closedOn: Day | null;
  jobs: number;
  incomeBeforeFen: number | null;
}

type Answer =
  | { ok: true; id: number }
  | {
      ok: false;
      why:
        | "shop.why.village"
        | "shop.why.dead"
        | "trip.why.notFound"
        | "shop.monthAgain"
        | WhyNotMonth
        | WhyNotTrip;
    };
/** A month of sales lies within the months in which the shop was open: of what was sold before, no trip is the cause. */
type WhyNotMonth = "shop.monthBeforeOpening" | "shop.monthAfterClosing";
const whyNotMonth = (month: string, shop: { openedOn: Day; closedOn: Day | null }): WhyNotMonth | null =>
  month < shop.openedOn.slice(0, 7)
    ? "shop.monthBeforeOpening"
    : shop.closedOn !== null && month > shop.closedOn.slice(0, 7)
      ? "shop.monthAfterClosing"
      : null;
const subjectOf = (shop: { id: number; name: string }) => ({ kind: "shop", id: shop.id, label: shop.name });

/** Enters the shop of a person of the register; it belongs to the person's village of that day. A form sent twice enters one. */
export function openShop(
  db: Db,
  actor: Actor<"trip.follow">,
  personId: number,
  input: ShopInput,
  { now = Date.now(), sending }: { now?: number; sending?: Sending } = {},
): Answer {
  return db.transaction((tx) => {
    const before = sending && madeBy(tx, sending, now);
    if (before !== undefined) return { ok: true, id: before };
    const owner = findPerson(tx, actor.villages, personId);
    if (!owner || !inScope(actor.villages, owner.villageId)) return { ok: false, why: "shop.why.village" };
    if (owner.diedOn !== null) return { ok: false, why: "shop.why.dead" };
    const noTrip = whyNotTrip(tripsBefore(tx, personId), input);
    if (noTrip) return { ok: false, why: noTrip };
    const shop = tx
      .insert(villageShop)
      .values({
        ...input,
        personId,
        villageId: owner.villageId,
        createdBy: actor.userId,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: villageShop.id, name: villageShop.name })
      .get();
    recordEvent(tx, actor, {
      event: "shop.opened",
      subject: subjectOf(shop),
      villageId: owner.villageId,
      after: { platform: input.platform, goods: input.goods, person: owner.name },
    });
    if (sending) rememberMade(tx, sending, shop.id, now);
    return { ok: true, id: shop.id };
  });
}

/** Corrects a shop, or says that it closed. */
export function changeShop(
  db: Db,
  actor: Actor<"trip.follow">,
  id: number,
  input: ShopInput,
  now = Date.now(),
): Answer {
  return db.transaction((tx) => {
    const found = findShop(tx, actor.villages, id, todayOn(now));
    if (!found) return { ok: false, why: "trip.why.notFound" };
    const outside = tx
      .select({ month: shopMonth.month })
      .from(shopMonth)
      .where(eq(shopMonth.shopId, id))
      .all()
      .flatMap((m) => whyNotMonth(m.month, input) ?? []);
    if (outside[0]) return { ok: false, why: outside[0] };
    const noTrip = whyNotTrip(tripsBefore(tx, found.shop.personId, found.shop.tripId), input);
    if (noTrip) return { ok: false, why: noTrip };
    tx.update(villageShop)
      .set({ ...input, updatedAt: now })
      .where(eq(villageShop.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "shop.changed",
      subject: subjectOf({ id, name: input.name }),
      villageId: found.shop.villageId,
      before: { goods: found.shop.goods, platform: found.shop.platform },
      after: { goods: input.goods, platform: input.platform },
    });
    return { ok: true, id };
  });
}

/**
 * Sales and income of one month. What is on record already is changed with a reason only: a briefing may have printed it,
 * and the next one tells the correction.
 */
export function writeMonth(
  db: Db,
  actor: Actor<"trip.follow">,
  shopId: number,
  { reason, ...input }: { month: string; salesFen: number; incomeFen: number; reason?: string },
  now = Date.now(),
): Answer {
  return db.transaction((tx) => {
    const found = findShop(tx, actor.villages, shopId, todayOn(now));
    if (!found) return { ok: false, why: "trip.why.notFound" };
    const outside = whyNotMonth(input.month, found.shop);
    if (outside) return { ok: false, why: outside };
    const before = monthOf(tx, shopId, input.month);
    const changes = before && (before.salesFen !== input.salesFen || before.incomeFen !== input.incomeFen);
    if (changes && !reason) return { ok: false, why: "shop.monthAgain" };
    const values = { ...input, writtenBy: actor.userId, writtenAt: now };
    tx.insert(shopMonth)
      .values({ shopId, ...values })
      .onConflictDoUpdate({ target: [shopMonth.shopId, shopMonth.month], set: values })
      .run();
    recordEvent(tx, actor, {
      event: "shop.month-written",
      subject: subjectOf(found.shop),
      villageId: found.shop.villageId,
      ...(changes && { reason, before: moneyOf(before) }),
      after: { month: input.month, ...moneyOf(input) },
    });
    return { ok: true, id: shopId };
  });
}

const moneyOf = (m: { salesFen: number; incomeFen: number }) => ({
  sales: yuanFigure(m.salesFen),
  income: yuanFigure(m.incomeFen),
});
