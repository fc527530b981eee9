import type { Db } from "db/client.server";
import { consent, household, householdMember, person, privacyNotice } from "db/schema";
import { firstNotice } from "db/seed/privacy";
import { eq } from "drizzle-orm";
import ExcelJS from "exceljs";
import { beforeEach, describe, expect, it } from "vitest";
import { loadPolicies } from "~/areas/policies/index.server";
import { type Role, roleCan, roles } from "~/platform/access/capabilities";
import { setDatabase } from "~/platform/database.server";
import { addDays, todayOn } from "~/platform/dates";
import { languageCookie } from "~/platform/i18n/language.server";
import { makeHousehold } from "../../../../../tests/support/household-fixture";
import { freshNumber, register } from "../../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../../tests/support/signed-in";
import { testDb } from "../../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../../tests/support/training-fixture";
import { setIncome } from "../../households/set-income.server";
import { addBenefit } from "../../households/write-benefit.server";
import { openIdNumber } from "../../person-record.server";
import * as headPage from "./head";
import * as householdPage from "./household";
import * as listPage from "./households";
import * as exportPage from "./households-export";
import * as exportFile from "./households-xlsx";
import * as leavingPage from "./leaving";
import * as movePage from "./move-household";
import * as needPage from "./need";
import * as newPage from "./new-household";
import * as memberPage from "./new-member";
import * as newNeedPage from "./new-need";
import * as pensionPage from "./pension";

let db: Db;
let village: number;
let elsewhere: number;
let home: number;
let zhang: number;
let wang: number;

beforeEach(() => {
  db = testDb();
  loadPolicies(db);
  setDatabase(db);
  village = makeVillage(db);
  elsewhere = makeVillage(db, "大丁村", "371725101207");
  zhang = register(db, village, { name: "张守田", idNumber: freshNumber("19500301") }).id;
  wang = register(db, village, { name: "王秀兰", idNumber: freshNumber("19520501", "female") }).id;
  home = makeHousehold(db, village, zhang, [[wang, "12"]], "2020-01-01", "12号");
});

const as = (role: Role, villages: "all" | number[] = "all") => signInAs(db, role, villages).cookie;
const params = () => ({ householdId: String(home) });
const look = async (cookie: string, query = "") =>
  (await householdPage.loader(call(`/households/${home}${query}`, cookie, params()))) as Awaited<
    ReturnType<typeof householdPage.loader>
  >;
const wish = async (cookie: string, form: Record<string, string>, query = "") => {
  const answer = await exportPage.action(
    call(`/households/export${query}`, cookie, {}, { numbers: "masked", ...form }),
  );
  if (answer instanceof Response) return answer.headers.get("Location") ?? "";
  throw new Response(null, { status: (answer as { init: { status: number } }).init.status });
};
const text = async (file: Response) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await file.arrayBuffer());
  const sheet = book.worksheets[0]!;
  return JSON.stringify(sheet.getRows(1, sheet.rowCount)!.map((r) => r.values));
};
const agree = (personId: number, noticeId: number) =>
  db
    .insert(consent)
    .values({ personId, noticeId, givenOn: "2026-01-01", recordedBy: "u", recordedByName: "t", createdAt: 0 })
    .run();
const refusals = () =>
  db.$client
    .prepare("SELECT event, reason FROM audit_event WHERE outcome = 'refused' ORDER BY id DESC")
    .all();

