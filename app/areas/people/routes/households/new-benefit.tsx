import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { benefitField, benefitForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { findHousehold } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { kinOf } from "../../households/kin.server";
import { addBenefit } from "../../households/write-benefit.server";
import { householdsText } from "../../text/households";
import { BenefitFields } from "../../ui/households/benefit-fields";
import { HouseholdForm } from "../../ui/households/household-form";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  return {
    household: householdHead(db, actor, row, language),
    title: translator(householdsText, language)("benefits.addTitle"),
    people: kinOf(db, actor.villages, row.id, 0, language).people,
    initial: { holder: "whole", fromOn: todayOn() },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: benefitForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { holder, ...input } = submission.value;
  // A name is one of "another policy" only: the kinds have theirs.
  const name = input.kind === "other" ? input.name : null;
  const added = addBenefit(db, actor, row.id, { ...input, name, personId: holder });
  if (added.ok)
    return redirectWithNotice(`/households/${row.id}`, translator(householdsText, language)("benefits.done"));
  if (added.why === "household.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "household.benefit-added",
      ...householdSubject(row, householdHead(db, actor, row, "zh").name),
      why: added.why,
    },
    { lastResult: submission.reply({ fieldErrors: { [benefitField(added.why)]: [added.why] } }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewBenefit() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  return (
    <HouseholdForm
      household={d.household}
      title={d.title}
      formKey={f.key}
      items={f.items}
      submit={t("benefits.submit")}
      cancelHref={`/households/${d.household.id}`}
    >
      <BenefitFields f={f} people={d.people} />
    </HouseholdForm>
  );
}
