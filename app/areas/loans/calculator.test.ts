import { loanApplication, policyVersion } from "db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { findPolicy, homePlace, loadPolicies } from "~/areas/policies/index.server";
import { excelJs } from "~/platform/xlsx/exceljs.server";
import { pdfText } from "../../../tests/support/pdf-text";
import { register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { createApplication } from "./application/write-application.server";
import { calculatorPage } from "./calculator.server";
import { calculatorSheet } from "./calculator-sheet.server";
import { calculationOnPaper } from "./papers/calculation-gather";
import * as route from "./routes/calculator";
import * as paperRoute from "./routes/calculator-pdf";

let db: ReturnType<typeof testDb>;
beforeEach(() => {
  db = testDb();
  loadPolicies(db);
});

const asked = {
  kind: "person",
  amount: "300,000",
  appliedOn: "2026-11-10",
  disbursedOn: "2026-12-01",
  term: "36",
  lpr: "3.00",
  points: "45",
  plan: "equal-principal",
  basis: "360",
};
const page = (change: Record<string, string> = {}, language: "zh" | "en" = "zh") =>
  calculatorPage(db, new URLSearchParams({ ...asked, ...change }), language);
const result = (change: Record<string, string> = {}, language: "zh" | "en" = "zh") => {
  const found = page(change, language).answer?.result;
  if (!found) throw new Error("no result");
  return found;
};

describe("the calculator", () => {
  it("300,000 over three years at 3.45%: the figures of the reference", () => {
    const r = result();
    expect(r.totals).toEqual({
      interest: "17,587.81",
      subsidy: "8,793.93",
      own: "8,793.88",
      most: "26,293.75",
    });
    expect(r.rows).toHaveLength(13);
    expect(r.rows[3]).toMatchObject({
      due: "2027年9月21日",
      interest: "2,204.17",
      subsidy: "1,102.09",
      own: "1,102.08",
    });
    expect(r.rateWords).toBe("年利率 3.45%，没有超过 LPR + 50 个基点");
    expect(r.amountWords).toBe("人民币叁拾万元整，最高 30 万元");
  });

  it("asks about marriage and other loans before it says that there are none", () => {
    const finding = (change: Record<string, string>) =>
      result(change).findings.find((f) => f.rule === "otherLoans");
    expect(finding({})).toMatchObject({ verdict: "proof", used: "还没有说明本人有没有别的贷款" });
    expect(finding({ ownLoan: "none" })?.verdict).toBe("proof");
    expect(finding({ ownLoan: "none", married: "yes" })?.verdict).toBe("proof");
    expect(finding({ ownLoan: "none", married: "no" })?.verdict).toBe("meets");
    // Of a loan without its amount nobody is told to repay 0.
    expect(finding({ ownLoan: "other", married: "no" })).toMatchObject({
      verdict: "fails",
      used: "本人有其他贷款，没有填还欠多少",
      way: "查清还欠多少填上，全部还掉就符合",
    });
  });

  it("a loan of 2022 is worked out by the rule of 2022", () => {
    const r = result({
      disbursedOn: "2022-06-21",
      appliedOn: "2022-06-01",
      amount: "200000",
      lpr: "3.70",
      points: "50",
      plan: "bullet",
    });
    // 200,000 × 2.20% × 92 ÷ 360 = 1,124.44 is the borrower's.
    expect(r.quarters[0]).toMatchObject({ interest: "2,146.67", own: "1,124.44", subsidy: "1,022.23" });
    expect(r.ruleText).toContain("个人付 LPR − 150 个基点");
  });

  it("monthly instalments: rows and quarters stand apart, and add up to the same", () => {
    const r = result({ plan: "equal-instalment" });
    expect([r.merged, r.rows.length, r.rows[0]?.subsidy]).toEqual([false, 37, null]);
    expect(r.quarters.length).toBe(13);
  });

  it("on paper the shares of the quarters stand in a line that adds up, not under the rows of months", () => {
    const of = page({ plan: "equal-instalment", amount: "200,000", points: "50", disbursedOn: "2026-12-30" });
    const r = of.answer?.result;
    if (!r) throw new Error("no result");
    const paper = calculationOnPaper(of.values, r, [], null);
    // A quarter's interest is rounded once: two fen more in all than the rows of months.
    expect(paper.totals).toMatchObject({ interest: "11,542.41", subsidy: null, own: null });
    expect(paper.notes.join()).toContain("利息 11,542.43 = 财政贴息 5,771.26 + 个人付 5,771.17");
    const merged = page();
    expect(calculationOnPaper(merged.values, merged.answer!.result!, [], null).totals.subsidy).toBe(
      "8,793.93",
    );
  });

  it("a firm pays its own share and gets the subsidy on its own account", () => {
    const r = result({ kind: "firm", term: "24", staff: "10", hired: "3" });
    expect([r.own, r.sum]).toEqual(["企业付", "本金加企业付"]);
    expect(r.formula).toContain("企业付 = 利息 − 财政贴");
    expect(r.formula).not.toContain("社保卡");
  });

  it("that no guarantor is needed rests on the value of the waiver, not on the paper that says who may be one", () => {
    const basis = (amount: string) => result({ amount }).findings.find((f) => f.rule === "guarantor")?.basis;
    const { waiverCap, checkGuarantor } = findPolicy(db, homePlace, "2026-11-10")!.values;
    expect(basis("100,000")).toBe(waiverCap?.source);
    expect(basis("100,001")).toContain(checkGuarantor?.source.slice(0, 4));
  });

  it("says when the version changes between application and disbursement, and when there is none", () => {
    expect(result({ appliedOn: "2023-09-20", disbursedOn: "2023-10-10" }).changed).toContain(
      "财金〔2023〕75号",
    );
    expect(result().changed).toBeNull();
    expect(page({ disbursedOn: "2007-05-01", appliedOn: "2007-05-01" }).answer?.problem).toContain(
      "2007年5月1日",
    );
  });

  it("a rule leads to the version it stands in", () => {
    const versions = new Map(
      db
        .select()
        .from(policyVersion)
        .all()
        .map((v) => [v.id, v.region]),
    );
    for (const f of result().findings) expect(versions.get(f.versionId)).toMatch(/^(0|37)$/);
  });

  it("fills in what a record knows, for those who may see it", async () => {
    const villageId = makeVillage(db);
    const record = register(db, villageId, { category: "online-merchant" });
    const open = (cookie: string) =>
      statusOf(() => route.loader(call(`/loans/calculator?person=${record.id}`, cookie, {}) as never));
    expect(await open(signInAs(db, "loan-officer", [villageId]).cookie)).toBe(200);
    expect(await open(signInAs(db, "loan-officer", [makeVillage(db, "外村", "371725101299")]).cookie)).toBe(
      404,
    );
    const filled = calculatorPage(db, new URLSearchParams(), "zh", { ...record, ageGround: "man" });
    expect(filled.values).toMatchObject({ birthOn: "1988-05-15", group: "online-shop", ageCategory: "man" });
    expect(filled.borrower?.words).toContain("张小龙");
  });

  it("goes into a spreadsheet with the same figures", async () => {
    const sheet = await calculatorSheet(db, new URLSearchParams(asked), "zh");
    const { Workbook } = await excelJs();
    const book = new Workbook();
    await book.xlsx.load(sheet?.bytes as never);
    const rows = (book.worksheets[0]?.getSheetValues() ?? []) as unknown[][];
    expect(rows.at(-1)?.slice(1)).toMatchObject([
      13,
      expect.any(Date),
      71,
      25_000,
      25_000,
      170.1,
      85.05,
      85.05,
      25_085.05,
    ]);
    expect(rows.some((r) => String(r?.[1]).includes("17,587.81"))).toBe(true);
    expect(await calculatorSheet(db, new URLSearchParams({ ...asked, term: "x" }), "zh")).toBeNull();
  });

  it("speaks English without Chinese rules", () => {
    const r = result({ spouseLoan: "consumer", spouseAmount: "80000", married: "yes" }, "en");
    for (const f of r.findings) expect(`${f.title} ${f.way}`).not.toMatch(/\p{Script=Han}/u);
    expect(r.findings.find((f) => f.rule === "otherLoans")?.way).toBe("repay 30,000 yuan");
  });

  it("parts are no more than the whole", () => {
    const partners = page({ kind: "partners", partners: "3", eligiblePartners: "6" });
    expect(partners.answer).toBeNull();
    // The borrower is one of them: alone nobody is a partnership.
    expect(page({ kind: "partners", partners: "1", eligiblePartners: "1" }).errors).toMatchObject({
      partners: [expect.stringContaining("form.range")],
    });
    expect(JSON.stringify(partners)).toContain("form.range");
    expect(page({ kind: "firm", staff: "10", hired: "50" }).answer).toBeNull();
    expect(page({ kind: "firm", staff: "10", hired: "3" }).answer).not.toBeNull();
    // A firm without staff is refused in its field; one of which nothing was typed is not known yet.
    for (const none of [
      { staff: "0", hired: "0" },
      { staff: "", hired: "3" },
    ])
      expect(page({ kind: "firm", ...none }).answer).toBeNull();
    expect(page({ kind: "firm", staff: "", hired: "" }).answer).not.toBeNull();
  });

  it("bad fields are told in words, what was typed stays, and nothing breaks", async () => {
    const { cookie } = signInAs(db, "loan-officer");
    for (const [field, value] of [
      ["amount", "many"],
      ["disbursedOn", "2026-02-30"],
      ["term", "0"],
      ["lpr", "x"],
      ["points", "-5"],
      ["birthOn", "yesterday"],
    ] as const) {
      const answer = page({ [field]: value });
      expect(Object.keys(answer.errors)).toEqual([field]);
      expect(answer.values[field]).toBe(value);
      const query = new URLSearchParams({ ...asked, [field]: value });
      const sent = (await route.loader(call(`/loans/calculator?${query}`, cookie, {}) as never)) as {
        init: { status: number } | null;
      };
      expect(sent.init?.status).toBe(400);
    }
  });
});

describe("what the contract says of days", () => {
  it("30/360, months, the 20th, a long first period and days off are worked out by the engine", () => {
    const bullet = {
      plan: "bullet",
      amount: "100000",
      lpr: "3.10",
      points: "50",
      disbursedOn: "2026-12-07",
      term: "12",
    };
    const monthly = result({ ...bullet, every: "month", basis: "30/360", dueDay: "20", dueShift: "none" });
    // 100,000 × 3.60% × 30 ÷ 360 = 300.00 for a whole month, whatever its days.
    expect(monthly.rows[2]).toMatchObject({ due: "2027年2月20日", interest: "300.00" });
    expect(monthly.formula).toContain("每月按 30 天");
    const long = result({ ...bullet, firstPeriod: "long", dueShift: "none" });
    expect(long.rows[0]).toMatchObject({ due: "2027年3月21日", days: 104 });
    // 21 March 2027 is a Sunday; a payout is registered with the working day after unless somebody says another.
    expect(result({ ...bullet, firstPeriod: "long" }).rows[0]?.due).toBe("2027年3月22日");
    expect(result({ ...bullet, dueDay: "anniversary", dueShift: "none" }).rows[0]?.due).toBe("2027年3月7日");
  });
});

it("finds the borrower, keeps the loan, fills in what is known, and sends the numbers on to an application", async () => {
  const villageId = makeVillage(db);
  const record = register(db, villageId, { category: "online-merchant" });
  const { cookie } = signInAs(db, "loan-officer", [villageId]);
  const load = async (path: string, by = cookie) =>
    (
      (await route.loader(call(path, by, {}) as never)) as unknown as {
        data: { found: { people: { id: number; to: string }[] } | null; applies: string | null };
      }
    ).data;
  const query = new URLSearchParams({ ...asked, who: record.name, birthOn: "1990-01-01" });
  const { found } = await load(`/loans/calculator?${query}`);
  expect(found?.people.map((p) => p.id)).toEqual([record.id]);
  const to = new URL(found!.people[0]!.to, "http://x").searchParams;
  expect([to.get("amount"), to.get("birthOn")]).toEqual(["300,000", null]);
  const { applies } = await load(found!.people[0]!.to);
  expect(applies).toBe(`/loans/new?person=${record.id}&kind=person&amount=300%2C000&term=36`);
  const foreign = signInAs(db, "loan-officer", [makeVillage(db, "外村", "371725101299")]);
  expect((await load(`/loans/calculator?${query}`, foreign.cookie)).found?.people).toEqual([]);
  const made = createApplication(db, actorFor(signInAs(db, "loan-officer").person, "loan.create"), {
    personId: record.id,
    kind: "person",
    asks: { amountFen: 30_000_000, termMonths: 36 },
  });
  expect(made.ok && db.select().from(loanApplication).get()).toMatchObject({
    amountFen: 30_000_000,
    termMonths: 36,
  });
  const pdf = (await paperRoute.loader(
    call(
      `/loans/calculator.pdf?${new URLSearchParams({ ...asked, person: String(record.id) })}`,
      cookie,
      {},
    ) as never,
  )) as Response;
  const text = pdfText(new Uint8Array(await pdf.arrayBuffer())).join("");
  expect(text).toContain("创业担保贷款测算单");
  expect(text).toContain("17,587.81");
  expect(text).toContain(record.name);
});
