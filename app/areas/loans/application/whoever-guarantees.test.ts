import type { Db } from "db/client.server";
import { loanApplication, loanGuarantor } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { loanHouse, makeApplication } from "../../../../tests/support/application-fixture";
import { freshNumber } from "../../../../tests/support/people-fixture";
import { actorFor } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { guarantorsOfLoan } from "../money/requests.server";
import { issueForApplication, paperKey } from "../papers/issue-for-application.server";
import { papersOfApplication } from "../papers/paper-queries.server";
import { readyForApplication } from "../papers/ready-for-application.server";
import { papersToSignAgain } from "../papers/sign-again.server";
import { standingOf, unsignedGuarantors } from "../stages/why-not-step.server";
import { findApplication } from "./application-queries.server";
import { standingFor } from "./guarantor-limits.server";
import { sealedId } from "./sealed-parts.server";
import { signGuarantor } from "./sign-guarantor.server";
import { whoeverGuarantees } from "./whoever-guarantees.server";
import { saveApplication } from "./write-application.server";
import { writeGuarantor } from "./write-guarantor.server";

let db: Db;
let house: ReturnType<typeof loanHouse>;
let id: number;
let own: ReturnType<typeof sealedId>;
beforeEach(() => {
  db = testDb();
  own = sealedId(freshNumber());
  const village = makeVillage(db);
  house = loanHouse(db, village);
  id = makeApplication(db, house.staff, village, { until: "supplementing" }).id;
  db.update(loanApplication)
    .set({ guaranteeKind: "natural-person", guaranteeMode: "joint" })
    .where(eq(loanApplication.id, id))
    .run();
  db.delete(loanGuarantor).where(eq(loanGuarantor.applicationId, id)).run();
  db.insert(loanGuarantor)
    .values({ applicationId: id, kind: "person", name: "沈三溪", idSealed: own.sealed, idIndex: own.index })
    .run();
});
const found = () => findApplication(db, { villages: "all" }, id)!;
const choose = (guaranteeKind: string) =>
  expect(
    saveApplication(
      db,
      actorFor(house.staff.officer, "loan.edit"),
      id,
      { guaranteeKind } as Parameters<typeof saveApplication>[3],
      found().application.revision,
    ),
  ).toMatchObject({ ok: true });
const issue = () =>
  issueForApplication(db, actorFor(house.staff.officer, "loan.paper"), id, "counter-guarantee:1", {
    origin: "https://hqy.example.gov.cn",
  });
const guarantor = () => db.select().from(loanGuarantor).where(eq(loanGuarantor.applicationId, id)).get()!;
const sign = () =>
  signGuarantor(db, actorFor(house.staff.officer, "loan.edit"), id, guarantor().id, todayOn());
const ready = () => readyForApplication(db, found(), todayOn());
const printedForm = () => ready().find((p) => p.kind === "application")!.printed;
const lapsed = () => papersOfApplication(db, id).map((p) => p.lapsedWhy);

describe.each(["fund", "waived", "mortgage", "pledge"])("guarantors entered under %s", (kind) => {
  beforeEach(() => {
    expect(issue()).toMatchObject({ ok: true });
    expect(sign()).toEqual({ ok: true });
    expect(whoeverGuarantees(db, id)).toHaveLength(1);
    choose(kind);
  });

  it("stay on record, and their deed and its day lapse with the change", () => {
    expect(lapsed()).toEqual(["changed"]);
    expect(guarantor()).toMatchObject({ name: "沈三溪", signedOn: null });
  });

  it("are named by no paper, and nobody waits for them", () => {
    expect(whoeverGuarantees(db, id)).toEqual([]);
    expect(ready().map(paperKey)).not.toContain("counter-guarantee:1");
    expect(JSON.stringify(printedForm())).not.toContain("沈三溪");
    expect(papersToSignAgain(db, found().application)).toEqual([]);
    expect(unsignedGuarantors(db, found().application)).toEqual([]);
    expect(standingOf(db, found(), todayOn()).lacking).not.toContain("guarantor-income");
    expect(sign()).toEqual({ ok: false, why: "party.why.notFound" });
    expect(guarantorsOfLoan(db, { applicationId: id })).toEqual([]);
  });

  it("take no day of signing", () => {
    const input = { kind: "person", name: "沈三溪", signedOn: todayOn() } as Parameters<
      typeof writeGuarantor
    >[4];
    expect(
      writeGuarantor(db, actorFor(house.staff.officer, "loan.edit"), id, guarantor().id, {
        ...input,
        idNumber: null,
        guaranteedFen: null,
        relation: null,
        spouseIdNumber: null,
      }),
    ).toEqual({ ok: false, why: "party.why.signedUncounted" });
  });

  it("are free for another loan", () => {
    expect(standingFor(db, [own.index!], id + 1)).toEqual([]);
  });

  it("count again with natural persons, once a new deed is issued and signed", () => {
    choose("natural-person");
    expect(papersToSignAgain(db, found().application).map((p) => p.kind)).toEqual(["counter-guarantee"]);
    expect(unsignedGuarantors(db, found().application)).toEqual(["沈三溪"]);
    expect(standingFor(db, [own.index!], id + 1)).toHaveLength(1);
    expect(issue()).toMatchObject({ ok: true });
    expect(sign()).toEqual({ ok: true });
    expect(JSON.stringify(printedForm())).toContain("沈三溪");
  });
});

it("who signed a paper that the house has not printed has not signed for another form", () => {
  expect(sign()).toEqual({ ok: true });
  choose("fund");
  expect(guarantor().signedOn).toBeNull();
});

it("of a loan paid out everybody who signed is bound, whatever the form says", () => {
  sign();
  db.update(loanApplication)
    .set({ guaranteeKind: "company", state: "disbursed" })
    .where(eq(loanApplication.id, id))
    .run();
  expect(guarantorsOfLoan(db, { applicationId: id })).toHaveLength(1);
});
