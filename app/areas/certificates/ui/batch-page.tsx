import { useText } from "~/platform/i18n/use-text";
import { TimeLeft } from "~/platform/progress/left";
import { useProgress } from "~/platform/progress/long-work";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";
import { printText } from "../text/print";
import { BatchSheets, type ShownSheet } from "./batch-sheets";
import { type BatchState, batchTone } from "./certificate-facts";
import { ConfirmSheets } from "./confirm-sheets";

export interface ShownBatch {
  id: number;
  title: string;
  classId: number;
  short: string;
  village: string;
  state: BatchState;
  form: string;
  total: number;
  finished: number;
  confirmed: number;
  problem: string | null;
  doneAt: string | null;
  canPrint: boolean;
  sheets: readonly ShownSheet[];
}

/** What was wrong in a form of the page, and what was sent. */
export interface BatchRefusal {
  field?: string;
  text: string;
  typed: string;
  takesBack: boolean;
}

/** A print job: how far it is, the documents, and what the clerk says of the paper. */
export function BatchPage({ batch: d, why }: { batch: ShownBatch; why?: BatchRefusal | null }) {
  const t = useText(certificatesText);
  const busy = d.state === "queued" || d.state === "running" || d.state === "interrupted";
  const ready = d.state === "done" && d.canPrint;
  const p = useText(printText);
  const ended = d.sheets.filter((s) => s.holds !== "valid");
  const holding = d.sheets.length - ended.length;
  const zip = (
    <a
      key="zip"
      className={`btn ${d.form === "zip" ? "pri" : ""}`}
      href={`/certificates/batches/${d.id}/certificates.zip`}
    >
      <Icon name="download" />
      {ended.length > 0 ? p("ended.zip", { count: holding }) : t("batch.downloadZip")}
    </a>
  );
  const merged = (
    <a
      key="merged"
      className={`btn ${d.form === "zip" ? "" : "pri"}`}
      href={`/certificates/batches/${d.id}/certificates.pdf`}
    >
      <Icon name="printer" />
      {ended.length > 0 ? p("ended.open", { count: holding }) : t("batch.download")}
    </a>
  );
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("area"), to: "/certificates" },
          { label: d.short, to: `/training/${d.classId}/certificates` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[`${d.short} ${d.village}`, t("batch.sheets", { count: d.total })]}
        actions={ready && holding > 0 && (d.form === "zip" ? [merged, zip] : [zip, merged])}
      />
      <div className="stack">
        {why && !why.field && (
          <Note tone="bad" role="alert">
            {why.text}
          </Note>
        )}
        <Sheet pad>
          <div className="row between" role="status">
            <Badge tone={batchTone(d.state)}>{t(`batch.states.${d.state}`)}</Badge>
            <span className="t13 ink2">
              {t("batch.drawn", { finished: d.finished, total: d.total })}
              {d.doneAt && <span className="sub"> {t("batch.doneAt", { at: d.doneAt })}</span>}
            </span>
          </div>
          <progress className="mt2" value={d.finished} max={d.total} aria-label={t("batch.title")} />
          {busy && <WatchProgress id={d.id} done={d.finished} total={d.total} />}
          {d.problem && (d.state === "failed" || d.state === "blocked") && (
            <div className="mt3">
              <Note tone="bad" role="alert">
                {t(d.state === "blocked" ? "batch.blockedText" : "batch.failedText", { problem: d.problem })}
              </Note>
              {d.canPrint && (
                <form method="post" className="mt3">
                  <button type="submit" name="intent" value="retry" className="btn pri">
                    <Icon name="refresh-cw" />
                    {t("batch.retry")}
                  </button>
                </form>
              )}
            </div>
          )}
        </Sheet>
        {ready && ended.length > 0 && <EndedSheets batch={d} ended={ended} holding={holding} />}
        {ready && <ConfirmSheets batch={d} why={why?.field === "sheet" ? why : undefined} />}
        <BatchSheets sheets={d.sheets} canPrint={ready} />
      </div>
    </>
  );
}

/** Which certificates of the job no longer hold, so that nobody looks for their sheets in the print. */
function EndedSheets(props: { batch: ShownBatch; ended: readonly ShownSheet[]; holding: number }) {
  const t = useText(certificatesText);
  const p = useText(printText);
  const list = props.ended
    .map((s) => p("ended.one", { number: s.number, name: s.name, state: t(`state.${s.holds}`) }))
    .join(p("ended.comma"));
  return (
    <Note tone="warn">
      {p("ended.note", { count: props.ended.length, list })} {props.holding === 0 && p("ended.none")}{" "}
      <a href={`/certificates/batches/${props.batch.id}/certificates.pdf?as-issued=1`}>
        {p("ended.asIssued", { count: props.batch.total })}
      </a>
    </Note>
  );
}

/** Asks again a second after each answer while the page is open; without script the page reloads itself. */
function WatchProgress({ id, done, total }: { id: number; done: number; total: number }) {
  const t = useText(certificatesText);
  const turn = useProgress();
  return (
    <>
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <p className="t13 sub mt2">
        <TimeLeft done={done} total={total} turn={turn} /> {t("batch.leave")}{" "}
        <a href={`/certificates/batches/${id}`}>{t("batch.refresh")}</a>
      </p>
    </>
  );
}
