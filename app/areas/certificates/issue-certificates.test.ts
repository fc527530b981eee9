import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "db/client.server";
import { auditEvent, certificate, certificateTemplate, issueBatch, numberSerial } from "db/schema";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { trainingText } from "~/areas/training";
import { translator } from "~/platform/i18n/text";
import { closedClass, testVillage } from "../../../tests/support/closed-class";
import { revoke } from "../../../tests/support/revoke";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { classPage } from "../training/class-page.server";
import { findClass } from "../training/class-queries.server";
import { issuedPapers } from "../training/issued-papers.server";
import { relativesOf } from "./certificate-history.server";
import { onlySheets, openBatches, successorsOf } from "./certificate-queries.server";
import { certificatesHome } from "./certificates-home.server";
import { classForIssue, type Uncovered } from "./class-for-issue.server";
import { uncoveredByFonts } from "./draw-papers.server";
import { type IssueInput, issueCertificates } from "./issue-certificates.server";
import { countReadyClasses, readyClasses } from "./ready-classes.server";
import { verifyByCode } from "./verify.server";

const all: Uncovered = () => [];
const input = (classId: number, more: Partial<IssueInput> = {}): IssueInput => ({
  classId,
  requestKey: `key-${classId}-${Math.random()}`,
  setAside: [],
  form: "merged",
  ink: "mono",
  verifyBase: "https://hqy.example.gov.cn/verify",
  ...more,
});
const names = (n: number, family = "张") =>
  Array.from({ length: n }, (_, i) => `${family}${"一二三四五六七八九十"[i % 10]}${"东西南北中"[i % 5]}`);
const issued = (db: ReturnType<typeof testDb>) => db.select().from(certificate).all();

