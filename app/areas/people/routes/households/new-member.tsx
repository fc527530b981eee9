import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actorWith } from "~/platform/access/actor";
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
import { joinForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { findHousehold } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { joinHousehold } from "../../households/join-household.server";
import { joinerChoices } from "../../households/joiner-choices.server";
import { takePersonWords } from "../../households/joiner-meant";
import { joinerOf } from "../../households/joiner-of-form";
import { joinerRefused } from "../../households/joiner-refused.server";
import { head, memberRelations, type Relation } from "../../households/relation";
import { type Asked, askOnce, doubtsOfJoiner } from "../../households/relation-doubts.server";
import { householdsText } from "../../text/households";
import { askedOf, HouseholdForm } from "../../ui/households/household-form";
import { OpenHousehold } from "../../ui/households/open-household";
import { useHouseholdFields } from "../../ui/households/use-household-fields";
import { WhoFields } from "../../ui/households/who-fields";
import { type WhoNotice, whoNotice } from "../../ui/households/who-notice";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const household = householdHead(db, actor, row, language);
  return {
    household,
    title: translator(householdsText, language)("page.addTitle", { name: household.name }),
    people: joinerChoices(db, actor.villages, row.villageId, language),
    initial: { fromOn: todayOn(), relation: household.count === 0 ? head : "", personId: "" },
  };
}

interface Answer extends WhoNotice {
  lastResult: SubmissionResult<string[]>;
  /** What speaks against the relation. */
  asked?: Asked;
  elsewhere?: number;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const form = await request.formData();
  takePersonWords(form, joinerChoices(db, actor.villages, row.villageId, language));
  const submission = parseWithZod(form, { schema: joinForm });
  if (submission.status !== "success")
    return data({ lastResult: submission.reply() } as Answer, { status: 400 });
  const { personId, idNumber, name, phone, anyway, shown, ...input } = submission.value;
  const words = form.get("personIdWords");
  const joiner = joinerOf({ personId, idNumber, name, phone, words, looked: { anyway, shown } });
  if (!joiner.ok)
    return data(
      { lastResult: submission.reply({ fieldErrors: { [joiner.field]: [joiner.why] } }) } as Answer,
      {
        status: 400,
      },
    );
  const doubts = doubtsOfJoiner(db, actor.villages, row.id, joiner.joiner, input);
  const asked = askOnce(form, doubts, actor.villages, language);
  if (asked) return data({ lastResult: submission.reply(), asked } as Answer, { status: 400 });
  const joined = joinHousehold(db, actor, actorWith(actor, "person.create"), row.id, {
    ...input,
    joiner: joiner.joiner,
  });
  if (joined.ok)
    return redirectWithNotice(
      `/households/${row.id}`,
      translator(householdsText, language)("page.joined", { name: personName(joined.person.name, language) }),
    );
  if (joined.why === "household.notFound") throw notFound();
  const typed = { name, idNumber, phone, villageId: row.villageId };
  const { fieldErrors, values, ...notice } = joinerRefused(db, actor.villages, joined, typed, language);
  return refuse<Answer>(
    actor,
    {
      event: "household.joined",
      ...householdSubject(row, householdHead(db, actor, row, "zh").name),
      why: joined.why,
      values,
    },
    {
      lastResult: submission.reply({ fieldErrors }),
      ...notice,
      elsewhere:
        joined.why === "join.elsewhere" &&
        joined.householdId &&
        findHousehold(db, actor.villages, joined.householdId)
          ? joined.householdId
          : undefined,
    },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewMember() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const notice = whoNotice(result);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  const relations: readonly Relation[] = d.household.count === 0 ? [head] : memberRelations;
  return (
    <HouseholdForm
      household={d.household}
      title={d.title}
      formKey={f.key}
      items={f.items}
      asked={result?.asked}
      doubtsRead={f.value("doubtsSeen")}
      notice={notice}
      wide={result?.likely !== undefined}
      submit={t("page.add")}
      cancelHref={`/households/${d.household.id}`}
    >
      <OpenHousehold id={result?.elsewhere} />
      <h2 className={notice ? "part" : "part first"}>{t("page.who")}</h2>
      <WhoFields f={f} people={d.people} />
      <div className="fgrid mt4">
        <SelectField
          {...f.field("relation")}
          errors={f.field("relation").errors ?? askedOf(result?.asked, "relation")}
          label={t("field.relation")}
          empty={t("field.choose")}
          choices={relations.map((r) => ({ value: r, label: t(`relation.${r}`) }))}
        />
        <DateField
          {...f.field("fromOn")}
          label={t("page.fromOn")}
          help={t("page.fromHelp")}
          pick={t("form.pick")}
        />
      </div>
      <div className="mt4">
        <TextField
          {...f.field("note")}
          label={t("field.note")}
          optional={t("field.optional")}
          maxLength={100}
          autoComplete="off"
        />
      </div>
    </HouseholdForm>
  );
}
