import { Quoted } from "~/platform/i18n/quoted";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Sheet } from "~/ui/sheet";
import { trainingText } from "../text";
import type { RuleInWords } from "./rule-words";

interface Page {
  course: string;
  title: string;
  regions: readonly { code: string; name: string; versions: readonly RuleInWords[] }[];
  count: number;
  mayAdd: boolean;
}

const stateTones = { live: "ok", coming: "info", past: "mute" } as const;

/** One course: region by region, the newest version first, each with its values, source and use. */
export function CoursePage({ page: d }: { page: Page }) {
  const t = useText(trainingText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("class.area"), to: "/training" },
          { label: t("courseRule.title"), to: "/training/courses" },
          { label: d.title },
        ]}
        title={d.title}
        facts={[t("courseRule.versions", { count: d.count }), t("courseRule.oneADay")]}
        actions={
          d.mayAdd && (
            <a className="btn pri" href={`/training/courses/${d.course}/new`}>
              <Icon name="plus" />
              {t("courseRule.add")}
            </a>
          )
        }
      />
      <div className="stack">
        {d.regions.flatMap((region) =>
          region.versions.map((v) => (
            <Sheet
              key={v.id}
              title={region.name}
              count={v.span}
              actions={
                <>
                  {v.classes > 0 && (
                    <span className="b mute">
                      <Icon name="lock" />
                      {t("courseRule.locked", { count: v.classes })}
                    </span>
                  )}
                  <Badge tone={stateTones[v.state]}>{t(`courseRule.states.${v.state}`)}</Badge>
                </>
              }
              foot={
                <span className="row">
                  <span>
                    <Quoted text={t("class.ruleSource", { source: v.source })} />
                  </span>
                  <Badge tone={v.badge.tone} icon={v.badge.icon}>
                    {v.badge.label}
                  </Badge>
                </span>
              }
            >
              <table className="tbl dense">
                <caption className="vh">{`${region.name} ${v.span}`}</caption>
                <thead className="vh">
                  <tr>
                    <th>{t("courseRule.parameter")}</th>
                    <th>{t("courseRule.value")}</th>
                  </tr>
                </thead>
                <tbody>
                  {v.rows.map((r) => (
                    <tr key={r.label}>
                      <td className="w10c sub">{r.label}</td>
                      <td>{r.value}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Sheet>
          )),
        )}
      </div>
    </>
  );
}
