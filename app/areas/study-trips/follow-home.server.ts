import type { Db } from "db/client.server";
import { studyTrip, tripFollowUp } from "db/schema";
import { and, eq, inArray } from "drizzle-orm";
import { can, type SignedIn } from "~/platform/access/actor";
import { addDays, longDay, todayOn } from "~/platform/dates";
import { dutyScope } from "~/platform/home/duty";
import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { placeName } from "~/platform/search/place-name";
import { openTasksOf } from "./outcome-queries.server";
import { tripHomeText } from "./text/home";
import { outcomeText } from "./text/outcome";
import { quotasOf } from "./trip-queries.server";

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
const shown = 8;

/** Tasks that somebody sees to, and trips that want to be looked at after 30 and 90 days. */
export function followSections(db: Db, person: SignedIn, language: Language): HomeSection[] {
  const scope = dutyScope(person, "trip.follow");
  if (scope === null) return [];
  const t = translator(outcomeText, language);
  const h = translator(tripHomeText, language);
  const today = todayOn();
  const tasks = openTasksOf(db, person.userId, addDays(today, 30), scope);
  const headings = {
    who: h("trip"),
    what: h("what"),
    state: h("state"),
    when: t("home.when"),
    action: h("act"),
  };
  const taskRows = tasks.map(({ task, village }): HomeRow => {
    const left = daysBetween(today, task.dueOn);
    return {
      id: String(task.id),
      who: placeName(village, language),
      to: `/trips/${task.tripId}/outcome`,
      where: task.trade,
      what: task.what,
      state:
        left < 0
          ? { tone: "bad", icon: "octagon-alert", word: t("home.late", { count: -left }) }
          : { tone: left <= 14 ? "warn" : "info", word: t("home.soon", { count: left }) },
      when: longDay(task.dueOn, language),
      flag: left < 0 ? "bad" : left <= 14 ? "warn" : undefined,
      action: { label: t("home.act"), to: `/trips/${task.tripId}/outcome` },
    };
  });
  const follow = followRows(db, person, language, today);
  const section = (key: string, title: string, rows: readonly HomeRow[]): HomeSection[] =>
    rows.length === 0
      ? []
      : [
          {
            key: `trips.${key}`,
            title,
            count: rows.length,
            waits: true,
            headings,
            rows: rows.slice(0, shown),
          },
        ];
  return [
    ...section("tasks", t("home.title"), taskRows),
    ...section("follow", t("home.followTitle"), follow),
  ];
}

/** Trips that ended 30 or 90 days ago, where villages of this person have not been looked at since. */
function followRows(db: Db, person: SignedIn, language: Language, today: string): HomeRow[] {
  const t = translator(outcomeText, language);
  const trips = db
    .select()
    .from(studyTrip)
    .where(inArray(studyTrip.state, ["finished", "closed"]))
    .all();
  return trips
    .filter((trip) => trip.leaderUserId === person.userId || trip.createdBy === person.userId)
    .flatMap((trip) =>
      (["30", "90"] as const).flatMap((kind): HomeRow[] => {
        const dueOn = addDays(trip.toOn, Number(kind));
        if (dueOn > today) return [];
        const done = new Set(
          db
            .select({ villageId: tripFollowUp.villageId })
            .from(tripFollowUp)
            .where(and(eq(tripFollowUp.tripId, trip.id), eq(tripFollowUp.kind, kind)))
            .all()
            .map((f) => f.villageId),
        );
        const open = quotasOf(db, trip.id).filter(
          (q) => !done.has(q.villageId) && can(person, "trip.follow", q.villageId),
        );
        if (open.length === 0) return [];
        const late = daysBetween(dueOn, today);
        return [
          {
            id: `${trip.id}-${kind}`,
            who: trip.title,
            to: `/trips/${trip.id}/outcome`,
            what: t("home.followWhat", { kind: t(`followKind.${kind}`), count: open.length }),
            state: { tone: late > 0 ? "bad" : "warn", word: t("home.late", { count: late }) },
            when: longDay(dueOn, language),
            flag: late > 0 ? "bad" : "warn",
            action: { label: t("home.followAct"), to: `/trips/${trip.id}/outcome` },
          },
        ];
      }),
    );
}
