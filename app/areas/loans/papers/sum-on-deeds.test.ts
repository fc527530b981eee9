import type { Db } from "db/client.server";
import { loanApplication, loanGuarantor } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { yuanFigure } from "~/platform/money";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { freshNumber } from "../../../../tests/support/people-fixture";
import { pdfText } from "../../../../tests/support/printed";
import { actorFor } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { findApplication } from "../application/application-queries.server";
import { sealedId } from "../application/sealed-parts.server";
import { signGuarantor } from "../application/sign-guarantor.server";
import { offeredSteps } from "../stages/offered-steps.server";
import { takeStep } from "../stages/take-step.server";
import { standingOf } from "../stages/why-not-step.server";
import { issueForApplication } from "./issue-for-application.server";
import { loanAsDecided } from "./loan-as-decided.server";
import { paperBytes } from "./paper-file.server";
import { papersOfApplication } from "./paper-queries.server";

let db: Db;
let house: ReturnType<typeof loanHouse>;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  house = loanHouse(db, village);
});
const issue = (id: number, key: string) =>
  issueForApplication(db, actorFor(house.staff.officer, "loan.paper"), id, key, {
    origin: "https://hqy.example.gov.cn",
  });
const printed = (id: number, key: string) => {
  const done = issue(id, key);
  if (!done.ok) throw new Error(done.why);
  return pdfText(paperBytes(db, done.id)!).replace(/\s/g, "");
};

it("what was applied for stands on the pledge, also after less was approved", () => {
  const { id } = makeApplication(db, house.staff, village, { until: "guarantee-agreed" });
  db.update(loanApplication)
    .set({ amountFen: 20_000_000, approvedFen: 15_000_000 })
    .where(eq(loanApplication.id, id))
    .run();
  const text = printed(id, "pledge");
  expect(text).toContain("200,000.00元");
  expect(text).not.toContain("150,000.00");
});

