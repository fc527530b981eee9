import { type ListViews, ViewBar } from "~/areas/views";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { type Cursor, pageSizes } from "~/platform/paging";
import { Icon } from "~/ui/icon";
import { Pager, PageSizes, Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import type { ListPage } from "../../lists/list-page.server";
import { keysSet, withFilter, withoutKey, writeListView } from "../../lists/list-view";
import { applicationText } from "../../text/application";
import { loanListText } from "../../text/lists";
import { Board } from "./board";
import { ListFilterBar, useConditionWords } from "./list-filter";
import { ListTable } from "./list-table";

/** Guaranteed loans: tabs by stage, conditions, list or board, pages. */
export function ListPageView({ page: d }: { page: ListPage & { views: ListViews } }) {
  const money = useText(loanListText);
  const t = useText(applicationText);
  const { view } = d;
  const at = (cursor: Cursor | null) => (cursor ? writeListView({ ...view, cursor }) : undefined);
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
            <a className="btn" href={writeListView({ ...view, board: !view.board, cursor: null })}>
              <Icon name={view.board ? "list-checks" : "layers"} />
              {t(view.board ? "list.table" : "list.board")}
            </a>
            <a className="btn" href="/loans/granted">
              <Icon name="hand-coins" />
              {money("granted.title")}
            </a>
            <a className="btn" href="/loans/calculator">
              <Icon name="calculator" />
              {t("application.calculator")}
            </a>
            {d.may.export && d.count > 0 && (
              <a className="btn" href={writeListView({ ...view, cursor: null }, "/loans.xlsx")}>
                <Icon name="download" />
                {t("list.export")}
              </a>
            )}
            {d.may.create && (
              <a className="btn pri" href="/loans/new">
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
            to: writeListView(withFilter(view, { stage })),
            current: view.filter.stage === stage,
            count,
          }))}
        />
      </div>
      <ViewBar views={d.views} />
      <section className="sheet">
        <ListFilterBar {...d} />
        {d.count === 0 ? <NothingFound page={d} /> : !d.board && <ListTable view={view} rows={d.rows} />}
        {!d.board && (
          <Pager
            summary={t("list.summary", { shown: d.rows.length, count: d.count })}
            previous={t("list.previous")}
            next={t("list.next")}
            previousHref={at(d.previous)}
            nextHref={at(d.next)}
            sizes={
              <PageSizes
                label={t("list.perPage")}
                size={view.size}
                sizes={pageSizes}
                href={(size) => writeListView({ ...view, size, cursor: null })}
              />
            }
          />
        )}
      </section>
      {d.board && d.count > 0 && <Board view={view} board={d.board} />}
    </>
  );
}

function NothingFound({ page: d }: { page: ListPage }) {
  const t = useText(applicationText);
  const language = useLanguage();
  const words = useConditionWords(d);
  const { filter } = d.view;
  const create = d.may.create && (
    <a className={`btn ${d.worst ? "" : "pri"}`} href="/loans/new">
      <Icon name="plus" />
      {t("list.add")}
    </a>
  );
  if (keysSet(filter).length === 0)
    return (
      <EmptyState icon="hand-coins" title={t("list.firstTitle")} text={t("list.firstText")} action={create} />
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
            href={writeListView({ ...d.view, filter: withoutKey(filter, d.worst.key), cursor: null })}
          >
            {t("list.drop", { label })}
          </a>
          {create}
        </span>
      }
    />
  );
}
