import { useLanguage, useText } from "~/platform/i18n/use-text";
import { ColumnMenu } from "~/platform/lists/column-menu";
import type { Choices } from "~/platform/lists/filter-by-typing";
import { ListFrame } from "~/platform/lists/list-frame";
import { SortBy } from "~/platform/lists/sort-by";
import type { Cursor } from "~/platform/paging";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import type { DonationState, Road } from "../donation-state";
import {
  type DonationColumn,
  type DonationFilterKey,
  type DonationSort,
  type DonationStage,
  type DonationView,
  donationColumns,
  donationList,
} from "../donation-view";
import type { NextStep } from "../next-step";
import { donationText } from "../text";
import { DonationFilterBar, useDonationConditions } from "./donation-filter";
import { donationTone } from "./words";

export interface ShownDonation {
  id: number;
  number: string;
  title: string;
  on: string;
  donor: string;
  road: Road;
  villages: readonly string[];
  pieces: number;
  amount: string;
  papers: string | null;
  state: DonationState;
  next: NextStep | null;
}

export interface DonationListView {
  view: DonationView;
  count: number;
  tabs: readonly { stage?: DonationStage; count: number }[];
  worst: { key: DonationFilterKey; count: number } | null;
  rows: readonly ShownDonation[];
  previous: Cursor | null;
  next: Cursor | null;
  villages: Choices;
  years: readonly number[];
  may: { create: boolean };
}

/** Batches of donated equipment: saved views, conditions, table, pages. */
export function DonationListPage({ page: d }: { page: DonationListView }) {
  const t = useText(donationText);
  const { view } = d;
  return (
    <ListFrame
      t={t}
      list={donationList}
      page={d}
      actions={
        <>
          <a className="btn" href="/equipment">
            <Icon name="package" />
            {t("list.items")}
          </a>
          <a className="btn" href="/stocktakes">
            <Icon name="list-checks" />
            {t("list.stocktakes")}
          </a>
          <a className="btn" href="/recipients">
            <Icon name="door-open" />
            {t("list.holders")}
          </a>
        </>
      }
      create={d.may.create && { href: "/donations/new", label: t("list.add") }}
      tabs={{
        of: "stage",
        items: d.tabs,
        all: t("stage.all"),
        name: (value) => t(`stage.${value}`),
      }}
      beside={
        <ColumnMenu list={donationList} view={view} all={donationColumns} label={(c) => t(`col.${c}`)} />
      }
      bar={<DonationFilterBar view={view} villages={d.villages} years={d.years} />}
      words={useDonationConditions(d)}
      first={{ icon: "package", text: t(d.may.create ? "list.firstText" : "list.firstTextOther") }}
    >
      <DonationTable view={view} rows={d.rows} />
    </ListFrame>
  );
}

function DonationTable({ view, rows }: { view: DonationView; rows: readonly ShownDonation[] }) {
  const t = useText(donationText);
  const show = (column: DonationColumn) => view.columns.includes(column);
  const separator = useLanguage() === "zh" ? "、" : ", ";
  const heading = (label: string, first: DonationSort, second: DonationSort, num = false) => (
    <SortBy list={donationList} view={view} label={label} by={[first, second]} num={num} />
  );
  return (
    <table className="tbl two">
      <caption className="vh">{t("list.title")}</caption>
      <thead>
        <tr>
          {heading(t("col.title"), "title", "-title")}
          {show("on") && heading(t("col.on"), "-on", "on")}
          {show("donor") && <th>{t("col.donor")}</th>}
          {show("villages") && <th>{t("col.villages")}</th>}
          {show("pieces") && <th className="num">{t("col.pieces")}</th>}
          {show("amount") && <th className="num">{t("col.amount")}</th>}
          {show("state") && <th>{t("col.state")}</th>}
          {show("next") && <th>{t("col.next")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id}>
            <td className="wide">
              <a className="who" href={`/donations/${r.id}`}>
                {r.title}
              </a>{" "}
              <span className="sub nw">{r.number}</span>
            </td>
            {show("on") && <td className="nw">{r.on}</td>}
            {show("donor") && (
              <td className="nophone">
                {r.donor}
                <div className="sub">{t(`road.${r.road}`)}</div>
              </td>
            )}
            {show("villages") && <td className="nophone">{r.villages.join(separator)}</td>}
            {show("pieces") && (
              <td className="num">
                {r.pieces}
                <span className="sub onphone"> {t("page.piece", { count: r.pieces })}</span>
              </td>
            )}
            {show("amount") && <td className="num nophone">{r.amount}</td>}
            {show("state") && (
              <td className="nw">
                <Badge tone={donationTone(r.state)}>{t(`state.${r.state}`)}</Badge>
                {r.state === "approved" && r.papers && <span className="sub"> {r.papers}</span>}
              </td>
            )}
            {show("next") && (
              <td className="nw">
                {r.next && (
                  <a className="btn sm" href={`/donations/${r.id}${r.next.path}`}>
                    {t(`next.${r.next.key}`)}
                    <span className="vh"> {r.title}</span>
                  </a>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
