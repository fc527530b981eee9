import { loanGuarantor, person } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { addDays, addMonths, type Day, longDay, todayOn } from "~/platform/dates";
import { makeLoan, noon, scan } from "../../../../tests/support/loan-fixture";
import { pdfText } from "../../../../tests/support/pdf-text";
import { register } from "../../../../tests/support/people-fixture";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage } from "../../../../tests/support/training-fixture";
import { readyForLoan } from "../papers/ready-for-loan.server";
import { loader as newRequest, action as sendRequest } from "../routes/money/new-request";
import { loader as requestPage } from "../routes/money/request";
import { askRequest } from "./ask-request.server";
import { decideRequest } from "./decide-request.server";
import { guaranteesEnding } from "./guarantees-ending.server";
import { loanPage } from "./loan-page.server";
import { findLoan } from "./loan-record.server";

const today = todayOn();
const [paidOut, inLife, diedOn, afterIt] = [-10, -7, -5, -2].map((n) => addDays(today, n)) as [
  Day,
  Day,
  Day,
  Day,
];
const [maturesOn, longer] = [addDays(today, 50), addDays(today, 200)];
const zh = (on: Day) => longDay(on, "zh");
const [before, extended] = [maturesOn, longer].map((on) => addMonths(on, 6)) as [Day, Day];
const named = `李云东（${zh(diedOn)}去世）`;
const notSigned = `李云东已去世（${zh(diedOn)}），不签`;
let db: ReturnType<typeof testDb>;
let village: number;
let dead: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  dead = register(db, village, { name: "李云东" }).id;
});
const dies = () => db.update(person).set({ diedOn }).where(eq(person.id, dead)).run();
/** A loan that somebody stands behind who is on record, and whoever else is named. */
function loanWith(others: readonly string[] = []) {
  const loan = makeLoan(
    db,
    village,
    paidOut,
    { maturesOn, ratePpm: 36_000, dueDay: null },
    { guarantors: ["李云东", ...others] },
  );
  const lines = db
    .select()
    .from(loanGuarantor)
    .where(eq(loanGuarantor.applicationId, loan.applicationId))
    .all();
  db.update(loanGuarantor).set({ personId: dead }).where(eq(loanGuarantor.id, lines[0]!.id)).run();
  return { ...loan, lines: lines.map((l) => l.id), row: () => findLoan(db, "all", loan.id)! };
}
type Loan = ReturnType<typeof loanWith>;
const none = { toOn: null, consents: [], principalFen: null, interestFen: null, reason: "货款没有收回" };
const extend = (loan: Loan, signed: readonly [number, string][]) =>
  askRequest(
    db,
    loan.may.disburse,
    loan.id,
    {
      ...none,
      kind: "extension",
      toOn: longer,
      signed: signed.map(([guarantorId, on]) => ({ guarantorId, on, proof: scan })),
    },
    noon(today),
  );
const decide = (loan: Loan, asked: ReturnType<typeof extend>) =>
  decideRequest(
    db,
    loan.may.decide,
    loan.id,
    asked.ok ? asked.id : 0,
    { yes: true, text: null },
    noon(today),
  );
const form = (loan: Loan, kind: string) =>
  newRequest(
    call(`/loans/${loan.id}/requests/new?kind=${kind}`, loan.officer.cookie, {
      loanId: String(loan.id),
    }) as never,
  );
const forReviewer = (loan: Loan, asked: ReturnType<typeof extend>) => {
  const id = String(asked.ok ? asked.id : 0);
  return requestPage(
    call(`/loans/${loan.id}/requests/${id}`, loan.reviewer.cookie, {
      loanId: String(loan.id),
      loanRequestId: id,
    }) as never,
  );
};
const paperOf = (loan: Loan) => {
  const paper = readyForLoan(db, loan.row(), noon(today)).find((p) => p.kind === "extension")!;
  return pdfText(
    paper.draw({
      number: "1",
      code: "c",
      printedAt: 0,
      issuer: "i",
      verifyUrl: "u",
      foot: { number: "n", check: "c", printed: "p" },
    } as never),
  )
    .join("")
    .replace(/\s/g, "");
};
const period = (loan: Loan) =>
  loanPage(db, loan.officer.person, loan.row(), "zh", noon(today)).guarantee?.until;

