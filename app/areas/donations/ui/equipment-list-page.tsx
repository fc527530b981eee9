import { useText } from "~/platform/i18n/use-text";
import { ColumnMenu } from "~/platform/lists/column-menu";
import type { Choices } from "~/platform/lists/filter-by-typing";
import { ListFrame } from "~/platform/lists/list-frame";
import { SortBy } from "~/platform/lists/sort-by";
import type { Cursor } from "~/platform/paging";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import {
  type ItemColumn,
  type ItemFilterKey,
  type ItemSort,
  type ItemStage,
  type ItemView,
  itemColumns,
  itemList,
} from "../equipment-view";
import type { Grade, ItemState } from "../item-state";
import { donationText } from "../text";
import { itemText } from "../text/item";
import { EquipmentFilterBar, useItemConditions } from "./equipment-filter";
import { gradeTone, itemTone } from "./words";

export interface EquipmentListView {
  view: ItemView;
  count: number;
  worth: string;
  /** How the list parts when no view is chosen: on the books, not received, gone. */
  beside: { held: number; registered: number; gone: number } | null;
  tabs: readonly { stage?: ItemStage; count: number }[];
  worst: { key: ItemFilterKey; count: number } | null;
  rows: readonly {
    id: number;
    name: string;
    model: string | null;
    piece: number | null;
    number: string;
    serial: string | null;
    holder: string;
    village: string;
    keeper: string | null;
    value: string;
    grade: Grade;
    state: ItemState;
    /** The day of the stocktake that did not find it. */
    missing: { day: string; reported: boolean } | null;
  }[];
  previous: Cursor | null;
  next: Cursor | null;
  villages: Choices;
  names: { holder: string | null; batch: string | null; alike: string | null };
  may: { export: boolean };
}

/** Every piece of donated equipment: saved views, conditions, table, pages. */
export function EquipmentListPage({ page: d }: { page: EquipmentListView }) {
  const t = useText(itemText);
  const b = useText(donationText);
  return (
    <ListFrame
      t={t}
      list={itemList}
      page={d}
      crumbs={[{ label: b("page.area"), to: "/donations" }, { label: t("list.title") }]}
      facts={
        d.beside
          ? [
              t("list.heldWorth", { count: d.beside.held, amount: d.worth }),
              d.beside.registered > 0 && t("list.notYet", { count: d.beside.registered }),
              d.beside.gone > 0 && t("list.gone", { count: d.beside.gone }),
            ]
          : [t("list.worth", { amount: d.worth })]
      }
      actions={
        d.may.export &&
        d.count > 0 && (
          <a className="btn" href={itemList.write({ ...d.view, cursor: null }, "/equipment.xlsx")}>
            <Icon name="download" />
            {t("list.export")}
          </a>
        )
      }
      tabs={{
        of: "stage",
        items: d.tabs,
        all: t("stage.all"),
        name: (value) => t(`stage.${value}`),
      }}
      beside={<ColumnMenu list={itemList} view={d.view} all={itemColumns} label={(c) => t(`col.${c}`)} />}
      bar={<EquipmentFilterBar {...d} />}
      words={useItemConditions(d)}
      first={{ icon: "package", text: t("list.firstText") }}
    >
      <ItemTable page={d} />
    </ListFrame>
  );
}

function ItemTable({ page: { view, rows } }: { page: EquipmentListView }) {
  const t = useText(itemText);
  const b = useText(donationText);
  const show = (column: ItemColumn) => view.columns.includes(column);
  const heading = (label: string, first: ItemSort, second: ItemSort, num = false) => (
    <SortBy list={itemList} view={view} label={label} by={[first, second]} num={num} />
  );
  return (
    <table className="tbl two">
      <caption className="vh">{t("list.title")}</caption>
      <thead>
        <tr>
          {heading(t("col.name"), "name", "-name")}
          {show("number") && heading(t("col.number"), "number", "-number")}
          {show("serial") && <th>{t("col.serial")}</th>}
          {show("holder") && <th>{t("col.holder")}</th>}
          {show("keeper") && <th>{t("col.keeper")}</th>}
          {show("value") && heading(t("col.value"), "-value", "value", true)}
          {show("grade") && <th>{t("col.grade")}</th>}
          {show("state") && <th>{t("col.state")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id} className={r.missing ? "flag" : undefined}>
            <td className="wide">
              <a className="who" href={`/equipment/${r.id}`}>
                {r.name}
              </a>{" "}
              <span className="sub">
                {r.model}
                {r.piece !== null && ` ${r.piece}`}
              </span>
            </td>
            {show("number") && <td className="nw sub">{r.number}</td>}
            {show("serial") && <td className="nw nophone">{r.serial}</td>}
            {show("holder") && (
              <td>
                {r.holder}
                {r.holder !== r.village && <div className="sub nophone">{r.village}</div>}
              </td>
            )}
            {show("keeper") && <td className="nw nophone">{r.keeper}</td>}
            {show("value") && <td className="num nophone">{r.value}</td>}
            {show("grade") && (
              <td className="nw">
                {gradeTone(r.grade) === "ok" ? (
                  b(`grade.${r.grade}`)
                ) : (
                  <Badge tone={gradeTone(r.grade)}>{b(`grade.${r.grade}`)}</Badge>
                )}
              </td>
            )}
            {show("state") && (
              <td className="nw">
                {r.missing ? (
                  <Badge tone="bad" icon="circle-help">
                    {t(r.missing.reported ? "list.reported" : "list.missing", { day: r.missing.day })}
                  </Badge>
                ) : (
                  <Badge tone={itemTone(r.state)}>{t(`state.${r.state}`)}</Badge>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
