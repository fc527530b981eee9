import type { Db } from "db/client.server";
import { loanApplication } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { pdfText } from "../../../../tests/support/printed";
import { actorFor } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { issueForApplication } from "./issue-for-application.server";
import { paperBytes } from "./paper-file.server";

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
