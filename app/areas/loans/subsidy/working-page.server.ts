import type { Db } from "db/client.server";
import { type Day, longDay, todayOn } from "~/platform/dates";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { nextQuarter } from "../engine/subsidy-quarter";
import { lifeAhead } from "../money/life-ahead";
import { loanFacts } from "../money/loan-facts.server";
import { eventsOf, type LoanRow, subsidyTermsOf, workingDays } from "../money/loan-record.server";
import { positionOf } from "../money/positions.server";
import { subsidyText } from "../text/subsidy";
import { batchNumber } from "./batch-name";
import { wasSent } from "./batch-rules";
import { type LineRow, linesOfLoan, workingOfLine } from "./batches.server";
import { clawbacksOf } from "./ledger.server";
import { quarterName, type Working, workingOf } from "./working";
import { workingWords } from "./working-words";

/** The working of a quarter as the ledger has it today; null without interest in it. */
export function liveWorking(db: Db, loan: LoanRow, quarter: Day, now = Date.now()): Working | null {
  const today = todayOn(now);
  // A quarter that still runs is worked out to its end as if nothing new happened.
  const position = positionOf(loan, eventsOf(db, loan.id), today, workingDays(db));
  return position && workingOf(lifeAhead(position, today), subsidyTermsOf(loan), quarter);
}

/** What became of a line: granted or cut, paid, asked back, and what the borrower keeps. */
function howItWent(
  line: LineRow,
  clawbacks: ReturnType<typeof clawbacksOf>,
  t: Translate<typeof subsidyText.zh>,
  language: Language,
): string[] {
  const went: string[] = [];
  if (line.approvedFen !== null && line.paidFen === null)
    went.push(t("work.went.granted", { amount: yuanFigure(line.approvedFen) }));
  if (line.approvedFen !== null && line.approvedFen < line.subsidyFen)
    went.push(
      t("work.went.cut", {
        amount: yuanFigure(line.subsidyFen - line.approvedFen),
        reason: line.cutReason ?? "--",
      }),
    );
  if (line.paidFen !== null && line.paidOn)
    went.push(t("work.went.paid", { amount: yuanFigure(line.paidFen), day: longDay(line.paidOn, language) }));
  for (const c of clawbacks.filter((row) => row.lineId === line.id)) {
    const given = { amount: yuanFigure(c.fen), reason: c.reason, day: longDay(c.askedOn, language) };
    went.push(
      c.liftedOn
        ? t("work.went.lifted", given)
        : c.paidOn
          ? t("work.went.back", { ...given, day: longDay(c.paidOn, language) })
          : t("work.went.asked", given),
    );
  }
  if (line.paidFen !== null && line.clawedFen > 0)
    went.push(t("work.went.left", { amount: yuanFigure(line.paidFen - line.clawedFen) }));
  return went;
}

/** Working of a quarter, live or as a line of a batch froze it, with all that batches say of it. */
export function workingPage(
  db: Db,
  loan: LoanRow,
  quarter: Day,
  lineId: number | null,
  language: Language,
  now = Date.now(),
) {
  const t = translator(subsidyText, language);
  const lines = linesOfLoan(db, loan.id).filter((l) => l.line.quarter === quarter);
  const frozen = lineId === null ? undefined : lines.find((l) => l.line.id === lineId);
  if (lineId !== null && !frozen) return null;
  const working = frozen ? workingOfLine(frozen.line) : liveWorking(db, loan, quarter, now);
  const words = working && working.segments.length > 0 ? workingWords(working, t, language) : null;
  const clawbacks = clawbacksOf(db, loan.id);
  const facts = loanFacts(db, loan, language);
  const name = t("quarterName", quarterName(quarter));
  return {
    heading: words
      ? words.nothing
        ? t("work.whyNothing")
        : t("work.why", { amount: words.subsidy })
      : t("work.none"),
    quarter: t("work.of", { quarter: name }),
    note: frozen
      ? t(wasSent(frozen.batch.state) ? "work.frozen" : "work.inDraft", { number: batchNumber(frozen.batch) })
      : t(nextQuarter(quarter) > todayOn(now) ? "work.forecast" : "work.live"),
    words,
    policy: t("work.policyLine", { document: facts.policy.document, rule: facts.rule }),
    policyId: facts.policy.id,
    open: nextQuarter(quarter) > todayOn(now),
    lines: lines.map(({ line, batch }) => ({
      id: line.id,
      batchId: batch.id,
      text: t("work.line", {
        number: batchNumber(batch),
        kind: t(`kind.${line.kind as "entitled"}`),
        amount: yuanFigure(line.subsidyFen),
        state: t(`lineState.${wasSent(batch.state) ? (line.state as "applied") : "waiting"}`),
      }),
      here: line.id === lineId,
      went: wasSent(batch.state) ? howItWent(line, clawbacks, t, language) : [],
    })),
  };
}
