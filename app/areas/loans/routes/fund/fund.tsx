import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { everywhere } from "~/platform/access/everywhere.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { fundPage } from "../../fund/fund-page.server";
import { findFund } from "../../fund/funds.server";
import { FundPageView } from "../../fund/ui/fund-pages";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = everywhere(await requireActor(request, "guarantee-fund.view"), request);
  const fund = findFund(database(), idFrom(params.fundId));
  if (!fund) throw notFound();
  return fundPage(database(), actor, fund, await languageOf(request));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Fund() {
  return <FundPageView page={useLoaderData<typeof loader>()} />;
}
