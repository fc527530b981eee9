import { afterEach, describe, expect, it, vi } from "vitest";
import { MissingGlyph } from "~/platform/pdf/font-chain";
import { FormPage } from "~/platform/pdf/form-page";
import { openPaperFonts, paperFonts } from "~/platform/pdf/paper-fonts.server";
import { Pen } from "~/platform/pdf/pen";
import { pdfText } from "../../../../tests/support/pdf-text";
import { emptyForms } from "../papers";
import { authorisation, counterGuarantee, pledge } from "./deeds";
import { applicationCopies, drawApplication } from "./draw-application";
import { drawDeed } from "./draw-deed";
import { drawEmptyForm } from "./draw-empty";
import { drawLetter } from "./draw-letter";
import { drawMinutes } from "./draw-minutes";
import { drawReview, type ReviewOnPaper } from "./draw-review";
import { drawSchedule } from "./draw-schedule";
import { drawSubsidyDetail, type SubsidyPartOnPaper } from "./draw-subsidy-detail";
import { drawWorking } from "./draw-working";
import { exactInterest } from "./exact-figures";
import { periodOfGuarantee } from "./guarantee-period";
import { missingLetter, refusalLetter } from "./letters-of-application";
import { compensationLetter, dunningLetter, settlementLetter } from "./letters-of-loan";
import { sampleApplication, sampleFacts, sampleLoan, sampleName } from "./paper-samples";

const fonts = paperFonts();
const facts = sampleFacts("DK-2026-0318-SQ-01");
const squeezed = (text: string) => text.replace(/\s/g, "");
const textOf = (bytes: Uint8Array) => squeezed(pdfText(bytes).join(""));
const person = (over: Partial<ReturnType<typeof sampleApplication>> = {}) => ({
  facts,
  data: { ...sampleApplication("person"), ...over },
  kind: "person" as const,
});

afterEach(() => vi.restoreAllMocks());