describe("what is sensitive", () => {
  beforeEach(() => {
    const actor = actorFor(signInAs(db, "administrator").person, "household.edit");
    addBenefit(db, actor, home, {
      personId: null,
      kind: "minimum-living",
      name: null,
      level: "B类",
      documentNo: "DB-77",
      monthlyFen: 96_000,
      fromOn: "2024-01-01",
      toOn: null,
    });
    const { revision } = db.select().from(household).where(eq(household.id, home)).get()!;
    setIncome(db, actor, home, { year: 2025, revision, amounts: new Map([["wages", 4_321_700]]) });
  });

  it("is shown to who may see it and to nobody else: page, list, log and file", async () => {
    const cadre = await look(as("cadre", [village]));
    expect(JSON.stringify(cadre)).toContain("43,217");
    expect(JSON.stringify(cadre)).toContain("低保");
    for (const role of ["trainer", "leader", "certificate-clerk"] as const) {
      const cookie = as(role);
      const seen = await look(cookie);
      expect(seen.income).toBeNull();
      expect(seen.benefits).toBeNull();
      const list = await listPage.loader(call("/households", cookie, {}));
      const all = JSON.stringify([seen, list]);
      for (const secret of ["43,217", "43217", "DB-77", "minimum-living", "B类"])
        expect([role, secret, all.includes(secret)]).toEqual([role, secret, false]);
    }
  });

  it("a condition that would tell it falls away", async () => {
    expect(
      await statusOf(() => listPage.loader(call("/households?benefit=minimum-living", as("trainer"), {}))),
    ).toBe(303);
    const list = await listPage.loader(
      call("/households?benefit=minimum-living", as("cadre", [village]), {}),
    );
    expect(list.rows).toHaveLength(1);
  });

  it("an export is a row of the log, and leaves it out for a leader", async () => {
    const cookie = as("leader");
    const answer = await exportFile.loader(call(await wish(cookie, {}), cookie, {}));
    expect(answer.headers.get("Content-Type")).toContain("spreadsheetml");
    await answer.arrayBuffer();
    expect(await statusOf(() => wish(cookie, { numbers: "full", reason: "想看" }))).toBe(422);
    const logged = db.$client
      .prepare("SELECT after FROM audit_event WHERE event = 'household.exported' AND outcome = 'success'")
      .pluck()
      .all();
    expect(logged).toEqual([expect.stringContaining("masked-numbers")]);
    expect(await statusOf(() => exportFile.loader(call("/households/export.xlsx", as("trainer"), {})))).toBe(
      403,
    );
  });
});

describe("a file of households asks first", () => {
  it("whole numbers only with a reason, which the log and the file say and no address does", async () => {
    const actor = actorFor(signInAs(db, "administrator").person, "household.edit");
    const low = {
      personId: null,
      kind: "minimum-living",
      name: null,
      level: null,
      monthlyFen: null,
    } as const;
    addBenefit(db, actor, home, { ...low, documentNo: "DB371725000123", fromOn: "2024-01-01", toOn: null });
    const cookie = as("loan-officer", [village]);
    const number = openIdNumber(db.select().from(person).where(eq(person.id, zhang)).get()!)!;
    const masked = await text(await exportFile.loader(call(await wish(cookie, {}), cookie, {})));
    expect(masked).toMatch(/张守田 \d{6}\*{8}/);
    expect(masked).toContain("证号 ****0123");
    expect(masked).not.toContain(number);
    expect(await statusOf(() => wish(cookie, { numbers: "full", reason: " " }))).toBe(400);
    const to = await wish(cookie, { numbers: "full", reason: "报民政局核对" });
    expect(decodeURIComponent(to)).not.toContain("民政");
    const whole = await text(await exportFile.loader(call(to, cookie, {})));
    expect(whole).toContain(`张守田 ${number}`);
    expect(whole).toContain("证号 DB371725000123");
    expect(whole).toContain("原因：报民政局核对");
    const last = db.$client
      .prepare("SELECT reason, after FROM audit_event WHERE event = 'household.exported' ORDER BY id DESC")
      .get() as { reason: string; after: string };
    expect([last.reason, JSON.parse(last.after).idNumber]).toEqual(["报民政局核对", "full-numbers"]);
    // A ticket works once, and one of people opens no household.
    expect(await statusOf(() => exportFile.loader(call(to, cookie, {})))).toBe(303);
  });

  it("takes along the columns that were chosen, and of the members no more than asked for", async () => {
    const cookie = as("loan-officer", [village]);
    const number = openIdNumber(db.select().from(person).where(eq(person.id, zhang)).get()!)!;
    const few = await text(
      await exportFile.loader(call(await wish(cookie, {}, "?columns=members"), cookie, {})),
    );
    for (const word of ["户主", "人口"]) expect(few).toContain(word);
    for (const word of ["成员身份证号", "成员手机号", "健康状况", "承包地"]) expect(few).not.toContain(word);
    const asked = { numbers: "full", reason: "报民政局核对" };
    const numbers = await text(
      await exportFile.loader(call(await wish(cookie, asked, "?columns=members"), cookie, {})),
    );
    expect(numbers).toContain(number);
    expect(numbers).not.toContain("健康状况");
  });

  it("those who have not agreed stay out when so asked, and the page says how many households that leaves", async () => {
    const cookie = as("loan-officer", [village]);
    const page = await exportPage.loader(call("/households/export", cookie, {}));
    expect(page).toMatchObject({ count: 1, consented: 0, mayFull: true });
    expect(await statusOf(() => wish(cookie, { consented: "yes" }))).toBe(422);
    expect(
      await statusOf(() =>
        exportPage.loader(call("/households/export?benefit=minimum-living", as("leader"), {})),
      ),
    ).toBe(303);
  });

  it("who may not export people may not export households either", () => {
    for (const role of roles)
      if (roleCan(role, "household.export"))
        expect([role, roleCan(role, "person.export")]).toEqual([role, true]);
  });

  it("of a household with a member who has not agreed no figure goes along; land is a number", async () => {
    const cookie = as("loan-officer", [village]);
    db.update(household).set({ landLi: 380, debtFen: 9_900_000 }).where(eq(household.id, home)).run();
    const notice = db
      .insert(privacyNotice)
      .values({ ...firstNotice, createdByName: "t", createdAt: 0 })
      .returning()
      .get();
    agree(zhang, notice.id);
    const rows = async (form: Record<string, string>) => {
      const book = new ExcelJS.Workbook();
      const answer = await exportFile.loader(call(await wish(cookie, form), cookie, {}));
      await book.xlsx.load(await answer.arrayBuffer());
      const all = book.worksheets[0]!.getRows(1, book.worksheets[0]!.rowCount)!.map((r) =>
        (r.values as unknown[]).slice(1),
      );
      const headings = all.find((r) => r.includes("人口"))!;
      const last = all.at(-1)!;
      return (heading: string) => last[headings.indexOf(heading)] ?? null;
    };
    const whole = await rows({});
    expect([whole("人口"), whole("欠款（元）"), whole("承包地（亩）")]).toEqual([2, 99_000, 3.8]);
    const some = await rows({ consented: "yes" });
    expect([some("成员"), some("人口"), some("养老核实超期（人）"), some("欠款（元）")]).toEqual([
      "张守田",
      null,
      null,
      null,
    ]);
    agree(wang, notice.id);
    expect((await rows({ consented: "yes" }))("人口")).toBe(2);
  });
});

