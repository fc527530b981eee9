import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { loanPage } from "../../money/loan-page.server";
import { loanOr404 } from "../../money/loan-route.server";
import { LoanPageView } from "../../money/ui/loan-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  return loanPage(db, actor, loan, await languageOf(request));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function LoanRoute() {
  return <LoanPageView page={useLoaderData<typeof loader>()} />;
}
