import { sign } from "node:crypto";
import { auditEvent, certificate, verificationCheck } from "db/schema";
import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addressHeader } from "~/platform/http/client-address.server";
import { secrets } from "~/platform/keys.server";
import { textString } from "~/platform/pdf/pdf-file";
import { closedClass, testVillage } from "../../../tests/support/closed-class";
import { pdfPicture, pdfText, qrIn } from "../../../tests/support/printed";
import { revoke } from "../../../tests/support/revoke";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { factsOf } from "./certificate-queries.server";
import { replaceCertificate } from "./change-certificate.server";
import { signedVersion } from "./check-signature.server";
import { frozenFile, mergedDocument } from "./frozen-files.server";
import { issueCertificates } from "./issue-certificates.server";
import { floodLimit, missLimit } from "./miss-limit";
import { startJobs } from "./print-jobs.server";
import { loader as printPart } from "./routes/batch-pdf";
import { action, loader } from "./routes/verify";
import { action as checkPaper } from "./routes/verify-paper";
import { firstSignedText, signatureHint } from "./signed-facts";
import { readTypedFacts, type TypedFacts, typedFacts } from "./typed-facts";
import { checksSince, verifyByCode, verifyByFile, verifyByNumber } from "./verify.server";
import { logRefused, rowsAnHour, writeRefused } from "./write-check.server";

async function issued(names = ["张小龙", "孔霞"]) {
  const db = testDb();
  const made = closedClass(db, { villageId: testVillage(db), names });
  const clerk = signInAs(db, "certificate-clerk").person;
  const verifyBase = "https://hqy.example.gov.cn/verify";
  issueCertificates(
    db,
    actorFor(clerk, "certificate.issue"),
    { classId: made.classId, requestKey: "k", setAside: [], form: "merged", ink: "mono", verifyBase },
    () => [],
  );
  await startJobs();
  const rows = db.select().from(certificate).orderBy(asc(certificate.id)).all();
  return { db, clerk, rows, first: rows[0]!, verifyBase };
}

const from = (n: number) => `10.1.${Math.floor(n / 250)}.${n % 250}`;

