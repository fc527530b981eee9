import type { Translate } from "~/platform/i18n/text";
import { absencesInARow, type Mark, type Qualification, qualify } from "../qualification";
import { type ResultSoFar, resultSoFar } from "../result-so-far";
import type { trainingText } from "../text";

type T = Translate<typeof trainingText.zh>;

interface AttendanceRule {
  attendanceThresholdBp: number;
  lateCounts: boolean;
}

export interface RowSoFar {
  attended: string;
  result: ResultSoFar;
  reasons: string;
  plain: boolean;
}

/** What stands behind the marks of somebody while the class is taught: missed too much, three in a row, or how far it is. */
export function runningReason(
  t: T,
  q: Pick<Qualification, "attended" | "counted" | "unmarked">,
  marks: readonly (Mark | null)[],
  thresholdBp: number,
  lost: boolean,
): { reasons: string; plain: boolean } {
  const missed = absencesInARow(marks.map((m) => m ?? undefined));
  const run = missed >= 3 ? t("reason.inARow", { count: missed }) : null;
  if (lost) {
    const most = q.attended + q.unmarked;
    const values = { count: q.counted - most, most, counted: q.counted, percent: thresholdBp / 100 };
    const why = t("reason.lost", values);
    return { reasons: run ? `${why}${t("half.am") === "上" ? "；" : "; "}${run}` : why, plain: false };
  }
  if (run) return { reasons: run, plain: false };
  return {
    reasons: t("reason.soFar", { marked: q.counted - q.unmarked, attended: q.attended }),
    plain: true,
  };
}

/**
 * The row of the grid as it is with marks that the server has not counted yet: the figures follow every key. Once the class
 * is assessed result and reason rest on scores as well, and wait for the server.
 * @param marks one for each half-day, in order
 */
export function rowWithMarks(
  t: T,
  state: string,
  rule: AttendanceRule,
  sessions: readonly { id: number }[],
  row: RowSoFar & { joined: number | null; marks: readonly (Mark | null)[] },
  marks: readonly (Mark | null)[],
): RowSoFar {
  if (marks.every((mark, i) => mark === (row.marks[i] ?? null))) return row;
  const at = new Map(sessions.map((s, i) => [s.id, marks[i] ?? undefined]));
  const q = qualify(
    { ...rule, planPassMark: null, testPassMark: null },
    sessions.map((s) => ({ id: s.id, hours: 0 })),
    row.joined,
    (id) => at.get(id),
    { plan: null, test: null },
  );
  const attended = `${q.attended}/${q.counted}`;
  if (state !== "running") return { attended, result: row.result, reasons: row.reasons, plain: row.plain };
  const result = resultSoFar("running", q, rule, false);
  return { attended, result, ...runningReason(t, q, marks, rule.attendanceThresholdBp, result === "lost") };
}