describe("issuing to a class", () => {
  it("gives 26 of 30 a certificate and leaves the four with their reasons", () => {
    const db = testDb();
    const made = closedClass(db, {
      villageId: testVillage(db),
      names: names(26),
      failed: names(4, "李"),
    });
    const { person } = signInAs(db, "certificate-clerk");
    const waiting = () => readyClasses(db, "all").map((c) => [c.class.id, c.ready]);
    expect(waiting()).toEqual([[made.classId, 26]]);
    const result = issueCertificates(db, actorFor(person, "certificate.issue"), input(made.classId), all);
    expect(result).toMatchObject({ ok: true, issued: 26 });
    expect(waiting()).toEqual([]);
    expect(issued(db).every((c) => c.holderName.startsWith("张"))).toBe(true);
  });

  it("numbers run 001 to 026 by the rule, each issue is a row of the log", () => {
    const db = testDb();
    const made = closedClass(db, { villageId: testVillage(db), names: names(26) });
    const { person } = signInAs(db, "certificate-clerk");
    issueCertificates(db, actorFor(person, "certificate.issue"), input(made.classId), all);
    expect(issued(db).map((c) => c.number)).toEqual(
      Array.from(
        { length: 26 },
        (_, i) => `371725${new Date().getUTCFullYear()}02001${String(i + 1).padStart(3, "0")}`,
      ),
    );
    const rows = db.select().from(auditEvent).where(eq(auditEvent.event, "certificate.issued")).all();
    expect(rows).toHaveLength(26);
    expect(JSON.stringify(rows).includes("372928198")).toBe(false);
  });

  it("pressing twice issues once", () => {
    const db = testDb();
    const made = closedClass(db, { villageId: testVillage(db), names: names(3) });
    const { person } = signInAs(db, "certificate-clerk");
    const actor = actorFor(person, "certificate.issue");
    const once = input(made.classId, { requestKey: "same" });
    const first = issueCertificates(db, actor, once, all);
    expect(issueCertificates(db, actor, once, all)).toEqual(first);
    expect(issued(db)).toHaveLength(3);
    expect(db.select().from(issueBatch).all()).toHaveLength(1);
  });

  it("a revoked certificate waits for nobody: another one is issued only to who is ticked", () => {
    const db = testDb();
    const made = closedClass(db, { villageId: testVillage(db), names: names(3) });
    const { person } = signInAs(db, "certificate-clerk");
    const actor = actorFor(person, "certificate.issue");
    issueCertificates(db, actor, input(made.classId), all);
    const first = issued(db)[0]!;
    revoke(db, person, first.id, "照片不是本人");
    const found = classForIssue(db, actor.villages, made.classId);
    expect(found?.ready).toHaveLength(0);
    expect(found?.revoked).toMatchObject([
      { enrolment: { id: first.enrolmentId }, revoked: { number: first.number, reason: "照片不是本人" } },
    ]);
    expect(issueCertificates(db, actor, input(made.classId), all)).toEqual({
      ok: false,
      why: "issue.nobody",
    });
    expect(
      issueCertificates(db, actor, input(made.classId, { again: [first.enrolmentId] }), all),
    ).toMatchObject({ ok: true, issued: 1 });
    expect(issued(db)).toHaveLength(4);
    // The old paper tells which one counts now: to the public, and to staff on both pages.
    const next = issued(db)[3]!;
    expect(verifyByCode(db, first.code, "127.0.0.1")).toMatchObject({
      certificate: { state: "revoked", replacedBy: next.number, replacedByCode: next.code },
    });
    expect(verifyByCode(db, next.code, "127.0.0.1")).toMatchObject({
      certificate: { state: "valid", replacedBy: null },
    });
    expect(relativesOf(db, issued(db)[0]!).replacedBy).toEqual({ id: next.id, number: next.number });
    expect(relativesOf(db, next).replaces).toEqual({ id: first.id, number: first.number });
    expect(successorsOf(db, [first]).get(first.id)).toEqual({ id: next.id, number: next.number });
    expect(successorsOf(db, [next]).size).toBe(0);
    const [job] = openBatches(db, "all")
      .filter((o) => o.batch.total === 1)
      .slice(-1);
    expect(onlySheets(db, [job!.batch.id]).get(job!.batch.id)?.why).toBe("again");
    expect(classForIssue(db, actor.villages, made.classId)?.revoked).toHaveLength(0);
  });

  it("what waits is counted as on the home page: somebody revoked waits for nobody, whoever got none does", async () => {
    const db = testDb();
    const villageId = testVillage(db);
    const made = closedClass(db, { villageId, names: names(3), failed: names(2, "李") });
    const { person } = signInAs(db, "certificate-clerk");
    const actor = actorFor(person, "certificate.issue");
    issueCertificates(db, actor, input(made.classId), all);
    const first = issued(db)[0]!;
    revoke(db, person, first.id, "照片不是本人");
    expect(readyClasses(db, "all")).toEqual([]);
    // The card of the class says the same.
    expect(issuedPapers(db, made.classId)).toMatchObject({
      valid: { size: 2 },
      revoked: new Set([first.enrolmentId]),
    });
    // So does its page: by name, in the row too, and no photo is asked of who gets no certificate by itself.
    const t = translator(trainingText, "zh");
    const page = classPage(db, person, findClass(db, "all", made.classId)!, t, "zh");
    expect(page.revoked).toEqual([first.holderName]);
    expect(page.photos).toEqual([]);
    expect(page.roll.filter((r) => r.reasons === "证书已作废").map((r) => r.name)).toEqual([
      first.holderName,
    ]);
    const other = closedClass(db, { villageId, names: names(4, "王"), failed: names(1, "赵"), number: 2 });
    expect(readyClasses(db, "all")).toMatchObject([
      { class: { id: other.classId }, ready: 4, qualified: 4, failed: 1, blocked: [] },
    ]);
    expect(countReadyClasses(db, [villageId + 1])).toBe(0);
    const { sections = [] } = await certificatesHome.part(db, person, "zh");
    const shown = sections.reduce((sum, s) => sum + (s.waits ? s.count : 0), 0);
    expect(certificatesHome.waiting(db, person)).toBe(shown);
    expect(shown).toBeGreaterThanOrEqual(2);
  });

  it("a name that cannot be printed stops the batch before anything is issued, and says who and which character", () => {
    const db = testDb();
    const odd = "赵\u{3106C}霞";
    const made = closedClass(db, { villageId: testVillage(db), names: ["张一东", odd, "王五"] });
    const { person } = signInAs(db, "certificate-clerk");
    const actor = actorFor(person, "certificate.issue");
    const blocked = issueCertificates(db, actor, input(made.classId), uncoveredByFonts);
    expect(blocked).toMatchObject({
      ok: false,
      why: "issue.uncovered",
      uncovered: [{ name: odd, characters: [{ codePoint: 0x3106c, index: 1 }] }],
    });
    expect(issued(db)).toHaveLength(0);
    expect(db.select().from(numberSerial).all()).toHaveLength(0);
    if (blocked.ok || blocked.why !== "issue.uncovered") throw new Error("not blocked");
    const setAside = blocked.uncovered.map((u) => u.enrolmentId);
    expect(issueCertificates(db, actor, input(made.classId, { setAside }), uncoveredByFonts)).toMatchObject({
      ok: true,
      issued: 2,
    });
    expect(issued(db).map((c) => c.number.slice(-3))).toEqual(["001", "002"]);
  });

  it("a class whose serials run out is taken back whole", () => {
    const db = testDb();
    const made = closedClass(db, { villageId: testVillage(db), names: names(3) });
    db.update(certificateTemplate).set({ numberRule: "X{year4}{serial2}" }).run();
    db.insert(numberSerial)
      .values({ scope: `X${new Date().getUTCFullYear()}##`, last: 97 })
      .run();
    const { person } = signInAs(db, "certificate-clerk");
    const actor = actorFor(person, "certificate.issue");
    expect(issueCertificates(db, actor, input(made.classId), all)).toEqual({
      ok: false,
      why: "issue.serialsUsedUp",
    });
    expect(issued(db)).toHaveLength(0);
    expect(db.select().from(numberSerial).get()?.last).toBe(97);
  });

  it("another's village has no such class", () => {
    const db = testDb();
    const made = closedClass(db, { villageId: testVillage(db), names: names(3) });
    const other = testVillage(db, 207, "冯屯村");
    const { person } = signInAs(db, "certificate-clerk", [other]);
    expect(issueCertificates(db, actorFor(person, "certificate.issue"), input(made.classId), all)).toEqual({
      ok: false,
      why: "issue.notFound",
    });
  });
});

