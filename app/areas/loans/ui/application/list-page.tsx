import { type ListViews, ViewBar } from "~/areas/views";
import { useText } from "~/platform/i18n/use-text";
import { ColumnMenu } from "~/platform/lists/column-menu";
import { ListFrame } from "~/platform/lists/list-frame";
import { Icon } from "~/ui/icon";
import type { ListPage } from "../../lists/list-page.server";
import { applicationColumns, applicationList } from "../../lists/list-view";
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
  return (
    <>
      <ListFrame
        t={t}
        list={applicationList}
        page={d}
        actions={
          <>
            <a className="btn" href={applicationList.write({ ...view, board: !view.board, cursor: null })}>
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
              <a className="btn" href={applicationList.write({ ...view, cursor: null }, "/loans.xlsx")}>
                <Icon name="download" />
                {t("list.export")}
              </a>
            )}
          </>
        }
        create={d.may.create && { href: "/loans/new", label: t("list.add") }}
        tabs={{
          of: "stage",
          items: d.tabs,
          all: t("stage.all"),
          name: (value) => t(`stage.${value}`),
        }}
        beside={
          !view.board && (
            <ColumnMenu
              list={applicationList}
              view={view}
              all={applicationColumns}
              label={(c) => t(`col.${c}`)}
            />
          )
        }
        under={<ViewBar views={d.views} />}
        bar={<ListFilterBar {...d} />}
        words={useConditionWords(d)}
        first={{ icon: "hand-coins", text: t("list.firstText") }}
        whole={d.board !== null}
      >
        {!d.board && <ListTable view={view} rows={d.rows} />}
      </ListFrame>
      {d.board && d.count > 0 && <Board view={view} board={d.board} />}
    </>
  );
}
