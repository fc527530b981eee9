import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPerson } from "~/areas/people/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { calculatorPage } from "../calculator.server";
import { CalculatorPage } from "../ui/calculator-page";

/** The fields travel in the address and nothing is written, so a calculation can be sent on and opened again. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.calculate");
  const query = new URL(request.url).searchParams;
  const db = database();
  const asked = query.get("person");
  const borrower = asked ? findPerson(db, actor.villages, Number(asked)) : null;
  if (borrower === undefined) throw notFound();
  const page = calculatorPage(db, query, await languageOf(request), borrower);
  const applies = borrower && can(actor, "loan.create", borrower.villageId) ? borrower.id : null;
  return data({ page, applies, title: page.title }, { status: page.answer ? 200 : 400 });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Calculator() {
  const { page, applies } = useLoaderData<typeof loader>();
  return <CalculatorPage page={page} applies={applies} />;
}
