import { loanApplication, loanDocument, loanStateChange } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { makeLoan } from "../../../../tests/support/loan-fixture";
import { pdfText } from "../../../../tests/support/printed";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { loansHome } from "../home/loans-home.server";
import { issueForApplication } from "../papers/issue-for-application.server";
import { paperBytes } from "../papers/paper-file.server";
import { readyForApplication } from "../papers/ready-for-application.server";
import { findApplication } from "./application-queries.server";
import { documentKinds } from "./checklist";
import { lacksOf } from "./lacks.server";

it("what the officer found lacking is told first, on the notice and on the home page, also where the checklist is full", async () => {
  const db = testDb();
  const village = makeVillage(db);
  makeLoan(db, village, "2026-04-16");
  const officer = signInAs(db, "loan-officer").person;
  const [a] = db.select().from(loanApplication).all();
  if (!a) throw new Error("no application");
  const at = (state: string, reason: string, now: number) => {
    db.update(loanApplication)
      .set({ state, termMonths: 36, enteredBy: officer.userId })
      .where(eq(loanApplication.id, a.id))
      .run();
    db.insert(loanStateChange)
      .values({
        applicationId: a.id,
        fromState: "first-review",
        toState: state,
        on: "2026-11-02",
        at: now,
        userId: officer.userId,
        userName: "陈立新",
        reason,
      })
      .run();
  };
  const found = () => findApplication(db, actorFor(officer, "loan.view"), a.id)!;
  const lacks = () => lacksOf(db, found().application, "2026-11-30");
  at("supplementing", "缺征信报告；营业执照已注销，要换新照。", 1000);
  expect(lacks().said).toEqual(["缺征信报告", "营业执照已注销，要换新照"]);
  expect(lacks().kinds).toContain("premises");
  for (const kind of documentKinds)
    db.insert(loanDocument)
      .values({ applicationId: a.id, kind, addedBy: "u", addedByName: "陈立新", createdAt: 0 })
      .run();
  expect(lacks().kinds).toEqual([]);
  const line = async () => {
    const part = await loansHome.part(db, officer, "zh");
    return part.sections?.find((s) => s.key === "loans.papers")?.rows[0];
  };
  expect(await line()).toMatchObject({
    what: "要补正 2 项：缺征信报告；营业执照已注销，要换新照",
    action: { label: "打印告知书" },
  });
  const done = issueForApplication(db, actorFor(officer, "loan.paper"), a.id, "missing", {
    origin: "https://x.cn",
    now: 2000,
  });
  if (!done.ok) throw new Error(done.why);
  expect(pdfText(paperBytes(db, done.id)!).replace(/\s/g, "")).toContain("营业执照已注销，要换新照");
  expect((await line())?.action?.label).not.toBe("打印告知书");
  // Sent back another time for something else: the old notice does not say it.
  at("supplementing", "征信报告看不清", 3000);
  expect((await line())?.action?.label).toBe("打印告知书");
  at("submitted", "", 4000);
  expect(readyForApplication(db, found(), "2026-11-30").map((p) => p.kind)).not.toContain("missing");
});
