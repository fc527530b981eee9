import { grantedLoan, loanGuarantor, loanPartner, person } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { addDays, longDay, todayOn } from "~/platform/dates";
import { makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { pdfText } from "../../../../tests/support/pdf-text";
import { register } from "../../../../tests/support/people-fixture";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage } from "../../../../tests/support/training-fixture";
import { deathSections } from "../home/deaths-home.server";
import { dueListOnPaper } from "../papers/due-list.server";
import { readyForLoan } from "../papers/ready-for-loan.server";
import { arrearsPage, duePage } from "../portfolio/arrears-page.server";
import { loader as newRequest } from "../routes/money/new-request";
import { askRequest } from "./ask-request.server";
import { decideRequest } from "./decide-request.server";
import { loanPage } from "./loan-page.server";
import { findLoan } from "./loan-record.server";

const today = todayOn();
const diedOn = addDays(today, -5);
let db: ReturnType<typeof testDb>;
let village: number;
let borrower: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  borrower = register(db, village, { name: "韩海亮" }).id;
});
const dies = (id: number) => db.update(person).set({ diedOn }).where(eq(person.id, id)).run();
/** Late by more than a quarter's interest where nothing was paid since `days` ago. */
function loanSince(days: number, kind: "person" | "partners" | "firm" = "person") {
  const loan = makeLoan(
    db,
    village,
    addDays(today, -days),
    { maturesOn: addDays(today, 40), dueDay: null },
    {
      personId: borrower,
      kind,
      appliedOn: addDays(today, -days - 30),
      businessName: "郓城县海亮木业有限公司",
      guarantors: ["马德胜"],
    },
  );
  return { ...loan, row: () => findLoan(db, "all", loan.id)! };
}
type Loan = ReturnType<typeof loanSince>;
const letters = (loan: Loan) => readyForLoan(db, loan.row()).filter((p) => p.kind === "dunning");
const textOf = (paper: ReturnType<typeof letters>[number]) =>
  pdfText(
    paper.draw({
      number: "1",
      code: "c",
      printedAt: 0,
      issuer: "i",
      verifyUrl: "u",
      foot: { number: "n", check: "c", printed: "p" },
    }),
  )
    .join("")
    .replace(/\s/g, "");
const ask = (loan: Loan) =>
  askRequest(
    db,
    loan.may.disburse,
    loan.id,
    {
      kind: "extension",
      reason: "货款没有收回",
      toOn: addDays(today, 100),
      consents: [],
      principalFen: null,
      interestFen: null,
    },
    noon(today),
  );

it("a demand goes to the heirs of a borrower who has died, and tells the guarantors; both say on which day", () => {
  const loan = loanSince(120);
  expect(textOf(letters(loan)[0]!)).toContain("韩海亮：");
  dies(borrower);
  const [heirs, guarantor] = letters(loan).map(textOf);
  expect(heirs).toContain(`韩海亮（已去世）的继承人：借款人已于${longDay(diedOn, "zh")}去世。`);
  expect(heirs).toContain("继承人以所得遗产实际价值为限清偿");
  expect(guarantor).toContain(`马德胜：借款人已于${longDay(diedOn, "zh")}去世。`);
  expect(guarantor).not.toContain("继承人以所得遗产");
  expect(guarantor).toContain("向借款人的继承人和反担保人追偿");
});

it("to the heirs of a guarantor who has died as well; of a firm to the firm", () => {
  const loan = loanSince(120, "firm");
  const vouches = register(db, village, { name: "马德胜" }).id;
  db.update(loanGuarantor).set({ personId: vouches }).run();
  dies(vouches);
  dies(borrower);
  const [firm, heirs] = letters(loan).map(textOf);
  expect(firm).toContain("郓城县海亮木业有限公司：下列");
  expect(heirs).toContain(`马德胜（已去世）的继承人：担保人马德胜已于${longDay(diedOn, "zh")}去世。`);
});