describe("the application form", () => {
  it("is four pages, and every value comes back", () => {
    const pages = pdfText(drawApplication(person(), fonts)).map(squeezed);
    expect(pages).toHaveLength(4);
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(`第${i + 1}页共4页`);
      expect(page).toContain("校验码5EDA39C4");
    }
    for (const said of [
      "孟庆泉",
      "372928198805150012",
      "返乡创业农民工",
      "92371725MA3TK8QJ6C",
      "200,000.00",
      "人民币贰拾万元整",
      "吴春霞",
      "第1次",
    ])
      expect(pages[0]).toContain(said);
    for (const said of ["王㛃", "李𫖯", "（以下空白）", "侯立新", "6,850.00"])
      expect(pages[1]).toContain(said);
    expect(pages[3]).toContain("（单位盖章）");
    expect(pages[3]).toContain("一式三份");
  });

  it("60 people go on to sheets with the same heads, and each comes back", () => {
    const pages = pdfText(drawApplication(person({ jobs: sampleApplication("person", 60).jobs }), fonts)).map(
      squeezed,
    );
    expect(pages).toHaveLength(6);
    for (const page of pages.slice(1, 4)) {
      expect(page).toContain("公民身份号码");
      expect(page).toContain("合同签订日");
    }
    const all = pages.join("");
    for (let i = 0; i < 60; i += 1) expect(all).toContain(sampleName(i));
  });

  it("long names, addresses and plans are read in whole and at a size that can be read", () => {
    const sizes: number[] = [];
    const text = Pen.prototype.text;
    vi.spyOn(Pen.prototype, "text").mockImplementation(function (this: Pen, ...given) {
      sizes.push(given[3].size);
      return text.apply(this, given);
    });
    const usual = sampleApplication("person");
    const long = (words: string, count: number) => words.repeat(count).slice(0, count);
    const hukou = long("山东省菏泽市郓城县黄安镇西关庄村第三村民小组", 80);
    const project = long("手工馒头、花馍、面点加工与零售；", 900);
    const data = {
      ...usual,
      applicant: { ...usual.applicant, hukou, home: hukou },
      business: { ...usual.business, name: long("郓城县泉香食品", 50), address: hukou, project },
      purpose: long("购置和面机、醒发箱；", 110),
    };
    const pages = pdfText(drawApplication({ facts, data, kind: "person" }, fonts)).map(squeezed);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7.5);
    expect(pages).toHaveLength(5);
    expect(pages[0]).toContain(hukou);
    expect(pages[0]).toContain("（全文见续页）");
    expect(pages[2]).toContain(project);
  });

  it("a firm's form has the subsidy on it: to be written by hand until the loan is paid out", () => {
    const data = sampleApplication("firm");
    const last = (subsidy: typeof data.subsidy) =>
      squeezed(pdfText(drawApplication({ facts, data: { ...data, subsidy }, kind: "firm" }, fonts)).at(-1)!);
    for (const words of ["贴息贷款金额", "贴息比率", "贴息起止", "贴息月数", "贴息金额"])
      expect(last(null)).toContain(words);
    expect(last(null)).not.toContain("人民币");
    const subsidy = {
      principalFen: 300_000_000,
      share: "财政贴 50%",
      fromOn: "2026-04-16",
      toOn: "2028-04-15",
      months: 24,
      subsidyFen: 10_462_500,
    };
    for (const words of [
      "3,000,000.00",
      "财政贴50%",
      "2026年4月16日至2028年4月15日",
      "24个月",
      "104,625.00",
      "人民币壹拾万肆仟陆佰贰拾伍元整",
    ])
      expect(last(subsidy)).toContain(words);
  });

  it("three copies differ in their mark only", () => {
    const pages = pdfText(drawApplication({ ...person(), copies: applicationCopies }, fonts)).map(squeezed);
    expect(pages).toHaveLength(12);
    for (const [copy, holder] of applicationCopies.entries()) {
      const first = pages[copy * 4] as string;
      expect(first).toContain(`${holder}存`);
      expect(first.replace(/第[一二三]份|[^存]{4}存/g, "")).toBe(
        (pages[0] as string).replace(/第[一二三]份|[^存]{4}存/g, ""),
      );
    }
  });

  it("looks the same whichever was drawn first: what is shared holds nothing of anybody", () => {
    const [one, other] = [openPaperFonts().fonts, openPaperFonts().fonts];
    const filledFirst = [drawApplication(person(), one), drawEmptyForm("application-person", one)];
    const emptyFirst = [
      drawEmptyForm("application-person", other),
      drawApplication(person(), other),
    ].reverse();
    for (const [i, bytes] of filledFirst.entries())
      expect(Buffer.from(bytes).equals(Buffer.from(emptyFirst[i] as Uint8Array))).toBe(true);
    expect(textOf(filledFirst[1] as Uint8Array)).not.toContain("孟庆泉");
  });

  it.each([
    [140_950, "人民币壹仟肆佰零玖元伍角整"],
    [600_714, "人民币陆仟零柒元壹角肆分"],
    [168_032, "人民币壹仟陆佰捌拾元叁角贰分"],
    [10_700_053, "人民币壹拾万柒仟元伍角叁分"],
    [1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"],
    [32_504, "人民币叁佰贰拾伍元零肆分"],
    [30_000_000, "人民币叁拾万元整"],
    [11_000_000, "人民币壹拾壹万元整"],
    [1_000, "人民币壹拾元整"],
    [10_000_000_100, "人民币壹亿零壹元整"],
    [100_001_000, "人民币壹佰万零壹拾元整"],
    [5, "人民币伍分"],
  ])("%i fen in capitals (DOMAIN §5)", (amountFen, words) => {
    expect(textOf(drawApplication(person({ amountFen }), fonts))).toContain(words);
  });

  it("a character that no font has stops the paper with the name", () => {
    const applicant = { ...sampleApplication("person").applicant, name: "孟\u{10FFFD}" };
    expect(() => drawApplication(person({ applicant }), fonts)).toThrow(MissingGlyph);
  });
});

