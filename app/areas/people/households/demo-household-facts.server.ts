import type { Db } from "db/client.server";
import { household, householdMember, villageShop } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { addDays, addMonths, ageOn, todayOn } from "~/platform/dates";
import { openIdNumber, type Person } from "../person-record.server";
import { checkPension } from "./check-pension.server";
import type { DemoFamily } from "./demo-households.server";
import { editMember } from "./edit-member.server";
import type { BenefitKind, Health, IncomeSource, NeedKind, Work } from "./household";
import { setIncome } from "./set-income.server";
import { addBenefit } from "./write-benefit.server";
import { addNeed, closeNeed } from "./write-need.server";

interface Actors {
  edit: Actor<"household.edit">;
  check: Actor<"pension.check">;
}

/** What is told of the demo's families: income, work and health, pension checks done and overdue, policies enjoyed. */
export function fillDemoFacts(
  db: Db,
  actors: Actors,
  families: readonly DemoFamily[],
  village: number,
): void {
  for (const [n, family] of families.entries()) {
    for (const [i, who] of family.elders.entries()) pensionOfElder(db, actors, who, n + i + village);
    for (const [i, who] of family.adults.entries()) {
      situationOf(db, actors, family, who, n + i);
      if (ageOn(who.birthOn, todayOn()) >= 60) pensionOfElder(db, actors, who, n + i);
      else if ((n + i) % 4 === 0) insured(db, actors, who, n);
    }
    for (const who of family.children) schoolOf(db, actors, family, who);
    const sells = family.adults.some((who) => shopOf(db, who));
    if (n % 3 === 0 || family.elders.length > 0 || sells) incomeOf(db, actors, family, n, sells);
  }
  const withElders = families.filter((f) => f.elders.length > 0);
  const [first, second] = withElders;
  // The couple without work of their own: 低保. Somebody with a disability. The very old.
  if (first) {
    enjoys(db, actors, first, null, "minimum-living", "B类", 96_000, "2023-07-01");
    asks(db, actors, first, null, "housing", "西屋漏雨，想修", 35);
    asks(db, actors, first, first.elders[0] ?? null, "medical", "降压药想在村卫生室拿", 35);
  }
  for (const [n, family] of families.entries()) wishesOf(db, actors, family, n);
  const adult = families.find((f) => f !== first && f.adults.length === 2)?.adults[1];
  const home = adult && families.find((f) => f.adults.includes(adult));
  if (adult && home) {
    enjoys(db, actors, home, adult, "disability", "二级", 13_500, "2022-01-01");
    // 残疾人证: the number of the holder, 4 for a limb, 2 for the grade.
    const card = `${openIdNumber(adult)}42`;
    enjoys(db, actors, home, adult, "disability-card", "肢体二级", null, "2021-11-15", card);
    tell(db, actors, home, adult, { health: "disabled", healthNote: "肢体二级", work: "home", place: null });
  }
  const soldier = second?.elders.find((e) => e.sex === "male");
  if (second && soldier) enjoys(db, actors, second, soldier, "veteran", null, 78_000, "2019-08-01");
  if (second?.elders[0])
    tell(db, actors, second, second.elders[0], {
      health: "chronic",
      healthNote: "高血压",
      work: "retired",
      place: null,
    });
}

function pensionOfElder(db: Db, actors: Actors, who: Person, n: number): void {
  const today = todayOn();
  if (ageOn(who.birthOn, today) < 60) return;
  const daysAgo = [410, 60, 350, 25, 385][n % 5] ?? 60;
  if (ageOn(who.birthOn, addDays(today, -daysAgo)) < 60) return;
  const done = checkPension(db, actors.check, who.id, {
    checkedOn: addDays(today, -daysAgo),
    status: "receiving",
    result: "passed",
    note: n % 5 === 1 ? "上门核实，本人在家" : null,
  });
  if (!done.ok) throw new Error(`demo pension check of ${who.name}: ${done.why}`);
}

/** Who pays was seen once this year. */
function insured(db: Db, actors: Actors, who: Person, n: number): void {
  const done = checkPension(db, actors.check, who.id, {
    checkedOn: addDays(todayOn(), -40 - 9 * n),
    status: "insured",
    result: "passed",
    note: null,
  });
  if (!done.ok) throw new Error(`demo pension check of ${who.name}: ${done.why}`);
}

const adultWork: readonly (readonly [Work, string | null])[] = [
  ["farming", null],
  ["migrant", "青岛 建筑工地"],
  ["local-job", "镇上 板材厂"],
  ["own-business", "村里 小超市"],
  ["migrant", "济南 家政公司"],
  ["local-job", "县城 服装厂"],
];

