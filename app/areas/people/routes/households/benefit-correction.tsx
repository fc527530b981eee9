import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanFigure } from "~/platform/money";
import { correctBenefit } from "../../households/correct-benefit.server";
import { benefitField, correctBenefitForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { benefitName } from "../../households/household-page.server";
import { kinOf } from "../../households/kin.server";
import { answerBenefit, openBenefit } from "../../households/open-benefit.server";
import { householdsText } from "../../text/households";
import { BenefitFields } from "../../ui/households/benefit-fields";
import { HouseholdForm } from "../../ui/households/household-form";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const language = await languageOf(request);
  const { db, row, found } = openBenefit(actor, language, params);
  return {
    household: householdHead(db, actor, row, language),
    title: translator(householdsText, language)("benefits.correctTitle", {
      what: benefitName(found, language),
    }),
    benefitId: found.id,
    people: kinOf(db, actor.villages, row.id, 0, language).people,
    /** Masked: the whole number stands sealed, and the field for it begins empty. */
    sealed: found.documentSealed ? found.documentNo : null,
    initial: {
      holder: found.personId === null ? "whole" : String(found.personId),
      kind: found.kind,
      name: found.name ?? "",
      level: found.level ?? "",
      documentNo: found.documentSealed ? "" : (found.documentNo ?? ""),
      monthlyFen: found.monthlyFen === null ? "" : yuanFigure(found.monthlyFen),
      fromOn: found.fromOn,
      toOn: found.toOn ?? "",
      seen: String(found.updatedAt),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const opened = openBenefit(actor, await languageOf(request), params);
  const { db, row, found } = opened;
  const submission = parseWithZod(await request.formData(), { schema: correctBenefitForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { holder, seen, dropNumber, ...input } = submission.value;
  const name = input.kind === "other" ? input.name : null;
  const put = correctBenefit(
    db,
    actor,
    row.id,
    found.id,
    { ...input, name, personId: holder },
    seen,
    dropNumber,
  );
  return answerBenefit(opened, put, {
    notice: "benefits.corrected",
    event: "household.benefit-corrected",
    lastResult: (why) => submission.reply({ fieldErrors: { [benefitField(why)]: [why] } }),
  });
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
        <BenefitFields f={f} people={d.people} sealed={d.sealed} />
      </div>
    </HouseholdForm>
  );
}
