import { auditEvent, certificate, certificateRevocation } from "db/schema";
import { asc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { reasonText } from "~/areas/admin/audit-reason";
import { eventLabel } from "~/areas/admin/audit-words";
import { todayOn } from "~/platform/dates";
import { waitingIn } from "~/platform/home/home-source";
import { closedClass, testVillage } from "../../../tests/support/closed-class";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call } from "../../../tests/support/training-fixture";
import { askRevocation } from "./ask-revocation.server";
import { historyOf } from "./certificate-history.server";
import { certificatesHome } from "./certificates-home.server";
import { replaceCertificate, requestReissue } from "./change-certificate.server";
import { decideRevocation } from "./decide-revocation.server";
import { certificateHoldings } from "./holdings.server";
import { issueCertificates } from "./issue-certificates.server";
import { allCertificates, countCertificates, registerSum } from "./list-certificates.server";
import { openRevocation } from "./revocation-queries.server";
import { loader as certificatePage } from "./routes/certificate";
import { action as reissueAction, loader as reissuePage } from "./routes/reissue";
import { action, loader } from "./routes/revocation";
import { verifyByCode } from "./verify.server";
import { certificatesVillageFigures } from "./village-figures.server";
import { withdrawRevocation } from "./withdraw-revocation.server";

const verifyBase = "https://x.cn/verify";

function issued() {
  const db = testDb();
  const home = testVillage(db);
  const made = closedClass(db, { villageId: home, names: ["张小龙", "孔令霞", "王五"] });
  const clerk = signInAs(db, "certificate-clerk", "all", "丁文秀");
  const second = signInAs(db, "certificate-clerk", [home], "郝志远");
  issueCertificates(
    db,
    actorFor(clerk.person, "certificate.issue"),
    { classId: made.classId, requestKey: "k", setAside: [], form: "merged", ink: "mono", verifyBase },
    () => [],
  );
  const rows = db.select().from(certificate).orderBy(asc(certificate.id)).all();
  const first = rows[0]!;
  const asker = actorFor(clerk.person, "certificate.revoke");
  const other = actorFor(second.person, "certificate.revoke");
  const ask = (id = first.id, reason = "照片不是本人") => {
    expect(askRevocation(db, asker, id, reason)).toEqual({ ok: true });
    return openRevocation(db, id)!.id;
  };
  const now = (id = first.id) => db.select().from(certificate).where(eq(certificate.id, id)).get()!;
  const log = (event: string) => db.select().from(auditEvent).where(eq(auditEvent.event, event)).all();
  return { db, home, clerk, second, asker, other, rows, first, ask, now, log };
}

