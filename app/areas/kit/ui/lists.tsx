import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { FilterBar, FilterChoice } from "~/ui/filter-bar";
import { Icon } from "~/ui/icon";
import { Chip, Figure, Pager, PageSizes, SortHeading, Tabs } from "~/ui/list";
import { MonthBars, MonthLines, Spark } from "~/ui/month-bars";
import { PageHead } from "~/ui/page-head";
import { ScrollRegion } from "~/ui/scroll-region";
import { Facts, Sheet } from "~/ui/sheet";
import { kitText } from "../text";

const rows = ["", "flag", "flagw", "sel"] as const;
const months = ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"];
const tones = ["ok", "bad", "warn", "info"] as const;

/** Page head, figures, views, conditions, table, pager, key-value pairs. */
export function Lists() {
  const t = useText(kitText);
  const people = t("people").split("|");
  const place = t("places").split("|")[0] ?? "";
  return (
    <>
      <Sheet title={t("head")} pad>
        <div className="kit-head">
          <PageHead
            crumbs={[{ label: t("crumb"), to: "/kit" }, { label: t("headTitle") }]}
            title={t("headTitle")}
            facts={[t("headFact1"), t("headFact2")]}
            actions={
              <>
                <button type="button" className="btn">
                  <Icon name="printer" />
                  {t("headAct")}
                </button>
                <button type="button" className="btn">
                  {t("headMain")}
                </button>
              </>
            }
          />
        </div>
      </Sheet>
      <div className="kpis">
        <Figure label={t("figure.late")} value={2} bad href="/kit" />
        <Figure label={t("figure.wait")} value={7} href="/kit" />
        <Figure label={t("figure.people")} value={420} unit={t("figure.unit")} />
      </div>
      <Sheet title={t("tables")} count={29}>
        <div className="sb">
          <Tabs
            label={t("tab.tabs")}
            items={[
              { label: t("tab.all"), to: "/kit", count: 29, current: true },
              { label: t("tab.mine"), to: "/kit?mine", count: 4 },
            ]}
          />
          <Chip label={t("chip")} value={place} removeHref="/kit" removeLabel={t("chipRemove")} />
        </div>
        <FilterBar
          action="/kit"
          kept={[]}
          term={undefined}
          conditions={[
            { key: "village", label: t("column.village"), chip: t("chip"), value: place, without: "/kit" },
          ]}
          clearHref="/kit"
          words={{
            term: t("bar.term"),
            more: t("bar.more"),
            apply: t("bar.apply"),
            clear: t("bar.clear"),
            remove: () => t("chipRemove"),
          }}
        >
          <FilterChoice
            name="kit-village"
            label={t("column.village")}
            any={t("bar.any")}
            value={place}
            choices={t("places")
              .split("|")
              .map((name) => ({ value: name, label: name }))}
          />
        </FilterBar>
        <ScrollRegion label={t("tables")}>
          <table className="tbl two">
            <caption className="vh">{t("tables")}</caption>
            <thead>
              <tr>
                <SortHeading label={t("column.who")} href="/kit" sorted="ascending" />
                <SortHeading label={t("column.village")} href="/kit" />
                <th>{t("column.state")}</th>
                <SortHeading label={t("column.hours")} href="/kit" num />
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <tr key={row} className={row}>
                  <td>
                    <a className="who" href="/kit">
                      {people[i]}
                    </a>
                  </td>
                  <td>{place}</td>
                  <td>
                    <Badge tone={tones[i] ?? "mute"}>{t(`badge.${tones[i] ?? "mute"}`)}</Badge>
                  </td>
                  <td className="num">{24 + i * 4}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td>{t("total")}</td>
                <td />
                <td />
                <td className="num">120</td>
              </tr>
            </tfoot>
          </table>
        </ScrollRegion>
        <Pager
          summary={t("pager")}
          previous={t("previous")}
          next={t("next")}
          nextHref="/kit"
          sizes={<PageSizes label={t("perPage")} size={50} sizes={[15, 50, 100]} href={() => "/kit"} />}
        />
      </Sheet>
      <Sheet title={t("charts")} pad>
        <MonthBars
          months={months.map((month, i) => ({ month, value: 3 + ((i * 5) % 7) }))}
          height={140}
          label={t("charts")}
          format={String}
          tick={String}
          tableTitle={t("charts")}
          goals={[{ from: months[2] ?? "", to: months.at(-1) ?? "", value: 8 }]}
        />
        <MonthLines
          months={months}
          lines={people
            .slice(0, 2)
            .map((name, k) => ({ name, values: months.map((_, i) => (i + 1) * (k + 1)) }))}
          label={t("charts")}
          tick={String}
        />
        <Spark values={[2, 3, 2, 5, 4]} label={t("charts")} />
      </Sheet>
      <Sheet title={t("sheet")} actions={<a href="/kit">{t("sheetLink")}</a>} foot={t("sheetFoot")} pad>
        <Facts
          items={[
            [t("fact.name"), t("value.name")],
            [t("fact.village"), t("value.village")],
            [t("fact.phone"), t("value.phone")],
          ]}
        />
      </Sheet>
    </>
  );
}
