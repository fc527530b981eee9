import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Db } from "db/client.server";
import { residentRules } from "~/areas/policies/index.server";
import { saidOfDeath } from "~/person-sources.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { message, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { RadioField, TextField } from "~/ui/field";
import { checkPension, pensionChecksOf } from "../../households/check-pension.server";
import {
  type PensionResult,
  type PensionStatus,
  pensionResults,
  pensionStatuses,
} from "../../households/household";
import { checkForm } from "../../households/household-forms";
import { pensionState } from "../../households/household-page.server";
import { findHousehold, householdOf } from "../../households/household-queries.server";
import { leftToSay } from "../../households/leave-with-death.server";
import { findPerson } from "../../people-queries.server";
import { householdsText } from "../../text/households";
import { personPageText } from "../../text/person-page";
import { HouseholdForm } from "../../ui/households/household-form";
import { PensionHistory } from "../../ui/households/pension-history";
import { useHouseholdFields } from "../../ui/households/use-household-fields";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "pension.check");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const name = personName(row.name, language);
  const checks = pensionChecksOf(db, row.id);
  const state = pensionState(db, row.id, todayOn(), language);
  return {
    id: row.id,
    name,
    title: t("check.of", { name }),
    last: state && t("check.last", { when: state.when, status: state.status, result: state.result }),
    next: state && { words: state.next, late: state.late },
    checks: checks.map((c) => ({
      id: c.id,
      when: longDay(c.checkedOn, language),
      what: `${t(`status.${c.status as PensionStatus}`)} · ${t(`result.${c.result as PensionResult}`)}`,
      by: t("check.by", { name: personName(c.checkedByName, language) }),
      note: c.note,
    })),
    rules: residentRules(db, todayOn(), row.villageId),
    initial: {
      checkedOn: todayOn(),
      // What it was is most often what it is: two taps at the door.
      status: checks[0]?.status ?? "",
      result: checks[0] ? "passed" : "",
      nextDueOn: "",
      note: "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "pension.check");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdsText, language);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: checkForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const before = householdOf(db, row.id);
  const done = checkPension(db, actor, row.id, submission.value);
  if (done.ok) {
    const name = personName(row.name, language);
    const belongs = householdOf(db, row.id);
    const home = belongs && findHousehold(db, actor.villages, belongs.household.id);
    const dead = submission.value.result === "deceased";
    const diedOn = findPerson(db, actor.villages, row.id)?.diedOn;
    const more = dead && diedOn ? saidOfDeath(db, row.id, diedOn, language) : "";
    const left = dead ? leftToSay(db, row.id) : null;
    // Who follows a head is the next thing to say.
    if (left && home && can(actor, "household.edit", home.villageId))
      return redirectWithNotice(
        left.to,
        t(left.headless ? "check.doneHead" : "check.doneDead", { name }) + more,
      );
    const was = !belongs && before && findHousehold(db, actor.villages, before.household.id);
    if (was && dead) return redirectWithNotice(`/households/${was.id}`, t("check.doneLeft", { name }) + more);
    return redirectWithNotice(
      home ? `/households/${home.id}` : `/people/${row.id}`,
      (done.nextDueOn
        ? t("check.done", { name, when: longDay(done.nextDueOn, language) })
        : t("check.doneNever", { name })) + more,
    );
  }
  if (done.why === "person.notFound") throw notFound();
  const field =
    done.why === "check.tooYoung" || done.why === "check.deadStatus"
      ? "status"
      : done.why === "check.dueBefore"
        ? "nextDueOn"
        : "checkedOn";
  return refuse(
    actor,
    {
      event: "person.pension-checked",
      subject: { kind: "person", id: row.id, label: row.name },
      villageId: row.villageId,
      why: done.why,
    },
    {
      lastResult: submission.reply({
        fieldErrors: { [field]: [whyWords(db, done.why, row.villageId, submission.value.checkedOn)] },
      }),
    },
  );
}

/** The refusal with the age that the rule of that day says. */
function whyWords(db: Db, why: string, villageId: number, on: string): string {
  if (why !== "check.tooYoung") return why;
  return message(why, { age: residentRules(db, on, villageId).receivingAge ?? "" });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Pension() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(householdsText);
  const w = useText(personPageText);
  const f = useHouseholdFields(result?.lastResult, d.initial);
  const optional = t("field.optional");
  return (
    <>
      <HouseholdForm
        crumbs={[
          { label: w("page.people"), to: "/people" },
          { label: d.name, to: `/people/${d.id}` },
          { label: t("check.title") },
        ]}
        title={d.title}
        facts={[
          d.last ?? t("check.never"),
          d.next && (
            <span key="next" className={d.next.late ? "bad" : undefined}>
              {d.next.words}
            </span>
          ),
        ]}
        formKey={f.key}
        items={f.items}
        submit={t("check.submit")}
        cancelHref={`/people/${d.id}`}
      >
        <RadioField
          name="status"
          label={t("check.status")}
          errors={f.field("status").errors}
          defaultValue={f.value("status")}
          choices={pensionStatuses.map((s) => ({ value: s, label: t(`status.${s}`) }))}
        />
        <RadioField
          name="result"
          label={t("check.result")}
          errors={f.field("result").errors}
          defaultValue={f.value("result")}
          choices={pensionResults.map((r) => ({ value: r, label: t(`result.${r}`) }))}
        />
        <div className="fgrid mt4">
          <DateField
            {...f.field("checkedOn")}
            label={t("check.checkedOn")}
            help={t("form.dayHelp")}
            pick={t("form.pick")}
          />
          <DateField
            {...f.field("nextDueOn")}
            label={t("check.nextDue")}
            help={
              d.rules.checkMonths === null || d.rules.againMonths === null
                ? t("check.nextDueNoRule")
                : t("check.nextDueHelp", {
                    months: d.rules.checkMonths,
                    again: d.rules.againMonths,
                    document: d.rules.document ?? "",
                  })
            }
            optional={optional}
            pick={t("form.pick")}
          />
        </div>
        <div className="mt4">
          <TextField
            {...f.field("note")}
            label={t("check.note")}
            optional={optional}
            maxLength={100}
            autoComplete="off"
          />
        </div>
      </HouseholdForm>
      <PensionHistory checks={d.checks} />
    </>
  );
}