describe("to revoke takes two", () => {
  it("asked: who, when and why are kept, once; to everybody it is valid meanwhile", () => {
    const { db, first, asker, other, ask, now, log } = issued();
    expect(certificateHoldings.open!(db, first.personId, "zh")).toEqual([]);
    ask();
    ask();
    // Nobody is deleted meanwhile: whose certificate it is has to be seen.
    expect(certificateHoldings.open!(db, first.personId, "zh")).toEqual([
      `证书 ${first.number} 的作废还在等第二人复核`,
    ]);
    expect(db.select().from(certificateRevocation).all()).toMatchObject([
      { askedByName: "丁文秀", reason: "照片不是本人", state: "asked", certificateId: first.id },
    ]);
    expect(log("certificate.revocation-asked")).toMatchObject([
      { subjectKind: "certificate", subjectLabel: first.number, reason: "照片不是本人" },
    ]);
    expect(now()).toMatchObject({ state: "valid", revokedOn: null, revokedReason: null });
    expect(verifyByCode(db, first.code, "10.0.0.1")).toMatchObject({ certificate: { state: "valid" } });
    // Neither asked twice with another reason or by another, nor replaced, nor printed again.
    const why = { ok: false, why: "certificate.why.revocationAsked" };
    expect(askRevocation(db, asker, first.id, "另一个原因")).toEqual(why);
    expect(askRevocation(db, other, first.id, "照片不是本人")).toEqual(why);
    const input = { reason: "姓名用字更正", requestKey: "r", verifyBase };
    const issuer = actorFor({ ...asker }, "certificate.issue");
    expect(replaceCertificate(db, issuer, first.id, input, () => [])).toEqual(why);
    expect(requestReissue(db, actorFor({ ...asker }, "certificate.print"), first.id, input)).toEqual(why);
    expect(now().state).toBe("valid");
  });

  it("no reason that names an ID number", () => {
    const { db, first, asker } = issued();
    expect(askRevocation(db, asker, first.id, "冒用 372928 19850305 1000")).toEqual({
      ok: false,
      why: "certificate.why.privateNumber",
    });
  });

  it("confirmed by another: void from that day on, with the reason that was asked with", () => {
    const { db, home, first, other, second, ask, now, log } = issued();
    const request = ask();
    const before = { valid: registerSum(db, [home]).waiting, village: figure() };
    expect(registerSum(db, [home])).toMatchObject({ waiting: 3, asked: 1, revoked: 0 });
    const on = Date.parse("2031-02-03T09:00:00+08:00");
    for (let press = 0; press < 2; press += 1)
      expect(decideRevocation(db, other, first.id, request, { yes: true, decision: "属实" }, on)).toEqual({
        ok: true,
      });
    expect(now()).toMatchObject({ state: "revoked", revokedOn: "2031-02-03", revokedReason: "照片不是本人" });
    expect(verifyByCode(db, first.code, "10.0.0.1")).toMatchObject({
      certificate: { state: "revoked", revokedOn: "2031-02-03", revokedReason: "照片不是本人" },
    });
    expect(db.select().from(certificateRevocation).get()).toMatchObject({
      state: "confirmed",
      decidedByName: "郝志远",
      decision: "属实",
    });
    const [row] = log("certificate.revoked");
    expect(row).toMatchObject({
      outcome: "success",
      userId: second.person.userId,
      subjectLabel: first.number,
    });
    expect(log("certificate.revoked")).toHaveLength(1);
    // The figures of the village count what was confirmed, and nothing before.
    expect(registerSum(db, [home])).toMatchObject({ waiting: before.valid - 1, asked: 0, revoked: 1 });
    expect([before.village, figure()]).toEqual([3, 2]);
    function figure() {
      return certificatesVillageFigures(db, second.person, home, "zh")[0]?.value;
    }
  });

  it("the asker never decides, whatever is posted: 403 and a row each; nor does anybody else take it back", async () => {
    const { db, clerk, second, first, ask, now, log } = issued();
    const request = String(ask());
    const at = { certificateId: String(first.id) };
    for (const [step, event] of [
      ["confirm", "certificate.revoked"],
      ["decline", "certificate.revocation-declined"],
    ] as const) {
      const form = { step, request, decision: "自己看过" };
      expect(await action(call("/x", clerk.cookie, at, form))).toMatchObject({ init: { status: 403 } });
      const [row] = log(event);
      expect(row).toMatchObject({ outcome: "refused", subjectLabel: first.number });
      for (const language of ["zh", "en"] as const) {
        expect(eventLabel(language, event)).toMatch(language === "zh" ? /作废/ : /revoke/i);
        expect(reasonText(language, event, row!.reason)).toMatch(
          language === "zh" ? /另一人/ : /somebody else/,
        );
      }
    }
    const form = { step: "withdraw", request };
    expect(await action(call("/x", second.cookie, at, form))).toMatchObject({ init: { status: 422 } });
    expect(log("certificate.revocation-withdrawn")).toMatchObject([{ outcome: "refused" }]);
    expect(now().state).toBe("valid");
    expect(openRevocation(db, first.id)).toBeTruthy();
  });

  it("an administrator's own request waits for somebody else as well", async () => {
    const { db, first, now } = issued();
    const boss = signInAs(db, "administrator");
    askRevocation(db, actorFor(boss.person, "certificate.revoke"), first.id, "照片不是本人");
    const form = { step: "confirm", request: String(openRevocation(db, first.id)?.id) };
    const at = { certificateId: String(first.id) };
    expect(await action(call("/x", boss.cookie, at, form))).toMatchObject({ init: { status: 403 } });
    const another = signInAs(db, "administrator");
    expect(await action(call("/x", another.cookie, at, form))).toMatchObject({ status: 303 });
    expect(now()).toMatchObject({ state: "revoked", revokedOn: todayOn() });
  });

  it("declined with a reason, or taken back: valid as before, may be asked again, and all of it is told", async () => {
    const { db, asker, other, second, first, ask, now } = issued();
    const at = { certificateId: String(first.id) };
    const request = ask();
    const post = (form: Record<string, string>) => action(call("/x", second.cookie, at, form));
    expect(await post({ step: "decline", request: String(request), decision: " " })).toMatchObject({
      init: { status: 400 },
      data: { field: "decision" },
    });
    expect(await post({ step: "decline", request: String(request), decision: "照片是本人" })).toMatchObject({
      status: 303,
    });
    const next = ask(first.id, "重复发证");
    expect(withdrawRevocation(db, asker, first.id, next)).toEqual({ ok: true });
    expect(withdrawRevocation(db, asker, first.id, next)).toEqual({ ok: true });
    // A page that was open meanwhile decides about its own request and no other.
    ask(first.id, "第三次");
    expect(decideRevocation(db, other, first.id, next, { yes: true, decision: "" })).toEqual({
      ok: false,
      why: "revocation.why.over",
    });
    expect(now().state).toBe("valid");
    expect(historyOf(db, now()).map((e) => [e.what, e.by])).toEqual([
      ["issued", "丁文秀"],
      ["asked", "丁文秀"],
      ["declined", "郝志远"],
      ["asked", "丁文秀"],
      ["withdrawn", "丁文秀"],
      ["asked", "丁文秀"],
    ]);
  });
});

