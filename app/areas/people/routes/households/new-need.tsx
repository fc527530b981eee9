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
import { RadioField, SelectField, TextField } from "~/ui/field";
import { needKinds } from "../../households/household";
import { needForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { findHousehold } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { kinOf } from "../../households/kin.server";
import { addNeed } from "../../households/write-need.server";
import { householdsText } from "../../text/households";
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
    title: translator(householdsText, language)("needs.addTitle"),
    people: kinOf(db, actor.villages, row.id, 0, language).people.filter((p) => !p.dead),
    initial: { holder: "whole", toldOn: todayOn() },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: needForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { holder, ...input } = submission.value;
  const added = addNeed(db, actor, row.id, { ...input, personId: holder });
  if (added.ok)
    return redirectWithNotice(`/households/${row.id}`, translator(householdsText, language)("needs.done"));
  if (added.why === "household.notFound") throw notFound();
  const field =
    { "needs.wordsMissing": "words", "needs.future": "toldOn", "needs.open": "kind" }[added.why as string] ??
    "holder";
  return refuse(
    actor,
    {
      event: "household.need-added",
      ...householdSubject(row, householdHead(db, actor, row, "zh").name),
      why: added.why,
    },
    { lastResult: submission.reply({ fieldErrors: { [field]: [added.why] } }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewNeed() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  const optional = t("field.optional");
  return (
    <HouseholdForm
      household={d.household}
      title={d.title}
      formKey={f.key}
      items={f.items}
      submit={t("needs.submit")}
      cancelHref={`/households/${d.household.id}`}
    >
      <p className="sub">{t("needs.addHelp")}</p>
      <div className="mt4">
        <RadioField
          name="holder"
          label={t("needs.holder")}
          errors={f.field("holder").errors}
          defaultValue={f.value("holder")}
          choices={[
            { value: "whole", label: t("benefits.whole") },
            ...d.people.map((p) => ({ value: String(p.personId), label: p.name })),
          ]}
        />
      </div>
      <div className="fgrid mt4">
        <SelectField
          {...f.field("kind")}
          label={t("needs.kind")}
          empty={t("field.choose")}
          choices={needKinds.map((k) => ({ value: k, label: t(`need.${k}`) }))}
        />
        <DateField
          {...f.field("toldOn")}
          label={t("needs.toldOn")}
          help={t("form.dayHelp")}
          pick={t("form.pick")}
        />
      </div>
      <div className="mt4">
        <TextField
          {...f.field("words")}
          label={t("needs.words")}
          help={t("needs.wordsHelp")}
          optional={optional}
          maxLength={100}
          autoComplete="off"
        />
      </div>
    </HouseholdForm>
  );
}
