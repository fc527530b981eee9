import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { villageShop } from "db/schema";
import { eq } from "drizzle-orm";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { personName, placeLabel } from "~/platform/search/place-name";
import {
  noTrip,
  readMonth,
  readShop,
  type ShopProblem,
  shopFields,
  type TypedMonth,
  type TypedShop,
} from "../shop-form";
import { findShop, isPrinted, monthOf, monthsOf, salesByMonth } from "../shops.server";
import { tripsBefore } from "../shops-of-trip.server";
import { outcomeText } from "../text/outcome";
import { ShopPage } from "../ui/shop-page";
import { changeShop, writeMonth } from "../write-shop.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.view");
  const db = database();
  const today = todayOn();
  const found = findShop(db, actor.villages, idFrom(params.shopId), today);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const { shop } = found;
  return {
    id: shop.id,
    title: shop.name,
    owner: personName(found.owner, language),
    personId: shop.personId,
    village: placeLabel({ townName: found.townName, name: found.village }, language),
    villageId: shop.villageId,
    platform: shop.platform as "taobao",
    goods: shop.goods,
    opened: longDay(shop.openedOn, language),
    closed: shop.closedOn && longDay(shop.closedOn, language),
    trip: found.trip,
    tripId: shop.tripId,
    sales: yuanFigure(found.sales),
    income: yuanFigure(found.income),
    before: shop.incomeBeforeFen === null ? null : yuanFigure(shop.incomeBeforeFen),
    chart: salesByMonth(db, eq(villageShop.id, shop.id), today),
    months: monthsOf(db, shop.id).map((m) => ({
      month: m.month,
      sales: yuanFigure(m.salesFen),
      income: yuanFigure(m.incomeFen),
    })),
    may: can(actor, "trip.follow", shop.villageId),
    thisMonth: today.slice(0, 7),
    trips: tripsBefore(db, shop.personId, shop.tripId).map((t) => ({ value: String(t.id), label: t.title })),
    typed: {
      platform: shop.platform,
      name: shop.name,
      goods: shop.goods,
      openedOn: shop.openedOn,
      closedOn: shop.closedOn ?? "",
      jobs: String(shop.jobs),
      before: shop.incomeBeforeFen === null ? "" : yuanFigure(shop.incomeBeforeFen),
      tripId: shop.tripId === null ? noTrip : String(shop.tripId),
    } as TypedShop,
  };
}

const monthFields = ["month", "sales", "income", "reason"] as const;

/** `step`: month | change. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.follow");
  const db = database();
  const id = idFrom(params.shopId);
  if (!findShop(db, actor.villages, id, todayOn())) throw notFound();
  const t = translator(outcomeText, await languageOf(request));
  const form = await request.formData();
  const shop = Object.fromEntries(shopFields.map((f) => [f, String(form.get(f) ?? "")])) as TypedShop;
  const month = Object.fromEntries(monthFields.map((f) => [f, String(form.get(f) ?? "")])) as TypedMonth;
  if (form.get("step") === "change") {
    const read = readShop(shop, todayOn());
    if (!read.ok)
      return data({ shop, shopErrors: read.errors, month: null, monthErrors: {} }, { status: 400 });
    const changed = changeShop(db, actor, id, read.shop);
    if (!changed.ok) {
      const errors = outsideErrors(changed.why, { before: "openedOn", after: "closedOn", trip: "tripId" });
      return refuse(
        actor,
        { event: "shop.changed", why: changed.why },
        { shop, shopErrors: errors, month: null, monthErrors: {} },
      );
    }
    return redirectWithNotice(`/shops/${id}`, t("shop.changed"));
  }
  const read = readMonth(month, todayOn());
  if (!read.ok) return data({ shop: null, shopErrors: {}, month, monthErrors: read.errors }, { status: 400 });
  const reason = month.reason.trim().slice(0, 200);
  const written = writeMonth(db, actor, id, { ...read.value, reason });
  if (!written.ok && written.why === "shop.monthAgain") {
    const before = monthOf(db, id, read.value.month);
    const again = before && {
      was: {
        month: before.month,
        sales: yuanFigure(before.salesFen),
        income: yuanFigure(before.incomeFen),
      },
      printed: isPrinted(db, before.month),
    };
    return data(
      { shop: null, shopErrors: {}, month, monthErrors: { reason: written.why as ShopProblem }, again },
      { status: 400 },
    );
  }
  if (!written.ok) {
    const errors = outsideErrors(written.why, { before: "month", after: "month" });
    return refuse(
      actor,
      { event: "shop.month-written", why: written.why },
      { shop: null, shopErrors: {}, month, monthErrors: errors },
    );
  }
  return redirectWithNotice(`/shops/${id}`, t("shop.monthSaved", { month: read.value.month }));
}

/** A month outside the shop's own, or a trip that is none of it, at the field that can put it right; 404 for a shop that is not there. */
function outsideErrors<F extends string>(
  why: string,
  field: { before: F; after: F; trip?: F },
): Partial<Record<F, ShopProblem>> {
  if (why === "shop.monthBeforeOpening") return { [field.before]: why } as Partial<Record<F, ShopProblem>>;
  if (why === "shop.monthAfterClosing") return { [field.after]: why } as Partial<Record<F, ShopProblem>>;
  if (field.trip && (why === "shop.wrongTrip" || why === "shop.tripLater"))
    return { [field.trip]: why } as Partial<Record<F, ShopProblem>>;
  throw notFound();
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Shop() {
  return <ShopPage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