describe("figures of a household", () => {
  it("what one person earns is theirs to the fen; expenses and debts say since when; who did it is named in English", async () => {
    const boss = signInAs(db, "administrator", "all", "孙国平");
    const edit = actorFor(boss.person, "household.edit");
    const alone = makeHousehold(db, village, register(db, village, { name: "李一" }).id, [], "2020-01-01");
    db.update(household).set({ expenseFen: 123_400 }).where(eq(household.id, alone)).run();
    const year = Number(todayOn().slice(0, 4));
    const set = setIncome(db, edit, alone, {
      year,
      amounts: new Map([["wages", 570]]),
      revision: db.select().from(household).where(eq(household.id, alone)).get()!.revision,
    });
    expect(set).toMatchObject({ ok: true });
    const page = await householdPage.loader(call("/x", boss.cookie, { householdId: String(alone) }));
    expect(page.income?.[0]?.perHead).toContain("5.70 元");
    expect(page.facts.expense).toMatch(/^1,234 元（.+登记）$/);
    const [inEnglish] = (await languageCookie.serialize("en")).split(";");
    const english = await householdPage.loader(
      call("/x", `${boss.cookie}; ${inEnglish}`, { householdId: String(alone) }),
    );
    expect(english.latest[0]?.what).toContain("Sun Guoping");
  });
});

describe("what a family asks for", () => {
  const add = (form: Record<string, string>) =>
    newNeedPage.action(call("/x", as("cadre", [village]), params(), { holder: "whole", ...form }));
  const needs = async (cookie: string) => (await look(cookie)).needs;

  it("stands on the page until it is settled, once; a difficulty with health is masked for who may not know", async () => {
    const form = { kind: "medical", words: "透析费用高", toldOn: todayOn() };
    expect(await statusOf(() => add(form))).toBe(303);
    expect(await statusOf(() => add(form))).toBe(303);
    expect(await statusOf(() => add({ ...form, toldOn: addDays(todayOn(), -1) }))).toBe(422);
    expect(await statusOf(() => add({ ...form, kind: "other", words: "" }))).toBe(422);
    expect(await statusOf(() => add({ ...form, toldOn: "2099-01-01" }))).toBe(422);
    expect(await statusOf(() => add({ ...form, holder: String(home + 9_999) }))).toBe(422);
    expect(JSON.stringify(await look(as("trainer")))).not.toContain("透析");
    const listed = async (need: string) =>
      (await listPage.loader(call(`/households?need=${need}`, as("trainer"), {}))).rows.length;
    // A difficulty with health is no condition of a list: it would tell.
    expect([await listed("any"), await listed("loan")]).toEqual([0, 0]);
    await add({ kind: "loan", words: "进货", toldOn: todayOn() });
    expect([await listed("any"), await listed("loan"), await listed("training")]).toEqual([1, 1, 0]);
    const [need] = await needs(as("cadre", [village]));
    expect(need).toMatchObject({ what: "看病有困难：透析费用高", closed: null });
    const close = (closedOn: string, outcome: string, cookie = as("cadre", [village])) =>
      needPage.action(call("/x", cookie, { ...params(), needId: String(need?.id) }, { closedOn, outcome }));
    expect(await statusOf(() => close(todayOn(), "已办", as("cadre", [elsewhere])))).toBe(404);
    expect(await statusOf(() => close(todayOn(), ""))).toBe(400);
    expect(await statusOf(() => close("2001-01-01", "已办"))).toBe(422);
    expect(await statusOf(() => close(todayOn(), "已办医疗救助"))).toBe(303);
    expect(await needs(as("cadre", [village]))).toMatchObject([
      { closed: null },
      { outcome: "已办医疗救助" },
    ]);
    expect(JSON.stringify(db.$client.prepare("SELECT * FROM audit_event").all())).not.toContain("透析");
  });
});

