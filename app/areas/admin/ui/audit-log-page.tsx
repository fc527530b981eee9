import { useText } from "~/platform/i18n/use-text";
import { ColumnChoice } from "~/platform/lists/column-menu";
import { pageSizes } from "~/platform/paging";
import { Icon } from "~/ui/icon";
import { Pager, PageSizes, Tabs } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Sheet } from "~/ui/sheet";
import { type AuditView, auditColumns, auditHref, auditParts, auditViews, viewNames } from "../audit-view";
import { adminText } from "../text";
import { AuditFilters } from "./audit-filters";
import { AuditTable, type OpenedRow, type TableRow } from "./audit-table";
import { ChainSheet, type ShownChain } from "./chain-sheet";

export interface AuditLogProps {
  view: AuditView;
  /** Days that could not be read, as typed. */
  notRead: { from?: string; to?: string };
  chain: ShownChain;
  count: number;
  since: string | null;
  people: { username: string; name: string }[];
  rows: TableRow[];
  opened: OpenedRow | null;
  total: number;
  more: boolean;
  newer: number | null;
  older: number | null;
}

export function AuditLogPage(props: AuditLogProps) {
  const t = useText(adminText);
  const { view, rows } = props;
  return (
    <>
      <PageHead
        title={
          <>
            {t("audit.title")} <span className="count">{t("audit.count", { count: props.count })}</span>
          </>
        }
        facts={props.since ? [t("audit.since", { day: props.since })] : []}
        actions={
          <>
            {rows.length > 0 && (
              <a
                className="btn"
                href={auditHref({ ...view, after: null, before: null }, {}, "/admin/audit.xlsx")}
              >
                <Icon name="download" />
                {props.more ? t("audit.exportMany") : t("audit.export", { count: props.total })}
              </a>
            )}
            <form method="post" action="/admin/audit">
              <button type="submit" className="btn">
                <Icon name="shield-check" />
                {t("audit.verify")}
              </button>
            </form>
          </>
        }
      />
      <ChainSheet chain={props.chain} />
      <div className="tabrow mt3">
        <Tabs
          label={t("audit.views")}
          items={auditViews.map((v) => ({
            label: t(viewNames[v]),
            to: auditHref(view, { view: v }),
            current: view.view === v,
          }))}
        />
        <ColumnChoice
          action="/admin/audit"
          kept={auditParts({ ...view, open: null, after: null, before: null })}
          all={auditColumns}
          chosen={view.columns}
          label={(c) => t(`audit.${c}`)}
        />
      </div>
      <Sheet>
        <AuditFilters view={view} people={props.people} notRead={props.notRead} />
        {rows.length === 0 ? (
          <EmptyState
            icon="search"
            title={t("audit.nothing")}
            text={t("audit.nothingHelp")}
            action={
              <a className="btn" href="/admin/audit">
                {t("audit.clear")}
              </a>
            }
          />
        ) : (
          <AuditTable rows={rows} opened={props.opened} view={view} />
        )}
        <Pager
          summary={t(props.more ? "audit.pageOfMany" : "audit.pageOf", {
            count: rows.length,
            total: props.total.toLocaleString("en"),
          })}
          previous={t("audit.previous")}
          next={t("audit.next")}
          previousHref={
            props.newer === null ? undefined : auditHref(view, { before: props.newer, after: null })
          }
          nextHref={props.older === null ? undefined : auditHref(view, { after: props.older, before: null })}
          sizes={
            <PageSizes
              label={t("audit.perPage")}
              size={view.size}
              sizes={pageSizes}
              href={(size) => auditHref(view, { size })}
            />
          }
        />
      </Sheet>
      <p className="t13 sub mt3">{t("audit.foot")}</p>
    </>
  );
}
