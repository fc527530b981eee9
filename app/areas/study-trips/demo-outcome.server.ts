import { user } from "db/schema";
import { dajiFollowUps, dajiLessons, dajiTasks, demoShops } from "db/seed/study-trips-after";
import { eq } from "drizzle-orm";
import { actorWith } from "~/platform/access/actor";
import { addDays, todayOn } from "~/platform/dates";
import { addFollowUp } from "./add-follow-up.server";
import { finishTask } from "./change-task.server";
import type { DemoTrips } from "./demo.server";
import { lastMonths } from "./shop-rules";
import { placesOf } from "./trip-queries.server";
import { writeLesson } from "./write-lesson.server";
import { openShop, writeMonth } from "./write-shop.server";
import { addTask } from "./write-task.server";

const must = <T extends { ok: boolean }>(result: T): T => {
  if (!result.ok) throw new Error(`demo outcome: ${JSON.stringify(result)}`);
  return result;
};

/** What came of the trip to Daji: 19 wrote, each village took a task, and shops opened in the months after. */
export function fillDemoOutcome(d: DemoTrips, tripId: number, on: string): void {
  const actor = actorWith(d.trainer, "trip.follow")!;
  const at = (days: number) => Date.parse(`${addDays(on, days)}T15:20:00+08:00`);
  const { roll } = placesOf(d.db, tripId, "all");
  const came = roll.filter((r) => !roll.some((x) => x.place.substitutesId === r.place.id));
  for (const [i, r] of came.entries()) {
    const briefed = i % 5 < 3 ? 4 + (i % 9) : null;
    must(
      writeLesson(
        d.db,
        actor,
        tripId,
        r.place.id,
        {
          learned: dajiLessons[i % dajiLessons.length] ?? "",
          briefedOn: briefed === null ? null : addDays(on, briefed),
        },
        at(Math.max(6, briefed ?? 0)),
      ),
    );
  }
  fillShops(d, tripId, on);
  for (const task of dajiTasks) {
    const villageId = d.villageId(task.code);
    const doer = roll.find((r) => r.place.villageId === villageId)!;
    const cadre = d.db.select().from(user).where(eq(user.username, "cadre")).get()!;
    const dueOn = task.due === null ? "2025-10-31" : addDays(todayOn(), task.due);
    const made = must(
      addTask(
        d.db,
        actor,
        tripId,
        {
          villageId,
          placeId: doer.place.id,
          ownerId: task.cadre ? cadre.id : d.trainer.userId,
          trade: task.trade,
          what: task.what,
          dueOn,
          shops: task.shops,
        },
        { now: at(20) },
      ),
    );
    if (made.ok && task.done) must(finishTask(d.db, actor, tripId, made.id, task.done, at(224)));
  }
  for (const f of dajiFollowUps)
    must(
      addFollowUp(
        d.db,
        actor,
        tripId,
        { villageId: d.villageId(f.code), kind: f.kind, on: addDays(on, f.after), words: f.words },
        { now: at(f.after) },
      ),
    );
}

/** Shops in the order they opened, with sales that grow, season by season. */
function fillShops(d: DemoTrips, tripId: number, on: string): void {
  const actor = actorWith(d.trainer, "trip.follow")!;
  const months = lastMonths(todayOn(), 13).slice(0, 12);
  for (const [i, s] of demoShops.entries()) {
    const villageId = d.villageId(s.code);
    const owner = d.peopleOf(villageId)[s.person]!;
    const openedOn = addDays(on, s.after);
    const made = must(
      openShop(
        d.db,
        actor,
        owner.id,
        {
          tripId: s.fromTrip ? tripId : null,
          platform: s.platform,
          name: s.name,
          goods: s.goods,
          openedOn,
          closedOn: null,
          jobs: s.jobs,
          incomeBeforeFen: s.before * 100,
        },
        { now: Date.parse(`${openedOn}T10:00:00+08:00`) },
      ),
    );
    if (!made.ok) continue;
    for (const [m, month] of months.entries()) {
      if (month < openedOn.slice(0, 7)) continue;
      const season = [100, 92, 108, 116, 104, 96][(m + i) % 6] ?? 100;
      const sales =
        Math.round((s.monthly * season * (100 + 3 * m)) / 10_000) * 100 + ((i * 37 + m * 13) % 100);
      must(
        writeMonth(d.db, actor, made.id, {
          month,
          salesFen: sales,
          incomeFen: Math.floor((sales * (22 + (i % 7))) / 100),
        }),
      );
    }
  }
}
