import { useText } from "~/platform/i18n/use-text";
import { ImportRail } from "~/platform/imports/import-rail";
import { RefusedSheet } from "~/platform/imports/refused-sheet";
import { UndoButton } from "~/platform/imports/undo-button";
import { TimeLeft } from "~/platform/progress/left";
import { useProgress } from "~/platform/progress/long-work";
import { Icon } from "~/ui/icon";
import { Figure } from "~/ui/list";
import { Note } from "~/ui/sheet";
import { type FileKindName, fileKinds } from "../import/file-kind";
import { type PeopleRun, refusedAddress } from "./people-dry-run";
import { type Staying, StayingList } from "./staying-list";

interface BatchPage {
  id: number;
  fileName: string;
  columns: number;
  state: "done" | "undone";
  own: boolean;
  mayMerge: boolean;
  comparing: number | null;
  why: string | null;
  counts: { created: number; matched: number; refused: number; updated: number };
  whyNotUndone: string | null;
  undoneWhat: string | null;
  /** Nothing of the file came in: no way back is offered. */
  nothing: boolean;
  /** New people, or new households and the people in them, who stay when it is undone. */
  stays: {
    count: number;
    people: number;
    names: string;
    open: readonly { to: string; name: string }[];
  } | null;
  /** Records it changed that stay as they are, in words, each with its page. */
  left: { words: string; count: number; open: readonly { to: string; name: string }[] } | null;
  /** All that stay, a hundred at a time. */
  staying: Staying | null;
  run: PeopleRun | null;
}

/** A confirmed import: how many came in, who stayed out, and the way back while there is one. */
export function PeopleBatchPage({ kind, page }: { kind: FileKindName; page: BatchPage }) {
  const { text, at } = fileKinds[kind];
  const t = useText(text);
  const { counts, run } = page;
  // Of a file of people, records it changed; of households, people it registered.
  const stay = kind === "people" ? (page.left?.count ?? 0) : (page.stays?.people ?? 0);
  const back = Math.max(0, counts.updated - stay);
  const going = {
    ...counts,
    created: (counts.created - (page.stays?.count ?? 0)).toLocaleString("en"),
    updated: back.toLocaleString("en"),
  };
  const newPeople = kind === "people" ? counts.created : counts.updated;
  const made = counts.created > 0 || (kind === "households" && counts.updated > 0);
  const { open: stays = [], ...said } = page.stays ?? {};
  const open = [...stays, ...(page.left?.open ?? [])];
  const links = open.length > 0 && (
    <span className="row">
      {t("openStays")}
      {open.map((o) => (
        <a key={o.to} href={o.to}>
          {o.name}
        </a>
      ))}
    </span>
  );
  const all = page.staying && page.staying.count > open.length && (
    <StayingList staying={page.staying} kind={kind} at={`${at}/${page.id}`} />
  );
  return (
    <>
      <ImportRail
        at="done"
        fileName={page.fileName}
        columns={page.columns}
        confirmed={t(`state.${page.state}`)}
        undone={page.state === "undone"}
      />
      {page.why && (
        <Note tone="bad" role="alert">
          {page.why}
        </Note>
      )}
      <div className="kpis">
        <Figure
          label={t(page.state === "undone" ? "col.createdThen" : "col.created")}
          value={counts.created}
        />
        <Figure label={t("col.matched")} value={counts.matched} />
        <Figure label={t("col.updated")} value={counts.updated} />
        <Figure label={t("col.refused")} value={counts.refused} bad={counts.refused > 0} />
      </div>
      {page.undoneWhat && (
        <Note tone="mute">
          {page.undoneWhat}
          {page.left && ` ${page.left.words}`}
          {page.stays && ` ${t("undoneStays", said)}`}
          {links}
          {all}
        </Note>
      )}
      {page.comparing !== null && (
        <Comparing
          words={t("comparing", {
            count: page.comparing.toLocaleString("en"),
            total: newPeople.toLocaleString("en"),
          })}
          done={page.comparing}
          total={newPeople}
        />
      )}
      {page.state === "done" && page.comparing === null && page.mayMerge && counts.created > 0 && (
        <div>
          <a className="btn" href="/people/duplicates">
            <Icon name="git-compare" />
            {t("duplicates")}
          </a>
        </div>
      )}
      {run && run.refusedCount > 0 && (
        <RefusedSheet
          page={{
            ...run.refused,
            rows: run.refused.rows.map((r) => ({
              ...r,
              problems: r.problems.map((p) => ({ ...p, fixable: false, suggestion: undefined })),
            })),
          }}
          nameLabel={t("col.name")}
          downloadHref={page.own ? `${at}/${page.id}/refused.xlsx` : undefined}
          href={(from) => refusedAddress(at, page.id, from)}
        />
      )}
      {page.state === "done" && !page.nothing && (
        <div className="actbar wraps">
          <span className="grow">
            {page.whyNotUndone
              ? t("cannotUndo", { why: page.whyNotUndone })
              : t(
                  made ? (kind === "people" && back === 0 ? "undoWhatNew" : "undoWhat") : "undoWhatOnly",
                  going,
                )}
            {page.stays && ` ${t("undoStays", said)}`}
            {page.left && ` ${page.left.words}`}
            {links}
            {all}
          </span>
          <UndoButton
            label={t("undo")}
            ask={t(made ? "undoAsk" : "undoAskOnly", going)}
            locked={Boolean(page.whyNotUndone)}
          />
        </div>
      )}
    </>
  );
}

/** Nobody waits for it: it is asked for now and then. */
const nowAndThen = 5_000;

/** How far the comparison with everybody is, and how much longer it takes. */
function Comparing({ words, done, total }: { words: string; done: number; total: number }) {
  const turn = useProgress(nowAndThen);
  return (
    <Note tone="mute">
      {words} <TimeLeft done={done} total={total} turn={turn} />
    </Note>
  );
}
