import { loanPaper } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { makeLoan, noon } from "../../../../tests/support/loan-fixture";
import { pdfText } from "../../../../tests/support/printed";
import { actorFor } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { findLoan } from "../money/loan-record.server";
import { postRepayment } from "../money/post-repayment.server";
import { issueForLoan } from "../papers/issue-for-loan.server";
import { paperBytes } from "../papers/paper-file.server";
import { workingPrint } from "../papers/working-print.server";
import { linesOf } from "./batches.server";
import { changeBatch } from "./change-batch.server";
import { makeBatch } from "./make-batch.server";
import { workingPage } from "./working-page.server";

let db: ReturnType<typeof testDb>;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

it("the working of a batch says what came after it: which entry, what is due now, what was adjusted", () => {
  const loan = makeLoan(db, village, "2024-12-21", { ratePpm: 36_000 });
  const pay = (principalFen: number, interestFen: number, on: string, recorded: string) =>
    postRepayment(
      db,
      loan.may.repay,
      loan.id,
      { on, principalFen, interestFen, penaltyFen: 0, note: null, proof: null },
      null,
      noon(recorded),
    );
  const send = (closedOn: string, on: string) => {
    const made = makeBatch(db, loan.may.batch, closedOn, noon(on));
    if (!made.ok) throw new Error(made.why);
    changeBatch(db, loan.may.check, made.id, "check", {}, noon(on));
    changeBatch(db, loan.may.batch, made.id, "send", {}, noon(on));
    return made.id;
  };
  pay(0, 180_000, "2025-03-21", "2025-03-21");
  const first = send("2025-03-21", "2025-03-25");
  const row = () => findLoan(db, "all", loan.id)!;
  const line = linesOf(db, first)[0]!;
  const page = (lineId: number | null, now = noon("2025-07-01")) =>
    workingPage(db, row(), "2024-12-21", lineId, "zh", now)?.after ?? null;
  expect(page(line.id, noon("2025-04-01"))).toBeNull();
  const issue = (now: number) => {
    const done = issueForLoan(db, actorFor(loan.officer.person, "loan.paper"), loan.id, "working:2025Q1", {
      origin: "https://hqy.example.gov.cn",
      now,
    });
    if (!done.ok) throw new Error(done.why);
    const paper = db.select().from(loanPaper).where(eq(loanPaper.id, done.id)).get();
    return { number: paper?.number, text: pdfText(paperBytes(db, done.id)!).replace(/\s/g, "") };
  };
  expect(issue(noon("2025-04-01")).text).not.toContain("造表以后");
  // In time and after the quarter, in the quarter and late: only the second changes what was due.
  pay(0, 1_000, "2025-04-01", "2025-04-01");
  pay(5_000_000, 0, "2025-02-10", "2025-04-02");
  const changed =
    "批次 TXSB-2025Q1-1 报 900.00 元；2025年4月2日登记还款（2025年2月10日）；现在应贴 802.50 元，少 97.50 元";
  expect(page(line.id, noon("2025-04-03"))).toBe(changed);
  expect(page(null, noon("2025-04-03"))).toBe(changed);
  pay(0, 138_000, "2025-06-21", "2025-06-21");
  send("2025-06-21", "2025-06-24");
  const all = `${changed}；批次 TXSB-2025Q2-1 报 -97.50 元`;
  expect(page(line.id)).toBe(all);
  expect(workingPrint(db, row(), "2024-12-21", line.id, noon("2025-07-01"))?.data.after).toBe(all);
  expect(workingPrint(db, row(), "2024-12-21", null, noon("2025-07-01"))?.data.after).toBeNull();
  // One was given out before it was so: another is, and says it.
  const again = issue(noon("2025-07-01"));
  expect(again.number).toMatch(/-02$/);
  for (const words of all.split("；")) expect(again.text).toContain(words.replace(/\s/g, ""));
});
