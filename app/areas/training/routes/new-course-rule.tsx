import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanFigure } from "~/platform/money";
import { placeName } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { addCourseRule } from "../add-course-rule.server";
import { courses, ruleInForce } from "../course-rule";
import { courseRuleForm } from "../course-rule-form";
import { courseRulesOf, ruleRegions } from "../course-rules.server";
import { trainingText } from "../text";
import { CourseRuleFields } from "../ui/course-rule-fields";

const courseOf = (text: string | undefined) => {
  const course = courses.find((c) => c === text);
  if (!course) throw notFound();
  return course;
};

/** The form begins from the version in force: most of a new version stays as it was. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireActor(request, "course-rule.manage");
  const course = courseOf(params.course);
  const db = database();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const rules = courseRulesOf(db, course);
  const from = ruleInForce(rules, "371725", todayOn()) ?? rules.at(-1);
  if (!from) throw notFound();
  return {
    course,
    courseTitle: t(`course.${course}`),
    title: t("courseRule.add"),
    regions: ruleRegions(db).map((r) => ({
      value: r.code,
      label: r.name ? placeName(r.name, language) : t("courseRule.province"),
    })),
    values: {
      region: from.region,
      fromOn: "",
      hours: String(from.hours),
      hoursPerHalfDay: String(from.hoursPerHalfDay),
      maxClassSize: String(from.maxClassSize),
      minLecturers: String(from.minLecturers),
      threshold: String(from.attendanceThresholdBp / 100),
      lateCounts: from.lateCounts ? "yes" : "no",
      planPassMark: from.planPassMark === null ? "" : String(from.planPassMark),
      testPassMark: from.testPassMark === null ? "" : String(from.testPassMark),
      subsidy: from.subsidyFen === null ? "" : yuanFigure(from.subsidyFen),
      source: "",
      confidence: "",
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "course-rule.manage");
  const course = courseOf(params.course);
  const submission = parseWithZod(await request.formData(), { schema: courseRuleForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const result = addCourseRule(database(), actor, course, submission.value);
  if (!result.ok) {
    const field = result.why === "courseRule.noRegion" ? "region" : "fromOn";
    return refuse(
      actor,
      {
        event: "course-rule.added",
        subject: { kind: "course-rule", id: course, label: courseRulesOf(database(), course)[0]?.name },
        why: result.why,
      },
      { lastResult: submission.reply({ fieldErrors: { [field]: [result.why] } }) },
    );
  }
  const t = translator(trainingText, await languageOf(request));
  return redirectWithNotice(`/training/courses/${course}`, t("courseRule.added"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewCourseRule() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(trainingText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("class.area"), to: "/training" },
          { label: t("courseRule.title"), to: "/training/courses" },
          { label: d.courseTitle, to: `/training/courses/${d.course}` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[d.courseTitle, t("courseRule.addFacts")]}
      />
      <CourseRuleFields regions={d.regions} values={d.values} lastResult={result?.lastResult} />
    </>
  );
}