describe("empty forms for filling in by hand", () => {
  it.each(emptyForms)("%s: the same drawing, nobody's values, rows of 8 mm and more", (form) => {
    const rows = vi.spyOn(FormPage.prototype, "row");
    const text = textOf(drawEmptyForm(form, fonts));
    expect(text).toContain("空白表");
    expect(text).not.toMatch(/人民币|undefined|null|NaN|校验码/);
    for (const [h] of rows.mock.calls) expect(h).toBeGreaterThanOrEqual(8);
  });
});

const about = {
  name: "许国梁",
  idNumber: "372928198805150031",
  number: "DK-2026-1142",
  appliedOn: "2026-11-09",
  amountFen: 15_000_000,
  product: "个人创业担保贷款",
  village: "黄安镇柳堤村",
  issuer: "郓城县人力资源和社会保障局",
  day: "2026-11-16",
  paperNumber: "DK-2026-1142-BY-01",
  contact: null,
};

describe("the sheet of the review", () => {
  const line = (k: number) => ({
    item: k % 5 === 0 ? "担保人没有为别的创业贷款担保，担保过的没有逾期" : "期限不超过 36 个月",
    result: k === 7 ? "这是第 2 次；合伙贷款计入，2015 年以前的小额担保贷款计入" : "申请 36 个月",
    way: k === 9 ? "劳动合同、社保" : "征信报告",
    on: "2026-11-23",
    paper: k % 6,
    clause: "第三条",
    verdict: "符合",
  });
  const sheet = (count: number): string[] => {
    const data: ReviewOnPaper = {
      number: "DK-2026-0022-SH-01",
      receivedOn: "2026-11-09",
      workingDays: 7,
      name: "阿卜杜热合曼·艾则孜",
      idNumber: "372928198805150012",
      spouse: "吴春霞",
      spouseId: "372922198909230027",
      group: "化解过剩产能企业职工和失业人员",
      business: "郓城县黄安镇柳堤村农业生产资料经营服务部",
      amountFen: 300_000_000,
      termMonths: 36,
      timesNo: 2,
      papers: Array.from(
        { length: 6 },
        (_, k) => `财金〔2023〕75号（山东）（据第 ${k + 1} 个网页 2023-12-28）`,
      ),
      lines: Array.from({ length: count }, (_, k) => line(k)),
      qualified: true,
      refusedReason: null,
      approvedFen: 300_000_000,
      approvalNumber: "ZG-2026-0022",
      untilOn: "2027-05-23",
      firstReviewer: "陈立新",
      secondReviewer: "高庆华",
      approver: null,
      policy: "财金〔2023〕75号（山东）（2023-10-01 起）",
    };
    return pdfText(drawReview({ facts, data }, fonts));
  };

  it("stands on one page with its fifteen rules and what they rest on, each paper once under its number", () => {
    const [page = "", ...more] = sheet(15);
    expect(more).toEqual([]);
    const text = squeezed(page);
    for (const said of [
      "③第三条",
      "③财金〔2023〕75号（山东）（据第3个网页",
      "审批意见（盖章）",
      "叁佰万元整",
    ])
      expect(text).toContain(said);
  });

  it("takes four rules along to the page of the signatures where one page does not hold them", () => {
    const pages = sheet(20).map(squeezed);
    expect(pages).toHaveLength(2);
    expect(pages[1]?.match(/第三条/g)).toHaveLength(4);
    expect(pages[1]).toContain("初审人：");
  });
});

