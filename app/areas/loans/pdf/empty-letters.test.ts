import { describe, expect, it } from "vitest";
import { translator } from "~/platform/i18n/text";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfText } from "../../../../tests/support/pdf-text";
import { moneyText } from "../text/money";
import { drawEmptyForm } from "./draw-empty";
import { drawLetter } from "./draw-letter";
import { compensationLetter, dunningLetter } from "./letters-of-loan";
import { sampleFacts, sampleLoan } from "./paper-samples";

const fonts = paperFonts();
const pagesOf = (bytes: Uint8Array) => pdfText(bytes).map((page) => page.replace(/\s/g, ""));

describe("forms for filling in by hand say what is to be written where", () => {
  it.each(["refusal", "guarantee", "compensation", "settlement", "dunning", "missing"] as const)(
    "%s has a line for the organ over the red rule",
    (form) => {
      expect(pagesOf(drawEmptyForm(form, fonts))[0]).toContain("发文单位名称");
    },
  );

  it("the list for finance has a total, the working its headings and no basis of its own", () => {
    expect(pagesOf(drawEmptyForm("subsidy-detail", fonts))[0]).toContain("合计");
    const [working] = pagesOf(drawEmptyForm("working", fonts));
    for (const head of ["步骤", "算什么", "算式", "结果（元）", "÷（360或365）"])
      expect(working).toContain(head);
    expect(working).not.toContain("÷360");
  });
});

it("贷后检查表 asks for the turnover that a visit asks for", () => {
  expect(pagesOf(drawEmptyForm("visit", fonts))[0]).toContain(translator(moneyText, "zh")("field.turnover"));
});

it("代偿通知书 to be filled in by hand has room for the share of who pays", () => {
  const [first] = pagesOf(drawEmptyForm("compensation", fonts));
  for (const words of [
    "代偿下列欠款的＿＿＿%",
    "欠款费用",
    "已追回",
    "欠款合计",
    "银行承担",
    "代偿（％）".replace("％", "%"),
    "还应偿付",
    "由我单位和经办银行按＿＿＿%和＿＿＿%分配",
    "将依法提起诉讼。",
  ])
    expect(first).toContain(words);
});

it("代偿通知书 names the costs it adds up, and asks for what is left after a recovery", () => {
  const letter = compensationLetter({
    ...sampleLoan,
    issuer: "郓城县创业担保贷款担保中心",
    paperNumber: "DC-1",
    contact: null,
    day: "2026-03-01",
    paid: { principalFen: 2_000_000, interestFen: 10_000, penaltyFen: 5_000 },
    paidOn: "2026-02-28",
    restFen: 1_515_000,
    to: "马德胜",
  } as never);
  const pages = pagesOf(drawLetter(letter, sampleFacts("DC-1"), fonts));
  // All of it on one page, the receipt behind.
  for (const said of [
    "代偿费用50.00",
    "20,150.00",
    "已追回5,000.00",
    "还应偿付15,150.00元",
    "将依法提起诉讼。",
  ])
    expect(pages[0]).toContain(said);
  expect(pages).toHaveLength(2);
});

it("代偿通知书 of a guarantor that bears 70% says what is owed and what it really paid, on one page", () => {
  const partly = (restFen: number, rise?: { unpaidFen: number; freeFen: number }) =>
    compensationLetter({
      ...sampleLoan,
      issuer: "郓城县创业担保贷款担保中心",
      paperNumber: "DC-2",
      contact: "贾会计，0530-6522017",
      day: "2026-03-01",
      paid: { principalFen: 10_000_000, interestFen: 300_000, penaltyFen: 47_083 },
      paidOn: "2026-02-28",
      restFen,
      borne: { shareBp: 7_000, fen: 7_242_958 },
      to: "马德胜",
      rise,
    } as never);
  for (const rise of [
    { unpaidFen: 28_833, freeFen: 0 },
    { unpaidFen: 0, freeFen: 28_833 },
  ]) {
    const pages = pagesOf(drawLetter(partly(10_247_083, rise), sampleFacts("DC-2"), fonts));
    expect(pages[0]).toContain("提高利率多出的");
    expect(pages[0]).toContain("将依法提起诉讼。");
    expect(pages).toHaveLength(2);
  }
  for (const restFen of [10_347_083, 10_247_083]) {
    const pdf = drawLetter(partly(restFen), sampleFacts("DC-2"), fonts);
    const pages = pagesOf(pdf);
    for (const said of [
      "代偿下列欠款的70%",
      "欠款合计103,470.83银行承担31,041.25",
      "代偿70%72,429.58元",
      "借款人仍应偿还上列全部欠款",
      "将依法提起诉讼。",
    ])
      expect(pages[0]).toContain(said);
    expect(pages[0]).not.toContain("代偿合计");
    expect(pages).toHaveLength(2);
  }
});

describe("no letter breaks inside a sentence over an empty foot", () => {
  const about = {
    ...sampleLoan,
    issuer: "郓城县创业担保贷款担保中心",
    paperNumber: "DB-1",
    contact: "贾会计，0530-6522017",
  };
  const owed = { principalFen: 15_000_000, interestFen: 98_750, penaltyFen: 0 };
  it("代偿通知书 and 催收通知书 stand on one page, filled and empty; the receipt is behind", () => {
    const filled = [
      compensationLetter({
        ...about,
        day: "2026-03-01",
        paid: owed,
        paidOn: "2026-02-28",
        restFen: 15_098_750,
        to: "马德胜",
      } as never),
      dunningLetter({
        ...about,
        day: "2026-03-01",
        owed,
        owedOn: "2026-02-28",
        overdueDays: 41,
        payUntil: "2026-03-15",
        to: "马德胜",
      } as never),
    ].map((letter) => pagesOf(drawLetter(letter, sampleFacts("DB-1"), fonts)));
    const empty = (["compensation", "dunning"] as const).map((f) => pagesOf(drawEmptyForm(f, fonts)));
    for (const [compensation, dunning] of [filled, empty]) {
      expect(compensation![0]).toContain("将依法提起诉讼。");
      expect(dunning![0]).toContain("不必理会本通知。");
      for (const pages of [compensation!, dunning!]) expect(pages.at(-1)).toContain("送达回证");
    }
  });
});
