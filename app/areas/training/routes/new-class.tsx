import { randomUUID } from "node:crypto";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openVillageChoices, takeVillageWords } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { type Day, todayOn } from "~/platform/dates";
import { madeBy, sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { message, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { clashForm, namesIn, newClassForm } from "../class-forms";
import { courses } from "../course-rule";
import { courseRulesOf, largestClass, leastLecturers, ruleFor } from "../course-rules.server";
import { planHalfDays } from "../half-days";
import { trainingText } from "../text";
import { type ClashRow, clashRows, previewOf } from "../ui/half-day-words";
import { NewClassForm } from "../ui/new-class-form";
import { clashes, createClass } from "../write-class.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.create");
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  return {
    offered: openVillageChoices(database(), actor.villages, language),
    requestKey: randomUUID(),
    me: actor.name,
    today: todayOn(),
    halfDaysOf: Object.fromEntries(
      courses.flatMap((course) => {
        const rule = courseRulesOf(database(), course).find((r) => r.toOn === null);
        return rule ? [[course, Math.ceil(rule.hours / rule.hoursPerHalfDay)]] : [];
      }),
    ) as Partial<Record<string, number>>,
    title: t("form.title"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "class.create");
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const form = await request.formData();
  const sending = sendingOf(actor, "class", form);
  const before = madeBy(database(), sending);
  if (before !== undefined) return redirectWithNotice(`/training/${before}`, t("class.created"));
  takeVillageWords(database(), actor.villages, form);
  const submission = parseWithZod(form, {
    schema: newClassForm(largestClass(database(), String(form.get("course")))),
  });
  const db = database();
  const few = fewLecturers(form, submission.status === "success" ? null : submission.error);
  if (submission.status !== "success") {
    const plan = parseWithZod(form, { schema: clashForm });
    const rows =
      plan.status === "success"
        ? clashRows(t, clashes(db, actor.villages, { ...plan.value, halfDays: planOf(plan.value) }), language)
        : ([] as ClashRow[]);
    return data({ lastResult: submission.reply(few), clashes: rows, preview: null }, { status: 400 });
  }
  const v = submission.value;
  const halfDays = planOf(v);
  const taken = clashes(db, actor.villages, { halfDays, lecturers: v.lecturers, venue: v.venue });
  const rows = clashRows(t, taken, language);
  const rule = ruleFor(db, { ...v, startsOn: halfDays[0]?.on ?? v.startsOn });
  const broken: { fieldErrors: Record<string, string[]> } = {
    fieldErrors: { ...few?.fieldErrors, ...tooBig(v.capacity, rule) },
  };
  if (v.intent === "preview")
    return data({
      lastResult: submission.reply(broken),
      clashes: rows,
      preview: previewOf(t, halfDays, v, rule, language),
    });
  const tried = { event: "class.created", subject: { kind: "village", id: v.villageId } };
  if (rows.length > 0 && !v.clashAnyway)
    return refuse(
      actor,
      { ...tried, why: "form.clash" },
      {
        lastResult: submission.reply({ ...broken, formErrors: ["form.clash"] }),
        clashes: rows,
        preview: null,
      },
    );
  const result = createClass(db, actor, { ...v, halfDays }, { sending });
  if (!result.ok) {
    const field =
      {
        "class.why.tooBig": "capacity",
        "class.why.lecturers": "lecturers",
        "class.why.foreignVillage": "villageId",
      }[result.why as string] ?? (result.why.startsWith("closedVillage.") ? "villageId" : "startsOn");
    const values = result.max === undefined ? undefined : { max: result.max };
    const why = message(result.why, values);
    return refuse(
      actor,
      { ...tried, why: result.why, values },
      {
        lastResult: submission.reply({ fieldErrors: { ...broken.fieldErrors, [field]: [why] } }),
        // What was meant in spite of a clash need not be ticked again.
        clashes: rows,
        preview: null,
      },
    );
  }
  return redirectWithNotice(`/training/${result.id}`, t("class.created"));
}

type Plan = Omit<Parameters<typeof planHalfDays>[0], "fromOn" | "count"> & {
  startsOn: Day;
  halfDays: number;
};
const planOf = (v: Plan) =>
  planHalfDays({ fromOn: v.startsOn, count: v.halfDays, weekdays: v.weekdays, halves: v.halves });

const tooBig = (
  capacity: number,
  rule: { maxClassSize: number } | null | undefined,
): Record<string, string[]> =>
  rule && capacity > rule.maxClassSize
    ? { capacity: [message("class.why.tooBig", { max: rule.maxClassSize })] }
    : {};

/** Too few lecturers are said in the same round as what else is wrong. */
function fewLecturers(form: FormData, error: Record<string, unknown> | null | undefined) {
  const least = leastLecturers(database(), String(form.get("course")));
  if (error?.lecturers || namesIn(String(form.get("lecturers") ?? "")).length >= least) return undefined;
  return { fieldErrors: { lecturers: [message("class.why.lecturers", { max: least })] } };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewClass() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(trainingText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("list.title"), to: "/training" }, { label: t("form.title") }]}
        title={t("form.title")}
      />
      <NewClassForm
        offered={d.offered}
        requestKey={d.requestKey}
        me={d.me}
        today={d.today}
        halfDaysOf={d.halfDaysOf}
        lastResult={result?.lastResult}
        clashes={result?.clashes ?? []}
        preview={result?.preview ?? null}
      />
    </>
  );
}
