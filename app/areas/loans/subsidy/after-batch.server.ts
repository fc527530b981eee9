import type { Reader } from "db/client.server";
import { type Day, longDay } from "~/platform/dates";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { eventWords } from "../money/event-words";
import { type EventRow, eventsOf, type LoanRow } from "../money/loan-record.server";
import { moneyText } from "../text/money";
import { subsidyText } from "../text/subsidy";
import { batchNumber } from "./batch-name";
import { wasSent } from "./batch-rules";
import { type BatchRow, type LineRow, linesOfLoan } from "./batches.server";
import { clawbacksOf } from "./ledger.server";
import { liveWorking } from "./live-working.server";

type T = Translate<typeof subsidyText.zh>;
type Clawback = ReturnType<typeof clawbacksOf>[number];

/** What was asked back of a line, and whether it came. */
export function clawbackWords(c: Clawback, t: T, language: Language): string {
  const given = { amount: yuanFigure(c.fen), reason: c.reason, day: longDay(c.askedOn, language) };
  return c.liftedOn
    ? t("work.went.lifted", given)
    : c.paidOn
      ? t("work.went.back", { ...given, day: longDay(c.paidOn, language) })
      : t("work.went.asked", given);
}

/** Kinds of events that change what a quarter is entitled to. */
const moving = new Set([
  "repaid",
  "extended",
  "stopped",
  "reversed",
  "restored",
  "undone",
  "rate",
  "waived",
  "compensated",
]);

/** Entered after a batch had its say, and about days before the end of its quarter. */
function enteredAfter(events: readonly EventRow[], batch: BatchRow, until: Day): EventRow[] {
  const dayOf = (e: EventRow) =>
    (e.kind === "reversed" ? events.find((o) => o.id === e.ofId)?.on : null) ?? e.on;
  return events.filter(
    (e) =>
      moving.has(e.kind) &&
      e.at > batch.createdAt &&
      (batch.sentOn === null || e.recordedOn >= batch.sentOn) &&
      dayOf(e) < until,
  );
}

/**
 * What has come after a batch that makes its line another than the ledger of today: by which entries, what the quarter is
 * entitled to now, what was adjusted and asked back since. Null where the line still says what is so.
 */
export function afterBatch(
  db: Reader,
  loan: LoanRow,
  { line, batch }: { line: LineRow; batch: BatchRow },
  language: Language,
  now: number,
): string | null {
  if (line.kind !== "entitled") return null;
  const t = translator(subsidyText, language);
  const live = liveWorking(db, loan, line.quarter, now);
  const entitledFen = live?.subsidyFen ?? 0;
  if (entitledFen === line.subsidyFen) return null;
  const events = eventsOf(db, loan.id);
  const m = translator(moneyText, language);
  const comma = language === "zh" ? "；" : "; ";
  const since = enteredAfter(events, batch, batch.closedOn).map((e) =>
    t("work.after.event", {
      entered: longDay(e.recordedOn, language),
      what: eventWords(e, events, m, language),
      day: longDay(e.on, language),
    }),
  );
  const later = linesOfLoan(db, loan.id)
    .filter((l) => l.line.quarter === line.quarter && l.line.id !== line.id && wasSent(l.batch.state))
    .map((l) =>
      t("work.after.line", { number: batchNumber(l.batch), amount: yuanFigure(l.line.subsidyFen) }),
    );
  const asked = clawbacksOf(db, loan.id)
    .filter((c) => c.lineId === line.id)
    .map((c) => clawbackWords(c, t, language));
  const difference = entitledFen - line.subsidyFen;
  return [
    t("work.after.line", { number: batchNumber(batch), amount: yuanFigure(line.subsidyFen) }),
    ...since,
    t(difference < 0 ? "work.after.less" : "work.after.more", {
      amount: yuanFigure(entitledFen),
      difference: yuanFigure(Math.abs(difference)),
    }),
    ...later,
    ...asked,
  ].join(comma);
}
