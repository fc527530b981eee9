import { createHash } from "node:crypto";
import {
  certificate,
  certificateFile,
  certificateTemplate,
  issueBatch,
  issueBatchSheet,
  person,
} from "db/schema";
import { asc, eq } from "drizzle-orm";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { readNotice } from "~/platform/http/notice.server";
import { closedClass, testVillage } from "../../../tests/support/closed-class";
import { pdfPages, pdfText, pdfTitle } from "../../../tests/support/printed";
import { revoke } from "../../../tests/support/revoke";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { openBatches } from "./certificate-queries.server";
import { handOut, replaceCertificate, requestReissue } from "./change-certificate.server";
import { confirmReprinted, confirmSheets, spoilSheet } from "./confirm-sheets.server";
import { frozenFile, mergedDocument } from "./frozen-files.server";
import { issueCertificates } from "./issue-certificates.server";
import { defaultCertificateTemplate } from "./pdf/certificate-template";
import { startJobs, stopJobs } from "./print-jobs.server";
import { loader as batchLoader } from "./routes/batch";
import { loader as pdfLoader } from "./routes/batch-pdf";
import { loader as zipLoader } from "./routes/batch-zip";
import { action as certificateAction } from "./routes/certificate";

const givenNames = [..."建国德龙秀英海燕庆春丽华"];
const names = (n: number) =>
  Array.from({ length: n }, (_, i) => `孔${givenNames[i % 12]}${givenNames[(i * 5 + 3) % 12]}`);

function issued(n: number) {
  const db = testDb();
  const made = closedClass(db, { villageId: testVillage(db), names: names(n) });
  const clerk = signInAs(db, "certificate-clerk");
  const result = issueCertificates(
    db,
    actorFor(clerk.person, "certificate.issue"),
    {
      classId: made.classId,
      requestKey: "k",
      setAside: [],
      form: "zip",
      ink: "mono",
      verifyBase: "https://x.cn/verify",
    },
    () => [],
  );
  if (!result.ok) throw new Error(result.why);
  return { db, clerk, ...made, batchId: result.batchId };
}

const files = (db: ReturnType<typeof testDb>) =>
  db.select().from(certificateFile).orderBy(asc(certificateFile.id)).all();
const batchOf = (db: ReturnType<typeof testDb>, id: number) =>
  db.select().from(issueBatch).where(eq(issueBatch.id, id)).get()!;
const noticeOf = (answer: Response) =>
  readNotice(
    new Request("http://x/", {
      headers: {
        Cookie: answer.headers
          .getSetCookie()
          .map((c) => c.split(";")[0])
          .join("; "),
      },
    }),
  );
const download = async (cookie: string, batchId: number) => {
  const request = new Request(`http://localhost/certificates/batches/${batchId}/certificates.zip`, {
    headers: { Cookie: cookie },
  });
  const response = await zipLoader({ request, params: { batchId: String(batchId) }, context: {} });
  return JSZip.loadAsync(await (response as Response).arrayBuffer());
};

