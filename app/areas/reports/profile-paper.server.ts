import type { Db } from "db/client.server";
import type { MeasureKey } from "db/summary/measures";
import { thingsOfVillage } from "~/areas/donations/index.server";
import { loansOfVillageFigures } from "~/areas/loans/index.server";
import { tripsOfVillageOn } from "~/areas/study-trips/index.server";
import { posts, villagesText } from "~/areas/villages";
import { locatorOf, postsOn, type Village } from "~/areas/villages/index.server";
import { can, type SignedIn } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { clockOf, type Day, longDay, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { paperCode } from "~/platform/pdf/check-code.server";
import { figureText, isMoney } from "./figure-words";
import { figuresByVillage, noFigures, seriesOf } from "./figures.server";
import { funnelOf } from "./funnel.server";
import { chartMonthsOf, salesMonths } from "./overview.server";
import type { ProfilePaper, ProfileThing } from "./pdf/draw-profile";
import { everything } from "./period";
import { reportsText } from "./text";
import { openShops, progressOf } from "./village-support.server";

// Papers of the office are Chinese whatever the language of the page.
const t = translator(reportsText, "zh");
const v = translator(villagesText, "zh");
const figureKeys = [
  "people",
  "households",
  "tripPeople",
  "trained",
  "certificates",
  "loans",
  "equipment",
  "shops",
] as const;
const chartKeys = ["trained", "certificates", "loans", "sales"] as const;

/** Everything that the one page of a village says, on the day it is printed. */
export function profilePaper(
  db: Db,
  person: SignedIn,
  village: Village,
  by: { origin: string; now: number },
): ProfilePaper {
  const today = todayOn(by.now);
  const figures = figuresByVillage(db, [village.id], everything).get(village.id) ?? noFigures();
  const months = chartMonthsOf(db, everything);
  const year = Number(today.slice(0, 4));
  const shops = openShops(db, village.id);
  const held = postsOn(db, village.id, today);
  const withUnit = (key: MeasureKey) => `${figureText(key, figures[key], "zh")} ${t(`figure.${key}.unit`)}`;
  const facts: ProfilePaper["facts"] = [
    ["区划代码", village.code],
    ["纳入帮扶", longDay(village.joinedOn, "zh")],
    ["工作组", village.workGroup ? v("page.group", { group: village.workGroup }) : "--"],
    ["在营网店", `${shops.open} 家，带动就业 ${shops.jobs} 人`],
    ["网店销售", withUnit("sales")],
    ...(loanFacts(db, person, village.id, today) ?? [["放款金额", withUnit("loanMoney")] as const]),
    ["选定产业", tradesLine(tripsOfVillageOn(db, person, village.id, today, "zh"))],
  ];
  const things = thingsTable(db, person, village.id, today);
  const postLines = posts.map(
    (post) =>
      [
        v(`post.${post}`),
        held
          .filter((p) => p.post === post)
          .map((p) => p.holderName)
          .join("、") || "没有登记",
      ] as const,
  );
  const counts = funnelOf(db, [village.id]);
  const funnel = counts.map((c) => ({
    step: t(`funnel.steps.${c.step}`),
    people: String(c.people),
    lost: c.lost ? t(`funnel.lost.${c.step}`, { count: c.lost }) : "",
    straight: c.straight ? t(`funnel.straight.${c.step}`, { count: c.straight }) : "",
  }));
  const targets = progressOf(db, village.id, year, "zh").map((g) => [
    `${t(`figure.${g.key}.label`)}（${t(`figure.${g.key}.unit`)}）`,
    g.targetText,
    g.doneText,
    `${g.share}%`,
  ]);
  const cells = figureKeys.map((k) => [t(`figure.${k}.label`), withUnit(k)] as const);
  const number = `CJ-${village.code.slice(-9)}-${today.replaceAll("-", "")}`;
  const code = paperCode("profile", { facts, postLines, cells, funnel, targets, things });
  const locator = locatorOf(village, 240);
  return {
    title: `${village.countyName}${village.townName}${village.name}一村一页`,
    number,
    code,
    printedAt: by.now,
    facts,
    locator: locator && { county: village.countyName, ...locator },
    posts: postLines,
    figures: cells,
    thingsTitle: `捐赠设备（${figureText("equipment", figures.equipment, "zh")} 件）`,
    things,
    charts: chartKeys.map((key) => ({
      title: `${t(`figure.${key}.label`)}（${t(`figure.${key}.unit`)}）`,
      months: seriesOf(
        db,
        [village.id],
        key,
        key === "sales" ? salesMonths(db, [village.id], months) : months,
      ),
      money: isMoney(key),
    })),
    funnel,
    targets,
    targetTitle: t("village.targets", { year }),
    foot: {
      number: `文书编号 ${number}　校验码 ${code}`,
      check: `登录核对 ${by.origin}/villages/${village.id}`,
      printed: `打印 ${today} ${clockOf(by.now)}　经办 ${person.name}`,
    },
  };
}

/** Trades that the village chose after its trips. */
const tradesLine = (trips: readonly { trades: string }[] | null): string =>
  (trips ?? []).flatMap((trip) => trip.trades || []).join("、") || "--";

/** What was asked for, granted, is still owed, overdue and paid as subsidy; null for who may not see loans of the village. */
function loanFacts(
  db: Db,
  person: SignedIn,
  villageId: number,
  today: Day,
): (readonly [string, string])[] | null {
  if (!can(person, "loan.view", villageId)) return null;
  const n = loansOfVillageFigures(db, person, villageId, today);
  return [
    ["申请和放款", `申请 ${n.applied} 笔，放款 ${n.granted} 笔 ${yuanFigure(n.grantedFen)} 元`],
    ["贷款余额", `${yuanFigure(n.balanceFen)} 元，在贷 ${n.running} 笔`],
    ["逾期金额", n.overdueFen === 0 ? "没有逾期" : `${yuanFigure(n.overdueFen)} 元`],
    ["贴息累计", `${yuanFigure(n.subsidyFen)} 元`],
  ];
}

/** 在用 38，维修 2: how many of some equal things are in which state. */
const shares = (words: ReadonlyMap<string, number>): string =>
  words.size === 1
    ? ([...words.keys()][0] as string)
    : [...words].map(([word, count]) => `${word} ${count}`).join("，");

/** What the village has, a row for equal things at one place; nothing for who may not see it. */
function thingsTable(db: Db, person: SignedIn, villageId: number, today: Day): ProfileThing[] {
  const rows = thingsOfVillage(db, person, villageId, today, "zh")?.rows ?? [];
  const groups = new Map<string, { rows: typeof rows }>();
  for (const row of rows) {
    const key = [row.name, row.holder, row.keeper].join("\n");
    groups.set(key, { rows: [...(groups.get(key)?.rows ?? []), row] });
  }
  const counted = (of: typeof rows, word: (row: (typeof rows)[number]) => string) => {
    const words = new Map<string, number>();
    for (const row of of) words.set(word(row), (words.get(word(row)) ?? 0) + row.count);
    return shares(words);
  };
  return [...groups.values()].map(({ rows: equal }) => ({
    name: equal[0]?.name ?? "",
    count: equal.reduce((sum, row) => sum + row.count, 0),
    where: equal[0]?.holder ?? "",
    keeper: equal[0]?.keeper ?? "",
    state: counted(equal, (row) => row.state?.word ?? ""),
    grade: counted(equal, (row) => row.grade.word),
  }));
}

export function noteProfile(db: Db, person: SignedIn, village: Village, number: string): void {
  db.transaction((tx) =>
    recordEvent(tx, person, {
      event: "report.exported",
      subject: { kind: "report", id: number, label: `${village.townName} ${village.name}` },
      villageId: village.id,
    }),
  );
}
