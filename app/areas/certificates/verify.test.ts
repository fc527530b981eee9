import { verify } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { auditEvent, certificate, verificationCheck } from "db/schema";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressHeader } from "~/platform/http/client-address.server";
import { secrets } from "~/platform/keys.server";
import { closedClass, testVillage } from "../../../tests/support/closed-class";
import { pdfPicture, pdfText, qrIn } from "../../../tests/support/printed";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { canonicalFacts } from "./certificate";
import { replaceCertificate, revokeCertificate } from "./change-certificate.server";
import { frozenFile } from "./frozen-files.server";
import { issueCertificates } from "./issue-certificates.server";
import { startJobs } from "./print-jobs.server";
import { action, loader } from "./routes/verify";
import { verifyByCode, verifyByFile, verifyByNumber, verifyLimits } from "./verify.server";

const folder = mkdtempSync(path.join(tmpdir(), "qihang-verify-"));
beforeAll(() => {
  process.env.DATA_DIR = folder;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
    const revoker = actorFor(clerk, "certificate.revoke");
    const told = revokeCertificate(db, revoker, rows[0]!.id, "冒用 372928 19850305 1000");
    expect(told).toEqual({ ok: false, why: "certificate.why.privateNumber" });
    expect(verifyByCode(db, rows[0]!.code, from(1))).toMatchObject({ certificate: { state: "valid" } });
    // Pressed twice: revoked once, and both presses are told so.
    for (let press = 0; press < 2; press += 1)
      expect(revokeCertificate(db, revoker, rows[0]!.id, "弄虚作假")).toEqual({ ok: true });
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
    const answers = Array.from({ length: verifyLimits.perMinute + 5 }, (_, i) =>
      verifyByNumber(db, first.number.slice(0, -3) + String(start + i).padStart(3, "0"), "王伟", from(1)),
    ).map((a) => a.answer);
    expect(new Set(answers.slice(0, verifyLimits.perMinute))).toEqual(new Set(["not-found"]));
    expect(new Set(answers.slice(verifyLimits.perMinute))).toEqual(new Set(["limited"]));
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

  it("every check is on record, also the refused one", async () => {
    const { db, first } = await issued();
    verifyByCode(db, first.code, from(1));
    verifyByNumber(db, "1", "王伟", from(1));
    for (let i = 0; i < verifyLimits.perMinute; i++) verifyByCode(db, "x", from(1));
    const checks = db.select().from(verificationCheck).all();
    expect(checks).toHaveLength(verifyLimits.perMinute + 2);
    expect(checks.map((c) => c.answer).slice(0, 2)).toEqual(["valid", "not-found"]);
    expect(checks.at(-1)!.answer).toBe("limited");
    expect(
      db.select().from(auditEvent).where(eq(auditEvent.event, "certificate.verified")).all(),
    ).toHaveLength(checks.length);
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

describe("without the database", () => {
  it("the code on the paper carries the signature, and the public key alone checks what the paper says", async () => {
    const { db, first } = await issued();
    const { bytes } = frozenFile(db, first.id)!;
    const key = secrets().signingPublicKey;
    db.$client.close();
    const read = qrIn(pdfPicture(bytes, { x: 44, y: 143, w: 33, h: 33 }))!;
    expect(25 / (17 + 4 * read.version)).toBeGreaterThanOrEqual(0.45);
    const signature = read.text.split("#")[1]!;
    const text = pdfText(bytes);
    const facts = {
      number: first.number,
      name: "张*龙",
      course: text.match(/培训课程\s+(\S+ \S+)/)![1]!,
      class: text.match(/培训期次\s+(\d{4} 年第 \d+ 期)/)![1]!,
      startsOn: "2026-11-02",
      endsOn: "2026-11-13",
      hours: Number(text.match(/(\d+) 学时/)![1]),
      issuer: "郓城县人力资源和社会保障局",
      issuedOn: first.issuedOn,
    };
    expect(text).toContain("2026年11月2日至11月13日");
    expect(text).toContain(first.number);
    const check = (f: typeof facts) =>
      verify(null, Buffer.from(canonicalFacts(f)), key, Buffer.from(signature, "base64url"));
    expect(check(facts)).toBe(true);
    expect(check({ ...facts, hours: 80 })).toBe(false);
    expect(check({ ...facts, name: "李*龙" })).toBe(false);
  });
});

describe("the page", () => {
  const get = (code: string, address: string) =>
    loader({
      request: new Request(`http://localhost/verify/${code}`, { headers: { [addressHeader]: address } }),
      params: { code },
      context: {},
    }) as Promise<{ init?: { status?: number } | null; data: { result: { answer: string } } }>;
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
    for (let i = 0; i <= verifyLimits.perMinute; i++)
      misses.push((await get("nothing", from(2))).init?.status);
    expect(misses.at(0)).toBe(404);
    expect(misses.at(-1)).toBe(429);
  });

  it("keeps what was typed and says which field is empty", async () => {
    await issued();
    const answer = await post({ number: "3717", name: " " }, from(1));
    expect(answer.init?.status).toBe(400);
    expect(answer.data).toMatchObject({ number: "3717", errors: { name: "请填持证人姓名。" } });
    expect((await post({ way: "file" }, from(1))).init?.status).toBe(400);
    const big = new File([new Uint8Array(5 * 1024 * 1024 + 1)], "big.pdf");
    expect((await post({ way: "file", file: big }, from(1))).init?.status).toBe(413);
  });
});