describe("a print job", { timeout: 120_000 }, () => {
  it("makes 200: one merged document, and a ZIP of 编号_姓名.pdf (FEATURES 47)", async () => {
    const { db, clerk, batchId } = issued(200);
    await startJobs();
    expect(batchOf(db, batchId)).toMatchObject({ state: "done", finished: 200 });
    const merged = mergedDocument(batchId)!;
    expect(pdfPages(merged)).toBe(200);
    expect(createHash("sha256").update(merged).digest("hex")).toBe(batchOf(db, batchId).resultSha256);
    const zip = await download(clerk.cookie, batchId);
    const expected = db
      .select()
      .from(certificate)
      .all()
      .map((c) => `${c.number}_${c.holderName}.pdf`);
    expect(Object.keys(zip.files).sort()).toEqual(expected.sort());
    const one = db.select().from(certificate).get()!;
    const bytes = await zip.file(`${one.number}_${one.holderName}.pdf`)!.async("uint8array");
    expect(pdfText(bytes)).toContain(one.holderName);
  });

  it("frozen: a new name and a new template leave every byte as it was (FEATURES 42)", async () => {
    const { db, batchId, people } = issued(2);
    await startJobs();
    const before = files(db).map((f) => frozenFile(db, f.certificateId)!);
    const merged = mergedDocument(batchId)!;
    db.update(person).set({ name: "改了名" }).where(eq(person.id, people[0]!.id)).run();
    const wide = { ...defaultCertificateTemplate, title: { ...defaultCertificateTemplate.title, size: 30 } };
    db.update(certificateTemplate)
      .set({ layout: JSON.stringify(wide), issuerName: "别的机构" })
      .run();
    for (const [i, f] of files(db).entries()) {
      const again = frozenFile(db, f.certificateId)!;
      expect(again.bytes.equals(before[i]!.bytes)).toBe(true);
      expect(createHash("sha256").update(again.bytes).digest("hex")).toBe(f.sha256);
    }
    expect(mergedDocument(batchId)!.equals(merged)).toBe(true);
  });

  it("stopped on the way it goes on at the next start: nothing issued twice, nothing drawn twice", async () => {
    const { db, batchId } = issued(60);
    const running = startJobs();
    while (files(db).length === 0) await new Promise((next) => setImmediate(next));
    await stopJobs();
    await running;
    const early = files(db);
    expect(early.length).toBeLessThan(60);
    expect(batchOf(db, batchId)).toMatchObject({ state: "interrupted", finished: early.length });
    await startJobs();
    expect(batchOf(db, batchId).state).toBe("done");
    expect(files(db)).toHaveLength(60);
    expect(new Set(files(db).map((f) => f.certificateId)).size).toBe(60);
    expect(files(db).slice(0, early.length)).toEqual(early);
    expect(db.select().from(certificate).all()).toHaveLength(60);
    expect(pdfPages(mergedDocument(batchId)!)).toBe(60);
  });

  it("a server that was killed leaves the job running; the next one takes it up", async () => {
    const { db, batchId } = issued(25);
    db.update(issueBatch).set({ state: "running", startedAt: 1 }).where(eq(issueBatch.id, batchId)).run();
    await startJobs();
    expect(batchOf(db, batchId)).toMatchObject({ state: "done", finished: 25, startedAt: 1 });
  });
});

