import type { ClassState } from "./class-state";
import type { Qualification } from "./qualification";
import { spareAbsences } from "./spare-absences";

export type ResultSoFar = "qualified" | "failed" | "lost" | "open" | null;

/**
 * What may be said of somebody's result today: nothing before the class is taught; while it is taught only that too much
 * was missed already; while it is assessed nothing for a score still to be given. Nobody fails before it is over.
 */
export function resultSoFar(
  state: ClassState,
  q: Pick<Qualification, "qualified" | "counted" | "attended" | "unmarked">,
  rule: { attendanceThresholdBp: number },
  lacksScore: boolean,
): ResultSoFar {
  if (state === "running") return spareAbsences(q, rule.attendanceThresholdBp) < 0 ? "lost" : "open";
  if (state === "assessing" && lacksScore) return "open";
  if (state === "assessing" || state === "closed" || state === "certified")
    return q.qualified ? "qualified" : "failed";
  return null;
}
