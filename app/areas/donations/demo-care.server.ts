import { drawnPicture } from "db/seed/drawn-picture";
import { actorWith } from "~/platform/access/actor";
import { addDays, todayOn } from "~/platform/dates";
import { endRepair, gradeItem, startRepair } from "./care-item.server";
import { clock, type DemoDonations, must } from "./demo-hands.server";
import { repairsOf } from "./item-queries.server";
import { allItems } from "./list-items.server";
import { moveItems } from "./move-items.server";
import { closeStocktake, openStocktake, recordScans } from "./stocktake.server";
import { villageHolderIn } from "./village-holder.server";
import { askWriteOff, decideWriteOff } from "./write-off.server";

const thing = (d: DemoDonations, villageCode: string, name: string, nth = 0) => {
  const villageId = d.villageId(villageCode);
  return allItems(d.db, "all", { villageId, term: name, stage: "held" })[nth]!;
};

/** Grades with pictures, a repair that is over and one that is not, a transfer to be accepted, a chair worn out. */
export function fillDemoCare(d: DemoDonations): void {
  const admin = actorWith(d.admin, "equipment.care")!;
  const cadre = actorWith(d.cadre, "equipment.care")!;
  const today = todayOn();
  const pc = thing(d, "371725101206", "台式计算机").item.id;
  const grade = (on: string, g: "good" | "fair", n: number, note: string | null) =>
    must(
      gradeItem(
        d.db,
        cadre,
        pc,
        { on, grade: g, note, photo: drawnPicture("computer", n) },
        { now: clock(on) },
      ),
    );
  grade("2025-12-05", "good", 0, null);
  grade("2026-06-10", "fair", 1, "屏幕有划痕，键盘换过");
  const sick = thing(d, "371725101217", "台式计算机").item.id;
  const out = clock("2026-04-02");
  must(
    startRepair(d.db, admin, sick, { what: "电源烧坏", shop: "联拓郓城维修站", outOn: "2026-04-02" }, out),
  );
  const first = repairsOf(d.db, sick)[0]!;
  const back = { backOn: "2026-04-13", costFen: 18_000, result: "换电源" };
  must(endRepair(d.db, admin, sick, first.id, back, clock("2026-04-13")));
  const second = thing(d, "371725109209", "台式计算机").item.id;
  const on = addDays(today, -12);
  must(startRepair(d.db, admin, second, { what: "开不了机", shop: "联拓郓城维修站", outOn: on }, clock(on)));
  const chairs = [0, 1].map((n) => thing(d, "371725101206", "课椅", n).item.id);
  const asked = addDays(today, -20);
  must(
    askWriteOff(
      d.db,
      cadre,
      chairs[0]!,
      { kind: "scrapped", on: asked, reason: "椅腿断裂，修过一次又断，学生坐着不安全" },
      clock(asked),
    ),
  );
  const decide = actorWith(d.leader, "equipment.write-off")!;
  const yes = { approved: true, decision: "郓人社资〔2026〕7 号" };
  must(decideWriteOff(d.db, decide, chairs[0]!, yes, clock(addDays(today, -17))));
  const later = addDays(today, -3);
  must(
    askWriteOff(
      d.db,
      cadre,
      chairs[1]!,
      { kind: "lost", on: later, reason: "开学清点少一把，找了三天没找到，门房值班记录没有搬出" },
      clock(later),
    ),
  );
  const to = villageHolderIn(d.db, admin, `v-${d.villageId("371725111211")}`)!;
  const moved = thing(d, "371721121227", "台式计算机", 1).item.id;
  must(
    moveItems(
      d.db,
      admin,
      {
        itemIds: [moved],
        toHolderId: to,
        on: today,
        place: "薛楼村村委会",
        reason: "丁楼村另有新设备，调给薛楼村直播间使用",
      },
      clock(addDays(today, -1)),
    ),
  );
}

/** 盘点 of three villages, one of last year, one with something missing; one under way today. */
export function fillDemoStocktakes(d: DemoDonations): void {
  const run = actorWith(d.admin, "stocktake.run")!;
  const count = (code: string, on: string, skip: number, close: boolean, who = run) => {
    const villageId = d.villageId(code);
    const at = Math.min(clock(on, "14:00"), Date.now() - 3_600_000);
    const { id } = must(
      openStocktake(d.db, who, { villageId, holderId: null, kind: "yearly", on, note: null }, at),
    );
    const items = allItems(d.db, "all", { villageId, stage: "held" });
    must(
      recordScans(
        d.db,
        who,
        id,
        items.slice(skip).map((r, i) => ({
          key: `demo-${id}-${i}`,
          code: r.item.code,
          grade: null,
          how: "camera" as const,
          at: at + i * 20_000,
        })),
        at + 3_000_000,
      ),
    );
    if (close) must(closeStocktake(d.db, who, id, at + 3_100_000));
    return id;
  };
  count("371725101217", "2026-06-08", 0, true);
  count("371725105201", "2025-12-10", 0, true);
  count("371725111211", addDays(todayOn(), -6), 1, true);
  count("371725101206", todayOn(), 40, false, actorWith(d.cadre, "stocktake.run")!);
}
