import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { oneOf } from "~/platform/list-address";
import { reportDimensions } from "../../reports/figures";
import { readPeriod } from "../../reports/period";
import { reportPage } from "../../reports/report-page.server";
import { trendSteps } from "../../reports/trend";
import { ReportPageView } from "../../reports/ui/report-page";

/** `?period=` 2026, 2026-Q3, 2026-09; `?by=` village, group, kind; `?trend=` month, quarter. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const query = new URL(request.url).searchParams;
  const today = todayOn();
  const typed = query.get("period");
  const read = readPeriod(typed);
  const period = read ?? readPeriod(today.slice(0, 4));
  const by = reportDimensions.find((d) => d === query.get("by")) ?? "village";
  if (!period) throw new Error("the present year is a period");
  const step = oneOf(trendSteps, query.get("trend")) ?? "month";
  const page = reportPage(database(), actor, period, { by, step }, today, await languageOf(request));
  return { ...page, unread: typed && !read ? typed.slice(0, 20) : null };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Reports() {
  return <ReportPageView page={useLoaderData<typeof loader>()} />;
}
