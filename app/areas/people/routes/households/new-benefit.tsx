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
import { benefitKinds } from "../../households/household";
import { benefitForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { findHousehold } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { kinOf } from "../../households/kin.server";
import { addBenefit } from "../../households/write-benefit.server";
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
  const field =
    {
      "benefits.nameMissing": "name",
      "benefits.future": "fromOn",
      "benefits.endBefore": "toOn",
      "benefits.open": "kind",
    }[added.why as string] ?? "holder";
  return refuse(
    actor,
    {
      event: "household.benefit-added",
      ...householdSubject(row, householdHead(db, actor, row, "zh").name),
      why: added.why,
    },
    { lastResult: submission.reply({ fieldErrors: { [field]: [added.why] } }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewBenefit() {
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
      submit={t("benefits.submit")}
      cancelHref={`/households/${d.household.id}`}
    >
      <RadioField
        name="holder"
        label={t("benefits.holder")}
        errors={f.field("holder").errors}
        defaultValue={f.value("holder")}
        choices={[
          { value: "whole", label: t("benefits.whole") },
          ...d.people.map((p) => ({ value: String(p.personId), label: p.name })),
        ]}
      />
      <div className="fgrid mt4">
        <SelectField
          {...f.field("kind")}
          label={t("benefits.kind")}
          empty={t("field.choose")}
          choices={benefitKinds.map((k) => ({ value: k, label: t(`benefit.${k}`) }))}
        />
        <TextField
          {...f.field("name")}
          label={t("benefits.name")}
          help={t("benefits.nameHelp")}
          optional={optional}
          maxLength={40}
        />
        <TextField
          {...f.field("level")}
          label={t("benefits.level")}
          help={t("benefits.levelHelp")}
          optional={optional}
          width="w10"
          maxLength={20}
        />
        <TextField
          {...f.field("documentNo")}
          label={t("benefits.documentNo")}
          optional={optional}
          width="w16"
          maxLength={40}
          autoComplete="off"
        />
        <TextField
          {...f.field("monthlyFen")}
          label={t("benefits.monthly")}
          optional={optional}
          suffix={t("field.yuan")}
          width="w10"
          inputMode="decimal"
          maxLength={40}
        />
      </div>
      <div className="fgrid mt4">
        <DateField
          {...f.field("fromOn")}
          label={t("benefits.fromOn")}
          help={t("form.dayHelp")}
          pick={t("form.pick")}
        />
        <DateField
          {...f.field("toOn")}
          label={t("benefits.toOn")}
          help={t("benefits.toHelp")}
          optional={optional}
          pick={t("form.pick")}
        />
      </div>
    </HouseholdForm>
  );
}
