import { Fragment } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { NameWithCodes } from "~/ui/name-with-codes";
import { type AuditColumn, type AuditView, auditHref } from "../audit-view";
import type { FieldChange } from "../audit-words";
import { adminText } from "../text";
import { OutcomeBadge } from "./outcome-badge";

export interface TableRow {
  id: number;
  /** Null for today. */
  day: string | null;
  clock: string;
  who: string | null;
  system: boolean;
  area: string;
  event: string;
  subject: string;
  /** Its characters that no font here has. */
  rare: readonly string[];
  village: string | null;
  outcome: "success" | "refused" | "failed";
  reason: string | null;
  address: string | null;
  hasChanges: boolean;
}

export interface OpenedRow {
  id: number;
  changes: FieldChange[];
  reason: string | null;
  village: string | null;
  previousHash: string;
  hash: string;
}

interface Props {
  rows: readonly TableRow[];
  opened: OpenedRow | null;
  view: AuditView;
}

export function AuditTable({ rows, opened, view }: Props) {
  const t = useText(adminText);
  const origin = (row: TableRow) =>
    row.address === "demo" ? t("audit.demo") : (row.address ?? t("audit.here"));
  const show = (column: AuditColumn) => view.columns.includes(column);
  return (
    <table className="tbl dense two log">
      <caption className="vh">{t("audit.title")}</caption>
      <thead>
        <tr>
          <th aria-sort="descending">
            {t("audit.time")} <Icon name="arrow-down" />
          </th>
          {view.columns.map((c) => (
            <th key={c} className={c === "row" ? "num" : undefined}>
              {t(`audit.${c}`)}
            </th>
          ))}
          <th>
            <span className="vh">{t("audit.more")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const open = opened?.id === row.id;
          return (
            <Fragment key={row.id}>
              <tr
                id={`row-${row.id}`}
                className={open ? "sel" : row.outcome === "success" ? undefined : "flag"}
              >
                <td className="nw g-when">
                  {row.day} {row.clock}
                </td>
                {show("row") && <td className="num hide">{row.id}</td>}
                {show("who") && (
                  <td className="nw g-who">
                    <b>{row.who ?? t(row.system ? "audit.system" : "audit.stranger")}</b>
                  </td>
                )}
                {show("area") && <td className="nw hide">{row.area}</td>}
                {show("event") && <td className="nw g-what">{row.event}</td>}
                {show("subject") && (
                  <td className="wide g-on">
                    <NameWithCodes name={row.subject} missing={row.rare} />
                  </td>
                )}
                {show("village") && <td className="hide">{row.village}</td>}
                {show("outcome") && (
                  <td className={row.outcome === "success" ? "fine" : "wide g-how"}>
                    <OutcomeBadge
                      outcome={row.outcome}
                      reason={row.outcome === "success" ? null : row.reason}
                    />
                  </td>
                )}
                {show("origin") && <td className="sub nw g-from">{origin(row)}</td>}
                <td className="num g-open">
                  <a
                    href={`${auditHref(view, { open: open ? null : row.id })}#row-${row.id}`}
                    aria-expanded={open}
                    aria-label={`${t(open ? "audit.close" : "audit.more")} ${row.id}`}
                  >
                    {t(open ? "audit.close" : row.hasChanges ? "audit.beforeAfter" : "audit.more")}
                  </a>
                </td>
              </tr>
              {open && opened && (
                <OpenedDetail opened={opened} origin={origin(row)} span={view.columns.length + 2} />
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

/** Before beside after, and where the row stands in the chain. */
function OpenedDetail({ opened, origin, span }: { opened: OpenedRow; origin: string; span: number }) {
  const t = useText(adminText);
  return (
    <tr className="det">
      <td colSpan={span} className="wide">
        <div className="df">
          {opened.changes.length === 0 ? (
            <p className="t13 sub">{t("audit.noFields")}</p>
          ) : (
            <table className="tbl dense">
              <thead>
                <tr>
                  <th>{t("audit.field")}</th>
                  <th>{t("audit.before")}</th>
                  <th>{t("audit.after")}</th>
                </tr>
              </thead>
              <tbody>
                {opened.changes.map((change, i) => (
                  <tr key={`${i + 1}`}>
                    <td>{change.label}</td>
                    <td>{change.before ?? <span className="sub">{t("audit.empty")}</span>}</td>
                    <td>
                      {change.after === null ? (
                        <span className="sub">{t("audit.empty")}</span>
                      ) : (
                        <b>{change.after}</b>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <dl className="kv">
            <dt>{t("audit.row")}</dt>
            <dd>{opened.id}</dd>
            <dt>{t("audit.origin")}</dt>
            <dd>{origin}</dd>
            {opened.reason && (
              <>
                <dt>{t("audit.reason")}</dt>
                <dd>{opened.reason}</dd>
              </>
            )}
            {opened.village && (
              <>
                <dt>{t("audit.village")}</dt>
                <dd>{opened.village}</dd>
              </>
            )}
            <dt>{t("audit.previousHash")}</dt>
            <dd className="mono">{opened.previousHash}…</dd>
            <dt>{t("audit.ownHash")}</dt>
            <dd className="mono">
              <b>{opened.hash}…</b>
            </dd>
          </dl>
        </div>
      </td>
    </tr>
  );
}
