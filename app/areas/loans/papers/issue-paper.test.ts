import type { Db } from "db/client.server";
import {
  auditEvent,
  loanApplication,
  loanBank,
  loanGuarantor,
  loanPaper,
  person as personTable,
} from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { signatureFits } from "~/areas/certificates/check-signature.server";
import { loader as openCheck } from "~/areas/certificates/routes/verify";
import { action as checkOnPaper } from "~/areas/certificates/routes/verify-paper";
import { readTypedPaper, signedPaperText, typedPaper } from "~/areas/certificates/signed-paper";
import { verifyByCode, verifyByFile, verifyByNumber } from "~/areas/certificates/verify.server";
import { loadPolicies } from "~/areas/policies/index.server";
import { todayOn } from "~/platform/dates";
import { secrets } from "~/platform/keys.server";
import { howMany } from "../../../../tests/support/how-many";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { pdfPicture, pdfText, qrIn } from "../../../../tests/support/printed";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { findApplication } from "../application/application-queries.server";
import { keepCheck, workOutCheck } from "../application/check-application.server";
import { sealedId } from "../application/sealed-parts.server";
import { giveNotice, noticeOf, noticePaper } from "../stages/give-notice.server";
import { deliverPaper, voidPaper } from "./change-paper.server";
import { issueForApplication, paperKey } from "./issue-for-application.server";
import { paperBytes } from "./paper-file.server";
import { findPaper, papersOfApplication } from "./paper-queries.server";
import { readyForApplication } from "./ready-for-application.server";
import { refusalReasons, reviewOnPaper } from "./review-gather.server";

const origin = "https://hqy.example.gov.cn";
const number = freshNumber("19900202");
let db: Db;
let village: number;
let id: number;
const officer = () => actorFor(signInAs(db, "loan-officer").person, "loan.paper");

function application(given: Partial<typeof loanApplication.$inferInsert> = {}): number {
  const borrower = register(db, village, { name: "孟庆泉" });
  const bank = db
    .insert(loanBank)
    .values({ name: "郓城农商银行", nameEn: "Rural Bank", dayCount: "actual/360", createdAt: 0 })
    .onConflictDoNothing()
    .returning()
    .get();
  const made = db
    .insert(loanApplication)
    .values({
      year: 2026,
      number: 318,
      kind: "person",
      personId: borrower.id,
      villageId: village,
      state: "submitted",
      stateAt: 0,
      appliedOn: "2026-03-09",
      groupCode: "returnee",
      groupProof: "yes",
      marital: "married",
      spouseName: "吴春霞",
      spouseIdSealed: sealedId(number).sealed,
      amountFen: 20_000_000,
      termMonths: 36,
      bankId: bank?.id,
      businessName: "黄安镇泉香面食店",
      guaranteeKind: "natural-person",
      guaranteeMode: "joint",
      accountTail: "4471",
      enteredBy: "u-entered",
      enteredByName: "陈立新",
      createdAt: 0,
      updatedAt: 0,
      ...given,
    })
    .returning()
    .get();
  db.insert(loanGuarantor)
    .values({ applicationId: made.id, kind: "person", name: "侯立新", idSealed: sealedId(number).sealed })
    .run();
  return made.id;
}

beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  loadPolicies(db);
  id = application();
});

const issue = (key: string, actor = officer()) => issueForApplication(db, actor, id, key, { origin });
const issued = (key: string) => {
  const done = issue(key);
  if (!done.ok) throw new Error(done.why);
  return db.select().from(loanPaper).where(eq(loanPaper.id, done.id)).get()!;
};
const keys = () => readyForApplication(db, findApplication(db, officer(), id)!, todayOn()).map(paperKey);
const set = (given: Partial<typeof loanApplication.$inferInsert>) =>
  db.update(loanApplication).set(given).where(eq(loanApplication.id, id)).run();

