import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { TextField } from "~/ui/field";
import { endBenefitForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { benefitName } from "../../households/household-page.server";
import { answerBenefit, openBenefit } from "../../households/open-benefit.server";
import { endBenefit } from "../../households/write-benefit.server";
import { householdsText } from "../../text/households";
import { HouseholdForm } from "../../ui/households/household-form";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const language = await languageOf(request);
  const { db, row, found } = openBenefit(actor, language, params);
  return {
    household: householdHead(db, actor, row, language),
    title: translator(householdsText, language)("benefits.endTitle", { what: benefitName(found, language) }),
    initial: { toOn: found.toOn ?? todayOn(), reason: found.endReason ?? "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const opened = openBenefit(actor, await languageOf(request), params);
  const { db, row, found } = opened;
  const submission = parseWithZod(await request.formData(), { schema: endBenefitForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const ended = endBenefit(db, actor, row.id, found.id, submission.value);
  return answerBenefit(opened, ended, {
    notice: "benefits.ended",
    event: "household.benefit-ended",
    lastResult: (why) => submission.reply({ fieldErrors: { toOn: [why] } }),
  });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Benefit() {
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
      submit={t("benefits.endSubmit")}
      cancelHref={`/households/${d.household.id}`}
    >
      <DateField
        {...f.field("toOn")}
        label={t("benefits.lastOn")}
        help={t("form.dayHelp")}
        pick={t("form.pick")}
      />
      <TextField
        {...f.field("reason")}
        label={t("benefits.endReason")}
        optional={t("field.optional")}
        maxLength={60}
        autoComplete="off"
      />
    </HouseholdForm>
  );
}
