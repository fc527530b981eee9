import type { Db } from "db/client.server";
import { loanApplication, loanGuarantor } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { freshNumber } from "../../../../tests/support/people-fixture";
import { actorFor } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { findApplication } from "../application/application-queries.server";
import { addDocuments } from "../application/documents.server";
import { lacksOf } from "../application/lacks.server";
import { removeParty } from "../application/remove-party.server";
import { sealedId } from "../application/sealed-parts.server";
import { saveApplication } from "../application/write-application.server";
import { stepOf } from "../stages/steps";
import { standingOf, whyNotStep } from "../stages/why-not-step.server";
import { issueForApplication } from "./issue-for-application.server";
import { readyForApplication } from "./ready-for-application.server";

let db: Db;
let house: ReturnType<typeof loanHouse>;
let id: number;
const now = Date.now();
beforeEach(() => {
  db = testDb();
  const village = makeVillage(db);
  house = loanHouse(db, village);
  id = makeApplication(db, house.staff, village, { until: "supplementing" }).id;
  db.update(loanApplication)
    .set({ guaranteeKind: "natural-person", guaranteeMode: "joint" })
    .where(eq(loanApplication.id, id))
    .run();
  db.delete(loanGuarantor).where(eq(loanGuarantor.applicationId, id)).run();
  for (const [place, name] of [
    [1, "孙三江"],
    [2, "李四海"],
  ] as const)
    db.insert(loanGuarantor)
      .values({ applicationId: id, kind: "person", place, name, idSealed: sealedId(freshNumber()).sealed })
      .run();
});
const found = () => findApplication(db, { villages: "all" }, id)!;
const standing = () => standingOf(db, found(), todayOn(now));
const issue = (key: string, at = now) =>
  expect(
    issueForApplication(db, actorFor(house.staff.officer, "loan.paper"), id, key, {
      origin: "https://hqy.example.gov.cn",
      now: at,
    }),
  ).toMatchObject({ ok: true });
const keep = (kind: "counter-guarantee" | "guarantor-income", at: number) =>
  expect(
    addDocuments(
      db,
      actorFor(house.staff.officer, "loan.edit"),
      id,
      { kind, scans: [], expiresOn: null, note: null },
      at,
    ),
  ).toEqual({ ok: true });

it("nobody asks for the deed of who was taken off", () => {
  keep("guarantor-income", now);
  keep("counter-guarantee", now);
  issue("counter-guarantee:1");
  issue("counter-guarantee:2");
  const gone = db.select().from(loanGuarantor).where(eq(loanGuarantor.name, "李四海")).get()!;
  const edit = actorFor(house.staff.officer, "loan.edit");
  expect(removeParty(db, edit, id, "guarantor", gone.id)).toEqual({ ok: true });
  expect(standing().lacking).toEqual([]);
});

it("a deed to be signed again lacks like any other paper, by the reviews and by the notice, until its new sheets are kept", () => {
  keep("guarantor-income", now);
  issue("counter-guarantee:1");
  keep("counter-guarantee", now);
  lapse();
  expect(standing().lacking).toEqual(["counter-guarantee"]);
  expect(lacksOf(db, found().application, todayOn(now)).kinds).toEqual(["counter-guarantee"]);
  const notice = readyForApplication(db, found(), todayOn(now)).find((p) => p.kind === "missing");
  expect(JSON.stringify(notice?.printed)).toContain("反担保材料");
  db.update(loanApplication).set({ state: "first-review" }).where(eq(loanApplication.id, id)).run();
  const review = () => whyNotStep(db, standing(), stepOf("first-review")!, house.staff.reviewer.userId);
  expect(review()).toMatchObject({ why: "step.why.papers", values: { count: 1 } });
  issue("counter-guarantee:1", now + 1000);
  expect(standing().lacking).toEqual(["counter-guarantee"]);
  keep("counter-guarantee", now + 2000);
  expect(standing().lacking).toEqual([]);
  expect(review()?.why).not.toBe("step.why.papers");
});

/** Another amount than the deed names. */
function lapse() {
  const { application: a } = found();
  const saved = saveApplication(
    db,
    actorFor(house.staff.officer, "loan.edit"),
    id,
    { amountFen: a.amountFen! - 1_000_000 },
    a.revision,
  );
  expect(saved).toMatchObject({ ok: true });
}
