import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { inScope } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { SelectField, TextField } from "~/ui/field";
import { editMember } from "../../households/edit-member.server";
import { healths, works } from "../../households/household";
import { memberForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { situationOn } from "../../households/household-page.server";
import { findHousehold, membersOf } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { isOpen } from "../../households/membership";
import { head, memberRelations } from "../../households/relation";
import { type Asked, askOnce, doubtsOfMember } from "../../households/relation-doubts.server";
import { householdsText } from "../../text/households";
import { askedOf, HouseholdForm } from "../../ui/households/household-form";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  const memberId = idFrom(params.memberId);
  const member = row && membersOf(db, row.id).find((m) => m.id === memberId && isOpen(m));
  if (!row || !member || !inScope(actor.villages, member.villageId)) throw notFound();
  const told = situationOn(db, member.personId, todayOn());
  const name = personName(member.name, language);
  return {
    household: householdHead(db, actor, row, language),
    title: translator(householdsText, language)("page.memberTitle", { name }),
    head: member.relation === head,
    initial: {
      relation: member.relation,
      onDay: todayOn(),
      health: told?.health ?? "",
      healthNote: told?.healthNote ?? "",
      work: told?.work ?? "",
      place: told?.place ?? "",
    },
  };
}

interface Answer {
  lastResult: SubmissionResult<string[]>;
  /** What speaks against a relation. */
  asked?: Asked;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  const memberId = idFrom(params.memberId);
  if (!row || !membersOf(db, row.id).some((m) => m.id === memberId)) throw notFound();
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: memberForm });
  if (submission.status !== "success")
    return data({ lastResult: submission.reply() } as Answer, { status: 400 });
  const { relation } = submission.value;
  const doubts = doubtsOfMember(db, row.id, memberId, relation, submission.value.onDay);
  const asked = askOnce(form, doubts, actor.villages, language);
  if (asked) return data({ lastResult: submission.reply(), asked } as Answer, { status: 400 });
  const edited = editMember(db, actor, row.id, { memberId, ...submission.value });
  if (edited.ok)
    return redirectWithNotice(
      `/households/${row.id}`,
      translator(householdsText, language)(edited.changed ? "form.saved" : "form.unchanged"),
    );
  if (edited.why === "household.notFound") throw notFound();
  const field = { "leave.gone": "", "join.relation": "relation", "join.future": "onDay" }[edited.why];
  return refuse<Answer>(
    actor,
    {
      event: "household.member-changed",
      ...householdSubject(row, householdHead(db, actor, row, "zh").name),
      why: edited.why,
    },
    {
      lastResult: submission.reply(
        field ? { fieldErrors: { [field]: [edited.why] } } : { formErrors: [edited.why] },
      ),
    },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Member() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  const optional = t("field.optional");
  const asked = result?.asked;
  return (
    <HouseholdForm
      household={d.household}
      title={d.title}
      formKey={f.key}
      items={f.items}
      asked={asked}
      submit={t("page.submitMember")}
      cancelHref={`/households/${d.household.id}`}
    >
      {!d.head && (
        <SelectField
          {...f.field("relation")}
          errors={f.field("relation").errors ?? askedOf(asked, "relation")}
          label={t("field.relation")}
          choices={memberRelations.map((r) => ({ value: r, label: t(`relation.${r}`) }))}
        />
      )}
      <div className="fgrid mt4">
        <SelectField
          {...f.field("work")}
          label={t("field.work")}
          optional={optional}
          empty={t("field.choose")}
          choices={works.map((w) => ({ value: w, label: t(`work.${w}`) }))}
        />
        <TextField
          {...f.field("place")}
          label={t("field.place")}
          help={t("field.placeHelp")}
          optional={optional}
          maxLength={60}
          autoComplete="off"
        />
        <SelectField
          {...f.field("health")}
          label={t("field.health")}
          optional={optional}
          empty={t("field.choose")}
          choices={healths.map((h) => ({ value: h, label: t(`health.${h}`) }))}
        />
        <TextField
          {...f.field("healthNote")}
          label={t("field.healthNote")}
          optional={optional}
          maxLength={60}
          autoComplete="off"
        />
      </div>
      <DateField
        {...f.field("onDay")}
        label={t("page.asOf")}
        help={t("form.dayHelp")}
        pick={t("form.pick")}
        className="mt4"
      />
    </HouseholdForm>
  );
}