function situationOf(db: Db, actors: Actors, family: DemoFamily, who: Person, n: number): void {
  const shop = shopOf(db, who);
  const [work, place] = shop
    ? (["own-business", `网店 ${shop.name}`] as const)
    : (adultWork[n % adultWork.length] ?? ["farming", null]);
  tell(db, actors, family, who, { health: "healthy", healthNote: null, work, place });
}

const shopOf = (db: Db, who: Person) =>
  db.select().from(villageShop).where(eq(villageShop.personId, who.id)).get();

function schoolOf(db: Db, actors: Actors, family: DemoFamily, who: Person): void {
  const age = ageOn(who.birthOn, todayOn());
  const place =
    age < 6 ? "村幼儿园" : age < 12 ? "镇中心小学" : age < 15 ? "镇中学" : age < 18 ? "县第一中学" : null;
  const work: Work = age < 18 ? "school" : "migrant";
  tell(db, actors, family, who, { health: "healthy", healthNote: null, work, place: age < 3 ? null : place });
}

function tell(
  db: Db,
  actors: Actors,
  family: DemoFamily,
  who: Person,
  facts: { health: Health; healthNote: string | null; work: Work; place: string | null },
): void {
  const row = db
    .select({ id: householdMember.id })
    .from(householdMember)
    .where(and(eq(householdMember.personId, who.id), isNull(householdMember.toOn)))
    .get();
  if (!row) return;
  const told = editMember(db, actors.edit, family.id, {
    memberId: row.id,
    onDay: addMonths(todayOn(), -5),
    ...facts,
  });
  if (!told.ok) throw new Error(`demo situation of ${who.name}: ${told.why}`);
}

function incomeOf(db: Db, actors: Actors, family: DemoFamily, n: number, sells: boolean): void {
  const lastYear = Number(todayOn().slice(0, 4)) - 1;
  for (const year of [lastYear - 1, lastYear]) {
    const grown = year === lastYear ? 108 : 100;
    const yuan: [IncomeSource, number][] = [
      ["farming", 6_200 + (n % 7) * 450],
      ["wages", family.adults.length * (18_500 + (n % 5) * 2_300)],
      ["transfer", family.elders.length * 2_400 + 380],
      ["online-shop", sells && year === lastYear ? 28_400 : n % 8 === 0 ? 9_600 : 0],
      ["livestock", n % 6 === 2 ? 5_400 : 0],
    ];
    const revision = db.select().from(household).where(eq(household.id, family.id)).get()?.revision ?? 0;
    const set = setIncome(db, actors.edit, family.id, {
      year,
      revision,
      amounts: new Map(yuan.map(([source, y]) => [source, Math.round((y * grown) / 1000) * 1000] as const)),
    });
    if (!set.ok) throw new Error(`demo income of household ${family.id}: ${set.why}`);
  }
}

function enjoys(
  db: Db,
  actors: Actors,
  family: DemoFamily,
  who: Person | null,
  kind: BenefitKind,
  level: string | null,
  monthlyFen: number | null,
  fromOn: string,
  documentNo: string | null = null,
): void {
  const added = addBenefit(db, actors.edit, family.id, {
    personId: who?.id ?? null,
    kind,
    name: null,
    level,
    documentNo,
    monthlyFen,
    fromOn,
    toOn: null,
  });
  if (!added.ok) throw new Error(`demo policy of household ${family.id}: ${added.why}`);
}

/** What every few families want: a shop, a class, a loan; one was settled. */
function wishesOf(db: Db, actors: Actors, family: DemoFamily, n: number): void {
  const [who] = family.adults;
  if (!who) return;
  if (n % 6 === 1) asks(db, actors, family, who, "online-shop", "家里有苹果，想自己在网上卖", 60);
  if (n % 6 === 3) {
    const id = asks(db, actors, family, who, "training", "想学直播", 150);
    const done = closeNeed(db, actors.edit, family.id, id, {
      closedOn: addDays(todayOn(), -90),
      outcome: "已告诉本人下一期报名的日子",
    });
    if (!done.ok) throw new Error(`demo need of household ${family.id}: ${done.why}`);
  }
  if (n % 6 === 4) asks(db, actors, family, who, "loan", "进货缺 5 万元", 45);
}

function asks(
  db: Db,
  actors: Actors,
  family: DemoFamily,
  who: Person | null,
  kind: NeedKind,
  words: string,
  daysAgo: number,
): number {
  const added = addNeed(db, actors.edit, family.id, {
    personId: who?.id ?? null,
    kind,
    words,
    toldOn: addDays(todayOn(), -daysAgo),
  });
  if (!added.ok) throw new Error(`demo need of household ${family.id}: ${added.why}`);
  return added.id;
}
