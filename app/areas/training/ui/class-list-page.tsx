import { type ListViews, ViewBar } from "~/areas/views";
import { useText } from "~/platform/i18n/use-text";
import { ColumnMenu } from "~/platform/lists/column-menu";
import type { Choices } from "~/platform/lists/filter-by-typing";
import { ListFrame } from "~/platform/lists/list-frame";
import type { Cursor } from "~/platform/paging";
import { Icon } from "~/ui/icon";
import { type ClassView, classColumns, classList, type FilterKey, type Stage } from "../class-view";
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
    <ListFrame
      t={t}
      list={classList}
      page={d}
      actions={
        <>
          <a className="btn" href="/training/courses">
            <Icon name="file-text" />
            {t("list.courses")}
          </a>
          {d.may.export && d.count > 0 && (
            <a className="btn" href={classList.write({ ...view, cursor: null }, "/training/export.xlsx")}>
              <Icon name="download" />
              {t("list.export")}
            </a>
          )}
        </>
      }
      create={d.may.create && { href: "/training/new", label: t("list.add") }}
      tabs={{
        of: "stage",
        items: d.tabs,
        all: t("stage.all"),
        name: (value) => t(`stage.${value}`),
      }}
      beside={
        <ColumnMenu list={classList} view={view} all={classColumns} label={(c) => t(`listColumn.${c}`)} />
      }
      under={<ViewBar views={d.views} />}
      bar={<ClassFilterBar view={view} villages={d.villages} years={d.years} />}
      words={useConditionWords(d)}
      first={{ icon: "graduation-cap", text: t(d.may.create ? "list.firstText" : "list.firstTextOther") }}
    >
      <ClassTable view={view} rows={d.rows} />
    </ListFrame>
  );
}
