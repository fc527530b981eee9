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
import { DateField } from "~/ui/date-field";
import { TextField } from "~/ui/field";
import { closeNeedForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { findHousehold } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { needWords } from "../../households/needs-view.server";
import { closeNeed, findNeed } from "../../households/write-need.server";
import { householdsText } from "../../text/households";
import { HouseholdForm } from "../../ui/households/household-form";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  const found = row && findNeed(db, row.id, idFrom(params.needId));
  if (!row || !found) throw notFound();
  return {
    household: householdHead(db, actor, row, language),
    title: translator(householdsText, language)("needs.closeTitle", { what: needWords(found, language) }),
    initial: { closedOn: found.closedOn ?? todayOn(), outcome: found.outcome ?? "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  const found = row && findNeed(db, row.id, idFrom(params.needId));
  if (!row || !found) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: closeNeedForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const ended = closeNeed(db, actor, row.id, found.id, submission.value);
  if (ended.ok)
    return redirectWithNotice(`/households/${row.id}`, translator(householdsText, language)("needs.closed"));
  if (ended.why === "household.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "household.need-closed",
      ...householdSubject(row, householdHead(db, actor, row, "zh").name),
      why: ended.why,
    },
    { lastResult: submission.reply({ fieldErrors: { closedOn: [ended.why] } }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Need() {
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
      submit={t("needs.closeSubmit")}
      cancelHref={`/households/${d.household.id}`}
    >
      <DateField
        {...f.field("closedOn")}
        label={t("needs.closedOn")}
        help={t("form.dayHelp")}
        pick={t("form.pick")}
      />
      <TextField
        {...f.field("outcome")}
        label={t("needs.outcome")}
        help={t("needs.outcomeHelp")}
        maxLength={100}
        autoComplete="off"
      />
    </HouseholdForm>
  );
}
