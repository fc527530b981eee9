import { describe, expect, it } from "vitest";
import { sheetsOf } from "~/platform/pdf/paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { drawCalculation } from "./draw-calculation";
import { drawDisbursement } from "./draw-disbursement";
import { drawDueList } from "./draw-due-list";
import { drawExtension } from "./draw-extension";
import { drawLedger } from "./draw-ledger";
import { drawSchedule } from "./draw-schedule";
import { drawSubsidyDetail } from "./draw-subsidy-detail";
import { drawVisit } from "./draw-visit";
import { drawWorking } from "./draw-working";
import { about, day, facts, loan, long, MOST, name, PART } from "./longest-samples";

const fonts = paperFonts();
const drawn = (bytes: Uint8Array) => expect(sheetsOf(bytes)).toBeGreaterThan(0);

// Where a text leaves its sheet or stands over another, the watch of the tests says so (tests/support/texts-on-sheets).

describe("every table of loans with the longest words that its forms allow", () => {
  const row = (no: number) => ({
    mark: null,
    no,
    dueOn: day,
    days: 92,
    openingFen: MOST,
    principalFen: PART,
    interestFen: PART,
    balanceFen: MOST,
    subsidyFen: PART,
  });
  it.each([1, 13, 40])("a schedule of %i rows, in force and as it was", (count) => {
    const rows = Array.from({ length: count }, (_, i) => row(i + 1));
    const changes = ["展期至 2027-04-16", "2026-08-01 提前还本 10,000.00 元", "2026-09-01 起年利率 3.45%"];
    drawn(drawSchedule({ facts, data: { ...loan, number: "HK-2026-0318-V12", madeOn: day, rows } }, fonts));
    drawn(
      drawSchedule(
        { facts, data: { ...loan, number: "HK-2026-0318-V12", madeOn: day, rows, first: rows, changes } },
        fonts,
      ),
    );
  });

  it("register of a disbursement", () =>
    drawn(
      drawDisbursement(
        {
          facts,
          data: {
            ...loan,
            number: about.paperNumber,
            applicationNumber: "DK-2026-0318",
            approvalNumber: "ZG-2026-0022",
            business: long(60),
            purpose: long(200),
            guarantee: long(30),
            guaranteeMode: "连带责任保证",
            policy: long(60),
            rule: long(60),
            proof: true,
            enteredOn: day,
            enteredBy: name(40),
          },
        },
        fonts,
      ),
    ));

  it("visit", () =>
    drawn(
      drawVisit(
        {
          facts,
          data: {
            ...loan,
            number: about.paperNumber,
            kind: "other",
            dueOn: day,
            doneOn: day,
            use: "unclear",
            purpose: long(200),
            balanceFen: MOST,
            jobs: 100,
            turnoverFen: MOST,
            note: long(300),
            visitor: name(40),
          },
        },
        fonts,
      ),
    ));

  it("extension", () =>
    drawn(
      drawExtension(
        {
          facts,
          data: {
            ...loan,
            number: about.paperNumber,
            askedOn: day,
            balanceFen: MOST,
            laterRate: { from: day, ratePpm: 34_500 },
            fromOn: day,
            toOn: day,
            reason: long(200),
            guarantors: `${name(20)}、${name(20)}`,
            guaranteedBy: long(60),
            signed: [
              { name: name(20), on: day },
              { name: name(20), on: day },
            ],
          },
        },
        fonts,
      ),
    ));

  it("ledger card", () => {
    const line = {
      on: day,
      what: long(20),
      principalFen: MOST,
      interestFen: MOST,
      penaltyFen: MOST,
      balanceFen: MOST,
      who: name(40),
      note: long(200),
    };
    const subsidy = {
      quarter: "2026年6月21日至9月20日",
      interestFen: MOST,
      subsidyFen: MOST,
      paidFen: MOST,
      state: long(20),
      open: false,
    };
    const [lines, subsidies] = [
      Array.from({ length: 30 }, () => line),
      Array.from({ length: 12 }, () => subsidy),
    ];
    drawn(drawLedger({ facts, data: { ...loan, state: "逾期", lines, subsidies }, madeOn: day }, fonts));
  });

  it("list of what is due", () => {
    const due = {
      name: long(60),
      village: long(40),
      phone: "13805302617",
      noteNumber: loan.noteNumber,
      dueOn: day,
      principalFen: MOST,
      interestFen: MOST,
      balanceFen: MOST,
      overdueDays: 0,
      graceUntil: day,
      lastCall: long(60),
    };
    const rows = Array.from({ length: 30 }, () => due);
    drawn(drawDueList({ facts, data: { asOf: day, bank: long(40), loans: 30, rows } }, fonts));
  });

  it("detail of the subsidy", () => {
    const part = {
      from: day,
      to: day,
      days: 92,
      balanceFen: MOST,
      ratePpm: 34_500,
      lprPpm: 30_000,
      subsidisedPpm: 34_500,
      interest: "1,613.450000",
      reason: long(30),
    };
    const subsidised = {
      ...loan,
      idNumber: "372928198805150012",
      balanceFen: MOST,
      rule: "利率 50%",
      subsidisedPpm: 34_500,
      segments: [part, part],
      from: day,
      to: day,
      days: 92,
      interestFen: PART,
      subsidyFen: PART,
      borrowerFen: PART,
      note: long(30),
    };
    const rows = Array.from({ length: 20 }, () => subsidised);
    const data = { number: "TX-2026Q3-1", bank: long(40), quarter: "2026年6月21日—2026年9月20日", rows };
    drawn(drawSubsidyDetail({ facts, data }, fonts));
  });

  it("working of the subsidy", () => {
    const part = { from: day, to: day, days: 92, balanceFen: MOST, ratePpm: 34_500, subsidisedPpm: 34_500 };
    const segments = Array.from({ length: 6 }, () => ({ ...part, lprPpm: 30_000, reason: long(30) }));
    const step = {
      words: long(40),
      sum: "10,000,000.00 × 3.45% × 92 ÷ 360 = 88,166.666666",
      result: "88,166.67",
    };
    drawn(
      drawWorking(
        {
          facts,
          data: {
            ...loan,
            number: about.paperNumber,
            quarter: "2026 年第三季度（6 月 21 日至 9 月 20 日）",
            policy: long(60),
            rule: long(60),
            cap: "LPR + 50BP",
            none: long(60),
            basis: 360,
            segments,
            balanceNote: long(200),
            steps: Array.from({ length: 8 }, () => step),
            measured: segments.map(({ from, to }) => ({ from, to, sum: step.sum, exact: "88,166.666666" })),
            subsidyFen: MOST,
            days: Array.from({ length: 92 }, () => ({
              on: day,
              days: 1,
              balanceFen: MOST,
              ratePpm: 34_500,
              subsidised: true,
            })),
            workedOut: "2026-09-22 08:30",
            after: long(120),
          },
        },
        fonts,
      ),
    );
  });

  it("calculation", () => {
    const sums = {
      interest: "10,000,000.00",
      subsidy: "10,000,000.00",
      own: "10,000,000.00",
      sum: "10,000,000.00",
    };
    const rows = Array.from({ length: 36 }, (_, i) => ({
      ...sums,
      no: i + 1,
      due: day,
      days: 92,
      balance: "10,000,000.00",
      principal: "10,000,000.00",
    }));
    drawn(
      drawCalculation(
        {
          facts,
          data: {
            name: long(60),
            amount: "10,000,000.00",
            rate: "3.45%（LPR 3.00% + 45BP）",
            from: "2026年11月23日",
            term: "36",
            rows,
            totals: sums,
            own: "个人付",
            notes: [long(200), long(200)],
          },
        },
        fonts,
      ),
    );
  });
});
