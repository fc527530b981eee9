import type { SubmissionResult } from "@conform-to/react";
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
import { FieldErrors, RadioField, TextField } from "~/ui/field";
import { Note } from "~/ui/sheet";
import { goingOf, relationsOf, separationForm } from "../../households/household-forms";
import { householdHead } from "../../households/household-head.server";
import { findHousehold } from "../../households/household-queries.server";
import { householdSubject } from "../../households/household-subject";
import { kinOf } from "../../households/kin.server";
import { type Asked, askOnce, doubtsUnder } from "../../households/relation-doubts.server";
import { separateHousehold } from "../../households/separate-household.server";
import { householdsText } from "../../text/households";
import { askedOf, HouseholdForm } from "../../ui/households/household-form";
import { RelationFields } from "../../ui/households/relation-fields";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findHousehold(db, actor.villages, idFrom(params.householdId));
  if (!row) throw notFound();
  return {
    household: householdHead(db, actor, row, language),
    title: translator(householdsText, language)("separate.title"),
    people: kinOf(db, actor.villages, row.id, 0, language).people.filter((p) => !p.head),
    initial: {
      fromOn: todayOn(),
      headId: "",
      houseNumber: "",
      address: "",
      revision: String(row.revision),
    },
  };
}

interface Answer {
  lastResult: SubmissionResult<string[]>;
  typed: Readonly<Record<string, string>>;
  going: readonly number[];
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
  const submission = parseWithZod(form, { schema: separationForm });
  const relations = relationsOf(form);
  const personIds = goingOf(form);
  const kept = { typed: Object.fromEntries(relations), going: personIds };
  if (submission.status !== "success")
    return data({ lastResult: submission.reply(), ...kept } as Answer, { status: 400 });
  const { headId, ...input } = submission.value;
  const label = householdHead(db, actor, row, "zh").name;
  const next = { headId, headField: "headId", fromOn: input.fromOn, relations: onlyOf(relations, personIds) };
  const doubts = personIds.includes(headId) ? doubtsUnder(db, row.id, next) : [];
  const asked = askOnce(form, doubts, actor.villages, language);
  if (asked) return data({ lastResult: submission.reply(), ...kept, asked } as Answer, { status: 400 });
  const made = separateHousehold(db, actor, row.id, { ...input, headId, personIds, relations });
  if (made.ok) {
    const fresh = findHousehold(db, actor.villages, made.id);
    const name = fresh ? householdHead(db, actor, fresh, language).name : "";
    return redirectWithNotice(
      `/households/${made.id}`,
      translator(householdsText, language)("separate.done", { name }),
    );
  }
  if (made.why === "household.notFound") throw notFound();
  const field = {
    "separate.noHead": "headId",
    "separate.deadHead": "headId",
    "separate.future": "fromOn",
    "separate.beforeJoined": "fromOn",
    "separate.nobody": "going",
    "separate.everybody": "going",
    "separate.notHead": "going",
    "separate.notMember": "going",
  }[made.why as string];
  return refuse<Answer>(
    actor,
    { event: "household.separated", ...householdSubject(row, label), why: made.why },
    {
      lastResult: submission.reply(
        field ? { fieldErrors: { [field]: [made.why] } } : { formErrors: [made.why] },
      ),
      ...kept,
    },
  );
}

const onlyOf = (relations: ReadonlyMap<number, string>, ids: readonly number[]) =>
  new Map([...relations].filter(([id]) => ids.includes(id)));

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Separation() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  const to = `/households/${d.household.id}`;
  const asked = result?.asked;
  return (
    <HouseholdForm
      household={d.household}
      title={d.title}
      facts={[t("separate.help")]}
      formKey={f.key}
      items={f.items}
      asked={asked}
      revision={f.value("revision")}
      submit={t("separate.submit")}
      cancelHref={to}
    >
      {d.people.length === 0 ? (
        <Note>{t("separate.few")}</Note>
      ) : (
        <>
          <fieldset className="f" id="going">
            <legend className="lab">{t("separate.who")}</legend>
            <span className="help">
              {t("separate.headNow")} <a href={`${to}/head`}>{t("page.changeHead")}</a>
            </span>
            <FieldErrors id="going" errors={f.field("going").errors} />
            <div className="radios">
              {d.people.map((p) => (
                <label key={p.personId} className="plain">
                  <input
                    type="checkbox"
                    className="cb"
                    name="going"
                    value={p.personId}
                    defaultChecked={result?.going.includes(p.personId)}
                  />
                  {p.name} <span className="sub">{`${p.relation} ${p.age}`}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <RadioField
            name="headId"
            label={t("separate.head")}
            errors={f.field("headId").errors ?? askedOf(asked, "headId")}
            defaultValue={f.value("headId")}
            choices={d.people.map((p) => ({ value: String(p.personId), label: p.name }))}
          />
          {d.people.length > 1 && (
            <RelationFields
              title={t("separate.relations")}
              people={d.people}
              proposals={{}}
              typed={result?.typed}
              asked={asked}
            />
          )}
          <DateField
            {...f.field("fromOn")}
            label={t("separate.fromOn")}
            help={t("form.dayHelp")}
            pick={t("form.pick")}
          />
          <div className="fgrid mt4">
            <TextField
              {...f.field("houseNumber")}
              label={t("field.houseNumber")}
              optional={t("field.optional")}
              width="w10"
              maxLength={20}
            />
            <TextField
              {...f.field("address")}
              label={t("field.address")}
              optional={t("field.optional")}
              maxLength={100}
            />
          </div>
        </>
      )}
    </HouseholdForm>
  );
}
