import { useText } from "~/platform/i18n/use-text";
import { importsText } from "~/platform/imports/text";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import type { BatchPage } from "../import/batch-page.server";
import { type FileKindName, fileKinds } from "../import/file-kind";
import { ImportProgress } from "./import-progress";
import { useListTitle } from "./import-start-page";
import { PeopleBatchPage } from "./people-batch-page";
import { PeopleDryRun } from "./people-dry-run";
import { StoppedImport } from "./stopped-import";

/** A file on its way or through, whatever its state. */
export function ImportBatchPage(props: { kind: FileKindName; page: BatchPage; why?: string }) {
  const { page: d } = props;
  const kind = fileKinds[props.kind];
  const t = useText(kind.text);
  const i = useText(importsText);
  const list = useListTitle(props.kind);
  const busy = d.state === "checking" || d.state === "importing" || d.state === "undoing" ? d.state : null;
  return (
    <>
      <PageHead
        crumbs={[{ label: list, to: kind.list }, { label: t("title"), to: kind.at }, { label: d.fileName }]}
        title={d.title}
        facts={[d.fileName, ...d.facts]}
        actions={
          <a className={d.state === "undone" ? "btn pri" : "btn"} href={kind.at}>
            {d.state === "undone" ? i("again") : t("otherFile")}
          </a>
        }
      />
      <div className="stack">
        {props.why && (
          <Note tone="bad" role="alert">
            {props.why}
          </Note>
        )}
        {busy && (
          <ImportProgress
            kind={props.kind}
            state={busy}
            progress={d.progress}
            total={d.rows}
            created={d.counts.created}
          />
        )}
        {d.state === "failed" && <StoppedImport kind={props.kind} page={d} />}
        {d.state === "open" && d.run && d.asks && (
          <PeopleDryRun kind={props.kind} page={{ ...d, run: d.run, asks: d.asks }} />
        )}
        {(d.state === "done" || d.state === "undone") && (
          <PeopleBatchPage kind={props.kind} page={{ ...d, state: d.state }} />
        )}
      </div>
    </>
  );
}
