import { describe, expect, it } from "vitest";
import { sheetsOf } from "~/platform/pdf/paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { emptyForms } from "../papers";
import type { ApplicationOnPaper } from "./application-data";
import { authorisation, counterGuarantee, pledge } from "./deeds";
import { applicationCopies, drawApplication } from "./draw-application";
import { drawCalculation } from "./draw-calculation";
import { drawDeed } from "./draw-deed";
import { drawDisbursement } from "./draw-disbursement";
import { drawDueList } from "./draw-due-list";
import { drawEmptyForm } from "./draw-empty";
import { drawExtension } from "./draw-extension";
import { drawLedger } from "./draw-ledger";
import { drawLetter } from "./draw-letter";
import { drawMinutes } from "./draw-minutes";
import { drawReview } from "./draw-review";
import { drawSchedule } from "./draw-schedule";
import { drawSubsidyDetail } from "./draw-subsidy-detail";
import { drawVisit } from "./draw-visit";
import { drawWorking } from "./draw-working";
import {
  guaranteeLetter,
  missingLetter,
  recommendationLetter,
  refusalLetter,
} from "./letters-of-application";
import { compensationLetter, dunningLetter, settlementLetter } from "./letters-of-loan";
import { sampleApplication, sampleFacts, sampleLoan } from "./paper-samples";

// Where a text leaves its sheet or stands over another, the watch of the tests says so (tests/support/texts-on-sheets).

const fonts = paperFonts();
const long = (count: number, words = "郓城县黄安镇西关庄村农业生产资料经营服务部有限责任公司") =>
  words.repeat(Math.ceil(count / words.length)).slice(0, count);
const name = (count = 50) => long(count, "阿卜杜热合曼·艾则孜·");
const MOST = 1_000_000_000;
/** Interest of such a loan. */
const PART = 100_000_000;
const day = "2026-11-23";
const usual = sampleFacts("DK-2026-0318-SQ-01");
const facts = {
  ...usual,
  issuer: long(60),
  foot: { ...usual.foot, printed: `打印 2026-11-23 14:05　经办 ${name(40)}` },
};
const drawn = (bytes: Uint8Array) => expect(sheetsOf(bytes)).toBeGreaterThan(0);

const loan = {
  ...sampleLoan,
  name: long(60),
  bank: long(40),
  contractNumber: long(40, "HT20260416"),
  noteNumber: long(40, "NX2604160093"),
  principalFen: MOST,
  group: long(30),
  village: long(40),
};
const about = {
  name: long(60),
  idNumber: "372928198805150031",
  firmCode: "91371725MA3TEST001",
  number: "DK-2026-0318",
  appliedOn: day,
  amountFen: MOST,
  product: "小微企业创业担保贷款",
  village: long(40),
  issuer: long(60),
  day,
  paperNumber: "DK-2026-0318-FDB-01",
  contact: `联系人：${name(40)}，联系电话：0530-6523456`,
};
const letterOfLoan = {
  ...loan,
  issuer: about.issuer,
  day,
  paperNumber: about.paperNumber,
  contact: about.contact,
};
const owed = { principalFen: MOST, interestFen: MOST, penaltyFen: MOST };

function application(kind: ApplicationOnPaper["kind"]): ApplicationOnPaper {
  const a = sampleApplication(kind, 20, kind === "partners" ? 5 : 0);
  const guarantor = {
    ...a.guarantors[0]!,
    name: name(),
    employer: long(60),
    post: long(40),
    relation: long(20),
    spouseName: name(20),
    address: long(120),
    monthlyIncomeFen: MOST,
    guaranteedFen: MOST,
  };
  return {
    ...a,
    applicant: {
      ...a.applicant,
      name: name(),
      nation: "维吾尔族",
      emergency: `${name(20)}　139 5409 1183`,
      hukou: long(120),
      home: long(120),
      residencePermit: long(30, "3717250001"),
      account: `**** 4471　　${long(40)}`,
      unemploymentNumber: long(30, "3717250001"),
      course: `${long(60)}，2025-10-31`,
    },
    spouse: { ...a.spouse!, name: name(20), employer: long(60) },
    ownLoan: { kind: "other", fen: MOST },
    business: {
      ...a.business,
      name: long(60),
      address: long(120),
      industry: long(40),
      shopPlatform: long(30),
      shopName: long(40),
      shopOpenedOn: day,
      project: long(1000),
      turnoverFen: MOST,
      ownFundsFen: MOST,
    },
    amountFen: MOST,
    bank: long(40),
    purpose: long(500),
    previous: { number: long(30, "DK-2020-01"), fen: MOST, settledOn: day },
    jobs: a.jobs.map((job) => ({ ...job, name: name(), group: long(20) })),
    partners: a.partners.map((partner) => ({ ...partner, name: name() })),
    jointCeilingFen: MOST,
    waiverBasis: long(120),
    collateral: long(200),
    guarantors: [guarantor, guarantor],
    office: long(60),
  };
}

