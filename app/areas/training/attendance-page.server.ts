import type { Db } from "db/client.server";
import { clockOf, shortDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import type { ClassWithRule } from "./class-queries.server";
import { rollOf } from "./class-roll.server";
import { type ClassState, notBegun, takesMarks } from "./class-state";
import { hasBegun } from "./half-days";
import { absencesInARow } from "./qualification";
import { trainingText } from "./text";
import { shortTitle } from "./ui/class-facts";

/** One half-day of a class as it is marked by thumb; null where the class has no half-day. `wanted`: its id, else the one that lacks marks. */
export function attendancePage(db: Db, found: ClassWithRule, language: Language, wanted: number) {
  const state = found.class.state as ClassState;
  const t = translator(trainingText, language);
  const { sessions, roll } = rollOf(db, found);
  const now = Date.now();
  const [today, clock] = [todayOn(now), clockOf(now)];
  const joinedAt = (id: number | null) => (id === null ? 0 : sessions.findIndex((s) => s.id === id));
  const begun = sessions.filter((s) => hasBegun(s, today, clock));
  // Without a wish, the first half-day that lacks a mark; when none does, the latest.
  const lacking = begun.findIndex((_, i) =>
    roll.some((r) => joinedAt(r.enrolment.joinedSessionId) <= i && r.marks[i] === null),
  );
  const first = lacking < 0 ? begun.length - 1 : lacking;
  const index = Math.max(0, wanted ? sessions.findIndex((s) => s.id === wanted) : first);
  const session = sessions[index];
  if (!session) return null;
  const link = (i: number) =>
    sessions[i] && hasBegun(sessions[i], today, clock)
      ? `/training/${found.class.id}/attendance?session=${sessions[i].id}`
      : null;
  return {
    readAt: now,
    classId: found.class.id,
    title: t("attendance.title", { class: shortTitle(t, found.class) }),
    short: shortTitle(t, found.class),
    venue: found.class.venue,
    sessionId: session.id,
    future: !hasBegun(session, today, clock),
    settled: !takesMarks(state),
    /** Why nothing is marked: the class has not begun, or its attendance is settled. */
    why: takesMarks(state) ? null : notBegun(state) ? ("notBegun" as const) : ("closed" as const),
    day: `${shortDay(session.on, language)} ${t(session.half === "am" ? "half.amLong" : "half.pmLong")}`,
    nth: t("attendance.nth", { number: index + 1, total: sessions.length }),
    previous: index > 0 ? link(index - 1) : null,
    next: link(index + 1),
    people: roll
      .filter((r) => joinedAt(r.enrolment.joinedSessionId) <= index)
      .map((r) => ({
        enrolmentId: r.enrolment.id,
        name: personName(r.person.name, language),
        place: `${placeName(r.villageName, language)}${r.person.villageGroup ? ` ${t("class.group", { number: r.person.villageGroup })}` : ""}`,
        mark: r.marks[index] ?? null,
        missed: absencesInARow(r.marks.slice(0, index).map((m) => m ?? undefined)),
      })),
  };
}
