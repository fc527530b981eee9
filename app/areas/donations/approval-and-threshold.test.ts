import type { Db } from "db/client.server";
import { assetThreshold, auditEvent, donation, donationApprovalScan } from "db/schema";
import { drawnPicture } from "db/seed/drawn-picture";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { donationLine, makeDonation, signAll } from "../../../tests/support/donation-fixture";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { donationPage } from "./donation-page.server";
import { acceptHandover } from "./end-handover.server";
import * as approval from "./routes/approval";
import * as file from "./routes/approval-file";
import * as thresholds from "./routes/thresholds";
import { loadAssetThresholds } from "./thresholds.server";

let db: Db;
let village: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
});

/** A form with a file in it, as the browser sends it. */
function upload(cookie: string, id: number, bytes: Uint8Array): Parameters<typeof approval.action>[0] {
  const form = new FormData();
  form.set("scan", new File([new Uint8Array(bytes)], "scan"));
  const { request, ...rest } = call("/x", cookie, { donationId: String(id) }, { any: "1" });
  const headers = new Headers(request.headers);
  headers.delete("Content-Type");
  return { ...rest, request: new Request(request.url, { method: "POST", headers, body: form }) };
}

describe("the approval of a disposal", () => {
  const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n%%EOF\n");

  it("is kept sealed with its batch, opened by who sees the batch, and stands once all is received", async () => {
    const d = makeDonation(db, [donationLine(village)], { road: "bureau", until: "approved" });
    const cadre = signInAs(db, "cadre", [village]).cookie;
    const other = signInAs(db, "cadre", [makeVillage(db, "大高庄村", "371725109209")]).cookie;
    const open = (cookie: string) => file.loader(call("/x", cookie, { donationId: String(d.id) }));
    expect(await statusOf(() => open(cadre))).toBe(404);
    for (const wrong of [Buffer.from("MZ.."), Buffer.from("%PDF-1.7 cut off"), Buffer.alloc(0)])
      expect(await statusOf(() => approval.action(upload(cadre, d.id, wrong)))).toBe(400);
    expect(await statusOf(() => approval.action(upload(other, d.id, pdf)))).toBe(404);
    expect(await statusOf(() => approval.action(upload(cadre, d.id, pdf)))).toBe(303);
    const { sealed } = db.select().from(donationApprovalScan).get()!;
    expect(sealed.includes("PDF")).toBe(false);
    const answer = await open(cadre);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
    expect(await statusOf(() => open(other))).toBe(404);
    // A better one takes its place until everything is received.
    expect(await statusOf(() => approval.action(upload(cadre, d.id, drawnPicture("receipt", 1))))).toBe(303);
    expect((await open(cadre)).headers.get("content-type")).toBe("image/png");
    db.update(donation).set({ state: "received" }).where(eq(donation.id, d.id)).run();
    expect(await statusOf(() => approval.action(upload(cadre, d.id, pdf)))).toBe(422);
  });

  it("belongs to the bureau's own things only", async () => {
    const d = makeDonation(db, [donationLine(village)], { until: "approved" });
    const cadre = signInAs(db, "cadre", [village]).cookie;
    expect(await statusOf(() => approval.action(upload(cadre, d.id, pdf)))).toBe(404);
  });
});