describe("a public check", () => {
  it("by code: valid, with a masked name and no full ID number", async () => {
    const { db, first } = await issued();
    const answer = verifyByCode(db, first.code, from(1));
    expect(answer).toMatchObject({
      answer: "found",
      certificate: { state: "valid", facts: { name: "张*龙" }, signed: true, checks: 1 },
    });
    expect(JSON.stringify(answer)).not.toMatch(/372928\d{6}/);
    expect(verifyByCode(db, first.code, from(2))).toMatchObject({ certificate: { checks: 2 } });
  });

  it("by number and name, both as on the paper, however the number is typed", async () => {
    const { db, first } = await issued();
    const spaced = first.number.replace(/(.{4})/g, "$1 ");
    expect(verifyByNumber(db, spaced, " 张小龙 ", from(1)).answer).toBe("found");
    expect(verifyByNumber(db, first.number, "张小虎", from(1)).answer).toBe("not-found");
  });

  it("revoked, and replaced by which", async () => {
    const { db, clerk, rows, verifyBase } = await issued();
    revoke(db, clerk, rows[0]!.id, "弄虚作假");
    expect(verifyByCode(db, rows[0]!.code, from(1))).toMatchObject({
      certificate: { state: "revoked", revokedReason: "弄虚作假", replacedBy: null },
    });
    replaceCertificate(
      db,
      actorFor(clerk, "certificate.issue"),
      rows[1]!.id,
      { reason: "姓名用字更正", requestKey: "r", verifyBase },
      () => [],
    );
    const next = db.select().from(certificate).orderBy(asc(certificate.id)).all().at(-1)!;
    expect(verifyByCode(db, rows[1]!.code, from(1))).toMatchObject({
      certificate: { state: "replaced", replacedBy: next.number, replacedByCode: next.code },
    });
  });

  it("trying consecutive numbers gives nothing, and is stopped (FEATURES 51)", async () => {
    const { db, first } = await issued();
    const start = Number(first.number.slice(-3));
    const tried = (i: number) =>
      verifyByNumber(db, first.number.slice(0, -3) + String(start + i).padStart(3, "0"), "王伟", from(1));
    const answers = Array.from({ length: missLimit.misses + 5 }, (_, i) => tried(i).answer);
    expect(new Set(answers.slice(0, missLimit.misses))).toEqual(new Set(["not-found"]));
    expect(new Set(answers.slice(missLimit.misses))).toEqual(new Set(["limited"]));
    // At the same address the right name is not told either, but the code of the paper and its file are answered.
    expect(verifyByNumber(db, first.number, "张小龙", from(1)).answer).toBe("limited");
    for (let n = 0; n < 50; n += 1) expect(verifyByCode(db, first.code, from(1)).answer).toBe("found");
    expect(verifyByFile(db, frozenFile(db, first.id)!.bytes, from(1)).answer).toBe("found");
    // Neither is a false one left without a verdict, and false ones do not stop the checks by number.
    const forged = Buffer.from("%PDF-1.7 forged");
    expect(verifyByFile(db, forged, from(1)).answer).toBe("not-found");
    expect(verifyByCode(db, "x", from(1)).answer).toBe("not-found");
    const flood = { at: Date.now(), way: "file", answer: "not-found", address: from(6) };
    db.insert(verificationCheck).values(Array(floodLimit.misses).fill(flood)).run();
    expect(verifyByFile(db, forged, from(6))).toMatchObject({ answer: "limited", way: "file" });
    expect(verifyByFile(db, frozenFile(db, first.id)!.bytes, from(6)).answer).toBe("found");
    expect(verifyByNumber(db, first.number, "张小龙", from(6)).answer).toBe("found");
    expect(verifyByCode(db, first.code, from(2)).answer).toBe("found");
    const code = first.code;
    for (const guess of [
      first.number,
      `${code[0] === "A" ? "B" : "A"}${code.slice(1)}`,
      code.toLowerCase(),
      "1",
      "",
    ])
      expect(verifyByCode(db, guess, from(3)).answer).toBe("not-found");
  });

  it("every check is on record; the refused ones as one row of the log for an address and an hour", async () => {
    const { db, first } = await issued();
    const verified = () =>
      db.select().from(auditEvent).where(eq(auditEvent.event, "certificate.verified")).all();
    for (let i = 0; i < 5; i++) verifyByCode(db, first.code, from(1));
    for (let i = 0; i < missLimit.misses + 40; i++) verifyByNumber(db, "1", "王伟", from(1));
    const checks = db.select().from(verificationCheck).all();
    expect(checks).toHaveLength(5 + missLimit.misses + 1);
    expect(checks.at(-1)).toMatchObject({ answer: "limited", times: 40 });
    expect(checksSince(db, 0).find((c) => c.answer === "limited")?.n).toBe(40);
    // Each has its row, named by the number of the certificate, or by what was tried; the first refused one, too.
    expect(verified()).toHaveLength(5 + missLimit.misses + 1);
    expect(verified()[0]).toMatchObject({ subjectKind: "certificate", subjectLabel: first.number });
    expect(verified().at(-2)).toMatchObject({ outcome: "failed", subjectLabel: "1" });
    expect(verified().at(-1)).toMatchObject({ outcome: "refused", reason: "number-name", after: null });
    verifyByNumber(db, "372928198503051000", "王伟", from(4));
    expect(verified().at(-1)!.subjectLabel).toBe("3729**********1000");
    verifyByFile(db, Buffer.from("%PDF-1.7 other"), from(4));
    expect(verified().at(-1)!.subjectLabel).toMatch(/^SHA-256 [0-9a-f]{16}$/);
    // One address cannot fill the log with one paper.
    const rows = verified().length;
    for (let i = 0; i < rowsAnHour + 10; i++) verifyByCode(db, first.code, from(5));
    expect(verified()).toHaveLength(rows + rowsAnHour);
    expect(logRefused(db)).toBe(0);
    const later = Date.now() + 3_600_000;
    expect(logRefused(db, later)).toBe(1);
    expect(logRefused(db, later)).toBe(0);
    expect(verified().at(-1)).toMatchObject({ outcome: "refused", address: from(1) });
    expect(JSON.parse(verified().at(-1)!.after!)).toMatchObject({ count: 40 });
  });

  it("refused checks are counted by the way they came", () => {
    const db = testDb();
    for (let i = 0; i < 3; i++) writeRefused(db, "code", from(6), Date.now());
    for (let i = 0; i < 2; i++) writeRefused(db, "number-name", from(6), Date.now());
    const checks = db.select().from(verificationCheck).all();
    expect(checks.map((c) => [c.way, c.times])).toEqual([
      ["code", 3],
      ["number-name", 2],
    ]);
  });

  it("by file: the same bytes are ours; one changed byte, another PDF, a copy saved again are not", async () => {
    const { db, first } = await issued();
    const { bytes } = frozenFile(db, first.id)!;
    expect(verifyByFile(db, bytes, from(1))).toMatchObject({
      answer: "found",
      sameFile: true,
      certificate: { facts: { number: first.number } },
    });
    const altered = Buffer.from(bytes);
    altered[altered.length - 30]! ^= 1;
    const savedAgain = Buffer.concat([bytes, Buffer.from("\n")]);
    for (const other of [altered, savedAgain, Buffer.from("%PDF-1.7 other")])
      expect(verifyByFile(db, other, from(2)).answer).toBe("not-found");
  });
});