describe("pages", () => {
  it("another village's household is not there, for reading and for writing", async () => {
    const cookie = as("cadre", [elsewhere]);
    expect(await statusOf(() => look(cookie))).toBe(404);
    for (const page of [headPage, movePage, memberPage])
      expect(await statusOf(() => page.action(call("/x", cookie, params(), { fromOn: "2026-01-01" })))).toBe(
        404,
      );
    expect((await listPage.loader(call("/households", cookie, {}))).rows).toEqual([]);
  });

  it("a household is made with a head registered in the same form; pressed twice it is one", async () => {
    const cookie = as("cadre", [village]);
    const form = {
      villageId: String(village),
      idNumber: freshNumber("19700707"),
      name: "赵大成",
      fromOn: "2021-01-01",
      houseNumber: "3号",
    };
    expect(await statusOf(() => newPage.action(call("/households/new", cookie, {}, form)))).toBe(303);
    const made = db.select().from(household).where(eq(household.houseNumber, "3号")).all();
    expect(made).toHaveLength(1);
    expect(await statusOf(() => newPage.action(call("/households/new", cookie, {}, form)))).toBe(422);
    expect(db.select().from(household).where(eq(household.houseNumber, "3号")).all()).toHaveLength(1);
    expect(refusals()[0]).toMatchObject({ event: "household.created", reason: "join.elsewhere" });
  });

  it("what is missing is a 400 at its field, with everything kept", async () => {
    const cookie = as("cadre", [village]);
    const none = await newPage.action(
      call(
        "/households/new",
        cookie,
        {},
        { villageId: String(village), fromOn: "2021-13-01", address: "后街" },
      ),
    );
    const { data, init } = none as unknown as {
      data: { lastResult: { error: Record<string, string[]>; initialValue: Record<string, string> } };
      init: { status: number };
    };
    expect(init.status).toBe(400);
    expect(data.lastResult.error.fromOn).toEqual(["form.dayWrong"]);
    expect(data.lastResult.initialValue.address).toBe("后街");
  });

  it("a foreign person cannot be made a head or a member by their id", async () => {
    const stranger = register(db, elsewhere, { name: "外村人" }).id;
    const cookie = as("cadre", [village]);
    const form = {
      personId: String(stranger),
      villageId: String(village),
      fromOn: "2021-01-01",
      relation: "97",
    };
    expect(await statusOf(() => newPage.action(call("/households/new", cookie, {}, form)))).toBe(422);
    expect(await statusOf(() => memberPage.action(call("/x", cookie, params(), form)))).toBe(422);
    expect(db.select().from(householdMember).where(eq(householdMember.personId, stranger)).all()).toEqual([]);
  });

  it("the head dies: the page of leaving leads to the change of head, which keeps yesterday's household", async () => {
    const cookie = as("cadre", [village]);
    const rows = db.select().from(householdMember).where(eq(householdMember.householdId, home)).all();
    const memberId = String(rows.find((r) => r.personId === zhang)?.id);
    expect(
      await statusOf(() =>
        leavingPage.action(
          call("/x", cookie, { ...params(), memberId }, { reason: "died", lastOn: "2026-03-01" }),
        ),
      ),
    ).toBe(422);
    expect(refusals()[0]).toMatchObject({ event: "household.left", reason: "leave.head" });
    const offered = await headPage.loader(call(`/x?to=${wang}`, cookie, params()));
    expect(offered.proposals[zhang]).toBe("11");
    const { revision } = db.select().from(household).where(eq(household.id, home)).get()!;
    const form = {
      personId: String(wang),
      fromOn: "2026-03-02",
      former: "died",
      revision: String(revision),
    };
    expect(await statusOf(() => headPage.action(call("/x", cookie, params(), form)))).toBe(303);
    const now = await look(cookie);
    expect(now.household.title).toBe("王秀兰户");
    expect(now.heads.map((h) => h.what)).toEqual(["王秀兰", "张守田"]);
    const then = await look(cookie, "?on=2026-03-01");
    expect(then.members.map((m) => [m.name, m.relation])).toEqual([
      ["张守田", "户主"],
      ["王秀兰", "妻子"],
    ]);
    expect(then.early).toBeNull();
    // Of a day before it existed its first day is shown, and said to be that.
    const before = await look(cookie, "?on=1900-01-01");
    expect(before.early).toMatch(/^1900年1月1日还没有这一户，下面是它的第一天，/);
    expect(before.household.count).toBeGreaterThan(0);
  });

  it("a check at the door: today, passed, the next in a year; too young to receive is refused in words", async () => {
    const cookie = as("cadre", [village]);
    const check = (personId: number, form: Record<string, string>) =>
      pensionPage.action(call("/x", cookie, { personId: String(personId) }, form));
    const form = { checkedOn: todayOn(), status: "receiving", result: "passed" };
    expect(await statusOf(() => check(zhang, form))).toBe(303);
    expect(await statusOf(() => check(zhang, form))).toBe(303);
    expect(db.$client.prepare("SELECT count(*) FROM pension_check").pluck().get()).toBe(1);
    const young = register(db, village, { name: "李青", idNumber: freshNumber("20000101") }).id;
    expect(await statusOf(() => check(young, form))).toBe(422);
  });

  it("a number taken in the new village is asked for anew; who lived at the address of the household gets its new one", async () => {
    const other = register(db, elsewhere, { name: "丁大山", idNumber: freshNumber("19600301") }).id;
    const taken = makeHousehold(db, elsewhere, other, [], "2020-01-01", "1号");
    db.update(household).set({ registryNo: "019" }).where(eq(household.id, taken)).run();
    db.update(household).set({ registryNo: "019", address: "西街19号" }).where(eq(household.id, home)).run();
    db.update(person).set({ address: "西街19号" }).where(eq(person.id, zhang)).run();
    db.update(person).set({ address: "县城幸福小区" }).where(eq(person.id, wang)).run();
    const both = as("cadre", [village, elsewhere]);
    const form = {
      villageId: String(elsewhere),
      fromOn: todayOn(),
      reason: "易地搬迁",
      address: "新街1号",
      revision: String(db.select().from(household).where(eq(household.id, home)).get()?.revision),
    };
    expect((await movePage.loader(call("/x", both, params()))).initial.registryNo).toBe("019");
    expect(await movePage.action(call("/x", both, params(), { ...form, registryNo: "019" }))).toMatchObject({
      init: { status: 422 },
      data: { lastResult: { error: { registryNo: ["move.sameRegistry"] } } },
    });
    expect(
      await statusOf(() => movePage.action(call("/x", both, params(), { ...form, registryNo: "088" }))),
    ).toBe(303);
    expect(db.select().from(household).where(eq(household.id, home)).get()).toMatchObject({
      registryNo: "088",
      address: "新街1号",
    });
    const addressOf = (id: number) => db.select().from(person).where(eq(person.id, id)).get()?.address;
    expect([addressOf(zhang), addressOf(wang)]).toEqual(["新街1号", "县城幸福小区"]);
  });

  it("a whole household moves: members with it, past residence kept, both villages must be the actor's", async () => {
    const { revision } = db.select().from(household).where(eq(household.id, home)).get()!;
    const form = {
      villageId: String(elsewhere),
      fromOn: todayOn(),
      reason: "易地搬迁",
      revision: String(revision),
    };
    const own = as("cadre", [village]);
    expect(await statusOf(() => movePage.action(call("/x", own, params(), form)))).toBe(422);
    const both = as("cadre", [village, elsewhere]);
    expect(await statusOf(() => movePage.action(call("/x", both, params(), form)))).toBe(303);
    for (const id of [zhang, wang])
      expect(db.select().from(person).where(eq(person.id, id)).get()?.villageId).toBe(elsewhere);
    const places = db.$client
      .prepare("SELECT village_id, to_on FROM household_residence WHERE household_id = ? ORDER BY id")
      .all(home);
    expect(places).toMatchObject([{ village_id: village }, { village_id: elsewhere, to_on: null }]);
    expect(await statusOf(() => look(own))).toBe(404);
  });
});