describe("issuing a paper of a loan", () => {
  it("gives number, frozen bytes, signature and a row of the log in one go", () => {
    const paper = issued("application");
    expect(paper).toMatchObject({ number: "DK-2026-0318-SQ-01", pages: 12, applicationId: id });
    const bytes = paperBytes(db, paper.id)!;
    expect(pdfText(bytes).replace(/\s/g, "")).toContain("人民币贰拾万元整");
    expect(howMany(db, auditEvent, eq(auditEvent.event, "loan-paper.issued"))).toBe(1);
    expect(paper.contentSealed.includes("孟庆泉")).toBe(false);
    // What changes later changes nothing on paper.
    db.update(personTable).set({ name: "孟庆全" }).run();
    expect(paperBytes(db, paper.id)!.equals(bytes)).toBe(true);
  });

  it("stands once: another only after it was made void, with the next number", () => {
    const first = issued("pledge");
    expect(issue("pledge")).toEqual({
      ok: false,
      why: "issue.why.standing",
      values: { number: first.number },
    });
    expect(voidPaper(db, officer(), first.id, "金")).toEqual({ ok: false, why: "issue.why.reason" });
    expect(voidPaper(db, officer(), first.id, "金额写错")).toEqual({ ok: true });
    expect(issued("pledge").number).toBe("DK-2026-0318-CN-02");
    expect(papersOfApplication(db, id)).toHaveLength(2);
  });

  it("the same sending issues once", () => {
    const sending = { id: "sending-x", lifetime: 60_000 };
    const actor = officer();
    const one = issueForApplication(db, actor, id, "authorisation", { origin, sending });
    expect(issueForApplication(db, actor, id, "authorisation", { origin, sending })).toEqual(one);
    expect(howMany(db, loanPaper)).toBe(1);
  });

  it("offers what the state allows, a guarantor each by name", () => {
    expect(keys()).toEqual(["application", "authorisation", "pledge", "missing", "counter-guarantee:1"]);
    set({ freeOfOtherJob: "no" });
    const found = findApplication(db, officer(), id)!;
    const checked = workOutCheck(db, found, todayOn())!;
    db.transaction((tx) => keepCheck(tx, found, checked, "陈立新", Date.now()));
    set({ state: "unqualified", refusedReason: "配偶有其他贷款" });
    expect(keys()).toContain("refusal");
    const text = pdfText(paperBytes(db, issued("refusal").id)!).replace(/\s/g, "");
    expect(text).toContain("配偶有其他贷款。");
    expect(text).toContain("送达回证");
    // The notice is one flow: no paper, no notice; the paper that was handed over stands with it.
    const tell = (on: string | null, how = "当面交本人") =>
      giveNotice(db, actorFor(signInAs(db, "loan-officer").person, "loan.edit"), id, { how, on });
    expect(tell("2020-01-01")).toEqual({ ok: false, why: "step.why.noticeDay" });
    expect(tell(todayOn(), "")).toEqual({ ok: false, why: "step.why.reason" });
    const given = noticePaper(db, id)!;
    voidPaper(db, officer(), given.id, "写错名字");
    expect(tell(todayOn())).toEqual({ ok: false, why: "step.why.noticePaper" });
    const again = issued("refusal");
    expect(tell(todayOn())).toEqual({ ok: true });
    expect(noticeOf(db, id)).toMatchObject({ paperId: again.id, on: todayOn(), text: "当面交本人" });
    expect(findPaper(db, officer(), again.id)?.deliveredOn).toBe(todayOn());
    set({ state: "qualified", approvedFen: 20_000_000, approvedOn: "2026-03-16", approvalNumber: "ZG-1" });
    expect(keys()).toContain("recommendation");
    expect(keys()).not.toContain("refusal");
    expect(issue("refusal")).toEqual({ ok: false, why: "issue.why.notReady" });
    expect(issued("counter-guarantee:1").number).toBe("DK-2026-0318-FDB-1-01");
    const review = issued("review");
    expect(review.number).toBe("DK-2026-0318-SH-01");
    // Where a rule was read, and that its clause is still looked for, is a note of the house.
    const sheet = pdfText(paperBytes(db, review.id)!).replace(/\s/g, "");
    for (const note of ["待核", "参照", "转载"]) expect(`${text}${sheet}`).not.toContain(note);
    // A rule that only another place's paper holds is told in its own words: the county's policy is not its basis.
    const rows = reviewOnPaper(db, findApplication(db, officer(), id)!)!;
    const job = rows.lines.find((line) => line.item === "没有在别处就业、没有领养老金");
    const most = rows.lines.find((line) => line.item.startsWith("额度不超过"));
    expect([job?.paper, job?.clause]).toEqual([null, null]);
    expect(rows.papers[most?.paper ?? -1]).toContain("财金〔2023〕75号");
    expect(sheet).toContain("没有查到本地文件条款");
    const reasons = refusalReasons(db, findApplication(db, officer(), id)!);
    const ofJob = { title: "不符合“没有在别处就业、没有领养老金”的条件", basis: null };
    expect(reasons).toContainEqual(expect.objectContaining(ofJob));
  });

  it("is not there for whoever works in another village", () => {
    const other = makeVillage(db, "王庄村", "371725101207");
    const paper = issued("pledge");
    const elsewhere = actorFor(signInAs(db, "loan-officer", [other]).person, "loan.paper");
    expect(issue("application", elsewhere)).toEqual({ ok: false, why: "issue.why.notFound" });
    expect(findPaper(db, elsewhere, paper.id)).toBeUndefined();
    expect(voidPaper(db, elsewhere, paper.id, "没有理由")).toEqual({ ok: false, why: "issue.why.notFound" });
  });

  it("delivery lies between issuing and today", () => {
    const paper = issued("pledge");
    const actor = officer();
    expect(deliverPaper(db, actor, paper.id, "2020-01-01")).toEqual({ ok: false, why: "issue.why.dayOrder" });
    expect(deliverPaper(db, actor, paper.id, null)).toEqual({ ok: false, why: "issue.why.day" });
    expect(deliverPaper(db, actor, paper.id, todayOn())).toEqual({ ok: true });
    voidPaper(db, actor, paper.id, "作废重出");
    expect(deliverPaper(db, actor, paper.id, todayOn())).toEqual({ ok: false, why: "issue.why.void" });
  });

  it("a name that no font has stops it, and nothing is kept", () => {
    db.update(personTable).set({ name: "孟\u{10FFFD}" }).run();
    expect(issue("application")).toMatchObject({
      ok: false,
      why: "issue.why.missing",
      values: { missing: expect.stringContaining("U+10FFFD") },
    });
    expect(howMany(db, loanPaper)).toBe(0);
  });
});

