import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { villageFilter } from "~/areas/villages/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, nearDay } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { personName, placeLabel } from "~/platform/search/place-name";
import { donationNumber } from "../donation-name";
import { findDonation } from "../donation-queries.server";
import { itemList, itemStages, stayOf } from "../equipment-view";
import { findHolder, holderLabel } from "../holders.server";
import { findItem, pieceOf } from "../item-queries.server";
import type { Grade, ItemState } from "../item-state";
import { countItems, listItems, sumItems } from "../list-items.server";
import { missingItems } from "../missing-items.server";
import { itemText } from "../text/item";
import { EquipmentListPage } from "../ui/equipment-list-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const db = database();
  const language = await languageOf(request);
  const view = itemList.read(new URL(request.url).searchParams);
  const { filter } = view;
  const page = listItems(db, actor.villages, filter, view.sort, view.cursor, view.size);
  const sum = sumItems(db, actor.villages, filter);
  // Without a view chosen the list holds what is not there yet and what has gone, too: they are worth nothing to anybody.
  const of = (stage: "held" | "registered" | "gone") =>
    sumItems(db, actor.villages, itemList.filtered(view, { stage }).filter);
  const holder = filter.holderId ? findHolder(db, actor.villages, filter.holderId) : undefined;
  const missing = missingItems(
    db,
    page.rows.map((row) => row.item.id),
  );
  const missingOn = (id: number) => {
    const m = missing.get(id);
    return m ? { day: nearDay(m.on, language), reported: m.reported } : null;
  };
  const batch = filter.donationId ? findDonation(db, actor, filter.donationId)?.donation : undefined;
  const then = stayOf.read(filter.alikeThen);
  const alikeId = filter.alikeId ?? then?.id;
  const alike = alikeId ? findItem(db, actor.villages, alikeId) : undefined;
  return {
    title: translator(itemText, language)("list.title"),
    view,
    count: sum.count,
    worth: yuanFigure((filter.stage ? sum : of("held")).fen),
    beside: filter.stage
      ? null
      : { held: of("held").count, registered: of("registered").count, gone: of("gone").count },
    tabs: [undefined, ...itemStages].map((stage) => ({
      stage,
      count: countItems(db, actor.villages, itemList.filtered(view, { stage }).filter),
    })),
    worst: sum.count === 0 ? itemList.worst(filter, (f) => countItems(db, actor.villages, f)) : null,
    rows: page.rows.map((row) => ({
      id: row.item.id,
      name: row.line.name,
      model: row.line.model,
      piece: pieceOf(row),
      number: row.item.assetNumber,
      serial: row.item.serial,
      holder: holderLabel(row.holder, language),
      village: placeLabel({ townName: row.holder.townName, name: row.holder.villageName }, language),
      keeper: row.holder.keeperName && personName(row.holder.keeperName, language),
      value: yuanFigure(row.line.unitFen),
      grade: row.item.condition as Grade,
      state: row.item.state as ItemState,
      missing: missingOn(row.item.id),
    })),
    previous: page.previous,
    next: page.next,
    villages: villageFilter(db, actor.villages, language, filter.villageId),
    names: {
      holder: holder ? holderLabel(holder, language) : null,
      batch: batch ? `${donationNumber(batch)} ${batch.title}` : null,
      alike: alike
        ? [alike.item.assetNumber, then && longDay(then.on, language)].filter(Boolean).join(" ")
        : null,
    },
    may: { export: can(actor, "donation.export") },
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Equipment() {
  return <EquipmentListPage page={useLoaderData<typeof loader>()} />;
}
