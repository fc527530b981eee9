import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import { reportsText } from "../text";
import { RowsPager } from "./rows-pager";
import { VillageFilter, type VillageFilterFacts } from "./village-filter";

export interface LateFacts {
  title: string;
  villageName: string | null;
  filter: VillageFilterFacts;
  /** Kept to things of one kind. */
  kind: { key: string; words: string } | null;
  count: number;
  first: number;
  rows: readonly {
    key: string;
    what: string;
    who: string | null;
    village: string;
    due: string;
    days: number;
    /** Whether the days are working days. */
    working: boolean;
    to: string;
  }[];
  previous?: string;
  next?: string;
}

/** What is overdue, row by row, each with the way to where it is seen to. */
export function LatePage(d: LateFacts) {
  const t = useText(reportsText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("area"), to: "/overview" }, { label: d.title }]}
        title={d.title}
        facts={[
          d.villageName ?? t("rows.allVillages"),
          d.kind ? d.kind.words : t("late.count", { count: d.count }),
          d.kind ? (
            <a
              key="all"
              href={
                d.filter.villageId === null
                  ? "/overview/late"
                  : `/overview/late?village=${d.filter.villageId}`
              }
            >
              {t("late.allKinds")}
            </a>
          ) : (
            t("late.what")
          ),
        ]}
      />
      <section className="sheet">
        <VillageFilter {...d.filter} kept={d.kind ? [["kind", d.kind.key]] : []} />
        {d.rows.length === 0 ? (
          <EmptyState icon="circle-check" title={t("late.none")} text={t("late.noneText")} />
        ) : (
          <table className="tbl two" data-rows={d.count}>
            <caption className="vh">{d.title}</caption>
            <thead>
              <tr>
                <th>{t("late.thing")}</th>
                <th>{t("late.who")}</th>
                <th>{t("rows.village")}</th>
                <th>{t("late.due")}</th>
                <th>{t("late.days")}</th>
              </tr>
            </thead>
            <tbody>
              {d.rows.map((r) => (
                <tr key={r.key}>
                  <td>
                    <a className="who" href={r.to}>
                      {r.what}
                    </a>
                  </td>
                  <td>{r.who}</td>
                  <td>{r.village}</td>
                  <td className="nw">{r.due}</td>
                  <td className="nw">
                    <Badge tone="bad" icon="octagon-alert">
                      {t(r.working ? "late.overWorking" : "late.over", { count: r.days })}
                    </Badge>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <RowsPager page={d} />
      </section>
    </>
  );
}
