import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { findDonation } from "../donation-queries.server";
import { cellsOf, placesOfLabels, sheetOf, startCell } from "../label-sheet";
import { labelled } from "../labelled.server";
import { itemText } from "../text/item";
import { LabelsPage } from "../ui/labels-page";

/** Which sheet, from which cell: shown before it is printed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const db = database();
  const found = findDonation(db, actor, idFrom(params.donationId));
  if (!found || found.own.length === 0) throw notFound();
  const query = new URL(request.url).searchParams;
  const sheet = sheetOf(query.get("sheet"));
  const asked = startCell(sheet, query.get("start"));
  const start = asked ?? 1;
  const rows = labelled(db, actor, found.donation.id, query.get("item"));
  const places = placesOfLabels(sheet, rows.length, start);
  return {
    id: found.donation.id,
    short: found.donation.title,
    title: translator(itemText, await languageOf(request))("labels.title"),
    sheet: sheet.key as "a4-21",
    columns: sheet.columns,
    cells: cellsOf(sheet),
    start,
    // Cells that were used are not printed on because a number was mistyped.
    typed: asked === null ? (query.get("start") ?? "") : null,
    count: rows.length,
    pages: (places.at(-1)?.page ?? 0) + 1,
    filled: places.filter((p) => p.page === 0).map((p) => p.cell),
    item: query.get("item"),
    one: rows.length === 1 ? `${rows[0]?.line.name} ${rows[0]?.item.assetNumber}` : null,
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Labels() {
  return <LabelsPage page={useLoaderData<typeof loader>()} />;
}
