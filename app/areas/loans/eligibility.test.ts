import { division } from "db/schema";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { findGroups, findPolicy, loadPolicies } from "~/areas/policies/index.server";
import { chineseAmount, saysAmount } from "~/platform/chinese-amount";
import { translator } from "~/platform/i18n/text";
import { parseYuan } from "~/platform/money";
import { testDb } from "../../../tests/support/test-db";
import { ageWords } from "./age-words";
import { approvalHoldsUntil, whyNotToBank } from "./approval";
import { type Ceilings, firmCeiling, partnersCeiling, personCeiling } from "./ceiling";
import { type Applicant, findingsOf, type LoanKind, type LoanRules, mostFor } from "./eligibility";
import { findingWords } from "./finding-words";
import { hiresCounted, hiresNeeded, whyNotNew } from "./firm-ratio";
import { afterPaying, compensationShare, leverageOf, sumOfKind } from "./fund/fund-rules";
import { loanRules, subsidyTerms } from "./loan-rules";
import { allocate } from "./recovery";
import { loansOf } from "./repeat-count";
import { delayMonths, retiresOn } from "./retirement";
import { loanText } from "./text";

const wan = (n: number) => n * 1_000_000;
let db: ReturnType<typeof testDb>;
beforeEach(() => {
  db = testDb();
  db.insert(division).values({ code: "371725000000", name: "郓城县", level: "county" }).run();
  loadPolicies(db);
});

/** The rules in Yuncheng on a day, as the pages read them. */
function rulesOn(on: string, place = "371725"): LoanRules {
  const policy = findPolicy(db, place, on);
  if (!policy) throw new Error(`no policy on ${on}`);
  const exclusive = findPolicy(db, place, on, "central-subsidy") !== null;
  return loanRules(
    policy,
    findGroups(db, place, on).map((g) => g.code),
    exclusive,
  );
}

const applicant = (change: Partial<Applicant> = {}): Applicant => ({
  kind: "person",
  appliedOn: "2026-11-10",
  maturesOn: "2029-12-01",
  termMonths: 36,
  amountFen: wan(30),
  ratePpm: 34_500,
  lprPpm: 30_000,
  birthOn: "1988-05-15",
  ageCategory: "farmer",
  checked: null,
  sex: null,
  startsOn: "2026-11-10",
  group: "online-shop",
  groupProof: "yes",
  graduatedOn: null,
  shopOpenedOn: "2025-08-01",
  registeredOn: "2025-07-28",
  own: { kind: "none", amountFen: 0 },
  spouse: { kind: "none", amountFen: 0 },
  loansBefore: 1,
  previousSettled: "yes",
  freeOfOtherJob: "yes",
  goodCredit: "yes",
  guarantorFree: "yes",
  jobsNamed: 2,
  jobsProved: 2,
  partners: 3,
  eligiblePartners: 3,
  staff: 0,
  hired: 0,
  noArrears: "yes",
  noOtherSubsidy: "yes",
  ...change,
});
const verdict = (rule: string, change: Partial<Applicant> = {}, on = "2026-12-01", place?: string) =>
  findingsOf(applicant(change), rulesOn(on, place)).find((f) => f.rule === rule)?.verdict ?? null;