describe("anybody can check it", () => {
  it("by code, by number and name, by the file; void is said", () => {
    const paper = issued("pledge");
    const shown = {
      answer: "paper",
      paper: {
        state: "valid",
        kind: "创业担保贷款承诺书",
        number: paper.number,
        name: "孟*泉",
        amountFen: 20_000_000,
        signed: true,
      },
    };
    expect(verifyByCode(db, paper.code, "10.0.0.1")).toMatchObject(shown);
    expect(verifyByNumber(db, ` ${paper.number.toLowerCase()} `, "孟庆泉", "10.0.0.2")).toMatchObject(shown);
    expect(verifyByNumber(db, paper.number, "孟庆全", "10.0.0.3")).toEqual({ answer: "not-found" });
    const bytes = new Uint8Array(paperBytes(db, paper.id)!);
    expect(verifyByFile(db, bytes, "10.0.0.4")).toMatchObject({ ...shown, sameFile: true });
    bytes[100] = (bytes[100] as number) ^ 1;
    expect(verifyByFile(db, bytes, "10.0.0.5")).toEqual({ answer: "not-found" });
    voidPaper(db, officer(), paper.id, "作废重出");
    expect(verifyByCode(db, paper.code, "10.0.0.6")).toMatchObject({ paper: { state: "void" } });
    expect(JSON.stringify(verifyByCode(db, paper.code, "10.0.0.7"))).not.toMatch(/372928\d{6}|孟庆泉/);
  });

  it("the code on the paper leads to the page and carries a signature that fits what is printed", async () => {
    const paper = issued("pledge");
    const scanned = qrIn(pdfPicture(paperBytes(db, paper.id)!, { x: 150, y: 0, w: 60, h: 40 }))?.text ?? "";
    expect(scanned.startsWith(`${origin}/verify/${paper.code}#`)).toBe(true);
    const typed = typedPaper(
      (field) =>
        ({
          kind: "创业担保贷款 承诺书",
          number: paper.number,
          name: "孟庆泉",
          idTail: paper.signedFacts.match(/id-tail=(.*)/)?.[1] ?? "",
          amount: "200,000.00",
          issuer: "郓城县人力资源和社会保障局",
          issued: todayOn(),
          signature: scanned,
        })[field],
    );
    const read = readTypedPaper(typed);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const fits = (amountFen: number) =>
      signatureFits(
        signedPaperText({ ...read.paper, amountFen }),
        read.signature,
        secrets().signingPublicKey,
      );
    expect(fits(20_000_000)).toBe(true);
    expect(fits(20_000_001)).toBe(false);

    const post = async (amount: string) => {
      const body = new FormData();
      body.set("of", "paper");
      for (const [field, value] of Object.entries({ ...typed, amount })) body.set(field, value);
      const request = new Request(`${origin}/verify/paper`, { method: "POST", body });
      const answer = await checkOnPaper({ request, params: {}, context: {} });
      return "data" in answer ? answer.data : answer;
    };
    expect(await post("200,000.00")).toMatchObject({ answer: "fits" });
    expect(await post("300,000.00")).toMatchObject({ answer: "other" });
    expect(await post("很多")).toMatchObject({ answer: null, other: { problems: { amount: "amount" } } });

    const opened = await openCheck({
      request: new Request(`${origin}/verify/${paper.code}`),
      params: { code: paper.code },
      context: {},
    });
    expect(JSON.stringify(opened)).toContain("承诺书");
  });
});
