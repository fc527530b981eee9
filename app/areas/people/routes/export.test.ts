import { auditEvent, consent, person, privacyNotice } from "db/schema";
import { firstNotice } from "db/seed/privacy";
import { eq } from "drizzle-orm";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { bySystem, recordEvent } from "~/platform/audit/record-event.server";
import { register } from "../../../../tests/support/people-fixture";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import { loader as bulk, action as change } from "./bulk";
import { action, loader as page } from "./export";
import { loader as file } from "./export-xlsx";
import { loader as households } from "./households/households-export";
import { loader as list } from "./people";
import { loader as personPage } from "./person";
import { loader as logPage } from "./person-log";

const number = "11010519491231002X";

function scene() {
  const db = testDb();
  const here = makeVillage(db);
  const there = makeVillage(db, "冯屯村", "371725101217");
  register(db, here, { idNumber: number, name: "张小龙" });
  register(db, there, { name: "李春燕" });
  const events = () => db.select().from(auditEvent).where(eq(auditEvent.event, "person.exported")).all();
  return { db, here, there, events };
}

async function cells(answer: Response) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await answer.arrayBuffer());
  const sheet = book.worksheets[0]!;
  return sheet.getRows(1, sheet.rowCount)!.map((r) => (r.values as unknown[]).slice(1));
}

const wish = async (cookie: string, form: Record<string, string>, query = "") => {
  const answer = (await action(call(`/people/export${query}`, cookie, {}, form))) as Response;
  return answer.headers.get("Location") ?? "";
};

test("masked: who, when and filter stand first, days are days, and it is in the log (FEATURES 108)", async () => {
  const { db, here, events } = scene();
  const { cookie } = signInAs(db, "trainer", [here], "周敏");
  const to = await wish(cookie, { numbers: "masked" }, `?village=${here}`);
  const rows = await cells(await file(call(to, cookie, {})));
  const notes = rows.slice(0, 5).map((r) => String(r[0]));
  expect(notes[1]).toContain("周敏");
  expect(notes[2]).toContain("孔庄村");
  expect(rows[6]).toContain("110105********002X");
  expect(rows[6]).toContain("138****6625");
  expect(rows[6]?.some((v) => v instanceof Date)).toBe(true);
  expect(rows).toHaveLength(7);
  expect(events()).toMatchObject([{ reason: null, villageId: here }]);
  expect(events()[0]?.after).toContain('"rows":1');
});

test("whole numbers need a reason; the address of the file holds neither number nor reason", async () => {
  const { db, here, events } = scene();
  const { cookie } = signInAs(db, "trainer", [here]);
  expect(
    await statusOf(() => action(call("/people/export", cookie, {}, { numbers: "full", reason: " " }))),
  ).toBe(400);
  expect(
    await statusOf(() => action(call("/people/export", cookie, {}, { numbers: "full", reason: "核" }))),
  ).toBe(400);
  const to = await wish(cookie, { numbers: "full", reason: "报县人社局备案" });
  expect(decodeURIComponent(to)).not.toMatch(/备案|\d{17}/);
  const rows = await cells(await file(call(to, cookie, {})));
  expect(rows[4]?.[0]).toContain("报县人社局备案");
  expect(rows[6]).toContain(number);
  expect(rows[6]).toContain("13812346625");
  expect(events()).toMatchObject([{ reason: "报县人社局备案" }]);
  expect(JSON.stringify(events())).not.toContain(number);
});

test("a ticket works once, for its session alone", async () => {
  const { db, here, events } = scene();
  const one = signInAs(db, "trainer", [here]);
  const other = signInAs(db, "trainer", [here]);
  const to = await wish(one.cookie, { numbers: "full", reason: "备案" });
  const answer = async (cookie: string, path: string) => (await file(call(path, cookie, {}))).status;
  expect(await answer(other.cookie, to)).toBe(303);
  expect(await answer(one.cookie, to)).toBe(200);
  expect(await answer(one.cookie, to)).toBe(303);
  expect(await answer(one.cookie, "/people/export.xlsx?ticket=forged")).toBe(303);
  expect(events()).toHaveLength(1);
});