describe("can it be lent", () => {
  it("a second loan of 300,000 for a shop of fifteen months: every rule is met", () => {
    const found = findingsOf(applicant(), rulesOn("2026-12-01"));
    expect(found.filter((f) => f.verdict !== "meets")).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(14);
  });

  it("a spouse's consumer loan of 80,000 fails, 30,000 less would do; one contract is missing", () => {
    const found = findingsOf(
      applicant({ spouse: { kind: "consumer", amountFen: wan(8) }, jobsProved: 1 }),
      rulesOn("2026-12-01"),
    );
    expect(found.slice(0, 2)).toMatchObject([
      {
        rule: "otherLoans",
        verdict: "fails",
        values: { who: "spouse", amountFen: wan(8), repayFen: wan(3) },
      },
      { rule: "jobs", verdict: "proof", values: { needed: 2, named: 2, proved: 1 } },
    ]);
  });

  it("without a term nothing is said of a maturity, and no shorter term is advised", () => {
    const found = findingsOf(applicant({ termMonths: 0, maturesOn: "2026-11-30" }), rulesOn("2026-11-10"));
    const age = found.find((f) => f.rule === "age");
    const t = translator(loanText, "zh");
    const words = age && findingWords(t, age, "zh", { group: null, proof: null });
    expect(words?.used).toMatch(/退休，还没有填期限$/);
    expect(words?.way).not.toContain("缩短期限");
  });

  it("without an amount it is asked for, not to be lowered", () => {
    const found = findingsOf(applicant({ amountFen: 0 }), rulesOn("2026-11-10"));
    const words = findingWords(translator(loanText, "zh"), found.find((f) => f.rule === "amount")!, "zh", {
      group: null,
      proof: null,
    });
    expect([words.used, words.way]).toEqual(["还没有填金额", "填上金额"]);
  });

  it("study, housing, car and small consumer loans are allowed, any other is not; without a spouse none counts", () => {
    const own = (kind: LoanKind, amountFen: number) => verdict("otherLoans", { own: { kind, amountFen } });
    for (const kind of ["student", "housing", "car", "poverty"] as const)
      expect(own(kind, wan(50))).toBe("meets");
    // How much is owed was not said: it may be over the limit.
    expect([
      own("consumer", 0),
      verdict("otherLoans", { spouse: { kind: "consumer", amountFen: 0 } }),
    ]).toEqual(["proof", "proof"]);
    expect([own("consumer", wan(5)), own("consumer", wan(5) + 1), own("other", 1)]).toEqual([
      "meets",
      "fails",
      "fails",
    ]);
    expect(verdict("otherLoans", { spouse: null })).toBe("meets");
    // Nothing said is not "none": it needs proof, until a loan that is not allowed is known.
    expect(verdict("otherLoans", { own: "unknown" })).toBe("proof");
    expect(verdict("otherLoans", { spouse: "unknown" })).toBe("proof");
    expect(verdict("otherLoans", { own: { kind: "other", amountFen: 1 }, spouse: "unknown" })).toBe("fails");
  });

  it("no shorter term is advised to somebody who has retired already, no hires to a firm without a number of staff", () => {
    const way = (rule: string, change: Partial<Applicant>) => {
      const found = findingsOf(applicant(change), rulesOn("2026-12-01")).find((f) => f.rule === rule);
      if (!found) throw new Error(rule);
      return findingWords(translator(loanText, "zh"), found, "zh", { group: null, proof: null }).way;
    };
    // A man born in May 1966 retires in October 2026, at 60 years and 5 months (DOMAIN §1.9); in June 1967 at 60 years and 8 months.
    expect(way("age", { birthOn: "1966-05-10", ageCategory: "man" })).toContain("已到退休年龄");
    expect(way("age", { birthOn: "1967-06-10", ageCategory: "man" })).toContain("缩短期限");
    expect(way("ratio", { kind: "firm", amountFen: wan(400), staff: 0, hired: 0 })).toContain("填现有职工");
  });

  it("what nobody has checked needs proof, what was found otherwise fails", () => {
    expect(verdict("credit", { goodCredit: "unknown" })).toBe("proof");
    expect(verdict("credit", { goodCredit: "no" })).toBe("fails");
    expect(verdict("guarantor", { guarantorFree: "unknown" })).toBe("proof");
    expect(verdict("guarantor", { guarantorFree: "unknown", amountFen: wan(10) })).toBe("meets");
    expect(verdict("entity", { registeredOn: null })).toBe("proof");
    expect(verdict("shop", { shopOpenedOn: "2026-06-01" })).toBe("fails");
  });

  it("amount, term, rate and number of loans against the policy of the day", () => {
    expect(verdict("amount", { amountFen: wan(30) + 1 })).toBe("fails");
    expect(verdict("amount", { amountFen: wan(30) }, "2022-06-01")).toBe("fails");
    expect(verdict("term", { termMonths: 37 })).toBe("fails");
    expect(verdict("rate", { ratePpm: 35_000 })).toBe("meets");
    expect(verdict("rate", { ratePpm: 35_001 })).toBe("fails");
    expect(verdict("count", { loansBefore: 2 })).toBe("meets");
    expect(verdict("count", { loansBefore: 3 })).toBe("fails");
  });
});