describe("the deed of a guarantor names the loan as it was decided last", () => {
  let id: number;
  const found = () => findApplication(db, { villages: "all" }, id)!;
  const guarantor = () => db.select().from(loanGuarantor).where(eq(loanGuarantor.applicationId, id)).get()!;
  const application = (until: "second-review" | "guarantee-check") => {
    // Every other one has a guarantor, and with them the sheets that a guarantor needs.
    do id = makeApplication(db, house.staff, village, { until }).id;
    while (found().application.guaranteeKind !== "natural-person");
    db.update(loanApplication)
      .set({ guaranteeKind: "natural-person", guaranteeMode: "joint", termMonths: 36 })
      .where(eq(loanApplication.id, id))
      .run();
    db.delete(loanGuarantor).where(eq(loanGuarantor.applicationId, id)).run();
    db.insert(loanGuarantor)
      .values({
        applicationId: id,
        kind: "person",
        name: "侯立新",
        idSealed: sealedId(freshNumber()).sealed,
        signedOn: todayOn(),
      })
      .run();
  };
  const officer = () => actorFor(house.staff.officer, "loan.guarantee");
  const deeds = () =>
    Object.fromEntries(papersOfApplication(db, id).map((p) => [p.number.slice(13), p.lapsedWhy ?? "holds"]));
  const told = (key: string) =>
    offeredSteps(
      db,
      actorFor(key === "approve" ? house.staff.reviewer : house.staff.officer, "loan.view"),
      standingOf(db, found(), todayOn()),
      "zh",
    ).find((s) => s.key === key)?.lapses;

  it("with less agreed, and less and shorter from the bank, the deeds lapse with the step; what was applied for holds", () => {
    application("guarantee-check");
    const less = found().application.approvedFen! - 2_000_000;
    for (const key of ["application", "authorisation", "pledge", "counter-guarantee:1"])
      expect(issue(id, key)).toMatchObject({ ok: true });
    expect(told("agree-guarantee")).toContain("反担保承诺书");
    expect(told("agree-guarantee")).toContain("签字日期同时清空");
    const agreed = takeStep(db, officer(), id, "agree-guarantee", { amountFen: less, text: "同意担保" });
    expect(agreed.ok && agreed.lapsed?.map((p) => p.kind)).toEqual(["counter-guarantee"]);
    expect(guarantor().signedOn).toBeNull();
    expect(printed(id, "counter-guarantee:1")).toContain(`${yuanFigure(less)}元`);
    signGuarantor(db, actorFor(house.staff.officer, "loan.edit"), id, guarantor().id, todayOn());
    expect(takeStep(db, officer(), id, "to-bank")).toEqual({ ok: true, to: "at-bank" });
    const given = { amountFen: less - 1_000_000, termMonths: 24, ratePpm: 30_000, text: "同意" };
    expect(told("bank-approve")).toContain("反担保承诺书");
    const answered = takeStep(db, officer(), id, "bank-approve", given);
    expect(answered.ok && answered.lapsed?.map((p) => p.kind)).toEqual(["counter-guarantee"]);
    expect(guarantor().signedOn).toBeNull();
    expect(takeStep(db, officer(), id, "sign")).toMatchObject({ ok: false, why: "step.why.signAgain" });
    const text = printed(id, "counter-guarantee:1");
    expect(text).toContain(`${yuanFigure(given.amountFen)}元`);
    expect(text).toContain("24个月");
    expect(deeds()).toEqual({
      "SQ-01": "holds",
      "SQS-01": "holds",
      "CN-01": "holds",
      "FDB-1-01": "changed",
      "FDB-1-02": "changed",
      "FDB-1-03": "holds",
    });
  });

  it("with the same sum and term all the way no deed lapses", () => {
    application("guarantee-check");
    issue(id, "counter-guarantee:1");
    expect(takeStep(db, officer(), id, "agree-guarantee", { text: "同意担保" }).ok).toBe(true);
    expect(takeStep(db, officer(), id, "to-bank").ok).toBe(true);
    expect(takeStep(db, officer(), id, "bank-approve", { ratePpm: 30_000, text: "同意" }).ok).toBe(true);
    expect(takeStep(db, officer(), id, "sign")).toEqual({ ok: true, to: "contract-signed" });
    expect(deeds()).toEqual({ "FDB-1-01": "holds" });
  });

  it("with less approved it lapses; sent back, what is applied for is guaranteed again", () => {
    application("second-review");
    issue(id, "counter-guarantee:1");
    const { amountFen } = found().application;
    const reviewer = actorFor(house.staff.reviewer, "loan.approve");
    expect(told("approve")).toContain("反担保承诺书");
    const done = takeStep(db, reviewer, id, "approve", { amountFen: amountFen! - 2_000_000, text: "同意" });
    expect(done.ok && done.lapsed?.map((p) => p.kind)).toEqual(["counter-guarantee"]);
    expect(printed(id, "counter-guarantee:1")).toContain(`${yuanFigure(amountFen! - 2_000_000)}元`);
    expect(told("return")).toContain("反担保承诺书");
    const back = takeStep(db, actorFor(house.staff.officer, "loan.review"), id, "return", {
      reason: "补材料",
    });
    expect(back.ok && back.lapsed?.map((p) => p.kind)).toEqual(["counter-guarantee"]);
    expect(printed(id, "counter-guarantee:1")).toContain(`${yuanFigure(amountFen!)}元`);
  });

  it("what was agreed to before it was sent back counts no more for what is approved anew", () => {
    application("guarantee-check");
    const approved = found().application.approvedFen!;
    takeStep(db, officer(), id, "agree-guarantee", { amountFen: approved - 2_000_000, text: "同意" });
    expect(loanAsDecided(db, found().application).amountFen).toBe(approved - 2_000_000);
    const later = Date.now() + 1000;
    takeStep(db, actorFor(house.staff.officer, "loan.review"), id, "return", { reason: "补材料" }, later);
    expect(loanAsDecided(db, { ...found().application, approvedFen: approved }).amountFen).toBe(approved);
  });
});
