import { useKeptChanges } from "~/platform/forms/use-kept-changes";
import { markKey } from "../mark-key";
import type { Mark } from "../qualification";

export interface MarkChange {
  sessionId: number;
  enrolmentId: number;
  mark: Mark | null;
}

/** Marks of a class that are saved as one goes and kept in the browser until the server has them. */
export function useMarks(classId: number, fallback = "") {
  const { changed, ...kept } = useKeptChanges<MarkChange>({
    store: `qihang-marks-${classId}`,
    action: `/training/${classId}/attendance`,
    name: "marks",
    keyOf: markKey,
    fallback,
  });
  const markOf = (enrolmentId: number, sessionId: number, stored: Mark | null): Mark | null => {
    const change = changed.get(markKey({ enrolmentId, sessionId }));
    return change ? change.mark : stored;
  };
  return { ...kept, markOf };
}
