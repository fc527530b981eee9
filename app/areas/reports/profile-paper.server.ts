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
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { paperCode } from "~/platform/pdf/check-code.server";
import { personName, placeLabel, placeName } from "~/platform/search/place-name";
import { figureText, isMoney } from "./figure-words";
import { figuresByVillage, noFigures, seriesOf } from "./figures.server";
import { funnelOf } from "./funnel.server";
import { chartMonthsOf, salesMonths } from "./overview.server";
import type { ProfilePaper } from "./pdf/draw-profile";
import type { ProfileThing } from "./pdf/draw-things";
import { everything } from "./period";
import { reportsText } from "./text";
import { paperText } from "./text/paper";
import { openShops, progressOf } from "./village-support.server";

type Words = Translate<typeof paperText.zh>;
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
  by: { origin: string; now: number; language: Language },
): ProfilePaper {
  const { language } = by;
  const t = translator(reportsText, language);
  const v = translator(villagesText, language);
  const p = translator(paperText, language);
  const today = todayOn(by.now);
  const figures = figuresByVillage(db, [village.id], everything).get(village.id) ?? noFigures();
  const months = chartMonthsOf(db, everything);
  const year = Number(today.slice(0, 4));
  const shops = openShops(db, village.id);
  const held = postsOn(db, village.id, today);
  const withUnit = (key: MeasureKey) =>
    `${figureText(key, figures[key], language)} ${t(`figure.${key}.unit`, { count: Math.abs(figures[key]) })}`;
  const facts: ProfilePaper["facts"] = [
    [p("profile.code"), village.code],
    [p("profile.joined"), longDay(village.joinedOn, language)],
    [p("profile.group"), village.workGroup ? v("page.group", { group: village.workGroup }) : p("none")],
    [p("profile.shops"), p("profile.shopsLine", { ...shops })],
    [p("profile.sales"), withUnit("sales")],
    ...(loanFacts(db, person, village.id, today, language) ?? [
      [p("profile.lent"), withUnit("loanMoney")] as const,
    ]),
    [p("profile.trades"), tradesLine(tripsOfVillageOn(db, person, village.id, today, language), p)],
  ];
  const things = thingsTable(db, person, village.id, today, language);
  const postLines = posts.map(
    (post) =>
      [
        v(`post.${post}`),
        held
          .filter((h) => h.post === post)
          .map((h) => personName(h.holderName, language))
          .join(p("list")) || p("profile.nobody"),
      ] as const,
  );
  const counts = funnelOf(db, [village.id]);
  const funnel = counts.map((c) => ({
    step: t(`funnel.steps.${c.step}`),
    people: String(c.people),
    lost: c.lost ? t(`funnel.lost.${c.step}`, { count: c.lost }) : "",
    straight: c.straight ? t(`funnel.straight.${c.step}`, { count: c.straight }) : "",
  }));
  const withUnitOf = (key: MeasureKey) =>
    p("profile.unit", { figure: t(`figure.${key}.label`), unit: t(`figure.${key}.unit`) });
  const targets = progressOf(db, village.id, year, language).map((g) => [
    withUnitOf(g.key),
    g.targetText,
    g.doneText,
    `${g.share}%`,
  ]);
  const cells = figureKeys.map((k) => [t(`figure.${k}.label`), withUnit(k)] as const);
  const number = `CJ-${village.code.slice(-9)}-${today.replaceAll("-", "")}`;
  const code = paperCode("profile", { facts, postLines, cells, funnel, targets, things });
  const locator = locatorOf(village, 240);
  return {
    language,
    title: p("profile.title", {
      place:
        language === "zh"
          ? `${village.countyName}${village.townName}${village.name}`
          : `${placeLabel(village, language)}, ${placeName(village.countyName, language)}`,
    }),
    number,
    code,
    printedAt: by.now,
    facts,
    locator: locator && { county: placeName(village.countyName, language), ...locator },
    posts: postLines,
    figures: cells,
    thingsTitle: p("profile.things", { count: figures.equipment }),
    things,
    charts: chartKeys.map((key) => ({
      title: withUnitOf(key),
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
      number: p("foot.number", { number, code }),
      check: p("foot.check", { at: `${by.origin}/villages/${village.id}` }),
      printed: p("foot.printed", {
        at: `${today} ${clockOf(by.now)}`,
        name: personName(person.name, language),
      }),
    },
  };
}

/** Trades that the village chose after its trips. */
const tradesLine = (trips: readonly { trades: string }[] | null, p: Words): string =>
  (trips ?? []).flatMap((trip) => trip.trades || []).join(p("list")) || p("none");

/** What was asked for, granted, is still owed, overdue and paid as subsidy; null for who may not see loans of the village. */
function loanFacts(
  db: Db,
  person: SignedIn,
  villageId: number,
  today: Day,
  language: Language,
): (readonly [string, string])[] | null {
  if (!can(person, "loan.view", villageId)) return null;
  const p = translator(paperText, language);
  const n = loansOfVillageFigures(db, person, villageId, today);
  const yuan = (fen: number) => p("profile.yuan", { sum: yuanFigure(fen) });
  return [
    [
      p("profile.loans"),
      p("profile.loansLine", { applied: n.applied, granted: n.granted, sum: yuanFigure(n.grantedFen) }),
    ],
    [p("profile.balance"), p("profile.balanceLine", { sum: yuanFigure(n.balanceFen), running: n.running })],
    [p("profile.overdue"), n.overdueFen === 0 ? p("profile.noneOverdue") : yuan(n.overdueFen)],
    [p("profile.subsidy"), yuan(n.subsidyFen)],
  ];
}

/** 在用 38，维修 2: how many of some equal things are in which state. */
const shares = (words: ReadonlyMap<string, number>, p: Words): string =>
  words.size === 1
    ? ([...words.keys()][0] as string)
    : [...words].map(([word, count]) => p("profile.share", { word, count })).join(p("comma"));

/** What the village has, a row for equal things at one place; nothing for who may not see it. */
function thingsTable(
  db: Db,
  person: SignedIn,
  villageId: number,
  today: Day,
  language: Language,
): ProfileThing[] {
  const p = translator(paperText, language);
  const rows = thingsOfVillage(db, person, villageId, today, language)?.rows ?? [];
  const groups = new Map<string, { rows: typeof rows }>();
  for (const row of rows) {
    const key = [row.name, row.holder, row.keeper].join("\n");
    groups.set(key, { rows: [...(groups.get(key)?.rows ?? []), row] });
  }
  const counted = (of: typeof rows, word: (row: (typeof rows)[number]) => string) => {
    const words = new Map<string, number>();
    for (const row of of) words.set(word(row), (words.get(word(row)) ?? 0) + row.count);
    return shares(words, p);
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
