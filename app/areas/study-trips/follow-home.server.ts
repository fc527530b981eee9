import type { Db } from "db/client.server";
import { type SignedIn, scopeFor } from "~/platform/access/actor";
import { addDays, type Day, longDay, todayOn } from "~/platform/dates";
import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import { mindersOf } from "./minders.server";
import { opened } from "./opened-rows";
import { openTasksOf, ownersFor } from "./outcome-queries.server";
import { tripHomeText } from "./text/home";
import { outcomeText } from "./text/outcome";
import { visitAhead } from "./visits";
import { openVisits } from "./visits.server";

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
/** Days before it is due from which a task is told of. */
const taskAhead = 30;

/** Tasks that somebody sees to, and visits to villages 30 and 90 days after their trips. */
export function followSections(db: Db, person: SignedIn, language: Language): HomeSection[] {
  const scope = scopeFor(person.grants, "trip.follow");
  if (scope === null) return [];
  const t = translator(outcomeText, language);
  const h = translator(tripHomeText, language);
  const today = todayOn();
  const minds = minderCheck(db, person.userId, today);
  const headings = {
    who: h("trip"),
    what: h("what"),
    state: h("state"),
    when: t("home.when"),
    action: h("act"),
  };
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
            ...opened(rows, h),
          },
        ];
  const tasks = openTasksOf(db, addDays(today, taskAhead), scope).flatMap((row): HomeRow[] => {
    const { task } = row;
    const own = task.ownerId === person.userId;
    // A task whose owner has gone is for those who mind the village, to hand it over.
    const orphan = !own && !ownersFor(db, task.villageId).some((o) => o.id === task.ownerId);
    if (!own && !(orphan && minds(row, task.villageId))) return [];
    const left = daysBetween(today, task.dueOn);
    return [
      {
        id: String(task.id),
        who: placeName(row.village, language),
        to: `/trips/${task.tripId}/outcome`,
        where: task.trade,
        what: orphan
          ? `${t("home.ownerGone", { name: personName(row.ownerName, language) })}${language === "zh" ? "：" : ": "}${task.what}`
          : task.what,
        state:
          left < 0
            ? { tone: "bad", icon: "octagon-alert", word: t("home.late", { count: -left }) }
            : { tone: left <= 14 ? "warn" : "info", word: t("home.soon", { count: left }) },
        when: longDay(task.dueOn, language),
        flag: left < 0 ? "bad" : left <= 14 ? "warn" : undefined,
        action: {
          label: t("home.act"),
          to: orphan ? `/trips/${task.tripId}/outcome/${task.id}` : `/trips/${task.tripId}/outcome`,
        },
      },
    ];
  });
  const visits = new Map<string, ReturnType<typeof openVisits>>();
  for (const v of openVisits(db, scope, addDays(today, visitAhead)))
    if (minds(v, v.villageId)) {
      const key = `${v.tripId}-${v.kind}`;
      visits.set(key, [...(visits.get(key) ?? []), v]);
    }
  return [
    ...section("tasks", t("home.title"), tasks),
    ...section(
      "follow",
      t("home.followTitle"),
      [...visits].flatMap(([id, open]) => visitRow(id, open)),
    ),
  ];

  function visitRow(id: string, open: ReturnType<typeof openVisits>): HomeRow[] {
    const [first] = open;
    if (!first) return [];
    const left = daysBetween(today, first.dueOn);
    return [
      {
        id,
        who: first.title,
        to: `/trips/${first.tripId}/outcome`,
        where: open.map((v) => placeName(v.village, language)).join(h("comma")),
        what: t("home.followWhat", { kind: t(`followKind.${first.kind}`), count: open.length }),
        state:
          left < 0
            ? { tone: "bad", icon: "octagon-alert", word: t("home.late", { count: -left }) }
            : { tone: "warn", word: t("home.soon", { count: left }) },
        when: longDay(first.dueOn, language),
        flag: left < 0 ? "bad" : "warn",
        action: { label: t("home.followAct"), to: `/trips/${first.tripId}/outcome#visits` },
      },
    ];
  }
}

/** Whether the work after a trip in a village is somebody's; each village of a trip is looked up once. */
function minderCheck(db: Db, userId: string, today: Day) {
  const known = new Map<string, boolean>();
  return (trip: { leaderUserId: string | null; createdBy: string }, villageId: number): boolean => {
    const key = `${villageId} ${trip.leaderUserId} ${trip.createdBy}`;
    const found = known.get(key) ?? mindersOf(db, trip, villageId, today).has(userId);
    known.set(key, found);
    return found;
  };
}