it("who borrowed on the same note and lives is written to beside the heirs, and may still ask for an extension", () => {
  const late = loanSince(120, "partners");
  const other = register(db, village, { name: "孔凡芹" }).id;
  db.insert(loanPartner).values({ applicationId: late.applicationId, personId: other }).run();
  dies(borrower);
  expect(textOf(letters(late)[0]!)).toContain("韩海亮（已去世）的继承人、孔凡芹：");
  db.update(loanGuarantor).set({ releasedOn: today }).run();
  borrower = register(db, village, { name: "吕敏诚" }).id;
  const loan = loanSince(10, "partners");
  dies(borrower);
  db.insert(loanPartner).values({ applicationId: loan.applicationId, personId: other }).run();
  db.update(loanGuarantor).set({ releasedOn: today }).run();
  expect(ask(loan).ok).toBe(true);
});

it("who has died asks for no extension: the page says what to do, one under way is not agreed to, its form is not offered", async () => {
  const loan = loanSince(10);
  db.update(loanGuarantor).set({ releasedOn: today }).run();
  const asked = ask(loan);
  if (!asked.ok) throw new Error(asked.why);
  const offered = () => readyForLoan(db, loan.row()).some((p) => p.kind === "extension");
  expect(offered()).toBe(true);
  dies(borrower);
  expect(offered()).toBe(false);
  const yes = { yes: true, text: null };
  expect(decideRequest(db, loan.may.decide, loan.id, asked.id, yes, noon(today))).toMatchObject({
    why: "loanWhy.extensionBorrowerDied",
  });
  const form = await newRequest(
    call(`/loans/${loan.id}/requests/new?kind=extension`, loan.officer.cookie, {
      loanId: String(loan.id),
    }) as never,
  );
  expect(form.page.barred).toContain("借款人已去世，不能申请展期");
  expect(loanPage(db, loan.officer.person, loan.row(), "zh").deathNotes.join()).toMatch(
    /^借款人韩海亮已登记去世/,
  );
});

it("the lists to call by mark the dead, on the page, in the file and on paper", () => {
  const loan = loanSince(120);
  dies(borrower);
  const viewer = loan.may.repay;
  expect(arrearsPage(db, viewer, "village", today, "zh").late.map((r) => r.name)).toEqual([
    "韩海亮（已去世）",
  ]);
  const due = duePage(db, viewer, addDays(today, 20), "zh").villages.flatMap((v) => v.rows);
  expect(new Set(due.map((r) => r.name))).toEqual(new Set(["韩海亮（已去世）"]));
  expect(dueListOnPaper(db, "all", today).rows[0]?.name).toBe("韩海亮\n（已去世）");
});

it("of a firm it is the representative who died: home and page say so and what to do, and the firm goes on", () => {
  const loan = loanSince(300, "firm");
  dies(borrower);
  const officer = signInAs(db, "loan-officer").person;
  const home = () => deathSections(db, officer, "zh")[0]?.rows ?? [];
  expect(home()).toMatchObject([
    { what: expect.stringContaining("请企业换法定代表人"), state: { word: "法定代表人去世" } },
  ]);
  const page = loanPage(db, officer, loan.row(), "zh", noon(today));
  expect(page.facts.died).toContain("法定代表人已去世");
  expect(page.deathNotes).toEqual([expect.stringContaining("借款的是企业")]);
});

it("where the guarantor has paid, the death of who borrowed is still said, until all is back", () => {
  const loan = loanSince(300);
  dies(borrower);
  const officer = signInAs(db, "loan-officer").person;
  const set = (state: string) =>
    db.update(grantedLoan).set({ state }).where(eq(grantedLoan.id, loan.id)).run();
  const said = () => [
    deathSections(db, officer, "zh")[0]?.count ?? 0,
    loanPage(db, officer, loan.row(), "zh", noon(today)).deathNotes.length,
  ];
  set("compensated");
  expect(said()).toEqual([1, 1]);
  set("recovered");
  expect(said()).toEqual([0, 0]);
});
