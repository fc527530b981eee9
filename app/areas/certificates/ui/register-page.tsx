import { type ListViews, ViewBar } from "~/areas/views";
import { useText } from "~/platform/i18n/use-text";
import { ColumnMenu } from "~/platform/lists/column-menu";
import { ListFrame } from "~/platform/lists/list-frame";
import type { Cursor } from "~/platform/paging";
import { Icon } from "~/ui/icon";
import {
  type FilterKey,
  type Handout,
  type RegisterView,
  registerColumns,
  registerList,
} from "../register-view";
import { certificatesText } from "../text";
import { type RegisterChoices, RegisterFilterBar, useConditionWords } from "./register-filter";
import { RegisterSum, type ShownSum } from "./register-sum";
import { RegisterTable, type ShownRow } from "./register-table";
import { type ShownWork, WaitingWork } from "./waiting-work";

interface Page extends RegisterChoices {
  view: RegisterView;
  views: ListViews;
  count: number;
  tabs: readonly { handout?: Handout; count: number }[];
  worst: { key: FilterKey; count: number } | null;
  rows: readonly ShownRow[];
  previous: Cursor | null;
  next: Cursor | null;
  /** Null for whoever only looks. */
  work: ShownWork | null;
  sum: ShownSum;
  may: { export: boolean; print: boolean };
}

/** What waits for the clerk, how the register adds up, and the register itself. */
export function RegisterPage({ page: d }: { page: Page }) {
  const t = useText(certificatesText);
  const { view } = d;
  const filtered = registerList.set(view.filter).length > 0 || view.cursor !== null;
  return (
    <ListFrame
      t={t}
      list={registerList}
      page={d}
      actions={
        d.count > 0 && (
          <>
            {d.may.print && (
              <a
                className="btn"
                href={registerList.write({ ...view, cursor: null }, "/certificates/receipts.pdf")}
              >
                <Icon name="printer" />
                {t("receipts.print")}
              </a>
            )}
            {d.may.export && (
              <a
                className="btn"
                href={registerList.write({ ...view, cursor: null }, "/certificates/register.xlsx")}
              >
                <Icon name="download" />
                {t("list.export")}
              </a>
            )}
          </>
        )
      }
      above={
        !filtered &&
        (d.work ? (
          <div className="cols c-main-side above">
            <WaitingWork work={d.work} />
            <RegisterSum sum={d.sum} />
          </div>
        ) : (
          <div className="above">
            <RegisterSum sum={d.sum} />
          </div>
        ))
      }
      tabs={{
        of: "handout",
        items: d.tabs,
        all: t("list.all"),
        name: (value) => t(`list.handouts.${value}`),
      }}
      beside={
        <ColumnMenu list={registerList} view={view} all={registerColumns} label={(c) => t(`list.${c}`)} />
      }
      under={<ViewBar views={d.views} />}
      bar={<RegisterFilterBar view={view} villages={d.villages} classes={d.classes} years={d.years} />}
      words={useConditionWords(d)}
      first={{ icon: "award", text: t("list.firstText") }}
    >
      <RegisterTable view={view} rows={d.rows} />
    </ListFrame>
  );
}