describe("who sees it", () => {
  it("its page, the register, its filter and its export say so; pages of paper lead back", async () => {
    const { db, home, clerk, second, first, ask } = issued();
    ask();
    const at = { certificateId: String(first.id) };
    const page = await certificatePage(call("/x", second.cookie, at));
    expect(page).toMatchObject({
      state: "valid",
      standing: "asked",
      asked: { link: "decide" },
      may: { replace: false, reissue: false, revoke: false },
    });
    expect(page.asked?.text).toContain("丁文秀");
    expect((await certificatePage(call("/x", clerk.cookie, at))).asked?.link).toBe("own");
    const looker = signInAs(db, "trainer");
    expect((await certificatePage(call("/x", looker.cookie, at))).asked?.link).toBeNull();
    expect(allCertificates(db, [home], { state: "asked" }).map((r) => r.certificate)).toMatchObject([
      { id: first.id, state: "valid", standing: "asked" },
    ]);
    expect(countCertificates(db, [home], { state: "valid" })).toBe(3);
    expect(countCertificates(db, [home + 1], { state: "asked" })).toBe(0);
    await expect(reissuePage(call("/x", clerk.cookie, at))).rejects.toMatchObject({ status: 303 });
    expect(await reissueAction(call("/x", clerk.cookie, at, { reason: "遗失" }))).toMatchObject({
      init: { status: 422 },
    });
    expect((await loader(call("/x", clerk.cookie, at))).asked).toMatchObject({ own: true });
    expect((await loader(call("/x", clerk.cookie, at))).asked?.who).toContain("郝志远");
    expect((await loader(call("/x", second.cookie, at))).asked).toMatchObject({ own: false });
  });

  it("waits on the home page of other clerks and administrators of the village, with the name", async () => {
    const { db, clerk, second, ask } = issued();
    const before = certificatesHome.waiting(db, second.person);
    ask();
    const foreign = signInAs(db, "certificate-clerk", [testVillage(db, 207, "冯屯村")]);
    const boss = signInAs(db, "administrator");
    const sections = async (who: typeof boss) =>
      ((await certificatesHome.part(db, who.person, "zh")).sections ?? []).filter((s) =>
        s.key.startsWith("certificates.revocations"),
      );
    for (const who of [second, boss]) {
      expect(await sections(who)).toMatchObject([
        { key: "certificates.revocations.others", count: 1, waits: true, rows: [{ who: "张小龙" }] },
      ]);
      const part = await certificatesHome.part(db, who.person, "zh");
      expect(certificatesHome.waiting(db, who.person)).toBe(waitingIn(part));
    }
    expect(certificatesHome.waiting(db, second.person)).toBe(before + 1);
    expect(await sections(clerk)).toMatchObject([{ key: "certificates.revocations.own", waits: false }]);
    expect(await sections(foreign)).toEqual([]);
    expect(await sections(signInAs(db, "leader"))).toEqual([]);
  });
});
