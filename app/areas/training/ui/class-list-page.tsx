import { type ListViews, ViewBar } from "~/areas/views";
import { useText } from "~/platform/i18n/use-text";
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
        items: d.tabs.map(({ stage: value, count }) => ({
          value,
          label: value ? t(`stage.${value}`) : t("stage.all"),
          count,
        })),
      }}
      beside={<ColumnMenu view={view} />}
      under={<ViewBar views={d.views} />}
      bar={<ClassFilterBar view={view} villages={d.villages} years={d.years} />}
      words={useConditionWords(d)}
      first={{ icon: "graduation-cap", text: t(d.may.create ? "list.firstText" : "list.firstTextOther") }}
    >
      <ClassTable view={view} rows={d.rows} />
    </ListFrame>
  );
}

/** Which columns: check boxes in a plain form. */
function ColumnMenu({ view }: { view: ClassView }) {
  const t = useText(trainingText);
  const kept = classList.parts({ ...view, cursor: null }).filter(([name]) => name !== "columns");
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
