import type { Reader } from "db/client.server";
import { loanApplication, loanBank } from "db/schema";
import { addDays, addMonths, longDay } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import type { SubsidyTerms } from "../engine/loan-life";
import { interestOver } from "../engine/loan-terms";
import { subsidyTermsOf } from "../money/loan-record.server";
import {
  drawSubsidyDetail,
  type SubsidyDetailOnPaper,
  type SubsidyPartOnPaper,
} from "../pdf/draw-subsidy-detail";
import { batchNumber } from "../subsidy/batch-name";
import { type BatchRow, namedLines, workingOfLine } from "../subsidy/batches.server";
import { exactYuan, segmentRaw, type Working } from "../subsidy/working";
import { subsidyText } from "../text/subsidy";
import { holdsInBatch } from "./fact-holds";
import type { ReadyPaper } from "./issue-paper.server";
import { groupName } from "./words-on-paper.server";

const words = translator(subsidyText, "zh");

const shortRule = (terms: SubsidyTerms): string =>
  ({
    FULL: "全额",
    PCT: `利率 ${terms.shareBp / 100}%`,
    LPR_MINUS: `LPR−${terms.minusBp}BP`,
    BASE50: `基准 ${terms.shareBp / 100}%`,
  })[terms.rule];

/** The parts of a working, where one balance and one rate do not say it all. */
function partsOf(working: Working): SubsidyPartOnPaper[] {
  const { segments } = working;
  if (segments.length < 2 && segments.every((s) => s.reason === null)) return [];
  const over = interestOver(working.dayCount);
  return segments.map((s) => ({
    from: s.from,
    to: s.to,
    days: s.days,
    balanceFen: s.balanceFen,
    ratePpm: s.ratePpm,
    lprPpm: s.lprPpm,
    subsidisedPpm: s.subsidisedPpm,
    interest: exactYuan(segmentRaw(s), over),
    reason: s.reason && words(`work.reasons.${s.reason}`),
  }));
}

/** The list that finance is asked by, as the batch froze it: its sums are those of the batch. */
export function subsidyDetailOnPaper(db: Reader, batch: BatchRow): SubsidyDetailOnPaper {
  const banks = new Map(
    db
      .select()
      .from(loanBank)
      .all()
      .map((b) => [b.id, b.name]),
  );
  const applied = new Map(
    db
      .select({ id: loanApplication.id, on: loanApplication.appliedOn })
      .from(loanApplication)
      .all()
      .map((row) => [row.id, row.on]),
  );
  const lines = namedLines(db, batch.id);
  const names = [...new Set(lines.map((l) => banks.get(l.loan.bankId) ?? ""))];
  const from = addMonths(batch.closedOn, -3);
  return {
    number: batchNumber(batch),
    bank: names.length === 1 ? (names[0] as string) : `共 ${names.length} 家银行`,
    quarter: `${longDay(from, "zh")}—${longDay(addDays(batch.closedOn, -1), "zh")}`,
    rows: lines.map(({ line, loan, name, idNumberMasked, accountTail }) => {
      const working = workingOfLine(line);
      // The rate may have changed: the quarter ends with this one.
      const last = working.segments.at(-1);
      return {
        name,
        idNumber: idNumberMasked,
        group: groupName(db, loan.groupCode, applied.get(loan.applicationId) ?? loan.disbursedOn) ?? "--",
        noteNumber: loan.noteNumber,
        disbursedOn: loan.disbursedOn,
        maturesOn: loan.maturesOn,
        principalFen: loan.principalFen,
        balanceFen: line.balanceFen,
        ratePpm: last?.ratePpm ?? loan.ratePpm,
        lprPpm: last ? last.lprPpm : loan.lprPpm,
        rule: shortRule(subsidyTermsOf(loan)),
        subsidisedPpm: last?.subsidisedPpm ?? null,
        from: working.from,
        to: working.to,
        days: line.days,
        interestFen: line.interestFen,
        subsidyFen: line.subsidyFen,
        borrowerFen: line.borrowerFen,
        accountTail,
        note:
          [
            line.kind === "adjustment"
              ? `调整：重算利息 ${yuanFigure(working.interestFen)}、应贴 ${yuanFigure(working.subsidyFen)}`
              : null,
            working.waivedFen ? `银行减免 ${yuanFigure(working.waivedFen)}` : null,
          ]
            .filter(Boolean)
            .join("；") || null,
        segments: partsOf(working),
      };
    }),
  };
}

/** The papers of a batch: once somebody has checked it. */
export function readyForBatch(db: Reader, batch: BatchRow): ReadyPaper[] {
  if (!holdsInBatch("subsidy-detail", batch.state)) return [];
  const data = subsidyDetailOnPaper(db, batch);
  const fonts = paperFonts();
  return [
    {
      kind: "subsidy-detail",
      base: data.number,
      part: null,
      applicationId: null,
      loanId: null,
      batchId: batch.id,
      villageId: null,
      name: data.bank,
      idNumber: null,
      amountFen: batch.subsidyFen,
      once: true,
      printed: data,
      draw: (facts) => drawSubsidyDetail({ facts, data }, fonts),
    },
  ];
}
