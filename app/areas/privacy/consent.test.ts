import { auditEvent, consent, personDocument, privacyNotice } from "db/schema";
import { firstNotice } from "db/seed/privacy";
import { desc } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { addIdCard } from "./add-document.server";
import { addNotice } from "./add-notice.server";
import { documentTicket } from "./document-ticket.server";
import { openScan } from "./documents.server";
import { noticeInForce } from "./notices.server";
import { recordConsent } from "./record-consent.server";
import { action as withdrawAction } from "./routes/consent";
import { loader as documentLoader, action as viewAction } from "./routes/document";
import { loader as scanLoader } from "./routes/document-scan";
import { action as consentAction } from "./routes/new-consent";
import { loader as papersLoader } from "./routes/person-privacy";

const pdf = Buffer.from("%PDF-1.5\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n");
let db: ReturnType<typeof testDb>;
let here: number;
let personId: number;
let noticeId: number;
let staff: ReturnType<typeof signInAs>;
const params = (more: Record<string, string | number> = {}) =>
  Object.fromEntries(Object.entries({ personId, ...more }).map(([k, v]) => [k, String(v)]));
const lastEvent = () => db.select().from(auditEvent).orderBy(desc(auditEvent.id)).limit(1).get();

beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  personId = register(db, here).id;
  noticeId = db
    .insert(privacyNotice)
    .values({ ...firstNotice, createdByName: "系统", createdAt: 0 })
    .returning()
    .get().id;
  staff = signInAs(db, "trainer");
});

describe("consent", () => {
  const input = () => ({ noticeId, givenOn: "2026-03-12", scan: null });
  it("sent twice is on record once, with its scan sealed when it follows", () => {
    const actor = actorFor(staff.person, "consent.record");
    const first = recordConsent(db, actor, personId, input());
    expect(recordConsent(db, actor, personId, input())).toEqual(first);
    expect(recordConsent(db, actor, personId, { ...input(), scan: pdf })).toEqual(first);
    expect(db.select().from(consent).all()).toHaveLength(1);
    const stored = db.select().from(personDocument).all();
    expect(stored).toHaveLength(1);
    expect(stored[0]?.contentSealed?.includes(Buffer.from("%PDF"))).toBe(false);
    expect(openScan(db, stored[0]?.id ?? 0)).toEqual(pdf);
    expect(lastEvent()).toMatchObject({ event: "person.consent-recorded", subjectId: String(personId) });
  });

  it("is for a day that has come and a notice that held then", async () => {
    const post = (givenOn: string) =>
      consentAction(call("/x", staff.cookie, params(), { noticeId: String(noticeId), givenOn }));
    expect(await statusOf(() => post(addDays(todayOn(), 1)))).toBe(422);
    expect(await statusOf(() => post("2024-12-31"))).toBe(422);
    expect(await statusOf(() => post("soon"))).toBe(400);
    expect(await statusOf(() => post("2026-01-05"))).toBe(303);
    // The same version is on record with another day: said as days are said elsewhere.
    const again = await consentAction(
      call("/x", staff.cookie, params(), { noticeId: String(noticeId), givenOn: "2026-01-06" }),
    );
    expect(JSON.stringify(again)).toContain("2026年1月5日");
  });

  it("taken back, the person is without consent again and may agree anew", async () => {
    const actor = actorFor(staff.person, "consent.record");
    const made = recordConsent(db, actor, personId, input());
    const consentId = made.ok ? made.id : 0;
    const page = () => papersLoader(call("/x", staff.cookie, params()));
    expect((await page()).state.kind).toBe("given");
    const post = (withdrawnOn: string) =>
      withdrawAction(call("/x", staff.cookie, params({ consentId }), { withdrawnOn, reason: "" }));
    expect(await statusOf(() => post("2026-03-11"))).toBe(422);
    expect(await statusOf(() => post("2026-04-01"))).toBe(303);
    expect((await page()).state.kind).toBe("withdrawn");
    expect(recordConsent(db, actor, personId, { ...input(), givenOn: "2026-05-01" }).ok).toBe(true);
    expect((await page()).state.kind).toBe("given");
  });

  it("to an older notice is said to be one", async () => {
    recordConsent(db, actorFor(staff.person, "consent.record"), personId, input());
    const admin = actorFor(signInAs(db, "administrator").person, "notice.manage");
    const next = { fromOn: todayOn(), title: "新版", body: "一、谁在处理".repeat(12) };
    expect(addNotice(db, admin, next).ok).toBe(true);
    expect(addNotice(db, admin, next).ok).toBe(true);
    expect(addNotice(db, admin, { ...next, title: "又一版" })).toEqual({
      ok: false,
      why: "notice.sameDay",
    });
    expect(addNotice(db, admin, { ...next, fromOn: addDays(todayOn(), -1) })).toEqual({
      ok: false,
      why: "notice.pastDay",
    });
    // Enter in the day alone would make every consent one of an old version.
    const same = { ...next, fromOn: addDays(todayOn(), 1), body: `${next.body}\r\n` };
    expect(addNotice(db, admin, same)).toEqual({ ok: false, why: "notice.unchanged" });
    expect(noticeInForce(db)?.title).toBe("新版");
    const kind = async () => (await papersLoader(call("/x", staff.cookie, params()))).state.kind;
    expect(await kind()).toBe("older");
    // Taken back, no version stands any more.
    const newest = recordConsent(db, actorFor(staff.person, "consent.record"), personId, {
      noticeId: noticeInForce(db)!.id,
      givenOn: todayOn(),
      scan: null,
    });
    expect(await kind()).toBe("given");
    const consentId = newest.ok ? newest.id : 0;
    const form = { withdrawnOn: todayOn(), reason: "" };
    expect(await statusOf(() => withdrawAction(call("/x", staff.cookie, params({ consentId }), form)))).toBe(
      303,
    );
    expect(await kind()).toBe("withdrawn");
  });
});

