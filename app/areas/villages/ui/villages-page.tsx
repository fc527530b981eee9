import { type ListViews, ViewBar } from "~/areas/views";
import { useText } from "~/platform/i18n/use-text";
import { ColumnMenu } from "~/platform/lists/column-menu";
import { NotUnderstood } from "~/platform/lists/not-understood";
import { Icon } from "~/ui/icon";
import { Pager } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import { villagesText } from "../text";
import { type VillageRow, type VillagesView, villageColumns, villageList } from "../villages-view";
import { VillagesFilter } from "./villages-filter";
import { VillagesTable } from "./villages-table";

export interface VillagesPageData {
  views: ListViews;
  today: string;
  view: VillagesView;
  rows: readonly VillageRow[];
  from: number;
  previous: VillagesView["cursor"];
  next: VillagesView["cursor"];
  count: number;
  none: boolean;
  groups: readonly string[];
  canAdd: boolean;
}

/** Villages of the programme: where, which group, who answers today, how many people and classes. */
export function VillagesPage(d: VillagesPageData) {
  const t = useText(villagesText);
  const add = d.canAdd && (
    <a className="btn pri" href="/villages/new">
      <Icon name="plus" />
      {t("list.add")}
    </a>
  );
  return (
    <>
      <PageHead
        title={
          <>
            {t("list.title")} <span className="count">{t("list.count", { count: d.count })}</span>
          </>
        }
        facts={[t("list.facts", { day: d.today })]}
        actions={
          <>
            {d.count > 0 && (
              <a className="btn" href={villageList.write({ ...d.view, cursor: null }, "/villages.xlsx")}>
                <Icon name="download" />
                {t("list.export")}
              </a>
            )}
            {add}
          </>
        }
      />
      <div className="tabrow">
        <ViewBar views={d.views} />
        <ColumnMenu list={villageList} view={d.view} all={villageColumns} label={(c) => t(`list.${c}`)} />
      </div>
      <NotUnderstood list={villageList} view={d.view} label={() => t("list.findShort")} />
      <section className="sheet">
        {d.none ? (
          <EmptyState
            icon="map-pinned"
            title={t("list.firstTitle")}
            text={t(d.canAdd ? "list.firstText" : "list.firstOther")}
            action={add}
          />
        ) : (
          <>
            <VillagesFilter view={d.view} groups={d.groups} />
            {d.rows.length === 0 ? (
              <EmptyState
                icon="filter"
                title={t("list.emptyTitle")}
                text={t("list.emptyText")}
                action={
                  <a className="btn" href="/villages">
                    {t("list.clear")}
                  </a>
                }
              />
            ) : (
              <VillagesTable rows={d.rows} view={d.view} />
            )}
            {d.rows.length > 0 && (
              <Pager
                summary={t("list.summary", {
                  from: d.from + 1,
                  to: d.from + d.rows.length,
                  count: d.count,
                })}
                previous={t("list.previous")}
                next={t("list.next")}
                previousHref={d.previous ? villageList.write({ ...d.view, cursor: d.previous }) : undefined}
                nextHref={d.next ? villageList.write({ ...d.view, cursor: d.next }) : undefined}
              />
            )}
          </>
        )}
      </section>
    </>
  );
}