describe("letters", () => {
  it("a firm is named by its code, not by a number of identity", () => {
    const firm = { ...about, name: "孔令伟汉服加工坊", firmCode: "91371725MA3TEST001" };
    const letter = refusalLetter({ ...firm, reasons: [], office: "我局" });
    expect(letter.to).toBe("孔令伟汉服加工坊（统一社会信用代码 91371725MA3TEST001）：");
  });

  it("where nobody stands behind the guarantor no letter speaks of them", () => {
    const owed = { principalFen: 15_000_000, interestFen: 0, penaltyFen: 0 };
    const of = (counter: boolean) => ({
      ...sampleLoan,
      issuer: about.issuer,
      day: about.day,
      paperNumber: "X",
      contact: null,
      to: about.name,
      counter,
    });
    const said = (counter: boolean) =>
      JSON.stringify([
        compensationLetter({ ...of(counter), paid: owed, paidOn: about.day, restFen: 15_000_000 }),
        dunningLetter({ ...of(counter), owed, owedOn: about.day, overdueDays: 1, payUntil: about.day }),
      ]);
    expect(said(true).match(/反担保人/g)).toHaveLength(2);
    expect(said(false)).not.toContain("反担保人");
  });

  it("a refusal says each reason with its fact and clause, and where to turn", () => {
    const reasons = [
      { title: "配偶有其他未结清贷款", fact: "征信报告显示有一笔经营贷款。", basis: "第七条" },
      { title: "经营主体登记未满3个月", fact: "营业执照登记日期为2026年9月21日。", basis: "第六条" },
    ];
    const pages = pdfText(drawLetter(refusalLetter({ ...about, reasons, office: "我局" }), facts, fonts));
    const text = squeezed(pages.join(""));
    for (const said of [
      "372928********0031",
      "一是配偶有其他未结清贷款。",
      "二是经营主体登记未满3个月。",
      "依据：第七条。",
      "60日内",
      "送达回证",
      "2026年11月16日",
    ])
      expect(text).toContain(said);
    expect(text).not.toContain("372928198805150031");
    expect(pages).toHaveLength(2);
  });

  it("forty things that lack run over pages and all come back", () => {
    const missing = Array.from({ length: 40 }, (_, i) => `第${i + 1}项材料`);
    const text = textOf(drawLetter(missingLetter({ ...about, missing, until: "2026-11-30" }), facts, fonts));
    for (const words of missing) expect(text).toContain(words);
  });

  it("sums are made from the parts, in figures and capitals", () => {
    const loan = { ...sampleLoan, issuer: about.issuer, day: about.day, paperNumber: "X", contact: null };
    const text = textOf(
      drawLetter(
        dunningLetter({
          ...loan,
          owed: { principalFen: 5_000_000, interestFen: 123_456, penaltyFen: 789 },
          owedOn: "2026-11-16",
          overdueDays: 31,
          payUntil: "2026-11-30",
          to: "孟庆泉",
        }),
        facts,
        fonts,
      ),
    );
    expect(text).toContain("51,242.45元（人民币伍万壹仟贰佰肆拾贰元肆角伍分）");
    const settled = textOf(
      drawLetter(
        settlementLetter({
          ...loan,
          settledOn: "2026-11-16",
          subsidyFen: 80_673,
          way: "early",
          waivedFen: 0,
          paidFor: null,
        }),
        facts,
        fonts,
      ),
    );
    expect(settled).toContain("提前结清");
    expect(settled).toContain("人民币捌佰零陆元柒角叁分");
  });
});

describe("deeds", () => {
  const deed = {
    paperNumber: "DK-2026-0318-FDB-01",
    borrower: "孟庆泉",
    borrowerId: "372928198805150012",
    firm: null,
    spouse: "吴春霞",
    spouseId: "372922198909230027",
    spousePhone: "13794205568",
    phone: "13805302617",
    address: null,
    amountFen: 20_000_000,
    termMonths: 36,
    bank: "郓城农商银行黄安支行",
    product: "个人创业担保贷款",
    purpose: "购置和面机",
    office: "郓城县人力资源和社会保障局",
    guaranteedBy: "郓城县创业担保贷款担保中心",
    appliedOn: "2026-03-09",
  };
  it("a counter-guarantee never leaves its mode open and does not bind the employer", () => {
    const guarantor = sampleApplication("person").guarantors[0]!;
    const text = textOf(
      drawDeed(counterGuarantee({ ...deed, guarantor, joint: true, periodMonths: 36 }), facts, fonts),
    );
    expect(text).toContain("保证方式：连带责任保证");
    expect(text).toContain("本人以全部合法财产提供连带责任保证。");
    expect(text).toContain("本证明不构成本单位的担保");
    expect(text).toContain("人民币陆仟捌佰伍拾元整");
    expect(text.match(/第一份|第二份|第三份/g)).toEqual(["第一份", "第二份", "第三份"]);
  });
  it("a period that was not agreed is six months on every paper, as the law has it (民法典 692)", () => {
    const guarantor = sampleApplication("person").guarantors[0]!;
    const text = textOf(
      drawDeed(counterGuarantee({ ...deed, guarantor, joint: true, periodMonths: null }), facts, fonts),
    );
    expect(text).toContain("自贵单位代偿之日起6个月");
    expect(text).not.toContain("三年");
    expect([null, 24].map(periodOfGuarantee)).toEqual([6, 24]);
  });
  it("signatures stand with at least two lines above them", () => {
    for (const made of [authorisation(deed), pledge(deed)]) {
      const pages = pdfText(drawDeed(made, facts, fonts)).map(squeezed);
      const last = pages.find((page) => page.includes("签字（按指印）")) as string;
      expect(last.indexOf("申请人配偶")).toBeGreaterThan(20);
      expect(last).toContain("联系电话：13794205568");
    }
  });
});

