import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { EmptyState, Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";
import { type BatchState, batchTone } from "./certificate-facts";

export interface ShownToIssue {
  id: number;
  title: string;
  village: string;
  ready: number;
}

export interface ShownJob {
  id: number;
  title: string;
  state: BatchState;
  finished: number;
  total: number;
  confirmed: number;
}

/** Classes whose certificates can be issued, and print jobs that are not confirmed yet. */
export function WaitingWork(props: { toIssue: readonly ShownToIssue[]; batches: readonly ShownJob[] }) {
  const t = useText(certificatesText);
  const { toIssue, batches } = props;
  if (toIssue.length === 0 && batches.length === 0)
    return (
      <Sheet title={t("list.toIssue")} count={0}>
        <EmptyState icon="award" title={t("issue.nobodyTitle")} text={t("batch.emptyText")} />
      </Sheet>
    );
  return (
    <div className="stack">
      {toIssue.length > 0 && (
        <Sheet title={t("list.toIssue")} count={t("list.toIssueCount", { count: toIssue.length })}>
          <table className="tbl two">
            <caption className="vh">{t("list.toIssue")}</caption>
            <thead>
              <tr>
                <th>{t("list.class")}</th>
                <th>{t("list.village")}</th>
                <th className="num">{t("list.people")}</th>
                <th>
                  <span className="vh">{t("list.toIssue")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {toIssue.map((c) => (
                <tr key={c.id}>
                  <td className="who">
                    <a href={`/training/${c.id}`}>{c.title}</a>
                  </td>
                  <td>{c.village}</td>
                  <td className="num">{c.ready}</td>
                  <td className="num">
                    <a className="btn sm" href={`/training/${c.id}/certificates`}>
                      {t("list.issueN", { count: c.ready })}
                      <span className="vh"> {c.title}</span>
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
      {batches.length > 0 && (
        <Sheet title={t("batch.queue")} count={batches.length}>
          {batches.map((b) => (
            <div className="job" key={b.id}>
              <a href={`/certificates/batches/${b.id}`}>
                <b>{b.title}</b>
              </a>
              <span className="num t13">{t("batch.sheets", { count: b.total })}</span>
              <span>
                {b.state === "done" && b.confirmed < b.total ? (
                  <Badge tone="warn">{t("batch.unconfirmed")}</Badge>
                ) : (
                  <Badge tone={batchTone(b.state)}>{t(`batch.states.${b.state}`)}</Badge>
                )}
              </span>
              <span>
                <progress
                  value={b.state === "done" ? b.confirmed : b.finished}
                  max={b.total}
                  aria-label={b.title}
                />
                <span className="t12 sub block">
                  {b.state === "done"
                    ? t("batch.confirmed", { count: b.confirmed, total: b.total })
                    : t("batch.drawn", { finished: b.finished, total: b.total })}
                </span>
              </span>
            </div>
          ))}
        </Sheet>
      )}
    </div>
  );
}