describe("edge cases of DOMAIN §8", () => {
  it("1: who pays is frozen with the version: LPR − 150 in 2022, half from October 2023", () => {
    const terms = (on: string) => {
      const policy = findPolicy(db, "371725", on);
      return policy && subsidyTerms(policy, "person", { lprPpm: 34_500, basePpm: 48_500 });
    };
    expect(terms("2022-06-21")).toMatchObject({ rule: "LPR_MINUS", minusBp: 150, rateCapBp: 50 });
    expect(terms("2023-10-01")).toMatchObject({
      rule: "PCT",
      shareBp: 5_000,
      rateCapBp: 50,
      subsidisedYears: 3,
    });
    expect(terms("2015-09-12")).toMatchObject({ rule: "FULL", rateCapBp: 300, capOverPpm: 48_500 });
  });

  it("9: another central subsidy is asked about from 2026 on", () => {
    expect(verdict("doubleSubsidy", { noOtherSubsidy: "no" }, "2025-12-31")).toBeNull();
    expect(verdict("doubleSubsidy", { noOtherSubsidy: "no" }, "2026-01-01")).toBe("fails");
    expect(verdict("doubleSubsidy", { noOtherSubsidy: "unknown" }, "2026-01-01")).toBe("proof");
  });

  it("10: three times, across a corrected number, partner loans and the loans of before 2015; not a spouse's", () => {
    const issued = [
      { loanId: 1, borrowerId: 10, partnerIds: [], old: true, settled: true },
      { loanId: 2, borrowerId: 11, partnerIds: [12], old: false, settled: true },
      { loanId: 3, borrowerId: 20, partnerIds: [12, 30], old: false, settled: false },
      { loanId: 4, borrowerId: 40, partnerIds: [], old: false, settled: true },
    ];
    // 10 is the record under the old number, 12 the corrected one; 40 is the spouse.
    expect(loansOf(issued, [10, 12])).toEqual({ count: 3, unsettled: 1 });
    expect(loansOf(issued, [10, 12], { partners: false, old: true })).toEqual({ count: 1, unsettled: 1 });
    expect(loansOf(issued, [10, 12], { partners: true, old: false })).toEqual({ count: 2, unsettled: 1 });
    expect(loansOf(issued, [12, 12])).toEqual({ count: 2, unsettled: 1 });
    expect(verdict("count", { loansBefore: loansOf(issued, [10, 12]).count })).toBe("fails");
  });

  it("11: the ratio falls at 101 staff; somebody hired twice counts once", () => {
    const rule = { ratioBp: 1_000, ratioLargeBp: 500, largeOver: 100 };
    expect([99, 100, 101, 120, 121].map((staff) => hiresNeeded(staff, rule).needed)).toEqual([
      10, 10, 6, 6, 7,
    ]);
    expect(hiresNeeded(20, { ratioBp: 1_500, ratioLargeBp: 800, largeOver: 100 }).needed).toBe(3);
    const firm = (staff: number, hired: number) =>
      verdict("ratio", { kind: "firm", amountFen: wan(400), staff, hired });
    expect([firm(100, 9), firm(100, 10), firm(101, 5), firm(101, 6)]).toEqual([
      "fails",
      "meets",
      "fails",
      "meets",
    ]);
    const hires = [
      { personId: 1, firmId: 7, hiredOn: "2026-03-01", untilOn: "2027-02-28" },
      { personId: 1, firmId: 8, hiredOn: "2026-06-01", untilOn: "2028-05-31" },
      { personId: 2, firmId: 8, hiredOn: "2026-06-01", untilOn: "2027-05-31" },
      // Twice in the list of one firm.
      { personId: 2, firmId: 8, hiredOn: "2026-07-01", untilOn: "open" as const },
      // A day short of a year; before the twelve months; a day after the application; nobody has said until when.
      { personId: 3, firmId: 8, hiredOn: "2026-06-01", untilOn: "2027-05-30" },
      { personId: 4, firmId: 8, hiredOn: "2025-11-09", untilOn: "open" as const },
      { personId: 5, firmId: 8, hiredOn: "2026-11-11", untilOn: "open" as const },
      { personId: 6, firmId: 8, hiredOn: "2026-06-01", untilOn: null },
    ];
    expect([7, 8].map((f) => hiresCounted(hires, f, "2026-11-10").map((h) => h.personId))).toEqual([
      [1],
      [2],
    ]);
    expect(hires.map((h) => whyNotNew(h, "2026-11-10"))).toEqual([
      null,
      null,
      null,
      null,
      "short",
      "before",
      "after",
      "noEnd",
    ]);
  });

  it("12: only eligible partners raise the ceiling, 99 万 for three, and it falls when one leaves", () => {
    const cap = (eligiblePartners: number) =>
      mostFor(applicant({ kind: "partners", eligiblePartners }), rulesOn("2026-12-01"));
    expect([cap(1), cap(2), cap(3)]).toEqual([33_000_000, 66_000_000, 99_000_000]);
    const joint = (change: Partial<Applicant>) =>
      verdict("amount", { kind: "partners", amountFen: wan(99), partners: 3, ...change });
    expect(joint({})).toBe("meets");
    expect(joint({ amountFen: wan(99) + 1 })).toBe("fails");
    expect(joint({ eligiblePartners: 2 })).toBe("fails");
    expect(joint({ partners: 2, eligiblePartners: 2 })).toBe("fails");
    expect(verdict("partners", { kind: "partners", partners: 4 })).toBe("fails");
    // The firm's ceiling stands above many partners; a local sum does, too.
    const caps: Ceilings = {
      personCap: wan(30),
      firmCap: wan(400),
      partnersShare: 11_000,
      partnersCap: null,
      topJobs: 5,
      personTopCap: wan(60),
      firmTopCap: wan(500),
    };
    expect(partnersCeiling(caps, 13)).toBe(wan(400));
    expect(partnersCeiling({ ...caps, partnersCap: wan(50) }, 3)).toBe(wan(50));
    expect([personCeiling(caps, 4), personCeiling(caps, 5), firmCeiling(caps, 5)]).toEqual([
      wan(30),
      wan(60),
      wan(500),
    ]);
  });

  it.each([
    ["man", "1966-05-10", "2026-10-10"],
    ["man", "1976-09-20", "2039-09-20"],
    ["woman50", "1975-03-08", "2025-05-08"],
    ["woman50", "1984-11-30", "2039-11-30"],
    ["man", "1964-12-31", "2024-12-31"],
    ["woman55", "1970-01-15", "2025-02-15"],
    ["farmer", "1966-05-10", "2026-05-10"],
  ] as const)("13: %s born %s retires %s", (category, born, retires) => {
    expect(retiresOn(born, category)).toBe(retires);
  });

  it("13: the reform of 2025 decides whether somebody retires within the term", () => {
    // 60 in November 2028, but by the reform 61 years and 0 months, November 2029: before the end of the loan.
    expect(delayMonths("1968-11-10", "man")).toBe(12);
    expect(verdict("age", { ageCategory: "man", birthOn: "1968-11-10" })).toBe("fails");
    expect(verdict("age", { ageCategory: "man", birthOn: "1968-11-10", maturesOn: "2029-11-09" })).toBe(
      "meets",
    );
    expect(verdict("age", { ageCategory: "farmer", birthOn: "1968-11-10", maturesOn: "2029-11-09" })).toBe(
      "fails",
    );
    expect(verdict("age", { birthOn: "2010-11-11" })).toBe("fails");
    expect(verdict("age", { birthOn: "2010-11-10", maturesOn: "2029-11-09" })).toBe("meets");
    expect(verdict("age", { birthOn: null })).toBe("proof");
  });

  it("13: without an insurance on record all ages somebody may retire at decide, and a shorter term is said", () => {
    const age = (birthOn: string, sex: string | null, ageCategory: Applicant["ageCategory"] = "unknown") => {
      const found = findingsOf(applicant({ birthOn, sex, ageCategory }), rulesOn("2026-12-01"));
      const { verdict, values } = found.find((f) => f.rule === "age")!;
      return [verdict, values.months, values.unsure];
    };
    // Young: whatever it is. A worker retires at 50 to 55, a resident at 60, a man as a resident up to three years sooner.
    expect(age("1988-05-15", "female")).toEqual(["meets", undefined, undefined]);
    expect(age("1971-05-15", "female")).toEqual(["proof", 0, 1]);
    expect(age("1968-12-15", "female")).toEqual(["fails", 25, 1]);
    expect(age("1966-05-15", "female")).toEqual(["fails", 0, undefined]);
    expect(age("1969-07-04", "male")).toEqual(["proof", 31, 1]);
    expect(age("1968-05-15", "male")).toEqual(["fails", 18, undefined]);
    expect(age("1968-05-15", "male", "farmer")).toEqual(["fails", 18, undefined]);
  });

  it("13: the longest term with a proof is said beside the one without; a check that speaks against the category is told", () => {
    const words = (change: Partial<Applicant>) => {
      const found = findingsOf(applicant(change), rulesOn("2026-12-01")).find((f) => f.rule === "age")!;
      const day = (key: string) => String(found.values[key]);
      return { ...ageWords(translator(loanText, "zh"), found, day), verdict: found.verdict };
    };
    const man = { birthOn: "1967-10-20", sex: "male", ageCategory: "unknown" as const };
    expect(words(man).way).toBe("缩短期限，最多 11 个月；看了社保参保证明，最多 20 个月");
    const woman = { birthOn: "1970-08-13", sex: "female", ageCategory: "woman50" as const };
    expect(words(woman)).toMatchObject({ verdict: "fails", way: expect.stringContaining("换一位") });
    expect(words({ ...woman, checked: "farmer" })).toMatchObject({
      verdict: "proof",
      used: expect.stringMatching(/^2020-08-13退休，.*居民养老保险已核实通过，按它2030-08-13退休$/),
      way: expect.stringContaining("对不上"),
    });
    expect(words({ ...woman, ageCategory: "farmer", checked: "farmer" }).used).not.toContain("核实通过");
    // Past the age by either.
    expect(words({ ...woman, birthOn: "1960-01-01", checked: "farmer" }).verdict).toBe("fails");
  });

  it("14: five years after graduation, by the day of application", () => {
    const graduate = (appliedOn: string) =>
      verdict("graduate", { group: "graduate", graduatedOn: "2021-06-30", appliedOn });
    expect([graduate("2026-06-30"), graduate("2026-07-01")]).toEqual(["meets", "fails"]);
    expect(verdict("graduate", { group: "graduate" })).toBe("proof");
    // Not a graduate yet on the day of application, or a year typed wrong.
    const ahead = { group: "graduate", graduatedOn: "2027-06-30", appliedOn: "2026-11-30" };
    expect(verdict("graduate", ahead)).toBe("fails");
    expect(verdict("graduate", { ...ahead, graduatedOn: "2026-11-30" })).toBe("meets");
  });

  it("15: a group that lapsed does not count after its last day, a renamed one goes on", () => {
    const group = (code: string, on: string) => verdict("group", { group: code, appliedOn: on }, on);
    expect([group("pandemic-driver", "2020-12-31"), group("pandemic-driver", "2021-01-01")]).toEqual([
      "meets",
      "fails",
    ]);
    expect([group("student", "2023-09-30"), group("student", "2023-10-01")]).toEqual(["meets", "fails"]);
    expect([group("out-of-poverty", "2020-12-31"), group("out-of-poverty", "2021-01-01")]).toEqual([
      "meets",
      "meets",
    ]);
    expect(group("", "2026-11-10")).toBe("proof");
  });

  it.each([
    [140_950, "人民币壹仟肆佰零玖元伍角整"],
    [600_714, "人民币陆仟零柒元壹角肆分"],
    [168_032, "人民币壹仟陆佰捌拾元叁角贰分"],
    [10_700_053, "人民币壹拾万柒仟元伍角叁分"],
    [1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"],
    [32_504, "人民币叁佰贰拾伍元零肆分"],
    [wan(20), "人民币贰拾万元整"],
    [wan(30), "人民币叁拾万元整"],
    [wan(11), "人民币壹拾壹万元整"],
    [1_000, "人民币壹拾元整"],
    [10_000_000_100, "人民币壹亿零壹元整"],
    [100_001_000, "人民币壹佰万零壹拾元整"],
    [5, "人民币伍分"],
    [0, "人民币零元整"],
  ])("16: %i fen in capitals, and no other amount is said by them", (fen, words) => {
    expect(chineseAmount(fen)).toBe(words);
    expect([saysAmount(words, fen), saysAmount(words, fen + 1)]).toEqual([true, false]);
  });

  it("17: 30 in a column of 万元 and 300,000 in one of 元 are the same amount", () => {
    for (const [text, unit] of [
      ["30", "wan"],
      ["30万", "yuan"],
      ["30 万元", "yuan"],
      ["300,000", "yuan"],
      ["300000元", "wan"],
    ] as const)
      expect(parseYuan(text, unit)).toEqual({ ok: true, fen: wan(30) });
  });

  it("18: what comes back after a compensation covers principal, interest, fees in order; the fund is recomputed", () => {
    const owed = { principal: wan(2), interest: 54_000, fees: 30_000 };
    expect(allocate(wan(2) + 60_000, owed)).toEqual({
      covered: { principal: wan(2), interest: 54_000, fees: 6_000 },
      left: { principal: 0, interest: 0, fees: 24_000 },
      over: 0,
    });
    expect(allocate(40_000, owed, ["fees", "interest", "principal"]).covered).toEqual({
      principal: 0,
      interest: 10_000,
      fees: 30_000,
    });
    expect(allocate(wan(3), owed).over).toBe(wan(1) - 84_000);
    const limits = { leverageMost: 500, stopOverdueBp: null, stopCompensationBp: null, shareBp: 10_000 };
    const fund = {
      balanceFen: wan(320),
      guaranteedFen: 934_600_000,
      committedFen: 0,
      compensatedFen: 0,
      recoveredFen: 0,
      overdueFen: wan(2),
    };
    expect(leverageOf(fund)).toBe(292);
    const paid = afterPaying(fund, limits, wan(2));
    expect(paid).toMatchObject({
      balanceFen: wan(318),
      guaranteedFen: 932_600_000,
      compensatedFen: wan(2),
      overdueFen: 0,
    });
    expect(leverageOf(paid)).toBe(293);
    // The book of the fund: a recovery that was reversed is none, so that the share of compensations does not fall by it.
    const line = (id: number, kind: string, fen: number, ofId: number | null = null) => ({
      id,
      kind,
      fen,
      ofId,
    });
    const book = [
      line(1, "contribution", wan(320)),
      line(2, "compensation", -wan(2)),
      line(3, "recovery", wan(2)),
      line(4, "reversal", -wan(2), 3),
      line(5, "recovery", wan(1)),
    ];
    expect([sumOfKind(book, "compensation"), sumOfKind(book, "recovery")]).toEqual([-wan(2), wan(1)]);
    expect(compensationShare({ ...paid, recoveredFen: sumOfKind(book, "recovery") })).toBe(11);
  });

  it("19: an approval goes to another bank after a refusal, lapses, and is used once", () => {
    const approval = {
      approvedOn: "2026-05-31",
      months: 6,
      amountFen: wan(30),
      refusedBy: ["县农商银行"],
      usedBy: null as string | null,
    };
    expect(approvalHoldsUntil(approval)).toBe("2026-11-30");
    expect(whyNotToBank(approval, "县农商银行", "2026-07-01")).toBe("approval.refusedThere");
    expect(whyNotToBank(approval, "邮储银行", "2026-11-30")).toBeNull();
    expect(whyNotToBank(approval, "邮储银行", "2026-12-01")).toBe("approval.lapsed");
    expect(whyNotToBank({ ...approval, usedBy: "邮储银行" }, "工商银行", "2026-07-01")).toBe("approval.used");
  });
});

describe("whole arithmetic", () => {
  it("a joint ceiling is what a pencil gives: eligible × ceiling × 11 ÷ 10", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 60 }), (n, cap) => {
        const caps = { personCap: wan(cap), firmCap: null, partnersShare: 11_000, partnersCap: null };
        const none = { topJobs: null, personTopCap: null, firmTopCap: null };
        expect(partnersCeiling({ ...caps, ...none }, n)).toBe(n * cap * 1_100_000);
      }),
    );
  });

  it("a payment is never lost nor doubled, whatever the order", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(
        amount,
        fc.record({ principal: amount, interest: amount, fees: amount }),
        fc.shuffledSubarray(["principal", "interest", "fees"] as const, { minLength: 3 }),
        (paid, owed, order) => {
          const { covered, left, over } = allocate(paid, owed, order);
          expect(covered.principal + covered.interest + covered.fees + over).toBe(paid);
          for (const part of order) expect(covered[part] + left[part]).toBe(owed[part]);
        },
      ),
    );
  });
});
