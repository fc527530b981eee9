import { useText } from "~/platform/i18n/use-text";
import { AcceptedSheet } from "~/platform/imports/accepted-sheet";
import type { AcceptedView, Page, RefusedView, SharedNote, Show } from "~/platform/imports/dry-run";
import { DryRunCounts } from "~/platform/imports/dry-run-counts";
import { ImportRail } from "~/platform/imports/import-rail";
import { RefusedSheet } from "~/platform/imports/refused-sheet";
import { importsText } from "~/platform/imports/text";
import { Icon } from "~/ui/icon";
import { Note } from "~/ui/sheet";
import { type FileKindName, fileKinds } from "../import/file-kind";
import { type Asks, ConfirmButton, useReplace } from "./dry-run-confirm";

export interface PeopleRun {
  show: Show;
  bad: number;
  counts: Record<Show, number>;
  refusedCount: number;
  refused: Page<RefusedView>;
  accepted: Page<AcceptedView>;
  shared: readonly SharedNote[];
}

interface DryRunPage {
  id: number;
  fileName: string;
  columns: number;
  mark: string;
  run: PeopleRun;
  /** Columns that nothing is imported of. */
  ignored: readonly string[];
  /** Units and years that the headings say. */
  readAs: readonly string[];
  /** What has become of its villages since: it is to be run again. */
  outdated: string | null;
  /** Of a file of households, those on record. */
  counts: { matched: number };
  /** What the confirmation makes and changes. */
  asks: Asks;
}

export const refusedAddress = (at: string, id: number, bad: number) =>
  `${at}/${id}${bad > 0 ? `?bad=${bad}` : ""}#bad`;

/** The dry run of a file of people: figures, who cannot come in and why, who can, and the last word. */
export function PeopleDryRun({ kind, page }: { kind: FileKindName; page: DryRunPage }) {
  const { text, at } = fileKinds[kind];
  const t = useText(text);
  const i = useText(importsText);
  const { run } = page;
  const base = `${at}/${page.id}`;
  const address = (show: Show, from: number, bad: number, at: string) => {
    const query = new URLSearchParams();
    if (show !== "all") query.set("show", show);
    if (from > 0) query.set("from", String(from));
    if (bad > 0) query.set("bad", String(bad));
    const text = query.toString();
    return `${base}${text ? `?${text}` : ""}#${at}`;
  };
  const { asks } = page;
  const { known } = asks;
  const { box, replaces, setReplaces } = useReplace();
  return (
    <>
      <ImportRail at="dryRun" fileName={page.fileName} columns={page.columns} />
      {page.outdated && <Note tone="warn">{page.outdated}</Note>}
      {page.ignored.length > 0 && (
        <Note tone="mute">
          {i("ignored", { columns: page.ignored.join(i("ignoredBetween")) })}{" "}
          <a href={`${base}/columns`}>{i("ignoredMatch")}</a>
        </Note>
      )}
      {page.readAs.map((text) => (
        <Note tone="mute" key={text}>
          {text}
        </Note>
      ))}
      <DryRunCounts
        counts={run.counts}
        refused={run.refusedCount}
        told={
          kind === "households"
            ? [
                { show: "new", label: t("col.toCreate"), count: asks.households },
                { show: "new", label: t("col.toRegister"), count: asks.people },
                { show: "known", label: t("col.matched"), count: page.counts.matched },
              ]
            : undefined
        }
        href={(show) => address(show, 0, run.bad, "all")}
      />
      {run.refusedCount > 0 && (
        <RefusedSheet
          page={run.refused}
          nameLabel={t("col.name")}
          downloadHref={`${base}/refused.xlsx`}
          href={(from) => address(run.show, run.accepted.from - 1, from, "bad")}
        />
      )}
      <AcceptedSheet
        page={run.accepted}
        shared={run.shared}
        show={run.show}
        counts={run.counts}
        headings={{ name: t("col.name"), number: t("col.idNumber"), place: t("col.village") }}
        href={(show, from) => address(show, from, run.bad, "all")}
      />
      <form method="post" className="actbar wraps">
        <span className="grow">
          {run.refusedCount > 0 && `${i("dry.later", { count: run.refusedCount })} `}
          {asks.any
            ? t("confirmNote", {
                households: asks.households,
                people: asks.people,
              })
            : t("nothing")}
          {asks.joins > 0 && ` ${t("confirmJoins", { count: asks.joins })}`}
          {known > 0 && ` ${t(asks.fills > 0 ? "updates" : "updatesNone", { count: known })}`}
          {known > 0 && (
            <label className="plain">
              <input
                ref={box}
                type="checkbox"
                className="cb"
                name="replace"
                value="yes"
                onChange={(e) => setReplaces(e.target.checked)}
              />
              {t("replace")}
            </label>
          )}
        </span>
        <input type="hidden" name="seen" value={page.mark} />
        <a className="btn" href={`${base}/columns`}>
          <Icon name="columns-3" />
          {i("columns.change")}
        </a>
        {/* Enter in the form confirms: giving the file up belongs to another. */}
        <button type="submit" className="btn" name="do" value="abandon" form="give-up">
          {i("dry.cancel")}
        </button>
        {page.outdated && (
          <button type="submit" className="btn pri" name="do" value="again">
            {t("again")}
          </button>
        )}
        {asks.any && !page.outdated && <ConfirmButton kind={kind} asks={asks} replaces={replaces} />}
      </form>
      <form method="post" id="give-up" hidden />
    </>
  );
}
