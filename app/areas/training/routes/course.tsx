import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { courses } from "../course-rule";
import { courseRulesOf, ruleRegions } from "../course-rules.server";
import { trainingText } from "../text";
import { CoursePage } from "../ui/course-page";
import { ruleInWords } from "../ui/rule-words";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "course-rule.view");
  const course = courses.find((c) => c === params.course);
  if (!course) throw notFound();
  const db = database();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const today = todayOn();
  const names = new Map(ruleRegions(db).map((r) => [r.code, r.name ?? t("courseRule.province")]));
  const rules = courseRulesOf(db, course);
  const regions = [...new Set(rules.map((r) => r.region))];
  return {
    course,
    title: t(`course.${course}`),
    regions: regions.map((code) => ({
      code,
      name: names.get(code) ?? code,
      versions: rules
        .filter((r) => r.region === code)
        .reverse()
        .map((r) => ruleInWords(t, r, language, today)),
    })),
    count: rules.length,
    mayAdd: can(actor, "course-rule.manage"),
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function CourseVersions() {
  return <CoursePage page={useLoaderData<typeof loader>()} />;
}