/** What somebody reads off the sheet, in the words of the sheet. */
function readOffPaper(bytes: Buffer) {
  const text = pdfText(bytes);
  const period = text.match(/(\d{4}年\d+月\d+日)至(\d+月\d+日)/)!;
  return typedFacts(
    (field) =>
      ({
        number: "",
        name: "张小龙",
        idTail: text.match(/\d{14}(\d{3}[\dX])/)?.[1] ?? "",
        course: text.match(/培训课程\s+(\S+ \S+)/)![1]!,
        class: text.match(/培训期次\s+(\d{4} 年第 \d+ 期)/)![1]!,
        from: period[1]!,
        to: period[2]!,
        hours: text.match(/(\d+ 学时)/)![1]!,
        result: "合格",
        issuer: "郓城县人力资源和社会保障局",
        issued: "",
        signature: "",
      })[field],
  );
}

describe("without the database", () => {
  async function paper() {
    const { db, first } = await issued();
    const { bytes } = frozenFile(db, first.id)!;
    const idNumber = factsOf(first).idNumber;
    db.$client.close();
    const read = qrIn(pdfPicture(bytes, { x: 44, y: 143, w: 33, h: 33 }))!;
    const typed = {
      ...readOffPaper(bytes),
      number: first.number,
      issued: first.issuedOn,
      signature: read.text,
    };
    return { read, typed, idNumber, text: pdfText(bytes) };
  }

  it("the code on the paper carries the signature, and facts and public key alone check the paper", async () => {
    const { read, typed, idNumber, text } = await paper();
    expect(25 / (17 + 4 * read.version)).toBeGreaterThanOrEqual(0.45);
    // The address in the code says nothing of the person.
    expect(read.text).not.toContain(idNumber.slice(-8));
    for (const printed of [typed.number, idNumber, "张小龙", "合格", typed.issuer])
      expect(text.replace(/\s/g, "")).toContain(printed);
    expect(typed.idTail).toBe(idNumber.slice(-4));
    const check = (change: Partial<TypedFacts>) => {
      const given = readTypedFacts({ ...typed, ...change });
      return given.ok
        ? signedVersion(given.facts, given.signature, secrets().signingPublicKey)
        : given.problems;
    };
    expect(check({})).toBe(2);
    // Typed with other spaces, another dot or another form of the day it is the same paper.
    expect(check({ name: " 张　小龙", course: typed.course.replace(" ", ""), from: "2026-11-02" })).toBe(2);
    const others: Partial<TypedFacts>[] = [
      { name: "张大龙" },
      { idTail: "0000" },
      { idTail: "" },
      { course: "IYB 改善你的企业" },
      { class: "2026 年第 9 期" },
      { from: "2026年11月3日" },
      { to: "11月14日" },
      { hours: "80" },
      { result: "良好" },
      { issuer: "别处人力资源和社会保障局" },
      { issued: "2025-01-01" },
      { number: `${typed.number.slice(0, -1)}${(Number(typed.number.at(-1)) + 1) % 10}` },
    ];
    for (const other of others) expect(check(other), JSON.stringify(other)).toBeNull();
    expect(check({ hours: "many", to: "31日", signature: "https://example.org/" })).toEqual([
      ["to", "day"],
      ["hours", "hours"],
      ["signature", "signature"],
    ]);
  });

  it("a paper with the first kind of signature goes on being checked, and is told apart", async () => {
    const { typed } = await paper();
    const given = readTypedFacts(typed);
    if (!given.ok) throw new Error("not readable");
    // As it was written for the first papers: canonical JSON with the masked name.
    const text = `{"class":"${typed.class}","course":"${typed.course}","endsOn":"2026-11-13","hours":${Number.parseInt(typed.hours, 10)},"issuedOn":"${typed.issued}","issuer":"${typed.issuer}","name":"张*龙","number":"${typed.number}","startsOn":"2026-11-02"}`;
    const signature = sign(null, Buffer.from(text), secrets().signingKey).toString("base64url");
    const key = secrets().signingPublicKey;
    expect(signedVersion(given.facts, signature, key)).toBe(1);
    expect(signedVersion({ ...given.facts, hours: 80 }, signature, key)).toBeNull();
  });

  it("the register still calls a first paper signed", async () => {
    const { db, first } = await issued();
    const f = factsOf(first);
    const text = firstSignedText({ ...f, idTail: "" });
    const signature = sign(null, Buffer.from(text), secrets().signingKey).toString("base64url");
    // Otherwise the guard keeps a signature as it was issued.
    db.$client.exec("DROP TRIGGER certificate_number_kept");
    db.update(certificate).set({ signature }).where(eq(certificate.id, first.id)).run();
    expect(verifyByCode(db, first.code, from(1))).toMatchObject({ certificate: { signed: true } });
    db.update(certificate)
      .set({ signature: `AA${signature.slice(2)}` })
      .where(eq(certificate.id, first.id))
      .run();
    expect(verifyByCode(db, first.code, from(1))).toMatchObject({ certificate: { signed: false } });
  });

  it("the public page gives away neither the name nor what names could be tried against", async () => {
    const { db, first } = await issued();
    const shown = JSON.stringify(verifyByCode(db, first.code, from(1)));
    expect(shown).not.toContain("张小龙");
    expect(shown).not.toContain(first.signature);
    expect(shown).toContain(signatureHint(first.signature));
  });

  it("the page for it answers by facts and signature, and says which field cannot be read", async () => {
    const { typed } = await paper();
    const post = async (fields: TypedFacts) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      const request = new Request("http://localhost/verify/paper", { method: "POST", body });
      const answer = await checkPaper({ request, params: {}, context: {} });
      return "data" in answer ? { ...answer.data, status: answer.init?.status } : { ...answer, status: 200 };
    };
    // The database of paper() is closed: an answer that asked it would throw.
    expect(await post(typed)).toMatchObject({ status: 200, answer: "fits" });
    expect(await post({ ...typed, result: "优秀" })).toMatchObject({ status: 200, answer: "other" });
    expect(await post({ ...typed, name: "" })).toMatchObject({
      status: 400,
      answer: null,
      problems: { name: "missing" },
      typed: { number: typed.number },
    });
  });
});

