import { useText } from "~/platform/i18n/use-text";
import type { Choices } from "~/platform/lists/filter-by-typing";
import { ListPager } from "~/platform/lists/list-pager";
import { NothingFound } from "~/platform/lists/nothing-found";
import type { Cursor } from "~/platform/paging";
import { Icon } from "~/ui/icon";
import { Tabs } from "~/ui/list";
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
  villages: Choices;
  years: readonly number[];
  may: { create: boolean; export: boolean };
}

/** Study trips: saved views, conditions, table, pages. */
export function TripListPage({ page: d }: { page: Page }) {
  const t = useText(tripText);
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
        {d.rows.length === 0 ? <Nothing page={d} /> : <TripTable view={view} rows={d.rows} />}
        <ListPager
          t={t}
          shown={d.rows.length}
          count={d.count}
          size={view.size}
          previous={d.previous}
          next={d.next}
          href={(at) => writeTripView({ ...view, ...at })}
        />
      </section>
    </>
  );
}

function Nothing({ page: d }: { page: Page }) {
  const t = useText(tripText);
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
  return (
    <NothingFound
      t={t}
      worst={d.worst}
      words={words}
      without={(key) => writeTripView({ ...d.view, filter: withoutKey(filter, key), cursor: null })}
      create={create}
    />
  );
}