describe("two clerks at once", () => {
  it("200 on two connections to one file: 200 distinct, consecutive numbers", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "qihang-numbers-"));
    try {
      const memory = testDb();
      const villageId = testVillage(memory);
      // One serial for the whole county, so that both clerks draw from the same row.
      const classes = Array.from({ length: 20 }, (_, i) =>
        closedClass(memory, { villageId, names: names(10), number: i + 1 }),
      );
      memory.update(certificateTemplate).set({ numberRule: "{year4}{serial6}" }).run();
      const { person } = signInAs(memory, "certificate-clerk");
      const file = path.join(folder, "qihang.db");
      memory.$client.exec(`VACUUM INTO '${file}'`);
      const clerks = [openDatabase(file), openDatabase(file)];
      const turn = async (db: (typeof clerks)[number], mine: typeof classes) => {
        for (const c of mine) {
          const result = issueCertificates(db, actorFor(person, "certificate.issue"), input(c.classId), all);
          expect(result).toMatchObject({ ok: true, issued: 10 });
          await new Promise((next) => setImmediate(next));
        }
      };
      await Promise.all(
        clerks.map((db, i) =>
          turn(
            db,
            classes.filter((_, n) => n % 2 === i),
          ),
        ),
      );
      const numbers = clerks[0]!
        .select()
        .from(certificate)
        .all()
        .map((c) => Number(c.number.slice(4)));
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
      for (const db of clerks) db.$client.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
