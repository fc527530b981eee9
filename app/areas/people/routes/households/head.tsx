import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saidOfDeath } from "~/person-sources.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { addDays, longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { FieldErrors, RadioField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { changeHead } from "../../households/change-head.server";
import { headForm, relationsOf } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { findHousehold, headOf } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { kinOf } from "../../households/kin.server";
import { formerHeadWays } from "../../households/membership";
import { type Asked, askOnce, doubtsUnder } from "../../households/relation-doubts.server";
import { householdsText } from "../../text/households";
import { ChooseHead } from "../../ui/households/choose-head";
import { askedOf, HouseholdForm } from "../../ui/households/household-form";
import { RelationFields } from "../../ui/households/relation-fields";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const asked = Number(new URL(request.url).searchParams.get("to")) || 0;
  const { people, proposals } = kinOf(db, actor.villages, row.id, asked, language);
  const now = people.find((p) => p.head);
  const t = translator(householdsText, language);
  return {
    household: householdHead(db, actor, row, language),
    title: t(now?.diedOn ? "head.titleDied" : "head.title"),
    now: now ?? null,
    /** Of a head who has died, who follows is what is left to say. */
    died: now?.diedOn ? t("head.died", { name: now.name, when: longDay(now.diedOn, language) }) : null,
    /** Chosen in the first step; the relations follow from it. */
    next: people.find((p) => p.personId === asked && !p.head && !p.dead) ?? null,
    others: people.filter((p) => !p.head && !p.dead),
    people,
    proposals,
    initial: {
      fromOn: now?.diedOn ? addDays(now.diedOn, 1) : todayOn(),
      former: now?.diedOn ? "died" : "",
      note: "",
      revision: String(row.revision),
    },
  };
}

interface Answer {
  lastResult: SubmissionResult<string[]>;
  typed: Readonly<Record<string, string>>;
  /** What speaks against a relation. */
  asked?: Asked;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: headForm });
  const relations = relationsOf(form);
  const typed = Object.fromEntries(relations);
  if (submission.status !== "success")
    return data({ lastResult: submission.reply(), typed } as Answer, { status: 400 });
  const label = householdHead(db, actor, row, "zh").name;
  const { personId: headId, fromOn, former } = submission.value;
  const formerId = headOf(db, row.id)?.personId;
  const died = former === "died" && formerId !== undefined ? formerId : null;
  // Who leaves is nothing to the new head, whatever the field says.
  const staying = new Map([...relations].filter(([id]) => former === "stays" || id !== formerId));
  const doubts = doubtsUnder(db, row.id, { headId, headField: "next", fromOn, relations: staying });
  const asked = askOnce(form, doubts, actor.villages, language);
  if (asked) return data({ lastResult: submission.reply(), typed, asked } as Answer, { status: 400 });
  const changed = changeHead(db, actor, row.id, { ...submission.value, relations });
  if (changed.ok) {
    const name = householdHead(db, actor, row, language).name;
    return redirectWithNotice(
      `/households/${row.id}`,
      translator(householdsText, language)("head.done", { name }) +
        (died === null ? "" : saidOfDeath(db, died, addDays(fromOn, -1), language)),
    );
  }
  if (changed.why === "household.notFound") throw notFound();
  const onDay = ["head.future", "head.beforeLast", "head.formerSameDay"].includes(changed.why);
  return refuse<Answer>(
    actor,
    { event: "household.head-changed", ...householdSubject(row, label), why: changed.why },
    {
      lastResult: submission.reply(
        onDay ? { fieldErrors: { fromOn: [changed.why] } } : { formErrors: [changed.why] },
      ),
      typed,
    },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Head() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  const to = `/households/${d.household.id}`;
  const asked = result?.asked;
  if (d.others.length === 0 || !d.next)
    return (
      <>
        <PageHead
          crumbs={[
            { label: t("page.households"), to: "/households" },
            { label: d.household.title, to },
            { label: d.title },
          ]}
          title={d.title}
          facts={[t("head.help")]}
        />
        {d.others.length === 0 ? (
          <Sheet pad className="form">
            <Note>{t("head.only")}</Note>
          </Sheet>
        ) : (
          <ChooseHead to={to} now={d.now?.name ?? null} died={d.died} others={d.others} />
        )}
      </>
    );
  return (
    <HouseholdForm
      household={d.household}
      title={d.title}
      facts={[t("head.help")]}
      formKey={f.key}
      items={f.items}
      asked={asked}
      revision={f.value("revision")}
      submit={t("head.submit")}
      cancelHref={to}
    >
      <input type="hidden" name="personId" value={d.next.personId} />
      {d.died && (
        <div className="f">
          <Note>{d.died}</Note>
        </div>
      )}
      <div className="f" id="next">
        <span className="lab">{t("head.next")}</span>
        <span>
          <b>{d.next.name}</b> <span className="sub">{d.next.relation}</span>
        </span>
        <FieldErrors id="next" errors={askedOf(asked, "next")} />
      </div>
      <DateField
        {...f.field("fromOn")}
        label={t("head.fromOn")}
        help={t(d.died ? "head.dayAfter" : "form.dayHelp")}
        pick={t("form.pick")}
      />
      {d.died && <input type="hidden" name="former" value="died" />}
      {d.now && !d.died && (
        <RadioField
          name="former"
          label={`${t("head.former")} ${d.now.name}`}
          errors={f.field("former").errors}
          defaultValue={f.value("former")}
          choices={formerHeadWays.map((w) => ({ value: w, label: t(`way.${w}`) }))}
        />
      )}
      <RelationFields
        title={t("head.relations")}
        help={t("head.relationsHelp")}
        people={d.people.filter((p) => p.personId !== d.next?.personId && !(p.head && p.dead))}
        proposals={d.proposals}
        typed={result?.typed}
        asked={asked}
      />
      <TextField
        {...f.field("note")}
        label={t("head.note")}
        optional={t("field.optional")}
        maxLength={100}
        autoComplete="off"
      />
    </HouseholdForm>
  );
}
