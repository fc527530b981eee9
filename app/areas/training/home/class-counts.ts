import type { OwnClass } from "./own-classes.server";

/** People whose mark a half-day wants, and how many have one: who joined later is not expected before. */
export function markedOf(c: OwnClass, index: number): { marked: number; total: number } {
  const joined = (id: number | null) => (id === null ? 0 : c.sessions.findIndex((s) => s.id === id));
  const expected = c.roll.filter((r) => joined(r.enrolment.joinedSessionId) <= index);
  return { marked: expected.filter((r) => r.marks[index] !== null).length, total: expected.length };
}

/** People of a class without a score that its rule asks for. */
export const withoutGrades = (c: OwnClass): number =>
  c.roll.filter(
    (r) =>
      (c.rule.planPassMark !== null && r.scores.plan === null) ||
      (c.rule.testPassMark !== null && r.scores.test === null),
  ).length;
