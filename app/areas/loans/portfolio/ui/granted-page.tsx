import { useText } from "~/platform/i18n/use-text";
import { type Choices, FilterByTyping } from "~/platform/lists/filter-by-typing";
import { FilterBar, FilterChoice } from "~/ui/filter-bar";
import { Icon } from "~/ui/icon";
import { Pager, Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import { loanListText } from "../../text/lists";
import type { LoanListRow } from "../loan-rows";
import {
  type ConditionKey,
  conditionKeys,
  type LoanView,
  loanKinds,
  loanParts,
  type Stage,
  stages,
  withLoanFilter,
  writeLoanView,
} from "../loan-view";
import { LoanTable } from "./loan-table";
import { MoneyLinks } from "./money-links";

interface Page {
  title: string;
  view: LoanView;
  rows: readonly LoanListRow[];
  count: number;
  last: number | null;
  counts: Record<Stage, number>;
  villages: Choices;
  banks: readonly { id: number; name: string }[];
  officers: readonly string[];
  years: readonly number[];
  groups: readonly { code: string; name: string }[];
  may: { subsidy: boolean; fund: boolean; import: boolean; export: boolean };
}

const shortKey = (key: ConditionKey) => (key === "villageId" ? "village" : key === "bankId" ? "bank" : key);

/** All loans that were paid out, by state and condition; the address says it all. */
export function GrantedPage({ page: d }: { page: Page }) {
  const t = useText(loanListText);
  const { filter } = d.view;
  const shownValue = (key: ConditionKey): string => {
    switch (key) {
      case "villageId":
        return d.villages.items.find((v) => v.id === filter.villageId)?.name ?? "";
      case "bankId":
        return d.banks.find((b) => b.id === filter.bankId)?.name ?? "";
      case "group":
        return d.groups.find((g) => g.code === filter.group)?.name ?? t("report.ungrouped");
      case "kind":
        return filter.kind ? t(`kind.${filter.kind}`) : "";
      case "age":
        return filter.age ? t(`arrears.ages.${filter.age}`) : "";
      default:
        return String(filter[key] ?? "");
    }
  };
  const set = conditionKeys.filter((key) => filter[key] !== undefined);
  const choice = (key: ConditionKey) => ({
    name: shortKey(key),
    label: t(`cond.${shortKey(key)}`),
    any: t("granted.any"),
    value: filter[key],
  });
  return (
    <>
      <PageHead
        crumbs={[{ label: t("area"), to: "/loans" }, { label: d.title }]}
        title={d.title}
        facts={[t("granted.count", { count: d.count })]}
        actions={
          <>
            <MoneyLinks may={d.may} here="granted" />
            {d.may.export && d.count > 0 && (
              <a
                className="btn"
                href={writeLoanView({ filter: d.view.filter, after: null }, "/loans/granted/export")}
              >
                <Icon name="download" />
                {t("granted.export")}
              </a>
            )}
          </>
        }
      />
      <div className="tabrow">
        <Tabs
          label={t("granted.tabs")}
          items={stages.map((stage) => ({
            label: t(`stage.${stage}`),
            to: writeLoanView(withLoanFilter(d.view, { stage: stage === "all" ? undefined : stage })),
            current: (filter.stage ?? "all") === stage,
            count: d.counts[stage],
          }))}
        />
      </div>
      <section className="sheet">
        <FilterBar
          action="/loans/granted"
          kept={filter.stage ? [["stage", filter.stage]] : []}
          term={filter.term}
          conditions={set.map((key) => ({
            key,
            label: t(`cond.${shortKey(key)}`),
            chip: t(`cond.${shortKey(key)}`),
            value: shownValue(key),
            without: writeLoanView(withLoanFilter(d.view, { [key]: undefined })),
          }))}
          clearHref={
            set.length > 0 || filter.term
              ? writeLoanView({ filter: filter.stage ? { stage: filter.stage } : {}, after: null })
              : undefined
          }
          words={{
            term: t("granted.term"),
            more: t("granted.more"),
            apply: t("granted.apply"),
            clear: t("granted.clear"),
            remove: (label) => t("granted.remove", { label }),
          }}
        >
          <FilterByTyping {...choice("villageId")} nothing={t("granted.noVillage")} choices={d.villages} />
          <FilterChoice
            {...choice("bankId")}
            choices={d.banks.map((b) => ({ value: String(b.id), label: b.name }))}
          />
          <FilterChoice {...choice("officer")} choices={d.officers.map((o) => ({ value: o, label: o }))} />
          <FilterChoice
            {...choice("year")}
            choices={d.years.map((y) => ({ value: String(y), label: String(y) }))}
          />
          <FilterChoice
            {...choice("group")}
            choices={d.groups.map((g) => ({ value: g.code, label: g.name }))}
          />
          <FilterChoice
            {...choice("kind")}
            choices={loanKinds.map((k) => ({ value: k, label: t(`kind.${k}`) }))}
          />
        </FilterBar>
        {d.rows.length === 0 ? (
          <EmptyState
            icon="hand-coins"
            title={t("granted.emptyTitle")}
            text={t(loanParts(d.view).length > 0 ? "granted.emptyText" : "granted.firstText")}
          />
        ) : (
          <LoanTable rows={d.rows} title={d.title} />
        )}
        <Pager
          summary={t("granted.summary", { shown: d.rows.length, count: d.count })}
          previous={t("granted.previous")}
          next={t("granted.next")}
          previousHref={d.view.after === null ? undefined : writeLoanView({ ...d.view, after: null })}
          nextHref={d.last === null ? undefined : writeLoanView({ ...d.view, after: d.last })}
        />
      </section>
    </>
  );
}