test("a leader exports masked only; a cadre not at all", async () => {
  const { db, here } = scene();
  const leader = signInAs(db, "leader");
  expect((await page(call("/people/export", leader.cookie, {}))).mayFull).toBe(false);
  const full = { numbers: "full", reason: "想看" };
  expect(await statusOf(() => action(call("/people/export", leader.cookie, {}, full)))).toBe(422);
  const cadre = signInAs(db, "cadre", [here]);
  expect(await statusOf(() => page(call("/people/export", cadre.cookie, {})))).toBe(403);
  expect(await statusOf(() => file(call("/people/export.xlsx", cadre.cookie, {})))).toBe(403);
});

test("chosen rows of foreign villages are left out; nobody left is said in words", async () => {
  const { db, here } = scene();
  const { cookie } = signInAs(db, "trainer", [here]);
  expect((await page(call("/people/export?id=1&id=2", cookie, {}))).count).toBe(1);
  const answer = await action(call("/people/export?id=2", cookie, {}, { numbers: "masked" }));
  expect(answer).toMatchObject({ init: { status: 422 }, data: { why: "export.none" } });
});

test("a reason that looks like a formula stays text", async () => {
  const { db, here } = scene();
  register(db, here, { name: "王伟", note: "x" });
  const { cookie } = signInAs(db, "trainer", [here]);
  const to = await wish(cookie, { numbers: "full", reason: "=1+1" });
  const rows = await cells(await file(call(to, cookie, {})));
  for (const row of rows)
    for (const value of row)
      expect(value === null || typeof value !== "object" || value instanceof Date).toBe(true);
});

test("those without a consent are left out when so set, and only the columns one chose go along (FEATURES 15)", async () => {
  const { db, here, events } = scene();
  const { cookie } = signInAs(db, "trainer", [here]);
  expect(await statusOf(() => action(call("/people/export", cookie, {}, { consented: "yes" })))).toBe(422);
  const notice = db
    .insert(privacyNotice)
    .values({ ...firstNotice, createdByName: "t", createdAt: 0 })
    .returning()
    .get();
  const who = db.select().from(person).where(eq(person.villageId, here)).get()!;
  register(db, here, { name: "没签的人" });
  db.insert(consent)
    .values({
      personId: who.id,
      noticeId: notice.id,
      givenOn: "2026-01-01",
      recordedBy: "u",
      recordedByName: "t",
      createdAt: 0,
    })
    .run();
  const to = await wish(cookie, { consented: "yes" }, "?columns=phone");
  const rows = await cells(await file(call(to, cookie, {})));
  expect(String(rows[2]?.[0])).toContain("签了同意书");
  expect(rows[5]).toEqual(["姓名", "手机"]);
  expect(rows.slice(6).map((r) => r[0])).toEqual([who.name]);
  expect(events().at(-1)?.after).toContain('"rows":1');
});

