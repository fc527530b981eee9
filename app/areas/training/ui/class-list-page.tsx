import { type ListViews, ViewBar } from "~/areas/views";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import type { Cursor } from "~/platform/paging";
import { pageSizes } from "~/platform/paging";
import { Icon } from "~/ui/icon";
import { Pager, Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import {
  type ClassView,
  classColumns,
  type FilterKey,
  keysSet,
  partsOfView,
  type Stage,
  withFilter,
  withoutKey,
  writeClassView,
} from "../class-view";
import { trainingText } from "../text";
import { ClassFilterBar, useConditionWords } from "./class-filter";
import { ClassTable, type ShownClass } from "./class-table";

interface Page {
  view: ClassView;
  views: ListViews;
  count: number;
  tabs: readonly { stage?: Stage; count: number }[];
  worst: { key: FilterKey; count: number } | null;
  rows: readonly ShownClass[];
  previous: Cursor | null;
  next: Cursor | null;
  villages: readonly { id: number; name: string }[];
  years: readonly number[];
  may: { create: boolean; export: boolean };
}

/** Classes: saved views, conditions, table, pages. */
export function ClassListPage({ page: d }: { page: Page }) {
  const t = useText(trainingText);
  const { view } = d;
  const at = (cursor: Cursor | null) => (cursor ? writeClassView({ ...view, cursor }) : undefined);
  return (
    <>
      <PageHead
        title={
          <>
            {t("list.title")} <span className="count">{t("list.count", { count: d.count })}</span>
          </>
        }
        actions={
          <>
            <a className="btn" href="/training/courses">
              <Icon name="file-text" />
              {t("list.courses")}
            </a>
            {d.may.export && d.count > 0 && (
              <a className="btn" href={writeClassView({ ...view, cursor: null }, "/training/export.xlsx")}>
                <Icon name="download" />
                {t("list.export")}
              </a>
            )}
            {d.may.create && (
              <a className="btn pri" href="/training/new">
                <Icon name="plus" />
                {t("list.add")}
              </a>
            )}
          </>
        }
      />
      <div className="tabrow">
        <Tabs
          label={t("list.views")}
          items={d.tabs.map(({ stage, count }) => ({
            label: stage ? t(`stage.${stage}`) : t("stage.all"),
            to: writeClassView(withFilter(view, { stage })),
            current: view.filter.stage === stage,
            count,
          }))}
        />
        <ColumnMenu view={view} />
      </div>
      <ViewBar views={d.views} />
      <section className="sheet">
        <ClassFilterBar view={view} villages={d.villages} years={d.years} />
        {d.rows.length === 0 ? <NothingFound page={d} /> : <ClassTable view={view} rows={d.rows} />}
        <Pager
          summary={t("list.summary", { shown: d.rows.length, count: d.count })}
          previous={t("list.previous")}
          next={t("list.next")}
          previousHref={at(d.previous)}
          nextHref={at(d.next)}
          sizes={
            <span className="row">
              {t("list.perPage")}
              {pageSizes.map((size) =>
                size === view.size ? (
                  <b key={size}>{size}</b>
                ) : (
                  <a key={size} href={writeClassView({ ...view, size, cursor: null })}>
                    {size}
                  </a>
                ),
              )}
            </span>
          }
        />
      </section>
    </>
  );
}

/** Which columns: check boxes in a plain form. */
function ColumnMenu({ view }: { view: ClassView }) {
  const t = useText(trainingText);
  const kept = partsOfView({ ...view, cursor: null }).filter(([name]) => name !== "columns");
  return (
    <details className="menu pick nophone">
      <summary>
        <Icon name="columns-3" />
        {t("list.columns")}
      </summary>
      <form method="get" action="/training" className="pop">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {classColumns.map((c) => (
          <label key={c} className="plain block">
            <input
              type="checkbox"
              className="cb"
              name="columns"
              value={c}
              defaultChecked={view.columns.includes(c)}
            />{" "}
            {t(`listColumn.${c}`)}
          </label>
        ))}
        <p className="mt3">
          <button type="submit" className="btn pri">
            {t("list.show")}
          </button>
        </p>
      </form>
    </details>
  );
}

function NothingFound({ page: d }: { page: Page }) {
  const t = useText(trainingText);
  const language = useLanguage();
  const words = useConditionWords(d);
  const { filter } = d.view;
  const keys = keysSet(filter);
  const create = d.may.create && (
    <a className={`btn ${d.worst ? "" : "pri"}`} href="/training/new">
      <Icon name="plus" />
      {t("list.add")}
    </a>
  );
  if (keys.length === 0)
    return (
      <EmptyState
        icon="graduation-cap"
        title={t("list.firstTitle")}
        text={t(d.may.create ? "list.firstText" : "list.firstTextOther")}
        action={create}
      />
    );
  if (!d.worst)
    return (
      <EmptyState icon="filter" title={t("list.emptyTitle")} text={t("list.emptyText")} action={create} />
    );
  const { label, value } = words(d.worst.key);
  const condition = `${label}${language === "zh" ? "：" : ": "}${value}`;
  return (
    <EmptyState
      icon="filter"
      title={t("list.emptyTitle")}
      text={t("list.emptyWorst", { condition, count: d.worst.count })}
      action={
        <span className="row centre">
          <a
            className="btn pri"
            href={writeClassView({ ...d.view, filter: withoutKey(filter, d.worst.key), cursor: null })}
          >
            {t("list.drop", { label })}
          </a>
          {create}
        </span>
      }
    />
  );
}
