import { type ListViews, ViewBar } from "~/areas/views";
import { useText } from "~/platform/i18n/use-text";
import type { Choices } from "~/platform/lists/filter-by-typing";
import { ListPager } from "~/platform/lists/list-pager";
import { NothingFound } from "~/platform/lists/nothing-found";
import type { Cursor } from "~/platform/paging";
import { Icon } from "~/ui/icon";
import { Tabs } from "~/ui/list";
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
  villages: Choices;
  years: readonly number[];
  may: { create: boolean; export: boolean };
}

/** Classes: saved views, conditions, table, pages. */
export function ClassListPage({ page: d }: { page: Page }) {
  const t = useText(trainingText);
  const { view } = d;
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
        {d.rows.length === 0 ? <Nothing page={d} /> : <ClassTable view={view} rows={d.rows} />}
        <ListPager
          t={t}
          shown={d.rows.length}
          count={d.count}
          size={view.size}
          previous={d.previous}
          next={d.next}
          href={(at) => writeClassView({ ...view, ...at })}
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

function Nothing({ page: d }: { page: Page }) {
  const t = useText(trainingText);
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
  return (
    <NothingFound
      t={t}
      worst={d.worst}
      words={words}
      without={(key) => writeClassView({ ...d.view, filter: withoutKey(filter, key), cursor: null })}
      create={create}
    />
  );
}