describe("tables", () => {
  const row = (no: number) => ({
    mark: null,
    no,
    dueOn: "2026-06-21",
    days: 30,
    openingFen: 20_000_000,
    principalFen: 555_555,
    interestFen: 1_001,
    balanceFen: 1,
    subsidyFen: 500,
  });
  it.each([1, 12, 13, 36, 120])("a schedule of %i rows loses none and sums up", (rows) => {
    const pages = pdfText(
      drawSchedule(
        {
          facts,
          data: {
            ...sampleLoan,
            number: "HK",
            madeOn: "2026-04-16",
            rows: Array.from({ length: rows }, (_, i) => row(i + 1)),
          },
        },
        fonts,
      ),
    ).map(squeezed);
    const all = pages.join("");
    expect(all.match(/2026-06-21/g)).toHaveLength(rows);
    for (const page of pages) expect(page).toContain("期末余额");
    expect(pages.at(-1)).toContain("借款人（签字）");
    expect(pages.at(-1)).toMatch(/2026-06-21/);
  });

  const detail = (count: number) => ({
    number: "TX-2026Q3-1",
    bank: "郓城农商银行",
    quarter: "2026年6月21日—2026年9月20日",
    rows: Array.from({ length: count }, (_, i) => ({
      name: sampleName(i),
      idNumber: `37292819880515${String(i).padStart(4, "0")}`,
      group: "农村自主创业农民",
      noteNumber: `NX${i}`,
      disbursedOn: "2026-04-16",
      maturesOn: "2029-04-16",
      principalFen: 20_000_000,
      balanceFen: 18_300_000,
      ratePpm: 34_500,
      lprPpm: 30_000,
      rule: "利率 50%",
      subsidisedPpm: 34_500,
      segments: [] as SubsidyPartOnPaper[],
      from: "2026-06-21",
      to: "2026-09-21",
      days: 92,
      interestFen: 161_345,
      subsidyFen: 80_673,
      borrowerFen: 80_672,
      accountTail: "4471",
      note: null,
    })),
  });
  it("60 names: heads on every page, subtotals, a running total, the sum in capitals", () => {
    const pages = pdfText(drawSubsidyDetail({ facts, data: detail(60) }, fonts)).map(squeezed);
    expect(pages.length).toBeGreaterThan(3);
    for (const [i, page] of pages.entries()) {
      expect(page).toContain("财政贴息");
      expect(page).toContain("本页小计");
      expect(page.includes("累计（")).toBe(i > 0);
    }
    const all = pages.join("");
    for (let i = 0; i < 60; i += 1)
      if (![..."阿"].some((c) => sampleName(i).includes(c))) expect(all).toContain(sampleName(i));
    expect(all).toContain("阿卜杜热合曼·艾则孜");
    expect(pages.at(-1)).toContain("48,403.80");
    expect(pages.at(-1)).toContain("人民币肆万捌仟肆佰零叁元捌角整");
    expect(all).not.toMatch(/\d{17}[\dX]/);
  });
  it("a row whose balance changed has its parts under it; they enter no sum and no count", () => {
    // 200,000 × 3.45% × 60 ÷ 360 = 1,150.00 and 183,000 × 3.45% × 32 ÷ 360 = 561.20: 1,711.20, half of it 855.60.
    const part = { ratePpm: 34_500, lprPpm: 30_000, subsidisedPpm: 34_500, reason: null };
    const [row] = detail(1).rows;
    const data = {
      ...detail(1),
      rows: [
        {
          ...row!,
          interestFen: 171_120,
          subsidyFen: 85_560,
          borrowerFen: 85_560,
          segments: [
            {
              ...part,
              from: "2026-06-21",
              to: "2026-08-20",
              days: 60,
              balanceFen: 20_000_000,
              interest: "1,150.0000",
            },
            {
              ...part,
              from: "2026-08-20",
              to: "2026-09-21",
              days: 32,
              balanceFen: 18_300_000,
              interest: "561.2000",
            },
          ],
        },
      ],
    };
    const text = textOf(drawSubsidyDetail({ facts, data }, fonts));
    for (const said of [
      "贴息利率",
      "其中第1段",
      "1,150.0000",
      "其中第2段",
      "561.2000",
      "合计（1笔）",
      "小写855.60元，共1笔",
    ])
      expect(text).toContain(said);
  });
  it.each([9, 20])("%i rows of three parts each: no page begins with a part", (count) => {
    const part = { ratePpm: 34_500, lprPpm: 30_000, subsidisedPpm: 34_500, reason: null, interest: "1.0000" };
    const days = { from: "2026-06-21", to: "2026-07-21", days: 30, balanceFen: 18_300_000 };
    const parts = [1, 2, 3].map(() => ({ ...part, ...days }));
    const data = { ...detail(count), rows: detail(count).rows.map((row) => ({ ...row, segments: parts })) };
    const pages = pdfText(drawSubsidyDetail({ facts, data }, fonts)).map(squeezed);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page.indexOf("其中第")).toBeGreaterThan(page.search(/NX\d/));
    expect(pages.join("").match(/其中第3段/g)).toHaveLength(count);
  });
  it.each([1, 11, 12, 13, 15, 16, 17, 31, 32, 45])("%i rows: the signatures never stand alone", (count) => {
    const pages = pdfText(drawSubsidyDetail({ facts, data: detail(count) }, fonts)).map(squeezed);
    expect(pages.at(-1)).toContain("财政部门审核人");
    expect(pages.at(-1)).toMatch(/NX\d/);
    expect(pages.join("").match(/NX\d+/g)).toHaveLength(count);
  });
});

