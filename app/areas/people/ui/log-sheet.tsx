import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Pager } from "~/ui/list";
import { Sheet } from "~/ui/sheet";
import { personLogText } from "../text/log";

export interface LogRow {
  id: number;
  when: string;
  who: string;
  what: string;
  refused: boolean;
  reason: string | null;
  changes: readonly string[];
}

/** Who changed a record, opened its numbers or was refused, the newest first: of a person and of a household. */
export function LogSheet(props: {
  title: string;
  /** What the log promises, beside its title. */
  promise: string;
  empty: string;
  rows: readonly LogRow[];
  newest?: string;
  older?: string;
}) {
  const t = useText(personLogText);
  return (
    <Sheet title={props.title} actions={<span className="sub nophone">{props.promise}</span>}>
      <table className="tbl two log">
        <thead>
          <tr>
            <th>{t("log.when")}</th>
            <th>{t("log.who")}</th>
            <th>{t("log.what")}</th>
            <th>{t("log.changed")}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((r) => (
            <tr key={r.id} className={r.refused ? "flag" : undefined}>
              <td className="nw">{r.when}</td>
              <td className="nw">{r.who}</td>
              <td className="nw wide">
                <b>{r.what}</b> {r.refused && <Badge tone="bad">{t("log.refused")}</Badge>}
              </td>
              <td className="wide">
                {r.changes.map((c) => (
                  <div key={c}>{c}</div>
                ))}
                {r.reason && <div className="ink2">{r.reason}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {props.rows.length === 0 && <p className="sb sub">{props.empty}</p>}
      {(props.older || props.newest) && (
        <Pager
          summary=""
          previous={t("log.newer")}
          next={t("log.older")}
          previousHref={props.newest}
          nextHref={props.older}
        />
      )}
    </Sheet>
  );
}
