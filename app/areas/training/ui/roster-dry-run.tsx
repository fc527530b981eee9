import { useText } from "~/platform/i18n/use-text";
import { AcceptedSheet } from "~/platform/imports/accepted-sheet";
import type { AcceptedView, Page, RefusedView, SharedNote, Show } from "~/platform/imports/dry-run";
import { DryRunCounts } from "~/platform/imports/dry-run-counts";
import { ImportRail } from "~/platform/imports/import-rail";
import { RefusedSheet } from "~/platform/imports/refused-sheet";
import { importsText } from "~/platform/imports/text";
import { Icon } from "~/ui/icon";
import { Note } from "~/ui/sheet";
import { rosterText } from "../text";

interface DryRunPage {
  id: number;
  batchId: number;
  fileName: string;
  columns: number;
  mayDownload: boolean;
  /** Columns of the file that are passed over: 「G 列 备注」. */
  ignored: readonly string[];
  run: {
    show: Show;
    bad: number;
    mark: string;
    counts: Record<Show, number>;
    refusedCount: number;
    coming: number;
    fills: number;
    differs: number;
    room: { taken: number; capacity: number };
    refused: Page<RefusedView>;
    accepted: Page<AcceptedView>;
    shared: readonly SharedNote[];
  };
}

/** The dry run of a roster: figures, who cannot come in and why, who can, and the last word. */
export function RosterDryRun({ page }: { page: DryRunPage }) {
  const t = useText(rosterText);
  const i = useText(importsText);
  const { run } = page;
  const base = `/training/${page.id}/import/${page.batchId}`;
  const address = (show: Show, from: number, bad: number, at: string) => {
    const query = new URLSearchParams();
    if (show !== "all") query.set("show", show);
    if (from > 0) query.set("from", String(from));
    if (bad > 0) query.set("bad", String(bad));
    const text = query.toString();
    return `${base}${text ? `?${text}` : ""}#${at}`;
  };
  return (
    <>
      <ImportRail at="dryRun" fileName={page.fileName} columns={page.columns} />
      {page.ignored.length > 0 && (
        <Note tone="mute">
          {i("ignored", { columns: page.ignored.join(i("ignoredBetween")) })}{" "}
          <a href={`${base}/columns`}>{i("ignoredMatch")}</a>
        </Note>
      )}
      <DryRunCounts
        counts={run.counts}
        refused={run.refusedCount}
        room={run.room}
        href={(show) => address(show, 0, run.bad, "all")}
      />
      {run.refusedCount > 0 && (
        <RefusedSheet
          page={run.refused}
          nameLabel={t("col.name")}
          downloadHref={page.mayDownload ? `${base}/refused.xlsx` : undefined}
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
          {run.coming > 0 ? t("confirmNote") : t("nobody")}
          {run.fills > 0 && ` ${t("fills", { count: run.fills })}`}
          {run.differs > 0 && (
            <label className="plain">
              <input type="checkbox" className="cb" name="replace" value="yes" />
              {t("replace", { count: run.differs })}
            </label>
          )}
        </span>
        <input type="hidden" name="seen" value={run.mark} />
        <a className="btn" href={`${base}/columns`}>
          <Icon name="columns-3" />
          {i("columns.change")}
        </a>
        {/* Enter in the form confirms: giving the file up belongs to another. */}
        <button type="submit" className="btn" name="do" value="abandon" form="give-up">
          {i("dry.cancel")}
        </button>
        {run.coming > 0 && (
          <button type="submit" className="btn pri" name="do" value="confirm">
            {t("confirm", { count: run.coming })}
          </button>
        )}
      </form>
      <form method="post" id="give-up" hidden />
    </>
  );
}
