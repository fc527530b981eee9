import type { Db, Reader } from "db/client.server";
import { calendarEdits, workingDaysBetween, workingWeeks } from "~/areas/policies/index.server";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import { addDays, addMonths, type Day, longDay, shortDay, todayOn } from "~/platform/dates";
import { holdsRole } from "~/platform/home/duty";
import type { HomeAside } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { untilWritten } from "~/platform/until-written.server";
import { nextQuarter, quarterStart } from "../engine/subsidy-quarter";
import { fundWordsFor } from "../fund/fund-page.server";
import { allFunds, fundFigures } from "../fund/funds.server";
import { standings } from "../money/standings.server";
import type { BatchState } from "../subsidy/batch-rules";
import { allBatches } from "../subsidy/batches.server";
import { quarterName } from "../subsidy/working";
import { applicationText } from "../text/application";
import { fundText } from "../text/fund";
import { subsidyText } from "../text/subsidy";

/** Beside the work of the loan desk: the working days its limits count, the quarter of the subsidy, the guarantee fund. */
export function loanAsides(db: Db, who: SignedIn, language: Language, now = Date.now()): HomeAside[] {
  if (!holdsRole(who, "loan-officer", "loan-reviewer")) return [];
  const today = todayOn(now);
  const whole = (capability: "subsidy.view" | "guarantee-fund.view") =>
    scopeFor(who.grants, capability) === "all";
  return [
    workingWeeks(db, language, can(who, "policy.manage"), today),
    ...(whole("subsidy.view") ? [quarterAside(db, language, today)] : []),
    ...(whole("guarantee-fund.view") ? fundAsides(db, language, today) : []),
  ];
}

/** The quarter that runs: until when interest counts, what of it is not subsidised, and how far the one before is. */
function quarterAside(db: Reader, language: Language, today: Day): HomeAside {
  const t = translator(applicationText, language);
  const s = translator(subsidyText, language);
  const from = quarterStart(today);
  const closedOn = nextQuarter(today);
  const running = standings(db, "all", today);
  const late = running.filter((l) => l.overdueFen > 0).length;
  const before = allBatches(db).find((b) => b.state !== "replaced" && b.closedOn <= from);
  return {
    key: "loans.quarter",
    title: t("aside.quarter", quarterName(from)),
    more: { label: t("aside.batches"), to: "/subsidy" },
    items: [
      {
        id: "closes",
        label: t("aside.closes", { day: shortDay(addDays(closedOn, -1), language) }),
        value: t("aside.daysLeft", {
          count: workingDaysBetween(today, addDays(closedOn, -1), calendarEdits(db)),
        }),
        detail: t("aside.makeFrom", { day: longDay(closedOn, language) }),
      },
      {
        id: "loans",
        label: t("aside.running"),
        to: "/loans/granted",
        value: t("aside.loans", { count: running.length }),
      },
      ...(late > 0
        ? [
            {
              id: "late",
              label: t("aside.late"),
              to: "/loans/arrears",
              value: t("aside.loans", { count: late }),
              detail: t("aside.lateWhy"),
            },
          ]
        : []),
      ...(before
        ? [
            {
              id: "before",
              label: s("quarterName", quarterName(addMonths(before.closedOn, -3))),
              to: `/subsidy/${before.id}`,
              value: s(`batchState.${before.state as BatchState}`),
            },
          ]
        : []),
    ],
  };
}

/** Each open fund or company as it stands today, with the line at which it takes no new loan. */
const fundAsides = (db: Db, language: Language, today: Day): HomeAside[] =>
  untilWritten(db, `fund-asides ${language} ${today}`, () => {
    const t = translator(fundText, language);
    return allFunds(db)
      .filter((fund) => fund.leftOn === null || today < fund.leftOn)
      .map((fund): HomeAside => {
        const { figures: f } = fundFigures(db, fund, today);
        const words = fundWordsFor(f, fund, language);
        return {
          key: `loans.fund.${fund.id}`,
          title: language === "zh" ? fund.name : fund.nameEn,
          ...(words.stops ? { badge: { tone: "bad" as const, word: t("aside.stopped") } } : {}),
          more: { label: t("aside.book"), to: `/guarantee-funds/${fund.id}` },
          items: [
            { id: "balance", label: t("balance"), value: bigYuanText(f.balanceFen, language) },
            { id: "guaranteed", label: t("guaranteed"), value: bigYuanText(f.guaranteedFen, language) },
            { id: "committed", label: t("committed"), value: bigYuanText(f.committedFen, language) },
            {
              id: "leverage",
              label: t("leverage"),
              value: f.balanceFen > 0 ? `${words.leverage} ${t("times")}` : words.leverage,
            },
            { id: "overdue", label: t("overdue"), value: words.overdue },
            { id: "compensation", label: t("compensation"), value: words.compensation },
          ],
          foot: words.stops ?? t("aside.formula"),
        };
      });
  });
