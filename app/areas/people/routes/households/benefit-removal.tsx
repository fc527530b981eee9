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
import { TextField } from "~/ui/field";
import { removeBenefitForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { benefitName, benefitsForPage } from "../../households/household-page.server";
import { findHousehold, membersOf } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { removeBenefit } from "../../households/remove-benefit.server";
import { findBenefit } from "../../households/write-benefit.server";
import { householdsText } from "../../text/households";
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
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  const found = row && findBenefit(db, row.id, idFrom(params.benefitId));
  if (!row || !found) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: removeBenefitForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const removed = removeBenefit(db, actor, row.id, found.id, submission.value.reason);
  if (removed.ok)
    return redirectWithNotice(
      `/households/${row.id}`,
      translator(householdsText, language)("benefits.removed"),
    );
  if (removed.why === "household.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "household.benefit-removed",
      ...householdSubject(row, householdHead(db, actor, row, "zh").name),
      why: removed.why,
    },
    { lastResult: submission.reply({ fieldErrors: { reason: [removed.why] } }) },
  );
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
          <b>{[d.entry.what, d.entry.holder, d.entry.when, ...d.entry.details].join(" · ")}</b>
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