describe("after the first print", { timeout: 120_000 }, () => {
  it("a lost paper is printed again as 补发, counted, under its old number (FEATURES 53)", async () => {
    const { db, clerk, batchId } = issued(1);
    await startJobs();
    const first = db.select().from(certificate).get()!;
    const actor = actorFor(clerk.person, "certificate.print");
    // Nobody can have lost what was never printed.
    expect(requestReissue(db, actor, first.id, { reason: "遗失", requestKey: "early" })).toEqual({
      ok: false,
      why: "certificate.why.neverPrinted",
    });
    confirmSheets(db, actor, batchId, 1);
    for (const n of [1, 2]) {
      const input = { reason: "遗失", requestKey: `again-${n}` };
      const result = requestReissue(db, actor, first.id, input);
      expect(requestReissue(db, actor, first.id, input)).toEqual(result);
      await startJobs();
      const file = frozenFile(db, first.id)!;
      expect(file.kind).toBe("reissue");
      const text = pdfText(file.bytes).replace(/\s/g, "");
      expect(text).toContain(`第${n}次`);
      expect(text).toContain(first.number);
    }
    expect(db.select().from(certificate).get()!.reissueCount).toBe(2);
    expect(files(db).map((f) => f.kind)).toEqual(["original", "reissue", "reissue"]);
  });

  it("the ZIP of the first job keeps its originals when a duplicate was printed since", async () => {
    const { db, clerk, batchId } = issued(1);
    await startJobs();
    const row = db.select().from(certificate).get()!;
    confirmSheets(db, actorFor(clerk.person, "certificate.print"), batchId, 1);
    requestReissue(db, actorFor(clerk.person, "certificate.print"), row.id, {
      reason: "遗失",
      requestKey: "r",
    });
    await startJobs();
    const zip = await download(clerk.cookie, batchId);
    const bytes = await zip.file(`${row.number}_${row.holderName}.pdf`)!.async("uint8array");
    expect(pdfText(bytes)).not.toMatch(/补\s*发/);
  });

  it("a wrong name is put right by a replacement with a new number; a name that cannot be printed changes nothing", async () => {
    const { db, clerk, people } = issued(2);
    await startJobs();
    const actor = actorFor(clerk.person, "certificate.issue");
    const old = db.select().from(certificate).get()!;
    db.update(person).set({ name: "孔令霞" }).where(eq(person.id, people[0]!.id)).run();
    const input = { reason: "姓名用字更正", requestKey: "n", verifyBase: "https://x.cn/verify" };
    const blocked = replaceCertificate(db, actor, old.id, input, () => [{ char: "霞", codePoint: 0x971e }]);
    expect(blocked).toMatchObject({ ok: false, why: "issue.uncovered" });
    expect(db.select().from(certificate).get()!.state).toBe("valid");
    expect(replaceCertificate(db, actor, old.id, input, () => [])).toMatchObject({ ok: true });
    const rows = db.select().from(certificate).orderBy(asc(certificate.id)).all();
    expect(rows.map((r) => [r.holderName, r.state, r.number.slice(-3)])).toEqual([
      [old.holderName, "replaced", "001"],
      [rows[1]!.holderName, "valid", "002"],
      ["孔令霞", "valid", "003"],
    ]);
    expect(rows[2]!.replacesId).toBe(old.id);
  });

  it("confirms up to a sheet, takes it back, and prints a spoiled sheet again", async () => {
    const { db, clerk, batchId } = issued(5);
    const actor = actorFor(clerk.person, "certificate.print");
    expect(confirmSheets(db, actor, batchId, 3)).toEqual({ ok: false, why: "batch.notReady" });
    await startJobs();
    const states = () =>
      db
        .select()
        .from(issueBatchSheet)
        .orderBy(asc(issueBatchSheet.sheet))
        .all()
        .map((s) => s.state);
    expect(confirmSheets(db, actor, batchId, 6)).toEqual({ ok: false, why: "batch.sheetRange" });
    expect(spoilSheet(db, actor, batchId, 2, "")).toEqual({ ok: false, why: "batch.needSpoilWhy" });
    expect(spoilSheet(db, actor, batchId, 2, "卡纸")).toEqual({ ok: true });
    // A part says which sheets it holds, in the file and in its name.
    const part = async (query: string) => {
      const answer = await pdfLoader({
        request: new Request(`http://localhost/x${query}`, { headers: { Cookie: clerk.cookie } }),
        params: { batchId: String(batchId) },
        context: {},
      });
      const name = /UTF-8''(.*)$/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "";
      return `${decodeURIComponent(name)} ${pdfTitle(Buffer.from(await answer.arrayBuffer()))}`;
    };
    spoilSheet(db, actor, batchId, 5, "卡纸");
    expect(await part("?spoiled=1")).toMatch(/_第2、5张\.pdf .*，第 2、5 张，\d+002、\d+005$/);
    expect(await part("?from=3")).toMatch(/_第3–4张\.pdf .*，第 3–4 张，\d+003 至 \d+004$/);
    expect(await part("")).toMatch(/任务\d+\.pdf .*，5 张，\d+001 至 \d+005$/);
    db.update(issueBatchSheet)
      .set({ state: "drawn", spoiledAt: null })
      .where(eq(issueBatchSheet.sheet, 5))
      .run();
    confirmSheets(db, actor, batchId, 4);
    expect(states()).toEqual(["printed", "spoiled", "printed", "printed", "drawn"]);
    confirmReprinted(db, actor, batchId);
    // Fewer than before is said, not taken for granted.
    expect(confirmSheets(db, actor, batchId, 3)).toEqual({ ok: false, why: "batch.takesBack", count: 1 });
    expect(states()).toEqual(["printed", "printed", "printed", "printed", "drawn"]);
    confirmSheets(db, actor, batchId, 3, true);
    expect(states()).toEqual(["printed", "printed", "printed", "drawn", "drawn"]);
    expect(db.select().from(issueBatchSheet).where(eq(issueBatchSheet.sheet, 2)).get()!.spoiledReason).toBe(
      "卡纸",
    );
  });

  it("a revoked certificate is marked in its job and left out of every print; the document as issued stays", async () => {
    const { db, clerk, batchId } = issued(3);
    await startJobs();
    const actor = actorFor(clerk.person, "certificate.print");
    const frozen = mergedDocument(batchId)!;
    const gone = db.select().from(certificate).orderBy(asc(certificate.id)).all()[1]!;
    spoilSheet(db, actor, batchId, 2, "卡纸");
    revoke(db, clerk.person, gone.id, "弄虚作假");
    const call = (query: string) => ({
      request: new Request(`http://localhost/x${query}`, { headers: { Cookie: clerk.cookie } }),
      params: { batchId: String(batchId) },
      context: {},
    });
    const pdf = async (query: string) => Buffer.from(await (await pdfLoader(call(query))).arrayBuffer());
    const shown = await batchLoader(call(""));
    expect(shown.sheets.map((s) => s.holds)).toEqual(["valid", "revoked", "valid"]);
    expect(pdfPages(await pdf(""))).toBe(2);
    expect(pdfText(await pdf(""))).not.toContain(gone.number);
    expect(pdfPages(await pdf("?from=2"))).toBe(1);
    for (const query of ["?spoiled=1", "?from=99", "?from=abc", "?from=0", "?from=-1", "?from=1.5"]) {
      const back = await pdfLoader(call(query));
      expect([query, back.status]).toEqual([query, 303]);
      expect(back.headers.get("Location")).toBe(`/certificates/batches/${batchId}`);
      expect((await noticeOf(back))?.text).toMatch(
        query === "?spoiled=1" ? /^没有等重印的/ : /这个任务有 3 张/,
      );
    }
    expect((await pdf("?as-issued=1")).equals(frozen)).toBe(true);
    // Whose the last good sheet is does not change with what is revoked meanwhile; the revoked one is never printed well.
    expect(confirmSheets(db, actor, batchId, 2)).toEqual({ ok: false, why: "batch.sheetRange" });
    expect(shown.sheets.map((s) => s.page)).toEqual([1, null, 2]);
    const states = async () => (await batchLoader(call(""))).sheets.map((s) => s.state);
    confirmSheets(db, actor, batchId, 1);
    expect(await states()).toEqual(["printed", "spoiled", "drawn"]);
    confirmReprinted(db, actor, batchId);
    expect(await states()).toEqual(["printed", "spoiled", "drawn"]);
    expect(openBatches(db, "all").map((b) => [b.printed, b.holding])).toEqual([[1, 2]]);
    confirmSheets(db, actor, batchId, 3);
    expect(await states()).toEqual(["printed", "spoiled", "printed"]);
    expect(openBatches(db, "all")).toEqual([]);
    const zip = await download(clerk.cookie, batchId);
    expect(Object.keys(zip.files)).toHaveLength(2);
    expect(Object.keys(zip.files).join()).not.toContain(gone.number);
  });

  it("a sheet that nobody confirmed printed is handed out only when the paper is said to be on hand", async () => {
    const { db, clerk, batchId } = issued(2);
    await startJobs();
    const actor = actorFor(clerk.person, "certificate.print");
    const [first, second] = db.select().from(certificate).orderBy(asc(certificate.id)).all();
    const post = (fields: Record<string, string>) =>
      certificateAction({
        request: new Request("http://localhost/x", {
          method: "POST",
          headers: { Cookie: clerk.cookie },
          body: new URLSearchParams({ intent: "hand-out", to: "孔二", ...fields }),
        }),
        params: { certificateId: String(first!.id) },
        context: {},
      });
    expect(await post({ signed: "yes" })).toMatchObject({
      init: { status: 400 },
      data: { why: { field: "onHand", typed: { to: "孔二", signed: true } } },
    });
    expect(db.select().from(certificate).get()!.handedOutOn).toBeNull();
    expect(await post({ onHand: "yes" })).toMatchObject({ status: 303 });
    confirmSheets(db, actor, batchId, 2);
    expect(handOut(db, actor, second!.id, { to: "孔三", signed: false, onHand: false })).toEqual({
      ok: true,
    });
  });
});
