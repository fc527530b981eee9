import { type ListViews, ViewBar } from "~/areas/views";
import { useText } from "~/platform/i18n/use-text";
import { ListPager } from "~/platform/lists/list-pager";
import { NothingFound } from "~/platform/lists/nothing-found";
import type { Cursor } from "~/platform/paging";
import { Icon } from "~/ui/icon";
import { Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState } from "~/ui/sheet";
import {
  type FilterKey,
  type Handout,
  keysSet,
  type RegisterView,
  withFilter,
  withoutKey,
  writeRegisterView,
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
  const filtered = keysSet(view.filter).length > 0 || view.cursor !== null;
  return (
    <>
      <PageHead
        title={
          <>
            {t("list.title")} <span className="count">{t("list.count", { count: d.count })}</span>
          </>
        }
        actions={
          d.count > 0 && (
            <>
              {d.may.print && (
                <a
                  className="btn"
                  href={writeRegisterView({ ...view, cursor: null }, "/certificates/receipts.pdf")}
                >
                  <Icon name="printer" />
                  {t("receipts.print")}
                </a>
              )}
              {d.may.export && (
                <a
                  className="btn"
                  href={writeRegisterView({ ...view, cursor: null }, "/certificates/register.xlsx")}
                >
                  <Icon name="download" />
                  {t("list.export")}
                </a>
              )}
            </>
          )
        }
      />
      {!filtered &&
        (d.work ? (
          <div className="cols c-main-side above">
            <WaitingWork work={d.work} />
            <RegisterSum sum={d.sum} />
          </div>
        ) : (
          <div className="above">
            <RegisterSum sum={d.sum} />
          </div>
        ))}
      <div className="tabrow">
        <Tabs
          label={t("list.views")}
          items={d.tabs.map(({ handout, count }) => ({
            label: handout ? t(`list.handouts.${handout}`) : t("list.all"),
            to: writeRegisterView(withFilter(view, { handout })),
            current: view.filter.handout === handout,
            count,
          }))}
        />
      </div>
      <ViewBar views={d.views} />
      <section className="sheet">
        <RegisterFilterBar view={view} villages={d.villages} classes={d.classes} years={d.years} />
        {d.rows.length === 0 ? <Nothing page={d} /> : <RegisterTable view={view} rows={d.rows} />}
        <ListPager
          t={t}
          shown={d.rows.length}
          count={d.count}
          size={view.size}
          previous={d.previous}
          next={d.next}
          href={(at) => writeRegisterView({ ...view, ...at })}
        />
      </section>
    </>
  );
}

function Nothing({ page: d }: { page: Page }) {
  const t = useText(certificatesText);
  const words = useConditionWords(d);
  const { filter } = d.view;
  if (keysSet(filter).length === 0)
    return <EmptyState icon="award" title={t("list.firstTitle")} text={t("list.firstText")} />;
  return (
    <NothingFound
      t={t}
      worst={d.worst}
      words={words}
      without={(key) => writeRegisterView({ ...d.view, filter: withoutKey(filter, key), cursor: null })}
    />
  );
}