describe("the copy of an ID card", () => {
  const add = (scans: Uint8Array[]) =>
    addIdCard(db, actorFor(staff.person, "document.add"), personId, { scans, expiresOn: null });
  const card = () => db.select().from(personDocument).all().at(-1)?.id ?? 0;

  it("the same picture is kept once; half a file is refused", () => {
    expect(add([pdf]).ok).toBe(true);
    expect(add([pdf]).ok).toBe(true);
    expect(db.select().from(personDocument).all()).toHaveLength(1);
    expect(add([pdf.subarray(0, 12)])).toEqual({ ok: false, why: "scan.broken" });
  });

  it("opens for who says why, once, and the look is in the log", async () => {
    add([pdf]);
    const at = params({ documentId: card() });
    const post = (form: Record<string, string>) => viewAction(call("/x", staff.cookie, at, form));
    expect(await statusOf(() => post({}))).toBe(400);
    expect(await statusOf(() => post({ why: "other", other: "" }))).toBe(400);
    const answer = (await post({ why: "loan" })) as { data: { ticket: string } };
    const scan = (ticket: string) => scanLoader(call(`/x?ticket=${ticket}`, staff.cookie, at));
    const seen = await scan(answer.data.ticket);
    expect(seen.status).toBe(200);
    expect(Buffer.from(await seen.arrayBuffer())).toEqual(pdf);
    expect(seen.headers.get("content-type")).toBe("application/pdf");
    expect(lastEvent()).toMatchObject({ event: "person.document-viewed", reason: "loan" });
    expect((await scan(answer.data.ticket)).status).toBe(303);
    expect((await scan("made-up")).status).toBe(303);
  });

  it("a clerk without the right, and somebody of another village, do not see it", async () => {
    add([pdf]);
    const at = params({ documentId: card() });
    const clerk = signInAs(db, "certificate-clerk");
    expect(await statusOf(() => documentLoader(call("/x", clerk.cookie, at)))).toBe(403);
    const there = makeVillage(db, "冯屯村", "371725101217");
    const foreign = signInAs(db, "trainer", [there]);
    expect(await statusOf(() => documentLoader(call("/x", foreign.cookie, at)))).toBe(404);
    expect(await statusOf(() => viewAction(call("/x", foreign.cookie, at, { why: "loan" })))).toBe(404);
    const ticket = documentTicket(foreign.person, { documentId: card(), reason: "loan" });
    expect(await statusOf(() => scanLoader(call(`/x?ticket=${ticket}`, foreign.cookie, at)))).toBe(404);
    expect(await statusOf(() => papersLoader(call("/x", foreign.cookie, params())))).toBe(404);
  });

  it("a removed copy leaves nothing to open", async () => {
    add([pdf]);
    const at = params({ documentId: card() });
    const post = (form: Record<string, string>) => viewAction(call("/x", staff.cookie, at, form));
    expect(await statusOf(() => post({ step: "remove", reason: "" }))).toBe(400);
    expect(await statusOf(() => post({ step: "remove", reason: "传错了人" }))).toBe(303);
    expect(db.select().from(personDocument).get()?.contentSealed).toBeNull();
    expect(await statusOf(() => documentLoader(call("/x", staff.cookie, at)))).toBe(404);
  });
});
