import type { Reader } from "db/client.server";
import { tripFollowUp, tripLesson, tripTask } from "db/schema";
import { and, asc, eq } from "drizzle-orm";
import type { PersonStep } from "~/areas/people";
import { longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { tripHomeText } from "./text/home";
import { outcomeText } from "./text/outcome";

interface Place {
  id: number;
  tripId: number;
  villageId: number;
}

/** What somebody brought home from a trip: the lesson they wrote, and when they told the village. */
export function lessonWords(db: Reader, placeId: number, language: Language): string | undefined {
  const t = translator(tripHomeText, language);
  const lesson = db.select().from(tripLesson).where(eq(tripLesson.placeId, placeId)).get();
  if (!lesson) return undefined;
  const told = lesson.briefedOn && t("person.briefed", { day: longDay(lesson.briefedOn, language) });
  return [t("person.lesson"), told].filter(Boolean).join(language === "zh" ? "，" : ", ");
}

/** What followed a trip somebody was on: visits to see how their village goes on, and the task they took. */
export function followSteps(
  db: Reader,
  place: Place,
  to: string | undefined,
  language: Language,
): PersonStep[] {
  const t = translator(tripHomeText, language);
  const o = translator(outcomeText, language);
  const today = todayOn();
  const visits = db
    .select()
    .from(tripFollowUp)
    .where(and(eq(tripFollowUp.tripId, place.tripId), eq(tripFollowUp.villageId, place.villageId)))
    .orderBy(asc(tripFollowUp.on))
    .all()
    .map((f) => ({
      key: `trip-follow-up-${f.id}`,
      kind: "follow-up" as const,
      on: f.on,
      when: longDay(f.on, language),
      title: t("person.follow"),
      what:
        f.kind === "other"
          ? t("person.afterTripOther")
          : t("person.afterTrip", { kind: o(`followKind.${f.kind as "30"}`) }),
      detail: f.words,
      phase: "done" as const,
      badge: { tone: "ok" as const, word: t("person.seen") },
      to,
    }));
  const tasks = db
    .select()
    .from(tripTask)
    .where(eq(tripTask.placeId, place.id))
    .all()
    .map((task) => ({
      key: `trip-task-${task.id}`,
      kind: "follow-up" as const,
      noVisit: true,
      on: task.doneOn ?? task.cancelledOn ?? task.dueOn,
      when:
        (task.doneOn ?? task.cancelledOn)
          ? longDay((task.doneOn ?? task.cancelledOn) as string, language)
          : t("person.taskDue", { day: longDay(task.dueOn, language) }),
      title: t("person.task"),
      what: t("person.taskGoal", { trade: task.trade, what: task.what }),
      detail: task.cancelReason ?? task.doneNote ?? undefined,
      phase: task.cancelledOn ? ("void" as const) : task.doneOn ? ("done" as const) : ("now" as const),
      badge: task.cancelledOn
        ? { tone: "mute" as const, word: t("person.taskCancelled") }
        : task.doneOn
          ? { tone: "ok" as const, word: t("person.taskDone") }
          : task.dueOn < today
            ? { tone: "bad" as const, word: t("person.taskLate") }
            : { tone: "info" as const, word: t("person.taskOpen") },
      to,
    }));
  return [...visits, ...tasks];
}
