import {
  auditEvent,
  benefit,
  household,
  householdIncome,
  householdMember,
  householdResidence,
  importBatch,
  importRow,
  person,
  personResidence,
} from "db/schema";
import { syntheticPerson } from "db/seed/synthetic-person";
import { and, eq, isNull } from "drizzle-orm";
import iconv from "iconv-lite";
import { beforeEach, describe, expect, it } from "vitest";
import { loadPolicies } from "~/areas/policies/index.server";
import { verifyChain } from "~/platform/audit/verify-chain.server";
import { todayOn } from "~/platform/dates";
import { brokenDays, makeHousehold } from "../../../../../tests/support/household-fixture";
import { freshNumber, register } from "../../../../../tests/support/people-fixture";
import { signInAs } from "../../../../../tests/support/signed-in";
import { testDb } from "../../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../../tests/support/training-fixture";
import { runPeopleImport } from "../../import/run-people-import.server";
import * as householdPage from "../../routes/households/household";
import * as uploadPage from "../../routes/households/household-import";
import * as batchRoute from "../../routes/households/household-import-batch";
import * as refusedRoute from "../../routes/households/household-import-refused-xlsx";
import { relationOf } from "./words-of-household";

type Answer = (args: ReturnType<typeof call>) => unknown;
const page = batchRoute as unknown as { loader: Answer; action: Answer };

const people = Array.from({ length: 30 }, (_, i) => syntheticPerson(3_100_000 + i * 7_001));
const who = (i: number) => ({ name: people[i]!.name, idNumber: people[i]!.idNumber });
type Line = { no?: string; name: string; relation?: string; idNumber: string; house?: string; land?: string };
const csvOf = (lines: readonly Line[]) =>
  [
    "户号,姓名,与户主关系,身份证号,门牌号,承包地（亩）,立户日期",
    ...lines.map(
      (l) =>
        `${l.no ?? ""},${l.name},${l.relation ?? ""},${l.idNumber},${l.house ?? ""},${l.land ?? ""},${l.relation === "户主" ? "2024-01-01" : ""}`,
    ),
  ].join("\r\n");

