import { useText } from "~/platform/i18n/use-text";
import type { Page, RefusedView } from "~/platform/imports/dry-run";
import { ImportRail } from "~/platform/imports/import-rail";
import { RefusedSheet } from "~/platform/imports/refused-sheet";
import { importsText } from "~/platform/imports/text";
import { UndoButton } from "~/platform/imports/undo-button";
import { Badge } from "~/ui/badge";
import { Figure } from "~/ui/list";
import { Note, Sheet } from "~/ui/sheet";
import { rosterText } from "../text";

interface BatchPage {
  id: number;
  batchId: number;
  fileName: string;
  columns: number;
  mayDownload: boolean;
  done: {
    state: "done" | "undone";
    updated: number;
    /** The rows that stayed out; null once the upload was emptied. */
    refused: Page<RefusedView> | null;
    counts: { created: number; matched: number; refused: number };
    people: readonly {
      id: number;
      name: string;
      number: string;
      place: string;
      isNew: boolean;
      seat: "seated" | "waiting";
    }[];
    /** The reader has no right to take it back; the sentence says who has. */
    mayNot: boolean;
    whyNotUndone: string | null;
    undoOfAnother: string | null;
    /** Who has the file of the rows that did not come in, where that is somebody else. */
    refusedWith: string | null;
  };
}

/** A confirmed import: who came in, what stayed out, and the way back while there is one. */
export function RosterBatch({ page }: { page: BatchPage }) {
  const t = useText(rosterText);
  const i = useText(importsText);
  const { done } = page;
  const base = `/training/${page.id}/import/${page.batchId}`;
  const undo = <K extends "undoAsk" | "undoWhat" | "undoneNow">(key: K) =>
    done.counts.created > 0 ? key : (`only.${key}` as const);
  const gone = t(undo("undoWhat"), { count: done.people.length, created: done.counts.created });
  const what = done.updated > 0 ? `${gone} ${t("undoUpdates", { count: done.updated })}` : gone;
  return (
    <>
      <ImportRail
        at="done"
        fileName={page.fileName}
        columns={page.columns}
        confirmed={t(`state.${done.state}`)}
        undone={done.state === "undone"}
      />
      {done.state === "undone" && <Note tone="mute">{t(undo("undoneNow"))}</Note>}
      <div className="kpis">
        <Figure label={t("col.created")} value={done.counts.created} />
        <Figure label={t("col.matched")} value={done.counts.matched} />
        <Figure label={t("col.refused")} value={done.counts.refused} bad={done.counts.refused > 0} />
        {done.updated > 0 && <Figure label={t("col.updated")} value={done.updated} />}
      </div>
      {done.refused && done.refused.count > 0 && (
        <RefusedSheet
          page={done.refused}
          nameLabel={t("col.name")}
          downloadHref={page.mayDownload ? `${base}/refused.xlsx` : undefined}
          href={(from) => `${base}${from > 0 ? `?bad=${from}` : ""}#bad`}
        />
      )}
      {!done.refused && !done.refusedWith && done.counts.refused > 0 && (
        <Note tone="mute">{t("refusedGone")}</Note>
      )}
      {done.refusedWith && <Note tone="mute">{done.refusedWith}</Note>}
      {done.people.length > 0 && (
        <Sheet title={t("state.done")} count={t("people", { count: done.people.length })}>
          <table className="tbl dense two">
            <thead>
              <tr>
                <th>{t("col.name")}</th>
                <th>{t("col.idNumber")}</th>
                <th>{t("col.village")}</th>
                <th>{i("dry.result")}</th>
                <th>{t("col.place")}</th>
              </tr>
            </thead>
            <tbody>
              {done.people.map((p) => (
                <tr key={p.id}>
                  <td className="who nw">
                    <a href={`/people/${p.id}`}>{p.name}</a>
                  </td>
                  <td className="sub nw">{p.number}</td>
                  <td>{p.place}</td>
                  <td>
                    <Badge tone={p.isNew ? "ok" : "info"} icon={p.isNew ? "plus" : "user-check"}>
                      {i(p.isNew ? "dry.badgeNew" : "dry.badgeKnown")}
                    </Badge>
                  </td>
                  <td>
                    <Badge tone={p.seat === "seated" ? "ok" : "wait"}>{t(`seat.${p.seat}`)}</Badge>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
      {done.state === "done" && (
        <div className="actbar wraps">
          <span className="grow">
            {done.undoOfAnother && `${done.undoOfAnother} `}
            {done.mayNot
              ? done.whyNotUndone
              : done.whyNotUndone
                ? t("cannotUndo", { why: done.whyNotUndone })
                : what}
          </span>
          {!done.mayNot && (
            <UndoButton
              label={t("undo")}
              ask={t(undo("undoAsk"), { count: done.people.length, created: done.counts.created })}
              locked={Boolean(done.whyNotUndone)}
            />
          )}
        </div>
      )}
    </>
  );
}
