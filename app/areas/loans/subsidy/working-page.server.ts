import type { Db } from "db/client.server";
import { type Day, longDay, todayOn } from "~/platform/dates";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { nextQuarter } from "../engine/subsidy-quarter";
import { loanFacts } from "../money/loan-facts.server";
import type { LoanRow } from "../money/loan-record.server";
import { subsidyText } from "../text/subsidy";
import { afterBatch, clawbackWords } from "./after-batch.server";
import { batchNumber } from "./batch-name";
import { wasSent } from "./batch-rules";
import { type LineRow, linesOfLoan, workingOfLine } from "./batches.server";
import { clawbacksOf } from "./ledger.server";
import { liveWorking } from "./live-working.server";
import { quarterName } from "./working";
import { workingWords } from "./working-words";

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
  for (const c of clawbacks.filter((row) => row.lineId === line.id)) went.push(clawbackWords(c, t, language));
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
  const stale = frozen ?? lines.find((l) => l.line.kind === "entitled" && wasSent(l.batch.state)) ?? null;
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
    after: stale && afterBatch(db, loan, stale, language, now),
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