describe("every loan paper with the longest words that its forms allow", () => {
  it.each(emptyForms)("%s, empty", (form) => drawn(drawEmptyForm(form, fonts)));

  it.each(["person", "partners", "firm"] as const)("the application: %s", (kind) =>
    drawn(drawApplication({ facts, data: application(kind), kind, copies: applicationCopies }, fonts)),
  );

  const deed = {
    paperNumber: about.paperNumber,
    borrower: name(),
    borrowerId: "372928198805150012",
    firm: long(60),
    spouse: name(),
    spouseId: "372922198909230027",
    spousePhone: "13794205568",
    phone: "13805302617",
    address: long(120),
    amountFen: MOST,
    termMonths: 36,
    bank: long(40),
    product: about.product,
    purpose: long(500),
    office: long(60),
    guaranteedBy: long(60),
    appliedOn: day,
  };
  const guarantor = application("person").guarantors[0]!;
  it.each([
    authorisation(deed),
    pledge(deed),
    counterGuarantee({ ...deed, guarantor, joint: true, periodMonths: 36 }),
  ])("$title", (made) => drawn(drawDeed(made, facts, fonts)));

  it.each([
    missingLetter({ ...about, missing: Array.from({ length: 12 }, () => long(60)), until: day }),
    refusalLetter({
      ...about,
      office: long(60),
      reasons: Array.from({ length: 5 }, () => ({ title: long(40), fact: long(200), basis: long(60) })),
    }),
    recommendationLetter({
      ...about,
      to: long(60),
      business: long(60),
      group: long(30),
      approvedFen: MOST,
      termMonths: 36,
      approvalNumber: "ZG-2026-0022",
      untilOn: day,
    }),
    guaranteeLetter({
      ...about,
      bank: long(40),
      approvedFen: MOST,
      termMonths: 36,
      mode: "连带责任保证",
      counter: long(60),
      periodMonths: 36,
    }),
    dunningLetter({ ...letterOfLoan, owed, owedOn: day, overdueDays: 1200, payUntil: day, to: name() }),
    compensationLetter({
      ...letterOfLoan,
      paid: owed,
      paidOn: day,
      to: name(),
      restFen: MOST,
      borne: { shareBp: 7_000, fen: MOST },
      rise: { unpaidFen: MOST, freeFen: MOST },
    }),
    settlementLetter({
      ...letterOfLoan,
      way: "late",
      waivedFen: MOST,
      restFen: MOST,
      paidFor: { on: day, fen: MOST },
      settledOn: day,
      subsidyFen: MOST,
    }),
  ])("letter $title", (made) => drawn(drawLetter(made, facts, fonts)));

  it("review", () =>
    drawn(
      drawReview(
        {
          facts,
          data: {
            number: about.paperNumber,
            receivedOn: day,
            workingDays: 700,
            name: name(),
            idNumber: "372928198805150012",
            spouse: name(20),
            spouseId: "372922198909230027",
            group: long(30),
            business: long(60),
            amountFen: MOST,
            termMonths: 36,
            timesNo: 2,
            papers: Array.from({ length: 6 }, () => long(120)),
            lines: Array.from({ length: 20 }, (_, k) => ({
              item: long(40),
              result: long(100),
              way: long(20),
              on: day,
              paper: k % 6,
              clause: long(60),
              verdict: "不符合",
            })),
            qualified: false,
            refusedReason: long(200),
            approvedFen: MOST,
            approvalNumber: "ZG-2026-0022",
            untilOn: day,
            firstReviewer: name(40),
            secondReviewer: name(40),
            approver: name(40),
            policy: long(120),
          },
        },
        fonts,
      ),
    ));

  it("minutes", () =>
    drawn(
      drawMinutes(
        {
          facts,
          data: {
            number: about.paperNumber,
            openedOn: day,
            closedOn: day,
            chair: name(40),
            name: name(),
            idNumber: "372928198805150012",
            applicationNumber: "DK-2026-0318",
            business: long(60),
            amountFen: MOST,
            termMonths: 36,
            needed: 5,
            members: 7,
            votes: Array.from({ length: 7 }, () => ({
              name: name(40),
              vote: "no",
              reason: long(60),
              on: day,
            })),
            result: "refused",
            note: long(60),
          },
        },
        fonts,
      ),
    ));

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