it("why 806.73: the working says it step by step, by month and by day", () => {
  const part = { balanceFen: 18_300_000, ratePpm: 34_500, days: 92 };
  expect(exactInterest([part], 360, 6)).toBe("1,613.450000");
  expect(exactInterest([{ ...part, days: 1 }], 360, 4)).toBe("17.5375");
  const start = Date.UTC(2026, 5, 21);
  const text = textOf(
    drawWorking(
      {
        facts,
        data: {
          ...sampleLoan,
          number: "TXJ",
          after: null,
          measured: [],
          quarter: "2026 年第三季度",
          policy: "2023-10 版",
          rule: "50%",
          cap: "LPR + 50BP",
          none: "无",
          basis: 360,
          segments: [
            {
              ...part,
              from: "2026-06-21",
              to: "2026-09-21",
              subsidisedPpm: 34_500,
              lprPpm: 30_000,
              reason: null,
            },
          ],
          balanceNote: null,
          steps: [
            { words: "财政贴息 = ① × 50%", sum: "1,613.45 × 50% = 806.725", result: "806.73", final: true },
          ],
          subsidyFen: 80_673,
          days: Array.from({ length: 92 }, (_, i) => ({
            on: new Date(start + i * 86_400_000).toISOString().slice(0, 10),
            days: 1,
            balanceFen: 18_300_000,
            ratePpm: 34_500,
            subsidised: true,
          })),
          workedOut: "2026-09-22 08:30",
        },
      },
      fonts,
    ),
  );
  for (const said of [
    "四、为什么是806.73",
    "543.6625",
    "350.7500",
    "小计23天",
    "403.3625",
    "人民币捌佰零陆元柒角叁分",
  ])
    expect(text).toContain(said);
  expect(text.match(/17\.5375/g)).toHaveLength(92);
});

