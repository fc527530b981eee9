import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { courses } from "../course-rule";
import { courseRulesOf } from "../course-rules.server";
import { trainingText } from "../text";
import { CourseListPage } from "../ui/course-list-page";
import { ruleInWords } from "../ui/rule-words";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request, "course-rule.view");
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const today = todayOn();
  const all = courseRulesOf(database());
  return {
    title: t("courseRule.title"),
    courses: courses.map((course) => {
      const versions = all.filter((r) => r.course === course);
      return {
        course,
        versions: versions.length,
        classes: versions.reduce((sum, r) => sum + r.classes, 0),
        live: versions
          .filter((r) => r.fromOn <= today && (r.toOn === null || r.toOn >= today))
          .map((r) => ruleInWords(t, r, language, today)),
      };
    }),
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Courses() {
  return <CourseListPage page={useLoaderData<typeof loader>()} />;
}
