import { useText } from "~/platform/i18n/use-text";
import { ColumnMenu } from "~/platform/lists/column-menu";
import type { Choices } from "~/platform/lists/filter-by-typing";
import { ListFrame } from "~/platform/lists/list-frame";
import type { Cursor } from "~/platform/paging";
import { Icon } from "~/ui/icon";
import { tripText } from "../text";
import { type FilterKey, type Stage, type TripView, tripColumns, tripList } from "../trip-view";
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
    <ListFrame
      t={t}
      list={tripList}
      page={d}
      actions={
        <>
          <a className="btn" href="/shops">
            <Icon name="store" />
            {t("list.shops")}
          </a>
          {d.may.export && d.count > 0 && (
            <a className="btn" href={tripList.write({ ...view, cursor: null }, "/trips.xlsx")}>
              <Icon name="download" />
              {t("list.export")}
            </a>
          )}
        </>
      }
      create={d.may.create && { href: "/trips/new", label: t("list.add") }}
      tabs={{
        of: "stage",
        items: d.tabs,
        all: t("stage.all"),
        name: (value) => t(`stage.${value}`),
      }}
      beside={<ColumnMenu list={tripList} view={view} all={tripColumns} label={(c) => t(`col.${c}`)} />}
      bar={<TripFilterBar view={view} villages={d.villages} years={d.years} />}
      words={useConditionWords(d)}
      first={{ icon: "bus", text: t(d.may.create ? "list.firstText" : "list.firstTextOther") }}
    >
      <TripTable view={view} rows={d.rows} />
    </ListFrame>
  );
}
