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
import { PageHead } from "~/ui/page-head";
import { scheduleForm } from "../class-forms";
import { findClass, lecturersOf, sessionsOf } from "../class-queries.server";
import { classSubject } from "../class-subject";
import { planHalfDays } from "../half-days";
import { movableStates, rescheduleClass } from "../reschedule-class.server";
import { trainingText } from "../text";
import { datesText, shortTitle } from "../ui/class-facts";
import { type ClashRow, clashRows, previewOf } from "../ui/half-day-words";
import { ScheduleForm } from "../ui/schedule-form";
import { clashes } from "../write-class.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.edit");
  const found = findClass(database(), actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  // A form that cannot be saved is not offered.
  if (!movableStates.includes(found.class.state))
    throw await redirectWithNotice(`/training/${found.class.id}`, t("schedule.why.started"));
  return {
    id: found.class.id,
    short: shortTitle(t, found.class),
    title: t("schedule.title"),
    heading: t("class.page", { class: shortTitle(t, found.class), page: t("schedule.title") }),
    today: todayOn(),
    dates: datesText(found.class, language),
    halfDays: sessionsOf(database(), found.class.id).length,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "class.edit");
  const db = database();
  const id = idFrom(params.classId);
  const found = findClass(db, actor.villages, id);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: scheduleForm });
  const none = { clashes: [] as ClashRow[], preview: null };
  if (submission.status !== "success")
    return data({ lastResult: submission.reply(), ...none }, { status: 400 });
  const v = submission.value;
  const halfDays = planHalfDays({
    fromOn: v.startsOn,
    count: v.halfDays,
    weekdays: v.weekdays,
    halves: v.halves,
  });
  const lecturers = lecturersOf(db, id).map((l) => l.name);
  const taken = clashes(db, actor.villages, {
    halfDays,
    lecturers,
    venue: found.class.venue,
    exceptClassId: id,
  });
  const rows = clashRows(t, taken, language);
  if (v.intent === "preview")
    return data({
      lastResult: submission.reply(),
      clashes: rows,
      preview: {
        ...previewOf(t, halfDays, v, found.rule, language),
        ...(["planned", "returned"].includes(found.class.state) ? {} : { apply: null }),
      },
    });
  const tried = {
    event: "class.rescheduled",
    subject: classSubject(found),
    villageId: found.class.villageId,
  };
  if (rows.length > 0 && !v.clashAnyway)
    return refuse(
      actor,
      { ...tried, why: "form.clash" },
      { lastResult: submission.reply({ formErrors: ["form.clash"] }), clashes: rows, preview: null },
    );
  const result = rescheduleClass(db, actor, id, halfDays, v.reason);
  if (!result.ok) {
    if (result.why === "class.why.notFound") throw notFound();
    return refuse(
      actor,
      { ...tried, why: result.why },
      { lastResult: submission.reply({ fieldErrors: { startsOn: [result.why] } }), ...none },
    );
  }
  const first = halfDays[0]?.on ?? "";
  const dates = datesText({ startsOn: first, endsOn: halfDays.at(-1)?.on ?? first }, language);
  return redirectWithNotice(`/training/${id}`, t("schedule.saved", { dates }));
}

export const meta = ({ data: d }: { data?: { heading: string } }) => [{ title: d?.heading ?? "" }];

export default function Schedule() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(trainingText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("class.area"), to: "/training" },
          { label: d.short, to: `/training/${d.id}` },
          { label: d.title },
        ]}
        title={d.heading}
        facts={[`${t("schedule.now")} ${d.dates}`, t("schedule.facts")]}
      />
      <ScheduleForm
        halfDays={d.halfDays}
        today={d.today}
        lastResult={result?.lastResult}
        clashes={result?.clashes ?? []}
        preview={result?.preview ?? null}
      />
    </>
  );
}
