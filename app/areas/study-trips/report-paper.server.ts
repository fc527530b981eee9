import type { Reader } from "db/client.server";
import { tripPhoto } from "db/schema";
import { and, asc, eq } from "drizzle-orm";
import { longDay, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { comparedMoney } from "./compared-money.server";
import { lessonsOf, tasksOf } from "./outcome-queries.server";
import { daysOnPaper } from "./paper-days";
import type { Report } from "./pdf/draw-report";
import { shopsByVillage } from "./shops-of-trip.server";
import { stateWords, taskState } from "./task-state";
import { tripAfterText } from "./text/after";
import { outcomeText } from "./text/outcome";
import { countTrip } from "./trip-figures";
import { tripNumber } from "./trip-name";
import { type FoundTrip, placesOf, signsOf, stopsOf } from "./trip-queries.server";

const a = translator(tripAfterText, "zh");
const o = translator(outcomeText, "zh");

/** What the report of a trip says. */
export function reportOf(
  db: Reader,
  found: FoundTrip,
): Omit<Report, "number" | "code" | "printedAt" | "foot"> {
  const { trip } = found;
  const { roll } = placesOf(db, trip.id, "all");
  const n = countTrip(
    roll.map((r) => r.place),
    signsOf(db, trip.id),
  );
  const money = comparedMoney(db, trip.id, a);
  const lessons = lessonsOf(db, trip.id, "all");
  const written = new Set(lessons.map((l) => l.villageId));
  const sent = new Map(roll.map((r) => [r.place.villageId, r.villageName]));
  const silent = [...sent].flatMap(([id, name]) => (written.has(id) ? [] : [name]));
  const today = todayOn();
  const shops = shopsByVillage(db, trip.id, today);
  return {
    title: "参观学习总结报告",
    facts: [
      ["名称", trip.title],
      ["编号", tripNumber(trip)],
      ["日期", daysOnPaper(trip)],
      ["带队", trip.leaderName],
      [
        "地点",
        stopsOf(db, trip.id)
          .filter((s) => s.kind === "visit")
          .map((s) => s.place)
          .join("、"),
      ],
      ["批准", trip.approvalNumber ?? "--"],
      ["预算", `${money.budget} 元`],
      ["实际", `${money.actual} 元`],
    ],
    figures: [
      ["应到", `${n.planned} 人`],
      ["按名单来了", `${n.came} 人`],
      ["没来", `${n.absent} 人`],
      ["替补", `${n.substitutes} 人`],
      ["实到", `${n.present} 人`],
      ["人均", money.perHead === null ? "--" : `${money.perHead} 元`],
    ],
    summary: trip.summary ?? "",
    lessons: [
      ...lessons.map((l) => `${l.village} ${l.name}：${l.learned}`),
      ...(silent.length > 0 ? [`还没有人写心得的村：${silent.join("、")}。`] : []),
    ],
    tasks: tasksOf(db, trip.id, "all").map((r) => {
      const opened = shops.get(r.task.villageId) ?? 0;
      const state = taskState(r.task, opened, today);
      return [
        r.village,
        r.task.trade,
        r.task.what,
        `${r.doer ?? ""} ${longDay(r.task.dueOn, "zh")}`.trim(),
        String(opened),
        o(`taskState.${stateWords(state)}`, { count: state.count }),
      ];
    }),
    photos: db
      .select({ bytes: tripPhoto.bytes, place: tripPhoto.place, takenOn: tripPhoto.takenOn })
      .from(tripPhoto)
      .where(and(eq(tripPhoto.tripId, trip.id), eq(tripPhoto.chosen, true)))
      .orderBy(asc(tripPhoto.id))
      .all()
      .map((x) => ({ bytes: x.bytes, caption: `${x.place}　${longDay(x.takenOn, "zh")}` })),
  };
}
