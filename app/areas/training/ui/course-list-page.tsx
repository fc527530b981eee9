import { Quoted } from "~/platform/i18n/quoted";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { PageHead } from "~/ui/page-head";
import type { Course } from "../course-rule";
import { trainingText } from "../text";
import type { RuleInWords } from "./rule-words";

interface Page {
  courses: readonly { course: Course; versions: number; classes: number; live: readonly RuleInWords[] }[];
}

/** Every course with the rule in force: hours, size, attendance, source and how sure we are. */
export function CourseListPage({ page: d }: { page: Page }) {
  const t = useText(trainingText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("class.area"), to: "/training" }, { label: t("courseRule.title") }]}
        title={t("courseRule.title")}
        facts={[t("courseRule.facts")]}
      />
      <section className="sheet">
        <table className="tbl two">
          <caption className="vh">{t("courseRule.title")}</caption>
          <thead>
            <tr>
              <th>{t("courseRule.course")}</th>
              <th className="num">{t("courseRule.hours")}</th>
              <th className="num">{t("courseRule.size")}</th>
              <th className="num">{t("courseRule.threshold")}</th>
              <th>{t("courseRule.source")}</th>
              <th>{t("courseRule.confidence")}</th>
              <th>{t("courseRule.span")}</th>
              <th className="num">{t("courseRule.classes")}</th>
            </tr>
          </thead>
          <tbody>
            {d.courses.flatMap((c) => {
              const name = (
                <td className="wide nw">
                  <a className="who" href={`/training/courses/${c.course}`}>
                    {t(`course.${c.course}`)}
                  </a>{" "}
                  <span className="sub">{t("courseRule.versions", { count: c.versions })}</span>
                </td>
              );
              if (c.live.length === 0)
                return (
                  <tr key={c.course} className="flagw">
                    {name}
                    <td colSpan={7}>{t("courseRule.nothingLive")}</td>
                  </tr>
                );
              return c.live.map((r) => (
                <tr key={r.id} className={["proxy", "none"].includes(r.badge.tone) ? "flagw" : undefined}>
                  {name}
                  <td className="num">
                    {r.hours} <span className="onlyphone">{t("courseRule.hourUnit")}</span>
                  </td>
                  <td className="num">
                    <span className="onlyphone">{t("courseRule.size")}</span> {r.size}
                  </td>
                  <td className="num">
                    <span className="onlyphone">{t("courseRule.threshold")}</span> {r.percent}%
                  </td>
                  <td>
                    <Quoted text={r.source} />
                  </td>
                  <td>
                    <Badge tone={r.badge.tone} icon={r.badge.icon}>
                      {r.badge.label}
                    </Badge>
                  </td>
                  <td className="nw">{r.span}</td>
                  <td className="num nophone">{r.classes}</td>
                </tr>
              ));
            })}
          </tbody>
        </table>
        <div className="sf">{t("courseRule.regionRule")}</div>
      </section>
    </>
  );
}
