/** Who qualifies for the certificate of a class, and why or why not. Whole numbers only. */
export const marks = ["present", "late", "leave", "absent"] as const;
export type Mark = (typeof marks)[number];

export interface QualifyingRule {
  /** Least attendance in basis points: 8000 = 80 %. */
  attendanceThresholdBp: number;
  lateCounts: boolean;
  /** Least score 0–100; null where the course has no such part. */
  planPassMark: number | null;
  testPassMark: number | null;
}

export interface SessionHours {
  id: number;
  hours: number;
}

export interface Reason {
  ok: boolean;
  key:
    | "reason.attendance"
    | "reason.attendanceLow"
    | "reason.unmarked"
    | "reason.plan"
    | "reason.planLow"
    | "reason.planMissing"
    | "reason.test"
    | "reason.testLow"
    | "reason.testMissing";
  values: Record<string, number>;
}

export interface Qualification {
  qualified: boolean;
  /** Half-days attended, of those that count. */
  attended: number;
  counted: number;
  unmarked: number;
  /** Teaching hours attended (学时). */
  hours: number;
  reasons: Reason[];
}

/**
 * @param sessions half-days of the class in order
 * @param joinedSessionId first half-day that counts for a late joiner; those before are no absence (FEATURES 31)
 * @param markOf mark of a half-day; undefined = not marked, which never counts as attended
 * Leave is not attendance; a late arrival is when the rule says so. The threshold is met when
 * attended × 10000 ≥ counted × threshold: exactly at it passes (DOMAIN §8.28).
 */
export function qualify(
  rule: QualifyingRule,
  sessions: readonly SessionHours[],
  joinedSessionId: number | null,
  markOf: (sessionId: number) => Mark | undefined,
  grades: { plan: number | null; test: number | null },
): Qualification {
  const from =
    joinedSessionId === null
      ? 0
      : Math.max(
          0,
          sessions.findIndex((s) => s.id === joinedSessionId),
        );
  const counting = sessions.slice(from);
  let attended = 0;
  let unmarked = 0;
  let hours = 0;
  for (const s of counting) {
    const mark = markOf(s.id);
    if (mark === undefined) unmarked += 1;
    if (mark === "present" || (mark === "late" && rule.lateCounts)) {
      attended += 1;
      hours += s.hours;
    }
  }
  const counted = counting.length;
  const enough = counted > 0 && attended * 10_000 >= counted * rule.attendanceThresholdBp;
  const reasons: Reason[] = [
    {
      ok: enough,
      key: enough ? "reason.attendance" : "reason.attendanceLow",
      values: { attended, counted, percent: rule.attendanceThresholdBp / 100 },
    },
  ];
  if (unmarked > 0 && !enough) reasons.push({ ok: false, key: "reason.unmarked", values: { unmarked } });
  addGrade(reasons, "plan", rule.planPassMark, grades.plan);
  addGrade(reasons, "test", rule.testPassMark, grades.test);
  return { qualified: reasons.every((r) => r.ok), attended, counted, unmarked, hours, reasons };
}

function addGrade(reasons: Reason[], kind: "plan" | "test", pass: number | null, score: number | null): void {
  if (pass === null) return;
  if (score === null) reasons.push({ ok: false, key: `reason.${kind}Missing`, values: { pass } });
  else if (score < pass) reasons.push({ ok: false, key: `reason.${kind}Low`, values: { score, pass } });
  else reasons.push({ ok: true, key: `reason.${kind}`, values: { score, pass } });
}

/** Longest run of absences up to the last marked half-day: three in a row want a call (FEATURES 32). */
export function absencesInARow(marksInOrder: readonly (Mark | undefined)[]): number {
  let run = 0;
  for (const mark of marksInOrder) {
    if (mark === "absent") run += 1;
    else if (mark !== undefined) run = 0;
  }
  return run;
}
