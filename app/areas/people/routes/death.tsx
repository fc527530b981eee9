import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saidOfDeath } from "~/person-sources.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { useFields } from "~/platform/forms/use-fields";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { EnterDecidesNothing } from "~/ui/enter-decides-nothing";
import { ErrorSummary, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { deathWords } from "../death-words.server";
import { findHousehold } from "../households/household-queries.server";
import { leftToSay } from "../households/leave-with-death.server";
import { returnOf } from "../households/return-member.server";
import { foundDead } from "../households/take-back-check.server";
import { deathForm, deathTakenBackForm } from "../people-forms";
import { findPerson } from "../people-queries.server";
import { recordDeath } from "../record-death.server";
import { deathText } from "../text/death";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const t = translator(deathText, language);
  const name = personName(row.name, language);
  const words = deathWords(db, actor.villages, row, language);
  return {
    id: row.id,
    name,
    title: t("died.title", { name }),
    back: row.diedOn === null ? null : words.before(returnOf(db, actor.villages, row), foundDead(db, row.id)),
    known: row.diedOn && t("died.since", { when: longDay(row.diedOn, language) }),
    initial: { diedOn: row.diedOn ?? "", reason: "", revision: String(row.revision) },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.edit");
  const id = idFrom(params.personId);
  const db = database();
  const language = await languageOf(request);
  const row = findPerson(db, actor.villages, id);
  if (!row) throw notFound();
  const form = await request.formData();
  const schema = form.get("intent") === "take-back" ? deathTakenBackForm : deathForm;
  const submission = parseWithZod(form, { schema: schema as typeof deathTakenBackForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const words = deathWords(db, actor.villages, row, language);
  const done = recordDeath(db, actor, id, submission.value);
  if (done.ok) {
    const left = submission.value.diedOn === null ? null : leftToSay(db, id);
    const more =
      submission.value.diedOn === null ? "" : saidOfDeath(db, id, submission.value.diedOn, language);
    const home = left && findHousehold(db, actor.villages, left.householdId);
    // Who follows a head is the next thing to say; who may not say it reads on whose list it stands.
    if (left && home && can(actor, "household.edit", home.villageId))
      return redirectWithNotice(left.to, words.enteredHead(left.headless, true) + more);
    return redirectWithNotice(
      `/people/${id}`,
      submission.value.diedOn === null
        ? words.after(done.household, done.check)
        : (left ? words.enteredHead(left.headless, false) : words.entered) + more,
    );
  }
  if (done.why === "person.notFound") throw notFound();
  const errors =
    done.why === "person.changedMeanwhile"
      ? { formErrors: [done.why] }
      : { fieldErrors: { diedOn: [done.why] } };
  return refuse(
    actor,
    {
      event: "person.died",
      subject: { kind: "person", id, label: row.name },
      villageId: row.villageId,
      why: done.why,
    },
    { lastResult: submission.reply(errors) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Death() {
  const d = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.lastResult;
  const t = useText(deathText);
  const f = useFields(deathText, { lastResult, defaultValue: d.initial });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.people"), to: "/people" },
          { label: d.name, to: `/people/${d.id}` },
        ]}
        title={d.title}
      />
      <Sheet pad className="form">
        <form method="post" key={f.key} noValidate>
          {d.known && <EnterDecidesNothing />}
          <ErrorSummary title={(count) => t("page.errors", { count })} items={f.items} />
          {d.known && (
            <Note>
              {d.known}
              {d.back && <span className="block">{d.back}</span>}
            </Note>
          )}
          <p className="ink2 mt3">{t("died.help")}</p>
          <input type="hidden" name="revision" value={d.initial.revision} />
          <div className="mt4">
            <DateField
              {...f.field("diedOn")}
              label={t("died.on")}
              help={t("form.dayHelp")}
              pick={t("died.on")}
            />
          </div>
          <div className="mt4">
            <TextField
              {...f.field("reason")}
              label={t("died.reason")}
              help={t("died.reasonHelp")}
              maxLength={200}
              autoComplete="off"
            />
          </div>
          <div className="row mt4">
            <button type="submit" className="btn pri">
              {t("died.submit")}
            </button>
            {d.known && (
              <button type="submit" className="btn danger" name="intent" value="take-back">
                {t("died.takeBack")}
              </button>
            )}
            <a className="btn" href={`/people/${d.id}`}>
              {t("page.cancel")}
            </a>
          </div>
        </form>
      </Sheet>
    </>
  );
}