test("what tells of health or poverty is hidden from a leader, who cannot list it either; not from who writes it", async () => {
  const { db, here } = scene();
  db.update(person).set({ category: "disabled" }).where(eq(person.name, "张小龙")).run();
  const seen = async (role: "leader" | "trainer", query = "") => {
    const { cookie } = signInAs(db, role, [here]);
    const to = await wish(cookie, { numbers: "masked" }, query);
    return JSON.stringify(await cells(await file(call(to, cookie, {}))));
  };
  expect(await seen("trainer", "?category=disabled")).toContain("残疾");
  const leaders = await seen("leader");
  expect(leaders).toContain("●●●");
  expect(leaders).not.toContain("残疾");
  const { cookie } = signInAs(db, "certificate-clerk", [here]);
  // Said, and never everybody in its place.
  expect(await statusOf(() => list(call("/people?category=disabled", cookie, {})))).toBe(303);
  const leader = signInAs(db, "leader", [here]).cookie;
  const asked = call("/people/export?category=disabled", leader, {}, { numbers: "masked" });
  expect(await statusOf(() => action(asked))).toBe(422);
  const page = await list(call("/people", cookie, {}));
  expect(page.rows.map((r) => r.category)).toEqual(["hidden"]);
  expect(page.may.categories).toBe(false);
  const own = await personPage(call("/x", cookie, { personId: String(page.rows[0]?.id) }));
  expect(own.facts.category).toBe("●●●");
  // Nobody's category looks like one that may not be read: else the mask itself would tell.
  db.update(person).set({ category: null }).where(eq(person.name, "张小龙")).run();
  expect(await seen("leader")).toContain("●●●");
  expect(await seen("trainer")).not.toContain("●●●");
  expect((await list(call("/people", cookie, {}))).rows.map((r) => r.category)).toEqual(["hidden"]);
  const none = await personPage(call("/x", cookie, { personId: String(page.rows[0]?.id) }));
  expect(none).toMatchObject({ facts: { category: "●●●" }, household: { benefits: null } });
  // Nor does the log of changes tell it.
  const id = page.rows[0]!.id;
  const changed = (role: "leader" | "trainer") => {
    const as = signInAs(db, role, [here]).cookie;
    return logPage(call("/x", as, { personId: String(id) })).then((d) => JSON.stringify(d.rows));
  };
  db.transaction((tx) =>
    recordEvent(tx, bySystem, {
      event: "person.changed",
      subject: { kind: "person", id },
      before: { category: "out-of-poverty" },
      after: { category: "disabled" },
    }),
  );
  expect(await changed("trainer")).toContain("残疾");
  expect(await changed("leader")).not.toMatch(/残疾|脱贫/);
  expect(await changed("leader")).toContain("●●●");
});

test("a file has address and consent, and says who has died", async () => {
  const { db, here } = scene();
  db.update(person)
    .set({ diedOn: "2026-05-06", address: "前街 7 号" })
    .where(eq(person.name, "张小龙"))
    .run();
  const { cookie } = signInAs(db, "trainer", [here]);
  const rows = await cells(
    await file(call(await wish(cookie, { numbers: "masked" }, "?q=张小龙"), cookie, {})),
  );
  const of = (heading: string) => rows[6]?.[rows[5]?.indexOf(heading) ?? -1];
  expect([of("住址"), of("同意书"), of("去世日期")]).toEqual([
    "前街 7 号",
    "未签同意书",
    new Date("2026-05-06T00:00:00Z"),
  ]);
  const chosen = await wish(cookie, { numbers: "masked" }, "?q=张小龙&columns=phone,consent");
  const few = await cells(await file(call(chosen, cookie, {})));
  expect(few[5]).toEqual(["姓名", "去世日期", "手机", "同意书"]);
});

test("an address whose condition is not understood is no export of everybody, nor a change of everybody", async () => {
  const { db, here, there, events } = scene();
  const { cookie } = signInAs(db, "administrator", "all");
  const caught = async (ask: () => unknown) =>
    (await Promise.resolve()
      .then(ask)
      .catch((e) => e)) as Response;
  for (const query of ["?village=abc", `?villag=${here}`, "?category=zzz", "?id=x"]) {
    for (const ask of [
      () => page(call(`/people/export${query}`, cookie, {})),
      () => action(call(`/people/export${query}`, cookie, {}, { numbers: "masked" })),
      () => bulk(call(`/people/bulk${query}`, cookie, {})),
      () => change(call(`/people/bulk${query}`, cookie, {}, { what: "group" })),
      () => households(call(`/households/export${query.replace("category", "benefit")}`, cookie, {})),
    ]) {
      const answer = await caught(ask);
      expect([query, answer.status]).toEqual([query, 303]);
      expect(answer.headers.get("Location")).toMatch(/^\/(people|households)(\?|$)/);
    }
  }
  expect(events()).toEqual([]);
  expect((await page(call(`/people/export?village=${there}&sort=-name&sex=`, cookie, {}))).count).toBe(1);
});
