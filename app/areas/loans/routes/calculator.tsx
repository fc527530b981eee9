import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can, scopeFor } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { calculatorPage } from "../calculator.server";
import { borrowerOf, foundPeople } from "../calculator-person.server";
import { CalculatorPage } from "../ui/calculator-page";

/** The fields travel in the address and nothing is written, so a calculation can be sent on and opened again. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.calculate");
  const query = new URL(request.url).searchParams;
  const db = database();
  const language = await languageOf(request);
  const of = borrowerOf(db, actor, query);
  if (!of) throw notFound();
  const page = calculatorPage(db, query, language, of.person, of.known);
  const may = of.person
    ? can(actor, "loan.create", of.person.villageId)
    : scopeFor(actor.grants, "loan.create");
  const { values } = page;
  const numbers = new URLSearchParams({
    ...(of.person ? { person: String(of.person.id) } : {}),
    kind: values.kind ?? "person",
    amount: values.amount ?? "",
    term: values.term ?? "",
  });
  return data(
    {
      page,
      applies: may && page.answer?.result ? `/loans/new?${numbers}` : null,
      found: foundPeople(db, actor.villages, query, language),
      title: page.title,
    },
    { status: page.answer ? 200 : 400 },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Calculator() {
  const { page, applies, found } = useLoaderData<typeof loader>();
  return <CalculatorPage page={page} applies={applies} found={found} />;
}