describe("households from a file", () => {
  let db: ReturnType<typeof testDb>;
  let village: number;
  let cookie: string;
  beforeEach(() => {
    db = testDb();
    village = makeVillage(db);
    cookie = signInAs(db, "cadre", [village]).cookie;
  });

  async function sent(bytes: Uint8Array | string, as = cookie): Promise<number> {
    const form = new FormData();
    form.set("file", new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], "家庭.csv"));
    form.set("villageId", String(village));
    const request = new Request("http://127.0.0.1/households/import", {
      method: "POST",
      body: form,
      headers: { cookie: as },
    });
    const answer = (await uploadPage.action({ request, params: {}, context: {} })) as Response;
    return Number(answer.headers.get("location")?.match(/households\/import\/(\d+)/)?.[1]);
  }
  const look = async (id: number, as = cookie) =>
    (await page.loader(call("/x", as, { importId: String(id) }))) as Awaited<
      ReturnType<typeof batchRoute.loader>
    >;
  const press = async (id: number, form: Record<string, string>, as = cookie) =>
    page.action(call("/x", as, { importId: String(id) }, form));
  const confirm = async (id: number, more: Record<string, string> = {}) =>
    press(id, { do: "confirm", seen: (await look(id)).mark, ...more });
  const whole = () =>
    [household, householdMember, householdResidence, person, personResidence].map((t) =>
      db.select().from(t).all(),
    );
  const membersOf = (id: number) =>
    db
      .select()
      .from(householdMember)
      .where(and(eq(householdMember.householdId, id), isNull(householdMember.toOn)))
      .all();

  const two: Line[] = [
    { no: "001", ...who(0), relation: "户主", house: "12号", land: "8.5" },
    { no: "001", ...who(1), relation: "配偶" },
    { no: "001", ...who(2), relation: "长子" },
    { no: "002", ...who(3), relation: "户主", house: "13号" },
    { no: "002", ...who(4), relation: "其他" },
  ];

  it("a household whose village was taken up by another after the dry run stays out and says so; nothing is there to undo", async () => {
    const other = makeVillage(db, "并入村", "371702991104");
    const second = await sent(csvOf(two.slice(3)));
    const id = await sent(csvOf(two));
    const seen = (await look(id)).mark;
    db.$client.prepare("UPDATE village SET merged_into_id = ? WHERE id = ?").run(other, village);
    // Run again, it refuses what would come into the village chosen for the file.
    await press(second, { do: "again" });
    const again = await look(second);
    expect([again.outdated, again.run?.counts.new]).toEqual([null, 0]);
    expect(again.run?.refused.rows[0]?.problems[0]?.why).toContain("已并入");
    const before = whole();
    expect((await look(id)).outdated).toContain("已并入");
    expect(await statusOf(() => press(id, { do: "confirm", seen }))).toBe(422);
    // It was taken up while the file was being written.
    db.update(importBatch).set({ state: "importing", progress: 0 }).where(eq(importBatch.id, id)).run();
    const asker = { userId: db.select().from(importBatch).get()!.createdBy, sessionId: "", address: "" };
    await runPeopleImport(db, id, asker);
    expect(whole()).toEqual(before);
    const done = await look(id);
    expect(done.run?.refused.rows[0]?.problems[0]?.why).toContain("已并入");
    expect(done.nothing).toBe(true);
  });

  it("nothing before the confirmation; then households with their people, once, and the log holds", async () => {
    const id = await sent(iconv.encode(csvOf(two), "gbk"));
    const before = whole();
    const dry = await look(id);
    expect(dry).toMatchObject({
      state: "open",
      asks: { households: 2, people: 5, joins: 0 },
      run: { counts: { all: 5, new: 5 }, refusedCount: 0 },
    });
    expect(JSON.stringify(dry)).not.toContain(people[0]!.idNumber);
    expect(whole()).toEqual(before);
    await confirm(id);
    await confirm(id);
    const made = db.select().from(household).all();
    expect(
      made.map((h) => [h.registryNo, h.houseNumber, h.landLi, h.villageId, membersOf(h.id).length]),
    ).toEqual([
      ["001", "12号", 850, village, 3],
      ["002", "13号", null, village, 2],
    ]);
    expect(brokenDays(db, "2024-01-01", "2024-03-01")).toEqual([]);
    expect(db.select().from(person).all()).toHaveLength(5);
    expect(await look(id)).toMatchObject({ state: "done", counts: { created: 2, updated: 5, refused: 0 } });
    expect(await verifyChain(db)).toMatchObject({ ok: true });
  });

  it("an empty relation: the first of a number is the head, a member on record stays what they are, others say whose", async () => {
    const lines: Line[] = [
      { no: "001", ...who(0) },
      { no: "001", ...who(1), relation: "配偶" },
      { no: "001", ...who(2) },
    ];
    const dry = await look(await sent(csvOf(lines)));
    expect(dry.run!.refused.rows).toMatchObject([{ row: 4 }]);
    const refused = JSON.stringify(dry.run!.refused.rows);
    expect(refused).toContain(`与户主关系没有填。请写是${who(0).name}的什么人`);
    expect(JSON.stringify(dry.run!.accepted.rows)).toContain("按户主登记，请核对");
    await confirm(await sent(csvOf([...lines.slice(0, 2), { no: "001", ...who(2), relation: "长子" }])));
    const again = await look(await sent(`${csvOf(lines)}\r\n`));
    expect(again.run!.refused.rows).toEqual([]);
    const other = await look(await sent(csvOf([{ ...who(7), relation: "妻" }])));
    expect(JSON.stringify(other.run!.refused.rows)).toContain('"value":"妻"');
  });

  it("undone, everything is as it was, known households and people too", async () => {
    const head = register(db, village, { name: "张守田", idNumber: freshNumber("19500301") });
    const home = makeHousehold(db, village, head.id, [], "2020-01-01", null);
    const before = whole();
    const lines: Line[] = [
      { no: "007", name: "张守田", relation: "户主", idNumber: numberOf(head.id), house: "9号" },
      { no: "007", ...who(5), relation: "孙子" },
      ...two,
    ];
    const id = await sent(csvOf(lines));
    expect(await look(id)).toMatchObject({ asks: { households: 2, known: 1, joins: 1, people: 6 } });
    await confirm(id);
    expect(db.select().from(household).where(eq(household.id, home)).get()).toMatchObject({
      registryNo: "007",
      houseNumber: "9号",
      revision: 2,
    });
    expect(membersOf(home).map((m) => m.relation)).toEqual(["02", "41"]);
    expect((await press(id, { do: "undo" })) as Response).toMatchObject({ status: 303 });
    const back = whole();
    const [h] = back[0] as (typeof household.$inferSelect)[];
    expect(back[0]).toEqual([
      { ...(before[0]![0] as object), revision: h!.revision, updatedAt: h!.updatedAt },
    ]);
    expect(back.slice(1)).toEqual(before.slice(1));
    expect(db.select().from(importBatch).get()?.state).toBe("undone");
    // Of the file nothing is left but that this household is what it was before it.
    expect(db.select().from(importRow).all()).toMatchObject([
      { outcome: "back", name: "", details: JSON.stringify({ house: { id: home, now: 3, was: 1 } }) },
    ]);
    expect(await verifyChain(db)).toMatchObject({ ok: true });
  });

  it("a second file that was taken back is no change: the first one goes back whole, with new households and one it changed", async () => {
    const head = register(db, village, { name: "张守田", idNumber: freshNumber("19500301") });
    const home = makeHousehold(db, village, head.id, [], "2020-01-01", null);
    const before = db.select().from(household).where(eq(household.id, home)).get();
    const file = (house: string, income: string) =>
      [
        "户号,姓名,与户主关系,身份证号,门牌号,年收入,收入年份",
        `007,张守田,户主,${numberOf(head.id)},${house},${income}`,
        `001,${who(0).name},户主,${who(0).idNumber},${house},${income}`,
        `002,${who(3).name},户主,${who(3).idNumber},3号,${income}`,
      ].join("\r\n");
    const first = await sent(file("9号", ","));
    await confirm(first);
    // Twice, one after the other: what is as it was stays so over any number of them.
    for (const house of ["10号", "11号"]) {
      const more = await sent(file(house, "种植 6700,2025"));
      await confirm(more, { replace: "yes" });
      expect(await look(first)).toMatchObject({ stays: { count: 2 }, left: { count: 1 } });
      await press(more, { do: "undo" });
      expect(await look(first)).toMatchObject({ whyNotUndone: null, stays: null, left: null });
    }
    // One that somebody has changed by hand stays.
    db.$client.prepare("UPDATE household SET revision = revision + 1 WHERE registry_no = '002'").run();
    expect((await look(first)).stays).toMatchObject({
      count: 1,
      names: expect.stringContaining(who(3).name),
    });
    await press(first, { do: "undo" });
    const left = db.select().from(household).all();
    expect(left.map((h) => h.registryNo)).toEqual([before!.registryNo, "002"]);
    expect(left[0]).toEqual({ ...before, revision: left[0]!.revision, updatedAt: left[0]!.updatedAt });
    expect(db.select().from(householdIncome).all()).toEqual([]);
    expect(await verifyChain(db)).toMatchObject({ ok: true });
  });

  it("undone, a household that somebody joined by a later file stays until that file is undone too", async () => {
    const first = await sent(csvOf(two));
    await confirm(first);
    db.$client.prepare("UPDATE import_batch SET done_at = done_at - 1000").run();
    db.$client.prepare("UPDATE household_member SET created_at = created_at - 1000").run();
    const known = register(db, village, { name: "张守田", idNumber: freshNumber("19500301") });
    const joiner = { no: "001", name: "张守田", relation: "父亲", idNumber: numberOf(known.id) };
    const more = await sent(csvOf([two[0]!, joiner]));
    await confirm(more);
    expect((await look(first)).stays).toMatchObject({
      count: 1,
      names: expect.stringContaining(who(0).name),
    });
    await press(more, { do: "undo" });
    expect((await look(first)).stays).toBeNull();
    await press(first, { do: "undo" });
    expect(db.select().from(household).all()).toEqual([]);
  });

  it("undone, it names the household it changed that somebody changed again", async () => {
    const head = register(db, village, { name: "张守田", idNumber: freshNumber("19500301") });
    const home = makeHousehold(db, village, head.id, [], "2020-01-01", null);
    const idNumber = numberOf(head.id);
    const id = await sent(
      csvOf([{ no: "007", name: "张守田", relation: "户主", idNumber, house: "9号" }, ...two]),
    );
    await confirm(id);
    db.$client.prepare("UPDATE household SET revision = revision + 1 WHERE id = ?").run(home);
    await press(id, { do: "undo" });
    expect(db.select().from(household).all()).toMatchObject([{ id: home, houseNumber: "9号" }]);
    expect(await look(id)).toMatchObject({
      state: "undone",
      left: { words: expect.stringContaining("张守田"), open: [{ to: `/households/${home}` }] },
    });
  });

  it("undone, it names the households and people it does not put back: changed since, or not alone any more", async () => {
    const head = register(db, village, { name: "张守田", idNumber: freshNumber("19500301"), phone: null });
    const home = makeHousehold(db, village, head.id, [], "2020-01-01", null);
    const lines: Line[] = [
      { no: "007", name: "张守田", relation: "户主", idNumber: numberOf(head.id), house: "9号" },
      { no: "007", ...who(5), relation: "孙子" },
      ...two,
    ];
    const id = await sent(csvOf(lines));
    await confirm(id);
    expect((await look(id)).left).toBeNull();
    db.update(household).set({ revision: 9, address: "前街 3 号" }).where(eq(household.id, home)).run();
    const grandson = membersOf(home).find((m) => m.relation === "41")!.personId;
    db.update(person).set({ revision: 2 }).where(eq(person.id, grandson)).run();
    const left = {
      words: expect.stringContaining(`张守田、${who(5).name}`),
      open: [
        { to: `/households/${home}`, name: "张守田" },
        { to: `/people/${grandson}`, name: who(5).name },
      ],
    };
    expect((await look(id)).left).toMatchObject(left);
    await press(id, { do: "undo" });
    expect(await look(id)).toMatchObject({ state: "undone", left });
    expect(db.select().from(household).all()).toMatchObject([{ id: home, houseNumber: "9号" }]);
    expect(membersOf(home)).toHaveLength(2);
  });

  it("what was written over since is left: a year's income, somebody's phone", async () => {
    const head = register(db, village, { name: "张守田", idNumber: freshNumber("19500301"), phone: null });
    const home = makeHousehold(db, village, head.id, [], "2020-01-01", null);
    const file = [
      "户号,姓名,与户主关系,身份证号,手机,年收入,收入年份",
      `,张守田,户主,${numberOf(head.id)},13805301234,种植 6700,2025`,
    ].join("\r\n");
    const id = await sent(file);
    await confirm(id);
    expect((await look(id)).left).toBeNull();
    db.update(householdIncome).set({ amountFen: 1 }).where(eq(householdIncome.householdId, home)).run();
    expect((await look(id)).left?.words).toContain("：张守田。");
    db.update(person).set({ revision: 9 }).where(eq(person.id, head.id)).run();
    expect((await look(id)).left?.words).toContain("：张守田、张守田。");
    await press(id, { do: "undo" });
    expect(await look(id)).toMatchObject({ state: "undone", left: { words: expect.stringContaining("2") } });
    expect(db.select().from(person).get()?.phone).toBe("13805301234");
  });

  it("by the 户号 it is the same household: blank is filled, what differs only when asked, nobody joins twice", async () => {
    await confirm(await sent(csvOf(two)));
    const again = two.map((l) => (l.no === "002" ? { ...l, house: l.house && "15号", land: "3" } : l));
    const id = await sent(csvOf([...again, { no: "002", ...who(6), relation: "女儿" }]));
    expect(await look(id)).toMatchObject({ asks: { households: 0, known: 1, joins: 1 } });
    await confirm(id);
    const second = () => db.select().from(household).where(eq(household.registryNo, "002")).get()!;
    expect(second()).toMatchObject({ houseNumber: "13号", landLi: 300 });
    expect(membersOf(second().id)).toHaveLength(3);
    const third = await sent(csvOf(again));
    await confirm(third, { replace: "yes" });
    expect(second()).toMatchObject({ houseNumber: "15号" });
    expect(db.select().from(household).all()).toHaveLength(2);
  });

  it("only differing: without the box nothing is written and the file waits; what is blank counts as filled", async () => {
    await confirm(await sent(csvOf(two)));
    const only = await sent(csvOf([{ ...two[0]!, house: "15号" }]));
    const { asks, mark } = await look(only);
    expect(asks).toMatchObject({ created: 0, known: 1, fills: 0 });
    expect(await statusOf(() => press(only, { do: "confirm", seen: mark }))).toBe(422);
    expect((await look(only)).state).toBe("open");
    await confirm(only, { replace: "yes" });
    expect((await look(only)).state).toBe("done");
    const filling = await sent(csvOf([{ ...two[3]!, land: "3" }]));
    expect((await look(filling)).asks).toMatchObject({ known: 1, fills: 1 });
    await confirm(filling);
    expect(db.select().from(household).all()).toMatchObject([{ houseNumber: "15号" }, { landLi: 300 }]);
  });

  it("health, work, income and debts come in, are filled or changed on a second file, and go again", async () => {
    const csv = (rows: readonly string[]) =>
      [
        "户号,姓名,与户主关系,身份证号,健康状况,务工就学,年收入（元）,收入年份,欠款（元）,立户日期",
        ...rows,
      ].join("\n");
    const row = (i: number, relation: string, rest: string) =>
      `001,${who(i).name},${relation},${who(i).idNumber},${rest}`;
    const lives = () => ({
      told: db.$client
        .prepare("SELECT health, health_note, work, place FROM person_situation ORDER BY id")
        .raw(true)
        .all(),
      income: db.$client
        .prepare("SELECT year, source, amount_fen FROM household_income ORDER BY id")
        .raw(true)
        .all(),
      debt: db
        .select()
        .from(household)
        .all()
        .map((h) => h.debtFen),
    });
    const empty = { told: [], income: [], debt: [] };
    const first = await sent(
      csv([
        row(0, "户主", "健康,外出务工,种植 6700；务工工资 32000,2025,5000,2024-01-01"),
        row(1, "配偶", "残疾 肢体二级,,,,,2024-01-01"),
      ]),
    );
    expect(lives()).toEqual(empty);
    await confirm(first);
    const one = {
      told: [
        ["healthy", null, "migrant", null],
        ["disabled", "肢体二级", null, null],
      ],
      income: [
        [2025, "farming", 670_000],
        [2025, "wages", 3_200_000],
      ],
      debt: [500_000],
    };
    expect(lives()).toEqual(one);
    // A second file: the wife's work is new, the income is another, the debt too.
    const lines = csv([
      row(0, "户主", "慢性病,外出务工,50000,2025,6000,"),
      row(1, "配偶", "残疾,料理家务,,,,"),
    ]);
    const dry = await look(await sent(lines));
    expect(dry).toMatchObject({ asks: { known: 1, households: 0, joins: 0, any: true } });
    expect(JSON.stringify(dry.run!.accepted)).toContain("2025 年收入和登记的不一样");
    const fills = await sent(lines);
    await confirm(fills);
    expect(lives()).toEqual({ ...one, told: [...one.told, ["disabled", "肢体二级", "home", null]] });
    await press(fills, { do: "undo" });
    expect(lives()).toEqual(one);
    const replaces = await sent(lines);
    await confirm(replaces, { replace: "yes" });
    expect(lives()).toMatchObject({ income: [[2025, "other", 5_000_000]], debt: [600_000] });
    expect(lives().told).toContainEqual(["chronic", null, "migrant", null]);
    await press(replaces, { do: "undo" });
    expect(lives()).toEqual(one);
    const wrong = await look(
      await sent(csv([row(4, "户主", "不详,？,很多,1900,x,"), row(5, "妻子", "健康,上学,,,,")])),
    );
    expect(wrong.run!.refused.rows[0]?.problems.map((p) => p.field).sort()).toEqual([
      "debt",
      "income",
      "incomeYear",
    ]);
    const odd = await look(await sent(csv([row(4, "户主", "不详,？,,,,2024-01-01").replace("001", "009")])));
    const notes = odd.run!.accepted.rows[0]!.notes.join();
    expect(notes).toContain("健康状况「不详」没有认出来");
    expect(notes).toContain("务工就学「?」没有认出来");
    expect(await verifyChain(db)).toMatchObject({ ok: true });
  });

  it("phone, ethnicity and address of somebody on record come in and go again; another village and passed-over columns are said", async () => {
    makeVillage(db, "丁楼村", "371725101207");
    const head = register(db, village, { ...who(20), phone: null });
    makeHousehold(db, village, head.id, [], "2020-01-01", null);
    const of = () => {
      const { phone, ethnicity, address } = db.select().from(person).where(eq(person.id, head.id)).get()!;
      return { phone, ethnicity, address };
    };
    const before = of();
    const lines = [
      "姓名,与户主关系,身份证号,手机,民族,住址,2023年家庭收入（万元）,银行账号,就业创业意愿",
      `${who(20).name},户主,${who(20).idNumber},13805301204,回族,前街 3 号,5.7,6222020,培训、贷款、养蜂`,
    ].join("\n");
    const id = await sent(lines);
    const dry = await look(id);
    expect(dry).toMatchObject({
      ignored: ["H 列 银行账号"],
      readAs: ["G 列 2023年家庭收入（万元）：没有写单位的数按万元读。", "收入登记为 2023 年的，标题里写着。"],
      run: { counts: { known: 1 } },
    });
    expect(dry.run!.accepted.rows[0]!.notes).toContain("登记意愿：想参加培训、想贷款");
    expect(dry.run!.accepted.rows[0]!.notes.join()).toContain("「养蜂」没有认出来");
    const wishes = () =>
      db.$client.prepare("SELECT kind FROM household_need WHERE person_id = ?").pluck().all(head.id);
    await confirm(id);
    expect(wishes()).toEqual(["training", "loan"]);
    expect(of()).toMatchObject({ phone: "13805301204", address: "前街 3 号" });
    expect(db.$client.prepare("SELECT year, amount_fen FROM household_income").raw(true).all()).toEqual([
      [2023, 5_700_000],
    ]);
    await press(id, { do: "undo" });
    expect(of()).toEqual(before);
    expect(wishes()).toEqual([]);
    expect(await verifyChain(db)).toMatchObject({ ok: true });
    const elsewhere = await look(
      await sent(`姓名,与户主关系,身份证号,户籍所在村\n${who(20).name},户主,${who(20).idNumber},西孔庄村`),
    );
    expect(JSON.stringify(elsewhere.run!.refused)).toContain("没有找到这个村");
  });

  it("低保, disability, pension and policies: shown, written with history, updated by the household, undone", async () => {
    loadPolicies(db);
    const head = register(db, village, { ...who(21), phone: null });
    const wife = register(db, village, { ...who(22), phone: null });
    makeHousehold(db, village, head.id, [[wife.id, "12"]], "2020-01-01");
    const headings =
      "户号,姓名,与户主关系,身份证号,是否低保,低保起始日期,低保金额（元/月）,残疾类别,残疾等级,居民养老保险,养老核实日期,养老核实结果,已享政策";
    const file = (low: string, extra = "") =>
      [
        headings,
        `,${who(21).name},户主,${who(21).idNumber},${low},,,参保缴费,2025-03-01,核实通过,`,
        `,${who(22).name},妻子,${who(22).idNumber},是,,,肢体,二级,没有参保,,,高龄津贴、光伏收益`,
        `077,${who(23).name},户主,${who(23).idNumber},B类,2024-03-01,210.5,,,,,,`,
        extra,
      ].join("\n");
    const rows = () =>
      db.$client
        .prepare(
          `SELECT kind, name, level, monthly_fen AS fen, from_on AS since, (household_id IS NOT NULL) AS whole FROM benefit ORDER BY id`,
        )
        .all();
    const checks = () =>
      db.$client.prepare("SELECT status, result, checked_on FROM pension_check ORDER BY id").raw(true).all();
    const before = [rows(), checks(), ...whole()];
    const first = await sent(file("A类,2023年5月,300"));
    const said = JSON.stringify((await look(first)).run!.accepted.rows);
    for (const words of [
      "登记政策：低保（全户，A类，每月 300 元，2023年5月1日起）",
      "低保随户登记为全户",
      "登记健康状况：残疾 肢体二级",
      "登记政策：光伏收益（",
      "登记养老保险：参保缴费（2025年3月1日 核实通过）",
      "登记养老保险：没有参保（",
      "没有核实",
    ])
      expect(said).toContain(words);
    expect([rows(), checks()]).toEqual([[], []]);
    await confirm(first);
    expect(rows()).toEqual([
      { kind: "minimum-living", name: null, level: "A类", fen: 30_000, since: "2023-05-01", whole: 1 },
      { kind: "elderly", name: null, level: null, fen: null, since: todayOn(), whole: 0 },
      { kind: "other", name: "光伏收益", level: null, fen: null, since: todayOn(), whole: 0 },
      { kind: "minimum-living", name: null, level: "B类", fen: 21_050, since: "2024-03-01", whole: 1 },
    ]);
    expect(checks()).toEqual([
      ["insured", "passed", "2025-03-01"],
      ["none", "told", todayOn()],
    ]);
    expect(
      db.$client.prepare("SELECT health, health_note FROM person_situation").raw(true).all(),
    ).toContainEqual(["disabled", "肢体二级"]);
    // The same file again says nothing new; another amount is changed only when it is to be.
    expect((await look(await sent(file("A类,2023年5月,300")))).asks).toMatchObject({ known: 0, any: false });
    const more = await sent(file("A类,2023年5月,320"));
    expect(JSON.stringify((await look(more)).run!.accepted.rows)).toContain(
      "政策不一样：登记的是低保（全户，每月 300 元），文件写低保（全户，每月 320 元）",
    );
    await confirm(more, { replace: "yes" });
    expect(rows()[0]).toMatchObject({ fen: 32_000 });
    const kept = db.$client.prepare("SELECT undo FROM import_row WHERE undo IS NOT NULL").pluck().all();
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.join()).not.toMatch(/monthlyFen|A类/);
    await press(more, { do: "undo" });
    expect(rows()[0]).toMatchObject({ fen: 30_000 });
    expect(JSON.stringify((await look(await sent(file("否,,")))).run!.accepted.rows)).toContain(
      "文件写没有；不改",
    );
    await press(first, { do: "undo" });
    expect([rows(), checks(), ...whole()]).toEqual(before);
    const bad = `078,${who(24).name},户主,${who(24).idNumber},否,2999-01-01,30,,,领取待遇,2000-01-01,,`;
    const refused = (await look(await sent(file("是,,", bad)))).run!.refused.rows;
    expect(refused.flatMap((r) => r.problems.map((p) => p.field)).sort()).toEqual(["low", "lowSince"]);
    expect(await verifyChain(db)).toMatchObject({ ok: true });
  });

  it("the category comes in with who is new and fills who is known; who stays out and ages that do not fit are said", async () => {
    const known = register(db, village, { name: who(20).name, idNumber: people[20]!.idNumber });
    const [old, young] = [freshNumber("19620101"), freshNumber("19630601")];
    const id = await sent(
      [
        "户号,姓名,与户主关系,身份证号,人员类别",
        `1,王老大,户主,${old},返乡创业农民工`,
        `1,王老二,哥哥,${young},外星人`,
        `1,${who(21).name},表叔,${people[21]!.idNumber},`,
        `2,${known.name},户主,${people[20]!.idNumber},退役军人`,
        `3,${who(22).name},户主,${people[22]!.idNumber},外星人`,
      ].join("\r\n"),
    );
    const dry = await look(id);
    expect(dry.run).toMatchObject({ refusedCount: 1, shared: [{ count: 2 }] });
    expect(dry.run!.shared[0]!.text).toContain("「外星人」");
    const said = JSON.stringify(dry.run!.accepted.rows.map((r) => r.notes));
    expect(said).toContain(`这一户不完整：${who(21).name}（第 4 行）没有导入`);
    expect(said).toContain("写的是「哥哥」，却比户主年纪小");
    await confirm(id);
    const category = (name: string) => db.select().from(person).where(eq(person.name, name)).get()?.category;
    expect(["王老大", "王老二", known.name].map(category)).toEqual(["returned-migrant", null, "veteran"]);
  });

  it("a second row of the same person leaves the household whole: they come in by the first", async () => {
    const row = (i: number, relation: string) => `805,${who(i).name},${relation},${who(i).idNumber}`;
    const id = await sent(
      ["户号,姓名,与户主关系,身份证号", row(20, "户主"), row(21, "其他"), row(21, "其他")].join("\r\n"),
    );
    const run = (await look(id)).run!;
    expect(run.refused.rows.map((r) => r.row)).toEqual([4]);
    expect(JSON.stringify(run.accepted)).not.toContain("不完整");
  });

  it("a village corrected in the head's row alone leaves the household together: the wife's row still asks for its village", async () => {
    const head = "户号,姓名,与户主关系,身份证号,户籍村";
    const wife = `${who(20).name}之妻`;
    const row = (i: number, relation: string) => `804,${who(i).name},${relation},${who(i).idNumber},没有这村`;
    const id = await sent([head, row(20, "户主"), row(21, wife)].join("\r\n"));
    expect((await look(id)).run!.refused.rows.map((r) => r.row)).toEqual([2, 3]);
    const place = db.$client.prepare("SELECT name FROM village WHERE id = ?").pluck().get(village) as string;
    await press(id, { do: "fix", row: "2", field: "village", value: place });
    const run = (await look(id)).run!;
    expect(run.refused.rows.map((r) => [r.row, ...r.problems.map((p) => [p.field, p.fixable])])).toEqual([
      [3, ["village", true]],
    ]);
    expect(JSON.stringify(run.accepted)).toContain("不完整");
    await press(id, { do: "fix", row: "3", field: "village", value: place });
    expect((await look(id)).run!.refused.rows).toEqual([]);
  });

  it("row by row: what is wrong is said at its cell; a household whose head is wrong waits as a whole", async () => {
    const other = makeVillage(db, "大丁村", "371725101207");
    register(db, other, { ...who(10), phone: null });
    const neighbour = register(db, village, { ...who(11), phone: null });
    const home = makeHousehold(db, village, neighbour.id);
    const lines: Line[] = [
      { ...who(12), relation: "儿子" },
      { no: "1", ...who(13), relation: "户主" },
      { no: "1", ...who(14), relation: "户主" },
      { no: "1", ...who(15), relation: "表叔" },
      { no: "1", ...who(10), relation: "妻子" },
      { no: "1", ...who(11), relation: "妻子" },
      { no: "2", ...who(16), idNumber: "37292819880515001", relation: "户主" },
      { no: "2", ...who(17), relation: "妻子" },
      { no: "3", ...who(18), relation: "户主", land: "很多" },
    ];
    const id = await sent(csvOf(lines));
    const dry = await look(id);
    const whys = dry.run!.refused.rows.map((r) => [r.row, ...r.problems.map((p) => p.why)]);
    expect(whys.map(([row]) => row)).toEqual([2, 4, 5, 6, 7, 8, 9, 10]);
    const said = JSON.stringify(whys);
    for (const words of [
      "前面没有户主",
      "一户只有一个",
      "看不懂",
      "范围以外",
      "户的人",
      "这一户先放着",
      "8.5",
    ])
      expect(said).toContain(words);
    await confirm(id);
    expect(
      db
        .select()
        .from(household)
        .all()
        .map((h) => h.id),
    ).toHaveLength(2);
    expect(membersOf(home)).toHaveLength(1);
    const file = (await refusedRoute.loader(call("/x", cookie, { importId: String(id) }))) as Response;
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(500);
    // One cell typed over on the page, and the dry run says so.
    const open = await sent(`${csvOf(lines)}\r\n`);
    await press(open, { do: "fix", row: "10", field: "land", value: "3.5" });
    expect((await look(open)).run!.refused.rows.map((r) => r.row)).not.toContain(10);
  });

  it("a head whose row is wrong: of who is in that very household only that it waits is said, of others that they belong elsewhere", async () => {
    await confirm(await sent(csvOf(two)));
    const wrong = async (head: Partial<Line>) => {
      const lines: Line[] = [
        { ...two[0]!, ...head },
        two[1]!,
        { ...two[2]!, relation: "" },
        { ...two[4]!, no: "001" },
      ];
      const dry = await look(await sent(csvOf(lines)));
      return dry.run!.refused.rows.map((r) => r.problems.map((p) => p.why));
    };
    const waits = expect.stringContaining("户主在第 2 行，不能导入");
    const [head, wife, son, elsewhere] = await wrong({ land: "很多" });
    expect([head, wife, son]).toEqual([[expect.stringContaining("8.5")], [waits], [waits]]);
    expect(elsewhere).toEqual([waits, expect.stringContaining("请先在那一户登记离开")]);
    // A number that is wrong hides whose household it is.
    expect((await wrong({ idNumber: "37292819880515001" }))[1]).toEqual([waits]);
    // Somebody else as the head of that number: it is still their household.
    expect((await wrong(who(9)))[1]).toEqual([waits]);
  });

  it("cards: kind and grade of the number, whose it is; kept sealed, shown masked, opened with a reason", async () => {
    const card = `${who(24).idNumber}42`;
    const file = (number: string, low = "") =>
      ["户号,姓名,与户主关系,身份证号,是否低保,低保证号,残疾证号"]
        .concat(`081,${who(24).name},户主,${who(24).idNumber},是,${low},${number}`)
        .join("\n");
    const wrong = await look(await sent(file(`${who(25).idNumber}42`)));
    expect(JSON.stringify(wrong.run!.refused.rows)).toContain("不是这个人的");
    expect(JSON.stringify((await look(await sent(file("肢体二级")))).run!.refused.rows)).toContain("20 位");
    const id = await sent(file(`${card}B1`, "DB-0017"));
    const said = JSON.stringify((await look(id)).run!.accepted.rows);
    expect(said).toContain("登记政策：持残疾人证（肢体二级，证号 ");
    expect(said).toContain("登记健康状况：残疾 肢体二级");
    await confirm(id);
    const rows = db.select().from(benefit).all();
    expect(rows.map((b) => [b.kind, b.level, b.documentNo, b.documentSealed !== null])).toEqual([
      ["minimum-living", null, "****7", true],
      ["disability-card", "肢体二级", `${card.slice(0, 6)}********${card.slice(14)}B1`, true],
    ]);
    expect(db.$client.serialize().includes(who(24).idNumber)).toBe(false);
    const leader = signInAs(db, "administrator");
    const home = rows[0]!.householdId!;
    const reveal = (form: Record<string, string>) =>
      householdPage.action(
        call("/x", leader.cookie, { householdId: String(home) }, form),
      ) as unknown as Promise<{ data: { reveal: { value?: string } } }>;
    const part = String(rows[1]!.id);
    expect((await reveal({ part })).data.reveal.value).toBeUndefined();
    expect((await reveal({ part, why: "check" })).data.reveal.value).toBe(`${card}B1`);
    expect(await statusOf(() => reveal({ part: "999999", why: "check" }))).toBe(404);
    const seen = db
      .select()
      .from(auditEvent)
      .where(eq(auditEvent.event, "household.document-revealed"))
      .all();
    expect(seen.map((e) => e.reason)).toEqual(["check"]);
    // Whose card it was, in the household's log and in their own; and what the file wrote of who came with it.
    const named = db.select().from(auditEvent).where(eq(auditEvent.event, "person.revealed")).all();
    expect(named.map((e) => [e.subjectLabel, e.after])).toEqual([
      [JSON.parse(seen[0]!.after!).member, JSON.stringify({ part: "cardNumber" })],
    ]);
    const told = db.select().from(auditEvent).where(eq(auditEvent.event, "household.benefit-added")).all();
    expect(told).toHaveLength(2);
    // The same file again says nothing new; undone, nothing is left.
    expect((await look(await sent(file(`${card}B1`, "DB-0017")))).asks).toMatchObject({ any: false });
    // Another number is seen although it has the same mask.
    expect((await look(await sent(file(`${card}B1`, "DB-0027")))).asks).toMatchObject({ any: true });
    await press(id, { do: "undo" });
    expect(db.select().from(benefit).all()).toEqual([]);
  });

  it("built on, that household stays whole and is named, the others go; another's file is not there; a clerk may not", async () => {
    const id = await sent(csvOf(two));
    await confirm(id);
    const [first, second] = db.select().from(household).all();
    const member = membersOf(first!.id)[1]!;
    db.update(person).set({ revision: 2 }).where(eq(person.id, member.personId)).run();
    expect((await look(id)).stays).toEqual({
      count: 1,
      people: 3,
      names: `${who(0).name}（改过）`,
      open: [{ to: `/households/${first!.id}`, name: who(0).name }],
    });
    expect((await look(id)).whyNotUndone).toBeNull();
    db.update(household).set({ revision: 2 }).where(eq(household.id, second!.id)).run();
    expect((await look(id)).whyNotUndone).toContain("都已经改过");
    expect(await statusOf(() => press(id, { do: "undo" }))).toBe(422);
    db.update(household).set({ revision: 1 }).where(eq(household.id, second!.id)).run();
    await press(id, { do: "undo" });
    expect(db.select().from(household).all()).toEqual([first]);
    expect(db.select().from(person).all()).toHaveLength(3);
    expect(membersOf(first!.id)).toHaveLength(3);
    expect(await look(id)).toMatchObject({ state: "undone", stays: { count: 1 } });
    const stranger = signInAs(db, "cadre", [village]).cookie;
    expect(await statusOf(() => look(id, stranger))).toBe(404);
    const clerk = signInAs(db, "trainer", [village]).cookie;
    expect(await statusOf(() => look(id, clerk))).toBe(403);
  });

  it("somebody registered meanwhile: that household stays out as a whole and is told", async () => {
    const id = await sent(csvOf(two));
    register(db, village, { ...who(1), phone: null });
    await confirm(id);
    expect(
      db
        .select()
        .from(household)
        .all()
        .map((h) => h.registryNo),
    ).toEqual(["002"]);
    expect(await look(id)).toMatchObject({ counts: { created: 1, refused: 3 } });
    expect(db.select().from(auditEvent).where(eq(auditEvent.event, "import.confirmed")).all()).toHaveLength(
      1,
    );
  });

  it("whoever is new and much like somebody on record is remarked in the dry run, head and member; who is on record is not", async () => {
    const [head, son] = [who(19), who(20)];
    const twinOf = (w: typeof head) =>
      freshNumber(w.idNumber.slice(6, 14), Number(w.idNumber[16]) % 2 ? "male" : "female");
    for (const w of [head, son]) register(db, village, { name: w.name, idNumber: twinOf(w), phone: null });
    const known = register(db, village, { ...who(21), phone: null });
    register(db, village, { name: known.name, idNumber: twinOf(who(21)), phone: null });
    const id = await sent(
      csvOf([
        { no: "9", ...head, relation: "户主" },
        { no: "9", ...son, relation: "其他" },
        { no: "9", ...who(21), relation: "其他" },
        { no: "9", ...who(22), relation: "其他" },
      ]),
    );
    const rows = (await look(id)).run!.accepted.rows;
    expect(rows.map((r) => JSON.stringify(r).includes("已有很像的人（"))).toEqual([true, true, false, false]);
  });

  it("a file of heads alone: each row a household", async () => {
    const lines = [0, 1, 2].map((i) => `${who(i).name},${who(i).idNumber}`);
    const id = await sent(["户主姓名,户主身份证号", ...lines].join("\n"));
    await confirm(id);
    expect(db.select().from(household).all()).toHaveLength(3);
  });

  const numberOf = (personId: number) => {
    const row = db.select().from(person).where(eq(person.id, personId)).get()!;
    return openNumber(row);
  };
});

import { openIdNumber, type Person } from "../../person-record.server";

const openNumber = (row: Person): string => openIdNumber(row) ?? "";

it("relations as registers write them", () => {
  const said = [
    "户主",
    "配偶",
    "之妻",
    "户主之女",
    "次女",
    "儿媳妇",
    "孙女",
    "奶奶",
    "Wife",
    "2",
    "38",
    "表叔",
  ];
  expect(said.map((text) => relationOf(text, "female"))).toEqual([
    "02",
    "12",
    "12",
    "30",
    "30",
    "38",
    "42",
    "62",
    "12",
    "02",
    "38",
    null,
  ]);
});