describe("the thresholds for fixed assets", () => {
  const send = (cookie: string, form: Record<string, string>) =>
    thresholds.action(call("/equipment/thresholds", cookie, {}, form));
  const version = (on: string, change: Record<string, string> = {}) => ({
    fromOn: on,
    general: "2,000",
    special: "3000.00",
    basis: "财会〔2026〕1 号",
    ...change,
  });
  const ahead = addDays(todayOn(), 30);

  it("are added by an administrator after the last one, and count from their day on", async () => {
    loadAssetThresholds(db);
    const admin = signInAs(db, "administrator").cookie;
    expect(await statusOf(() => send(signInAs(db, "cadre", [village]).cookie, version(ahead)))).toBe(403);
    expect(await statusOf(() => send(admin, version("gestern")))).toBe(400);
    expect(await statusOf(() => send(admin, version(ahead, { general: "viel" })))).toBe(400);
    expect(await statusOf(() => send(admin, version("2012-05-01")))).toBe(422);
    expect(await statusOf(() => send(admin, version(ahead, { special: "1999.99" })))).toBe(422);
    const before = makeDonation(db, [donationLine(village, { unitFen: 150_000 })], { until: "approved" });
    expect(await statusOf(() => send(admin, version(ahead)))).toBe(303);
    const fixed = () => donationPage(db, signInAs(db, "administrator").person, before.found(), "zh").fixed;
    expect(fixed()).toBe(2);
    db.update(donation).set({ handoverOn: ahead }).where(eq(donation.id, before.id)).run();
    expect(fixed()).toBe(0);
    // Received earlier than it was planned: the day of the paper decides.
    const [paper] = before.papers();
    signAll(db, before.edit, paper!.id);
    expect(acceptHandover(db, before.edit, paper!.id)).toEqual({ ok: true });
    expect(fixed()).toBe(2);
  });

  it("the last one is taken back only while nothing was received by it", async () => {
    loadAssetThresholds(db);
    const admin = signInAs(db, "administrator").cookie;
    await send(admin, version(todayOn()));
    const remove = (on: string) =>
      statusOf(() => send(admin, { step: "remove", fromOn: on, reason: "文号写错" }));
    expect(await remove("2013-01-01")).toBe(422);
    const d = makeDonation(db, [donationLine(village)], { until: "approved" });
    const [paper] = d.papers();
    signAll(db, d.edit, paper!.id);
    expect(acceptHandover(db, d.edit, paper!.id)).toEqual({ ok: true });
    expect(await remove(todayOn())).toBe(422);
    expect(
      await statusOf(() =>
        send(admin, { ...version(ahead), step: "change", was: todayOn(), reason: "笔误" }),
      ),
    ).toBe(422);
    // Received before it was entered: nobody went by it.
    db.update(assetThreshold)
      .set({ createdAt: Date.now() + 60_000 })
      .run();
    expect(await remove(todayOn())).toBe(303);
    // What was published stands, whoever went by it.
    expect(await remove("2013-01-01")).toBe(422);
    const rows = (await thresholds.loader(call("/equipment/thresholds", admin, {}))).rows;
    expect(rows.map((r) => r.changeable)).toEqual([false, false]);
    expect(db.select().from(assetThreshold).all()).toHaveLength(2);
  });

  it("taking one back asks why and for what it counts otherwise; pressed twice it takes one", async () => {
    loadAssetThresholds(db);
    const admin = signInAs(db, "administrator").cookie;
    makeDonation(db, [donationLine(village, { unitFen: 150_000 })]);
    const past = addDays(todayOn(), -20);
    await send(admin, { ...version(past), sure: "0-2" });
    await send(admin, version(ahead));
    const remove = (form: Record<string, string>) => send(admin, { step: "remove", ...form });
    const status = (form: Record<string, string>) => statusOf(() => remove(form));
    const asked = async (on: string) =>
      (await thresholds.loader(call(`/equipment/thresholds?remove=${on}`, admin, {}))).removed;
    expect(await asked(past)).toBeNull();
    expect(await asked(ahead)).toMatchObject({ fromOn: ahead, general: "2,000.00", ask: { key: "0-0" } });
    expect(await status({ fromOn: ahead })).toBe(400);
    for (const _ of [1, 2]) expect(await status({ fromOn: ahead, reason: "日期写错" })).toBe(303);
    expect(db.select().from(assetThreshold).all()).toHaveLength(3);
    // Without it two pieces get cards: that is asked about.
    expect(await asked(past)).toMatchObject({ general: "1,000.00", ask: { key: "2-0", toFixed: 2 } });
    expect(await status({ fromOn: past, reason: "日期写错" })).toBe(400);
    expect(await status({ fromOn: past, reason: "日期写错", sure: "2-0" })).toBe(303);
    expect(db.select().from(assetThreshold).all()).toHaveLength(2);
    expect(await status({ fromOn: "2019-01-01", reason: "日期写错" })).toBe(422);
    const logged = db.select().from(auditEvent).where(eq(auditEvent.event, "asset-threshold.removed")).all();
    expect(logged.filter((e) => e.before).map((e) => e.reason)).toEqual(["日期写错", "日期写错"]);
  });

  it("one character as a reason is told as too short, nothing as missing", async () => {
    loadAssetThresholds(db);
    const admin = signInAs(db, "administrator").cookie;
    await send(admin, version(ahead));
    const told = async (form: Record<string, string>) => {
      const answer = (await send(admin, form)) as {
        data: { lastResult: { error: Record<string, string[]> } };
      };
      return answer.data.lastResult.error;
    };
    for (const form of [
      { step: "remove", fromOn: ahead },
      { ...version(ahead), step: "change", was: ahead },
    ]) {
      expect(await told({ ...form, reason: "错" })).toEqual({ reason: ["form.shortReason"] });
      expect(await told({ ...form, reason: " " })).toEqual({ reason: ["form.needed"] });
    }
    expect(await told(version(addDays(ahead, 1), { basis: "文" }))).toEqual({ basis: ["form.short"] });
  });

  it("one with a wrong day or sum is put right with a reason, on record, once", async () => {
    loadAssetThresholds(db);
    const admin = signInAs(db, "administrator").cookie;
    await send(admin, version(ahead));
    const edited = async (on: string) =>
      (await thresholds.loader(call(`/equipment/thresholds?edit=${on}`, admin, {}))).edited;
    expect(await edited("2013-01-01")).toBeNull();
    expect(await edited(ahead)).toMatchObject({ fromOn: ahead, general: "2,000.00" });
    const right = { ...version(addDays(ahead, 1), { general: "2500" }), step: "change", was: ahead };
    expect(await statusOf(() => send(admin, right))).toBe(400);
    const cadre = signInAs(db, "cadre", [village]).cookie;
    expect(await statusOf(() => send(cadre, { ...right, reason: "日期写错" }))).toBe(403);
    expect(await statusOf(() => send(admin, { ...right, fromOn: "2012-05-01", reason: "日期写错" }))).toBe(
      422,
    );
    for (const _ of [1, 2])
      expect(await statusOf(() => send(admin, { ...right, reason: "日期写错" }))).toBe(303);
    const rows = db.select().from(assetThreshold).all();
    expect(rows.at(-1)).toMatchObject({ fromOn: addDays(ahead, 1), generalFen: 250_000 });
    expect(rows).toHaveLength(3);
    const logged = db.select().from(auditEvent).where(eq(auditEvent.event, "asset-threshold.changed")).all();
    const done = logged.flatMap((e) => (e.after ? [JSON.parse(e.after)] : []));
    expect(done).toMatchObject([{ generalValue: "2,500.00", reason: "日期写错" }]);
  });

  it("one that counts things on the books otherwise is asked about, and stands once that was said", async () => {
    loadAssetThresholds(db);
    const admin = signInAs(db, "administrator").cookie;
    makeDonation(db, [donationLine(village, { unitFen: 150_000 })]);
    const past = addDays(todayOn(), -20);
    const asked = (await send(admin, version(past))) as {
      data: { ask: { key: string } };
      init: { status: number };
    };
    expect(asked.init.status).toBe(400);
    expect(asked.data.ask).toEqual({ key: "0-2", toFixed: 0, toListed: 2 });
    expect(db.select().from(assetThreshold).all()).toHaveLength(2);
    expect(await statusOf(() => send(admin, version(past, { sure: "0-1" })))).toBe(400);
    expect(await statusOf(() => send(admin, version(past, { sure: "0-2" })))).toBe(303);
    // Put right, what was changed changes back, and is asked about as well.
    const right = {
      ...version(past, { general: "1000", special: "1500" }),
      step: "change",
      was: past,
      reason: "金额写错",
    };
    expect(await statusOf(() => send(admin, right))).toBe(400);
    expect(await statusOf(() => send(admin, { ...right, sure: "2-0" }))).toBe(303);
  });
});
