import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { oneOf, wholeNumber } from "~/platform/list-address";
import { mayAskFor } from "../../group-sight";
import { readPeriod } from "../../reports/period";
import { reportRows, rowFigures } from "../../reports/report-rows.server";
import { ReportRowsView } from "../../reports/ui/report-rows-page";

/** `?period=` 2026, 2026-Q3, 2026-09; `?of=` flow, total; `?village=`, `?group=`, `?kind=` one part of the table. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const figure = oneOf(rowFigures, params.figure ?? null);
  const query = new URL(request.url).searchParams;
  const period = readPeriod(query.get("period"));
  if (!figure || !period || !mayAskFor(actor, query.get("group"))) throw notFound();
  const asked = {
    figure,
    period,
    of: query.get("of") === "total" ? ("total" as const) : ("flow" as const),
    village: wholeNumber(query.get("village"), undefined, 1) ?? null,
    group: query.get("group"),
    kind: query.get("kind"),
  };
  return reportRows(database(), actor.villages, asked, todayOn(), await languageOf(request));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ReportRows() {
  return <ReportRowsView page={useLoaderData<typeof loader>()} />;
}