describe("the page", () => {
  const get = (code: string, address: string) =>
    loader({
      request: new Request(`http://localhost/verify/${code}`, { headers: { [addressHeader]: address } }),
      params: { code },
      context: {},
    }) as Promise<{ init?: ResponseInit | null; data: { result: { answer: string } } }>;
  const post = (fields: Record<string, string | File>, address: string) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const request = new Request("http://localhost/verify", {
      method: "POST",
      body,
      headers: { [addressHeader]: address },
    });
    return action({ request, params: {}, context: {} });
  };

  it("answers 200, 404 and 429 without a sign-in", async () => {
    const { first } = await issued();
    expect((await get(first.code, from(1))).init?.status).toBe(200);
    const misses = [];
    expect((await get("nothing", from(2))).init?.status).toBe(404);
    const guess = () => post({ number: first.number, name: "王伟" }, from(2));
    for (let i = 0; i <= missLimit.misses; i++) misses.push((await guess()).init?.status);
    expect(misses.at(0)).toBe(404);
    expect(misses.at(-1)).toBe(429);
    const wait = new Headers((await guess()).init?.headers).get("Retry-After");
    expect(Number(wait)).toBeGreaterThan(800);
    expect(Number(wait)).toBeLessThanOrEqual(900);
  });

  it("keeps what was typed and says which field is empty; what is not on record is 404, typed or scanned", async () => {
    const { first } = await issued();
    const asked = (name: string) => post({ number: first.number, name }, from(3));
    expect((await asked("张小龙")).init?.status).toBe(200);
    expect(await asked("张小虎")).toMatchObject({
      init: { status: 404 },
      data: { result: { answer: "not-found" }, number: first.number },
    });
    const answer = await post({ number: "3717", name: " " }, from(1));
    expect(answer.init?.status).toBe(400);
    expect(answer.data).toMatchObject({ number: "3717", errors: { name: "请填持证人姓名。" } });
    expect((await post({ way: "file" }, from(1))).init?.status).toBe(400);
    const big = new File([new Uint8Array(5 * 1024 * 1024 + 1)], "big.pdf");
    expect((await post({ way: "file", file: big }, from(1))).init?.status).toBe(413);
    // Larger than the server takes at all, it sends its sender back here.
    const over = await loader({
      request: new Request("http://localhost/verify?file=too-large"),
      params: {},
      context: {},
    });
    expect(over).toMatchObject({ init: { status: 413 }, data: { error: expect.stringContaining("5 MB") } });
  });

  it("says of a spreadsheet or a ZIP where to check instead, and of a merged print that it is no single certificate", async () => {
    const { db } = await issued(["张小龙", "孔霞", "王强"]);
    const batchId = db.select().from(certificate).get()!.batchId!;
    const send = async (bytes: Uint8Array, name: string) =>
      (await post({ way: "file", file: new File([new Uint8Array(bytes)], name) }, from(1))).data;
    for (const [bytes, words] of [
      ["PK\u0003\u0004 [Content_Types].xml", "表格文件，不是证书"],
      ["PK\u0003\u0004 1.pdf", "压缩包"],
      // As ours are: a ZIP that stores its PDFs as they are.
      ["PK\u0003\u0004 1.pdf%PDF-1.7", "先解压"],
      ["GIF89a", "不是 PDF"],
    ] as const)
      expect(await send(Buffer.from(bytes), "a")).toMatchObject({
        result: null,
        errors: { file: expect.stringContaining(words) },
      });
    expect(await send(mergedDocument(batchId)!, "all.pdf")).toMatchObject({
      result: null,
      errors: { file: expect.stringContaining("整批合并") },
    });
    expect(await send(Buffer.from("%PDF-1.7 other"), "b.pdf")).toMatchObject({
      result: { answer: "not-found" },
    });
    // A paper that is never on record says so itself; what claims to be a certificate or a registered paper may be altered.
    const paper = (title: string) => Buffer.from(`%PDF-1.7 <</Title${textString(title)}/Producer(Qihang)>>`);
    expect(await send(paper("创业培训学员花名册 HMC-371725-2026-GYB-02"), "r.pdf")).toMatchObject({
      result: null,
      errors: { file: expect.stringContaining("「创业培训学员花名册 HMC-371725-2026-GYB-02」，不是证书") },
    });
    const { number } = db.select().from(certificate).get()!;
    for (const title of ["创业培训合格证书 样张", `成绩单 ${number}`])
      expect(await send(paper(title), "x.pdf")).toMatchObject({ result: { answer: "not-found" } });
    // A part of a job, and a document of several pages that nobody knows.
    const { cookie } = signInAs(db, "certificate-clerk");
    const part = (await printPart({
      request: new Request("http://localhost/x.pdf?from=2", { headers: { cookie } }),
      params: { batchId: String(batchId) },
      context: {},
    })) as Response;
    expect(await send(Buffer.from(await part.arrayBuffer()), "part.pdf")).toMatchObject({
      result: null,
      errors: { file: expect.stringContaining("分次打印") },
    });
    const changed = Buffer.concat([mergedDocument(batchId)!, Buffer.from(" ")]);
    expect(await send(changed, "c.pdf")).toMatchObject({
      errors: { file: expect.stringContaining("不止一页") },
    });
  });
});
