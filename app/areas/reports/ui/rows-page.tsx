import type { MeasureKey } from "db/summary/measures";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import { reportsText } from "../text";
import { PeriodBar, type PeriodBarFacts } from "./period-bar";
import { RowsPager } from "./rows-pager";
import { VillageFilter, type VillageFilterFacts } from "./village-filter";

export interface RowsFacts {
  of: MeasureKey;
  title: string;
  figure: string;
  periodText: string;
  period: PeriodBarFacts;
  kept: readonly (readonly [string, string])[];
  villageName: string | null;
  filter: VillageFilterFacts;
  count: number;
  sum: string;
  /** The sum without its sign, for the number of its unit. */
  size: number;
  money: boolean;
  first: number;
  rows: readonly {
    id: number;
    person: string | null;
    personTo: string | null;
    what: string | null;
    to: string;
    village: string;
    on: string;
    value: string;
    /** Takes away from the figure: a thing that went on or off the books. */
    less: boolean;
  }[];
  previous?: string;
  next?: string;
}

/** What stands behind a figure, row by row, with the sum that the figure shows. */
export function RowsPage(d: RowsFacts) {
  const t = useText(reportsText);
  const values = d.money || d.rows.some((r) => r.less);
  const named = d.rows.some((r) => r.person !== null);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("area"), to: "/overview" }, { label: d.figure }]}
        title={d.title}
        facts={[
          d.periodText,
          d.villageName ?? t("rows.allVillages"),
          t("rows.count", { count: d.count }),
          t("rows.sum", { sum: d.sum, unit: t(`figure.${d.of}.unit`, { count: d.size }) }),
          d.of === "people" || d.of === "households" ? t("rows.stays") : null,
          d.of === "equipment" || d.of === "computers" || d.of === "fitness" ? t("rows.things") : null,
        ]}
      />
      <section className="sheet">
        <PeriodBar
          {...d.period}
          kept={d.filter.villageId === null ? [] : [["village", String(d.filter.villageId)]]}
        />
        <VillageFilter {...d.filter} kept={d.kept} />
        {d.rows.length === 0 ? (
          <EmptyState icon="chart-column" title={t("rows.emptyTitle")} text={t("rows.emptyText")} />
        ) : (
          <table className="tbl two" data-rows={d.count} data-sum={d.sum}>
            <caption className="vh">{d.title}</caption>
            <thead>
              <tr>
                {named && <th>{t("rows.person")}</th>}
                {d.of !== "people" && <th>{t(`figure.${d.of}.what`)}</th>}
                <th>{t("rows.village")}</th>
                <th>{t(d.of === "sales" ? "rows.month" : "rows.on")}</th>
                {values && <th className="num">{d.money ? t("rows.value") : t(`figure.${d.of}.unit`)}</th>}
              </tr>
            </thead>
            <tbody>
              {d.rows.map((r) => (
                <tr key={`${r.id} ${r.less}`}>
                  {named && (
                    <td className="nw">
                      {r.personTo && (
                        <a className="who" href={r.personTo}>
                          {r.person}
                        </a>
                      )}
                    </td>
                  )}
                  {r.what !== null && (
                    <td>
                      <a href={r.to}>{r.what}</a>
                    </td>
                  )}
                  <td>{r.village}</td>
                  <td className="nw">{r.on}</td>
                  {values && <td className="num">{r.value}</td>}
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
