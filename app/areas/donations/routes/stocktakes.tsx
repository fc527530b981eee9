import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { stocktakeNumber } from "../donation-name";
import { listStocktakes, stocktakesDue } from "../stocktake-queries.server";
import { stocktakeText } from "../text/stocktake";
import { StocktakeListPage } from "../ui/stocktake-list-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const db = database();
  const language = await languageOf(request);
  const rows = listStocktakes(db, actor.villages);
  const running = new Set(rows.filter((r) => r.stocktake.state === "open").map((r) => r.stocktake.villageId));
  return {
    title: translator(stocktakeText, language)("list.title"),
    may: can(actor, "stocktake.run"),
    due: stocktakesDue(db, actor.villages)
      .filter((v) => !running.has(v.villageId))
      .map((v) => ({
        id: v.villageId,
        name: placeLabel({ townName: v.townName, name: v.name }, language),
        items: v.items,
        last: v.last && longDay(v.last, language),
        may: can(actor, "stocktake.run", v.villageId),
      })),
    rows: rows.map((r) => ({
      id: r.stocktake.id,
      number: stocktakeNumber(r.stocktake),
      village: placeLabel({ townName: r.townName, name: r.villageName }, language),
      kind: r.stocktake.kind as "yearly" | "spot",
      on: longDay(r.stocktake.on, language),
      found: r.found,
      expected: r.expected,
      state: r.stocktake.state as "open" | "closed",
      may: can(actor, "stocktake.run", r.stocktake.villageId),
    })),
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Stocktakes() {
  return <StocktakeListPage page={useLoaderData<typeof loader>()} />;
}
