import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanFigure } from "~/platform/money";
import { correctBenefit } from "../../households/correct-benefit.server";
import { benefitField, correctBenefitForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { benefitName } from "../../households/household-page.server";
import { findHousehold } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { kinOf } from "../../households/kin.server";
import { findBenefit } from "../../households/write-benefit.server";
import { householdsText } from "../../text/households";
import { BenefitFields } from "../../ui/households/benefit-fields";
import { HouseholdForm } from "../../ui/households/household-form";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  const found = row && findBenefit(db, row.id, idFrom(params.benefitId));
  if (!row || !found) throw notFound();
  return {
    household: householdHead(db, actor, row, language),
    title: translator(householdsText, language)("benefits.correctTitle", {
      what: benefitName(found, language),
    }),
    benefitId: found.id,
    people: kinOf(db, actor.villages, row.id, 0, language).people,
    initial: {
      holder: found.personId === null ? "whole" : String(found.personId),
      kind: found.kind,
      name: found.name ?? "",
      level: found.level ?? "",
      documentNo: found.documentNo ?? "",
      monthlyFen: found.monthlyFen === null ? "" : yuanFigure(found.monthlyFen),
      fromOn: found.fromOn,
      toOn: found.toOn ?? "",
      seen: String(found.updatedAt),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  const found = row && findBenefit(db, row.id, idFrom(params.benefitId));
  if (!row || !found) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: correctBenefitForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { holder, seen, ...input } = submission.value;
  const name = input.kind === "other" ? input.name : null;
  const put = correctBenefit(db, actor, row.id, found.id, { ...input, name, personId: holder }, seen);
  if (put.ok)
    return redirectWithNotice(
      `/households/${row.id}`,
      translator(householdsText, language)("benefits.corrected"),
    );
  if (put.why === "household.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "household.benefit-corrected",
      ...householdSubject(row, householdHead(db, actor, row, "zh").name),
      why: put.why,
    },
    { lastResult: submission.reply({ fieldErrors: { [benefitField(put.why)]: [put.why] } }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function BenefitCorrection() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  const to = `/households/${d.household.id}/benefits/${d.benefitId}`;
  return (
    <HouseholdForm
      household={d.household}
      title={d.title}
      formKey={f.key}
      items={f.items}
      submit={t("benefits.correctSubmit")}
      cancelHref={`/households/${d.household.id}`}
    >
      <p className="ink2">
        {t("benefits.correctHelp")} <a href={to}>{t("benefits.toEnd")}</a> ·{" "}
        <a href={`${to}/removal`}>{t("benefits.toRemove")}</a>
      </p>
      <input type="hidden" name="seen" value={d.initial.seen} />
      <div className="mt4">
        <BenefitFields f={f} people={d.people} />
      </div>
    </HouseholdForm>
  );
}
