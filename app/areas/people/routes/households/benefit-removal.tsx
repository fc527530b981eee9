import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { removeBenefitForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { benefitName, benefitsForPage } from "../../households/household-page.server";
import { membersOf } from "../../households/household-queries.server";
import { answerBenefit, openBenefit } from "../../households/open-benefit.server";
import { removeBenefit } from "../../households/remove-benefit.server";
import { householdsText } from "../../text/households";
import { HouseholdForm } from "../../ui/households/household-form";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const language = await languageOf(request);
  const { db, row, found } = openBenefit(actor, language, params);
  return {
    household: householdHead(db, actor, row, language),
    title: translator(householdsText, language)("benefits.removeTitle", {
      what: benefitName(found, language),
    }),
    entry: benefitsForPage(db, row, membersOf(db, row.id), todayOn(), {
      signedIn: actor,
      sensitive: true,
      language,
    }).find((b) => b.id === found.id),
    initial: { reason: "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const opened = openBenefit(actor, await languageOf(request), params);
  const { db, row, found } = opened;
  const submission = parseWithZod(await request.formData(), { schema: removeBenefitForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const removed = removeBenefit(db, actor, row.id, found.id, submission.value.reason);
  return answerBenefit(opened, removed, {
    notice: "benefits.removed",
    event: "household.benefit-removed",
    lastResult: (why) => submission.reply({ fieldErrors: { reason: [why] } }),
  });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function BenefitRemoval() {
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
      submit={t("benefits.removeSubmit")}
      danger
      cancelHref={`/households/${d.household.id}`}
    >
      {d.entry && (
        <p>
          <b>
            {[
              d.entry.what,
              d.entry.holder,
              d.entry.when,
              ...d.entry.details,
              d.entry.masked && t("benefits.number", { number: d.entry.masked }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </b>
        </p>
      )}
      <p className="ink2 mt2">{t("benefits.removeHelp")}</p>
      <TextField
        className="mt4"
        {...f.field("reason")}
        label={t("benefits.removeReason")}
        help={t("benefits.removeReasonHelp")}
        maxLength={100}
        autoComplete="off"
      />
    </HouseholdForm>
  );
}