it("the working of a loan repaid by months keeps every change of the balance on the sheet", () => {
  const segments = ["07-21", "08-21", "09-05", "09-21"].map((to, i) => ({
    from: `2026-0${6 + i}-21`,
    to: `2026-${to}`,
    days: 30,
    balanceFen: 18_300_000 - i * 555_555,
    ratePpm: 34_500,
    subsidisedPpm: 34_500,
    lprPpm: 30_000,
    reason: null,
  }));
  const balanceNote = `${segments.map((s) => `${s.from} 还本 5,555.55，余额 177,444.45`).join("；")}。`;
  const steps = [{ words: "财政贴息", sum: "1,613.45 × 50%", result: "806.73", final: true }];
  const words = {
    quarter: "2026 年第三季度",
    policy: "2023-10 版",
    rule: "50%",
    cap: "LPR + 50BP",
    none: "无",
  };
  const data = { ...sampleLoan, ...words, number: "TXJ", basis: 360 as const, segments, balanceNote, steps };
  const written = vi.spyOn(Pen.prototype, "text");
  const pages = pdfText(
    drawWorking(
      {
        facts,
        data: {
          ...data,
          after: null,
          measured: [],
          subsidyFen: 80_673,
          days: [],
          workedOut: "2026-09-22 08:30",
        },
      },
      fonts,
    ),
  );
  expect(squeezed(pages[0] ?? "")).toContain(squeezed(`${balanceNote}　另有 2 段见附页。`));
  const ends = written.mock.calls.flatMap(([text, x, , style, align = "left"], i) =>
    align === "left" ? [x + (written.mock.contexts[i] as Pen).width(text, style)] : [],
  );
  expect(Math.max(...ends)).toBeLessThanOrEqual(192);
  // Of eight steps the segments stand behind, so that who signs is on the sheet still; what came after has a sheet as well.
  written.mockClear();
  const long = pdfText(
    drawWorking(
      {
        facts,
        data: {
          ...data,
          steps: Array.from({ length: 8 }, () => ({
            ...steps[0]!,
            words: "个人按 LPR 3.00% − 150BP 承担合计，四舍五入到分",
          })),
          after: "批次 TXSB-2026Q3-1 报 806.73 元；现在应贴 400.00 元，少 406.73 元",
          measured: [],
          subsidyFen: 80_673,
          days: [],
          workedOut: "2026-09-22 08:30",
        },
      },
      fonts,
    ),
  );
  expect(squeezed(long[0] ?? "")).toContain(squeezed("共 4 段，见附页"));
  expect(squeezed(long[0] ?? "")).toContain(squeezed("为什么是 806.73（造表时；以后有变化，见附页）"));
  expect(squeezed(long[2] ?? "")).toContain(squeezed("现在应贴 400.00 元，少 406.73 元"));
  const signed = written.mock.calls.flatMap(([text, , y]) => (text === "审核人：" ? [y] : []));
  // Tried until it fits: the last is what is printed, its row ends above the foot.
  expect(signed.at(-1)).toBeLessThanOrEqual(271.4);
});

it("minutes list every vote with its reason (FEATURES 61)", () => {
  const votes = ["yes", "yes", "no", "yes", "abstained"].map((vote, i) => ({
    name: sampleName(i),
    vote,
    reason: `理由${i}`,
    on: "2026-03-16",
  }));
  const text = textOf(
    drawMinutes(
      {
        facts,
        data: {
          number: "PS",
          openedOn: "2026-03-16",
          closedOn: "2026-03-17",
          chair: "李建国",
          name: "孟庆泉",
          idNumber: "372928198805150012",
          applicationNumber: "DK-2026-0318",
          business: null,
          amountFen: 20_000_000,
          termMonths: 36,
          needed: 3,
          members: 5,
          votes,
          result: "approved",
          note: null,
        },
      },
      fonts,
    ),
  );
  for (const v of votes) expect(text).toContain(v.reason);
  expect(text).toContain("同意3票，不同意1票，弃权1票");
});
