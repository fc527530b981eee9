import { type RefusedChange, useKeptChanges } from "~/platform/forms/use-kept-changes";
import type { AskList } from "~/platform/forms/use-present-list";
import { markKey } from "../mark-key";
import type { Mark } from "../qualification";

export interface MarkChange {
  sessionId: number;
  enrolmentId: number;
  mark: Mark | null;
  /** What the page showed when it was changed: the server refuses to write over what a colleague changed meanwhile. */
  was?: Mark | null;
}

/** Marks of a class that are saved as one goes and kept in the browser until the server has them. */
export function useMarks(classId: number, readAt: number, fallback: string, ask?: AskList) {
  const { changed, set, tryAgain, ...kept } = useKeptChanges<MarkChange>({
    store: `qihang-marks-${classId}`,
    action: `/training/${classId}/attendance`,
    name: "marks",
    keyOf: markKey,
    fallback,
    readAt,
    ask,
  });
  const markOf = (enrolmentId: number, sessionId: number, stored: Mark | null): Mark | null => {
    const change = changed.get(markKey({ enrolmentId, sessionId }));
    return change ? change.mark : stored;
  };
  return {
    ...kept,
    markOf,
    /** A mark that waits already keeps what it was first changed from. */
    set: (changes: readonly Required<MarkChange>[]) =>
      set(
        changes.map((c) => {
          const waiting = kept.pending > 0 ? changed.get(markKey(c)) : undefined;
          return waiting ? { ...c, was: waiting.was } : c;
        }),
      ),
    /** Who sends a refused mark again has read what a colleague wrote. */
    tryAgain: (rows: readonly RefusedChange<MarkChange>[]) =>
      tryAgain(rows.map((r) => ({ ...r, change: { ...r.change, was: undefined } }))),
  };
}