it("an extension asks the living guarantors only, and says of the dead what stands", async () => {
  const loan = loanWith(["马德胜"]);
  expect((await form(loan, "extension")).signers.map((s) => s.name)).toEqual(["李云东", "马德胜"]);
  dies();
  const shown = await form(loan, "extension");
  expect(shown.signers.map((s) => s.name)).toEqual(["马德胜"]);
  const said = shown.page.notes.map((n) => n.text).join("\n");
  expect(said).toContain(notSigned);
  expect(said).toContain(`还是到 ${zh(before)}`);
  expect(said).toContain("其余担保人书面同意的，保证期间随展期延长");
  expect(extend(loan, [])).toMatchObject({ why: "loanWhy.extensionNoConsent" });
  const [, other] = loan.lines;
  const asked = extend(loan, [[other!, afterIt]]);
  const page = await forReviewer(loan, asked);
  expect(page.rows).toContainEqual(["书面同意的担保人", `马德胜，${zh(afterIt)}签`]);
  expect(page.dead.join()).toContain(notSigned);
  expect(decide(loan, asked)).toEqual({ ok: true });
  expect(period(loan)).toBe(`${zh(extended)}；${named}没有书面同意展期，保证期间到 ${zh(before)} 不变`);
  const text = await paperOf(loan);
  expect(text).toContain("保证人（马德胜）已知晓");
  expect(text).toContain(`保证人李云东已于${zh(diedOn)}去世，未签`);
  const atHome = (on: string) =>
    guaranteesEnding(db, loan.officer.person, on).map((g) => [g.until, g.apart.map((s) => s.name), g.alarm]);
  expect(atHome(addDays(before, -9))).toEqual([[before, ["李云东"], "near"]]);
  expect(atHome(addDays(extended, -9))).toEqual([[extended, [], "near"]]);
});

it("with nobody else the loan can be extended, and the guarantee ends as before", async () => {
  const loan = loanWith();
  dies();
  const shown = await form(loan, "extension");
  expect(shown.signers).toEqual([]);
  expect(shown.page.notes.map((n) => n.text).join()).toContain("没有别的担保人：展期可以办");
  const asked = extend(loan, []);
  expect((await forReviewer(loan, asked)).rows).toContainEqual(["书面同意的担保人", "—"]);
  expect(decide(loan, asked)).toEqual({ ok: true });
  expect(period(loan)).toBe(`${zh(before)}；${named}没有书面同意展期，保证期间不变`);
  const text = await paperOf(loan);
  expect(text).not.toContain("已知晓本次展期，书面同意");
  expect(text).toContain("未签");
});

it("a consent dated after the death is refused, when it is asked and when it is decided", async () => {
  const loan = loanWith();
  const late: [number, string] = [loan.lines[0]!, afterIt];
  const asked = extend(loan, [late]);
  expect(asked.ok).toBe(true);
  dies();
  expect(decide(loan, asked)).toMatchObject({ why: "loanWhy.consentAfterDeath" });
  expect((await forReviewer(loan, asked)).dead.join()).toContain("不签");
  const other = loanWith();
  expect(extend(other, [[other.lines[0]!, afterIt]])).toMatchObject({
    why: "loanWhy.consentAfterDeath",
  });
  // What was signed in their life binds, whenever the death was.
  const bound = extend(other, [[other.lines[0]!, inLife]]);
  expect(decide(other, bound)).toEqual({ ok: true });
  expect(period(other)).toBe(zh(extended));
});

it("so does a higher rate: nobody is asked for the paper of the dead, and they do not answer for what it adds", async () => {
  const loan = loanWith();
  dies();
  const shown = await form(loan, "rate");
  expect(shown.signers).toEqual([]);
  expect(shown.page.notes.map((n) => n.text).join()).toContain("对提高利率加重的部分不承担责任");
  const raise = (signed: { guarantorId: number; on: string; proof: typeof scan }[]) =>
    askRequest(
      db,
      loan.may.disburse,
      loan.id,
      { ...none, kind: "rate", fromOn: inLife, ratePpm: 40_000, signed },
      noon(today),
    );
  expect(raise([{ guarantorId: loan.lines[0]!, on: afterIt, proof: scan }])).toMatchObject({
    why: "loanWhy.consentAfterDeath",
  });
  expect((await forReviewer(loan, raise([]))).unbound).toContain(`${named}没有书面同意提高利率`);
});

it("a field of the dead that is sent all the same is not looked at", async () => {
  const loan = loanWith();
  dies();
  const typed = { reason: "货款没有收回", toOn: today, [`consentOn-${loan.lines[0]}`]: afterIt };
  const answer = await sendRequest(
    call(
      `/loans/${loan.id}/requests/new?kind=extension`,
      loan.officer.cookie,
      { loanId: String(loan.id) },
      typed,
    ) as never,
  );
  expect((answer as { data: { errors: object } }).data.errors).toEqual({
    toOn: "loanWhy.extensionBackwards",
  });
});

it("a guarantor's name put right after they signed stands on the form with the one signed under", async () => {
  const loan = loanWith();
  expect(extend(loan, [[loan.lines[0]!, afterIt]]).ok).toBe(true);
  db.update(person).set({ name: "李运东" }).where(eq(person.id, dead)).run();
  const text = await paperOf(loan);
  expect(text).toContain("保证人（李运东）");
  expect(text).toContain("李运东（签字时姓名写作李云东）");
});
