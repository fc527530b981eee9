import { useLanguage, useText } from "~/platform/i18n/use-text";
import { type Cursor, pageSizes } from "~/platform/paging";
import { Icon } from "~/ui/icon";
import { Pager, Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import { tripText } from "../text";
import {
  type FilterKey,
  keysSet,
  type Stage,
  type TripView,
  withFilter,
  withoutKey,
  writeTripView,
} from "../trip-view";
import { TripFilterBar, useConditionWords } from "./trip-filter";
import { type ShownTrip, TripTable } from "./trip-table";

interface Page {
  view: TripView;
  count: number;
  tabs: readonly { stage?: Stage; count: number }[];
  worst: { key: FilterKey; count: number } | null;
  rows: readonly ShownTrip[];
  previous: Cursor | null;
  next: Cursor | null;
  villages: readonly { id: number; name: string }[];
  years: readonly number[];
  may: { create: boolean; export: boolean };
}

/** Study trips: saved views, conditions, table, pages. */
export function TripListPage({ page: d }: { page: Page }) {
  const t = useText(tripText);
  const { view } = d;
  const at = (cursor: Cursor | null) => (cursor ? writeTripView({ ...view, cursor }) : undefined);
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
            <a className="btn" href="/shops">
              <Icon name="store" />
              {t("list.shops")}
            </a>
            {d.may.export && d.count > 0 && (
              <a className="btn" href={writeTripView({ ...view, cursor: null }, "/trips.xlsx")}>
                <Icon name="download" />
                {t("list.export")}
              </a>
            )}
            {d.may.create && (
              <a className="btn pri" href="/trips/new">
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
            to: writeTripView(withFilter(view, { stage })),
            current: view.filter.stage === stage,
            count,
          }))}
        />
      </div>
      <section className="sheet">
        <TripFilterBar view={view} villages={d.villages} years={d.years} />
        {d.rows.length === 0 ? <NothingFound page={d} /> : <TripTable view={view} rows={d.rows} />}
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
                  <a key={size} href={writeTripView({ ...view, size, cursor: null })}>
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

function NothingFound({ page: d }: { page: Page }) {
  const t = useText(tripText);
  const language = useLanguage();
  const words = useConditionWords(d);
  const { filter } = d.view;
  const create = d.may.create && (
    <a className={`btn ${d.worst ? "" : "pri"}`} href="/trips/new">
      <Icon name="plus" />
      {t("list.add")}
    </a>
  );
  if (keysSet(filter).length === 0)
    return (
      <EmptyState
        icon="bus"
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
            href={writeTripView({ ...d.view, filter: withoutKey(filter, d.worst.key), cursor: null })}
          >
            {t("list.drop", { label })}
          </a>
          {create}
        </span>
      }
    />
  );
}
