import type { Db } from "db/client.server";
import type { MeasureKey } from "db/summary/measures";
import { kindsAt } from "~/areas/donations/index.server";
import { loansOfVillageFigures } from "~/areas/loans/index.server";
import { tripsOfVillageOn } from "~/areas/study-trips/index.server";
import { posts, villagesText } from "~/areas/villages";
import { postsOn, type Village } from "~/areas/villages/index.server";
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
import type { ProfilePaper } from "./pdf/draw-profile";
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
/** Kinds of things that a line of their own fits for; the rest stand together. */
const mostKinds = 8;
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
  const withUnit = (key: MeasureKey) => `${figureText(key, figures[key])} ${t(`figure.${key}.unit`)}`;
  const facts: ProfilePaper["facts"] = [
    ["区划代码", village.code],
    ["纳入帮扶", longDay(village.joinedOn, "zh")],
    ["工作组", village.workGroup ? v("page.group", { group: village.workGroup }) : "--"],
    ["在营网店", `${shops.open} 家，带动就业 ${shops.jobs} 人`],
    ["网店销售", withUnit("sales")],
    ["放款金额", withUnit("loanMoney")],
    ...loanFacts(db, person, village.id, today),
    ["选定产业", tradesLine(tripsOfVillageOn(db, person, village.id, today, "zh"))],
  ];
  const things = thingsLine(kindsAt(db, village.id));
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
    note: c.lost ? `上一步有 ${c.lost} 人没有` : "",
  }));
  const targets = progressOf(db, village.id, year).map((g) => [
    `${t(`figure.${g.key}.label`)}（${t(`figure.${g.key}.unit`)}）`,
    g.targetText,
    g.doneText,
    `${g.share}%`,
  ]);
  const cells = figureKeys.map((k) => [t(`figure.${k}.label`), withUnit(k)] as const);
  const number = `CJ-${village.code.slice(-9)}-${today.replaceAll("-", "")}`;
  const code = paperCode("profile", { facts, postLines, cells, funnel, targets, things });
  return {
    title: `${village.countyName}${village.townName}${village.name}一村一页`,
    number,
    code,
    printedAt: by.now,
    facts,
    posts: postLines,
    figures: cells,
    thingsTitle: `捐赠设备（${figureText("equipment", figures.equipment)} 件）`,
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

/** What is still owed, overdue and paid as subsidy; nothing for who may not see loans of the village. */
function loanFacts(db: Db, person: SignedIn, villageId: number, today: Day): (readonly [string, string])[] {
  if (!can(person, "loan.view", villageId)) return [];
  const n = loansOfVillageFigures(db, person, villageId, today);
  return [
    ["贷款余额", `${yuanFigure(n.balanceFen)} 元，在贷 ${n.running} 笔`],
    ["逾期金额", n.overdueFen === 0 ? "没有逾期" : `${yuanFigure(n.overdueFen)} 元`],
    ["贴息累计", `${yuanFigure(n.subsidyFen)} 元`],
  ];
}

/** Every piece counts: kinds that do not fit stand together in the last one. */
function thingsLine(kinds: readonly { name: string; count: number }[]): (readonly [string, string])[] {
  const fits = kinds.length > mostKinds ? mostKinds - 1 : kinds.length;
  const rest = kinds.slice(fits);
  const pieces = rest.reduce((sum, k) => sum + k.count, 0);
  return [
    ...kinds.slice(0, fits).map((k) => [k.name, `${k.count} 件`] as const),
    ...(rest.length > 0 ? [[`其他 ${rest.length} 种`, `${pieces} 件`] as const] : []),
  ];
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
