import { Icon } from "~/ui/icon";
import { useText } from "../i18n/use-text";
import { columnWords } from "./column-words";
import type { ListState, ListView } from "./list-view";

/** Which columns a list shows: check boxes in a plain form, whose address says them. */
export function ColumnMenu<
  Filter,
  Sort extends string,
  Key extends string,
  Column extends string,
  Extra extends { columns: readonly Column[] },
>(props: {
  list: ListView<Filter, Sort, Key, Extra>;
  view: ListState<Filter, Sort, Extra>;
  all: readonly Column[];
  label: (column: Column) => string;
}) {
  const { list, view, all, label } = props;
  return (
    <ColumnChoice
      action={list.path}
      kept={list.parts({ ...view, cursor: null })}
      all={all}
      chosen={view.columns}
      label={label}
    />
  );
}

/** The same menu where the address is kept by other words than a list's. */
export function ColumnChoice<Column extends string>(props: {
  action: string;
  /** The rest of the address. */
  kept: readonly (readonly [name: string, value: string])[];
  all: readonly Column[];
  chosen: readonly Column[];
  label: (column: Column) => string;
}) {
  const t = useText(columnWords);
  const kept = props.kept.filter(([name]) => name !== "columns");
  return (
    <details className="menu pick nophone">
      <summary>
        <Icon name="columns-3" />
        {t("columns")}
      </summary>
      <form method="get" action={props.action} className="pop">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {props.all.map((c) => (
          <label key={c} className="plain block">
            <input
              type="checkbox"
              className="cb"
              name="columns"
              value={c}
              defaultChecked={props.chosen.includes(c)}
            />{" "}
            {props.label(c)}
          </label>
        ))}
        <p className="mt3">
          <button type="submit" className="btn pri">
            {t("show")}
          </button>
        </p>
      </form>
    </details>
  );
}
