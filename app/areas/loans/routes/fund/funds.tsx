import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { everywhere } from "~/platform/access/everywhere.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { fundList } from "../../fund/fund-page.server";
import { FundListView } from "../../fund/ui/fund-pages";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = everywhere(await requireActor(request, "guarantee-fund.view"), request);
  return {
    page: fundList(database(), await languageOf(request)),
    may: {
      subsidy: can(actor, "subsidy.view"),
      fund: true,
      import: can(actor, "loan.repay"),
      setup: can(actor, "loan-setup.manage"),
    },
  };
}

export const meta = ({ data: d }: { data?: { page: { title: string } } }) => [{ title: d?.page.title ?? "" }];

export default function Funds() {
  const d = useLoaderData<typeof loader>();
  return <FundListView page={d.page} may={d.may} />;
}
