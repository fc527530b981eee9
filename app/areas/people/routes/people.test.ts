import { auditEvent, person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { loadPolicies } from "~/areas/policies/index.server";
import { readNotice } from "~/platform/http/notice.server";
import { register } from "../../../../tests/support/people-fixture";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage } from "../../../../tests/support/training-fixture";
import { idsForExport, peopleById } from "../list-people.server";
import { action, loader } from "./people";
import { loader as qualityLoader } from "./quality";

function two() {
  const db = testDb();
  const here = makeVillage(db);
  const there = makeVillage(db, "冯屯村", "371725101217");
  return { db, here, there };
}

const names = async (cookie: string, query: string) =>
  (await loader(call(`/people${query}`, cookie, {}))).rows.map((r) => r.name);

test("one character, pinyin, initials and tails find a person (FEATURES 10, 11, 12)", async () => {
  const { db, here } = two();
  const long = register(db, here, { name: "张小龙", phone: "13812346625" });
  // Without a phone, whose tail could be that of the number looked for.
  register(db, here, { name: "王伟", phone: null });
  const { cookie } = signInAs(db, "cadre", [here]);
  const tail = long.idNumberMasked?.slice(-4) ?? "";
  for (const q of ["龙", "小龙", "张小龙", "zxl", "zhangxiaolong", "zhangx", "6625", tail])
    expect(await names(cookie, `?q=${encodeURIComponent(q)}`), q).toEqual(["张小龙"]);
  expect(await names(cookie, "?q=%E4%BC%9F")).toEqual(["王伟"]);
});

test("a search by the tail of an ID number is in the log, a search by name is not (FEATURES 12)", async () => {
  const { db, here } = two();
  const someone = register(db, here);
  const { cookie, person: who } = signInAs(db, "cadre", [here]);
  const searches = () => db.select().from(auditEvent).where(eq(auditEvent.event, "person.searched")).all();
  await names(cookie, "?q=%E9%BE%99");
  expect(searches()).toHaveLength(0);
  const tail = someone.idNumberMasked?.slice(-4);
  await names(cookie, `?q=${tail}`);
  expect(searches()).toMatchObject([
    { userId: who.userId, after: JSON.stringify({ method: "id-number", number: tail, people: 1 }) },
  ]);
});

test("people of other villages are not in the list, the count or the drop-down (FEATURES 113)", async () => {
  const { db, here, there } = two();
  register(db, here, { name: "张小龙" });
  register(db, there, { name: "李春燕" });
  const { cookie } = signInAs(db, "cadre", [here]);
  const page = await loader(call(`/people?village=${there}`, cookie, {}));
  expect(page.rows).toEqual([]);
  expect(JSON.stringify(page)).not.toContain("冯屯村");
  const all = await loader(call("/people", cookie, {}));
  expect(all.count).toBe(1);
  expect(all.villages).toHaveLength(1);
});

test("no whole number leaves the server with the list (FEATURES 114)", async () => {
  const { db, here } = two();
  register(db, here, { phone: "13812346625" });
  const { cookie } = signInAs(db, "leader");
  const text = JSON.stringify(await loader(call("/people", cookie, {})));
  expect(text).toContain("138****6625");
  expect(text).not.toContain("13812346625");
  expect(text).not.toMatch(/\d{17}[\dX]/);
});

test("a whole ID number opens its person without standing in an address; a foreign one opens nothing", async () => {
  const { db, here, there } = two();
  const number = "11010519491231002X";
  const person = register(db, here, { idNumber: number });
  const { cookie } = signInAs(db, "cadre", [here]);
  const opened = (await action(call("/people", cookie, {}, { q: number }))) as Response;
  expect(opened.headers.get("Location")).toBe(`/people/${person.id}`);
  const elsewhere = signInAs(db, "cadre", [there]);
  expect(await action(call("/people", elsewhere.cookie, {}, { q: number }))).toMatchObject({
    data: { found: [] },
  });
  const logged = JSON.stringify(
    db.select().from(auditEvent).where(eq(auditEvent.event, "person.searched")).all(),
  );
  expect(logged).not.toContain(number);
  expect(logged).toContain("110105********002X");
  const inAddress = (await loader(call(`/people?q=${number}`, cookie, {})).catch(
    (r: Response) => r,
  )) as Response;
  expect(inAddress.headers.get("Location")).toBe("/people");
  // Not the whole list without a word.
  const said = new Request("http://x/", { headers: { cookie: inAddress.headers.get("Set-Cookie") ?? "" } });
  expect(await readNotice(said)).toMatchObject({ tone: "warn", text: expect.stringContaining("没有查") });
});

test("a whole bank account, spaces or not, opens its person and is logged by its tail; a part of it finds nobody", async () => {
  const { db, here, there } = two();
  const account = "6228480402564838830";
  const person = register(db, here, { bankAccount: account });
  const { cookie } = signInAs(db, "cadre", [here]);
  const ask = (who: string, q: string) => action(call("/people", who, {}, { q }));
  for (const q of [account, "6228 4804 0256 4838 830", "６２２８４８０４０２５６４８３８８３０"])
    expect(((await ask(cookie, q)) as Response).headers.get("Location")).toBe(`/people/${person.id}`);
  for (const q of [account.slice(0, -1), account.slice(1), `${account}0`])
    expect(await ask(cookie, q), q).toMatchObject({ data: { found: [] } });
  expect(await ask(signInAs(db, "cadre", [there]).cookie, account)).toMatchObject({ data: { found: [] } });
  expect((await loader(call("/people?q=8830", cookie, {}))).rows).toEqual([]);
  const inAddress = await loader(call(`/people?q=${account}`, cookie, {})).catch((r: Response) => r);
  expect((inAddress as Response).headers.get("Location")).toBe("/people");
  const rows = db.select().from(auditEvent).where(eq(auditEvent.event, "person.searched")).all();
  expect(rows[0]).toMatchObject({ after: expect.stringContaining("****8830") });
  expect(JSON.stringify(rows)).not.toContain(account);
});

test("an account that two people share names both", async () => {
  const { db, here } = two();
  const bankAccount = "6228480402564838830";
  register(db, here, { name: "张小龙", bankAccount });
  register(db, here, { name: "李春燕", bankAccount });
  const { cookie } = signInAs(db, "cadre", [here]);
  const answer = await action(call("/people", cookie, {}, { q: bankAccount }));
  expect(answer).toMatchObject({ data: { found: [{ name: "李春燕" }, { name: "张小龙" }] } });
});

test("the list keeps surnames together, as a roster does, in every page and in the export's order", async () => {
  const { db, here } = two();
  const names = [
    "王伟",
    "完颜亮",
    "汪安",
    "王安",
    "万刚",
    "曾庆",
    "单晓",
    "王小龙",
    "王小",
    "欧阳修",
    "汪小",
  ];
  for (const name of names) register(db, here, { name });
  const { cookie } = signInAs(db, "cadre", [here]);
  const page = await loader(call("/people", cookie, {}));
  const order = "欧阳修 单晓 万刚 完颜亮 汪安 汪小 王安 王伟 王小 王小龙 曾庆".split(" ");
  expect(page.rows.map((r) => r.name)).toEqual(order);
  const ids = idsForExport(db, [here], {});
  expect([...peopleById(db, [here], ids)].map((r) => r.name)).toEqual(order);
});

test("nothing found: the condition that excludes most is named with what it would bring back", async () => {
  const { db, here } = two();
  register(db, here, { name: "张小龙" });
  register(db, here, { name: "张伟" });
  const { cookie } = signInAs(db, "cadre", [here]);
  const page = await loader(call(`/people?q=${encodeURIComponent("张")}&category=veteran`, cookie, {}));
  expect(page.worst).toEqual({ key: "category", count: 2, more: false });
});

test("pages follow one another without loss or repetition, in every order", async () => {
  const { db, here } = two();
  for (let i = 0; i < 40; i += 1) register(db, here, { name: i % 2 ? "张小龙" : "王伟" });
  const { cookie } = signInAs(db, "cadre", [here]);
  for (const sort of ["name", "-name", "age", "-age", "added", "-added"]) {
    const seen: number[] = [];
    let href: string | undefined = `/people?size=15&sort=${sort}`;
    while (href) {
      const page: Awaited<ReturnType<typeof loader>> = await loader(call(href, cookie, {}));
      seen.push(...page.rows.map((r) => r.id));
      href = page.nextHref;
    }
    expect(new Set(seen).size, sort).toBe(40);
    expect(seen).toHaveLength(40);
  }
});

test("with a condition, people are counted to a thousand; without one, to the last", async () => {
  const { db, here } = two();
  const first = register(db, here, { name: "张小龙" });
  const { id: _, revision: __, ...row } = first;
  for (let i = 0; i < 1000; i += 1)
    db.insert(person)
      .values({ ...row, idNumberIndex: `h${i}` })
      .run();
  const { cookie } = signInAs(db, "cadre", [here]);
  const some = await loader(call(`/people?sex=${first.sex}`, cookie, {}));
  expect(some).toMatchObject({ count: 1000, more: true });
  const { cookie: leader } = signInAs(db, "leader", "all");
  expect(await loader(call("/people", leader, {}))).toMatchObject({ count: 1001, more: false });
});

test("every figure of the page of records to complete is the number of its list, counted by hand too", async () => {
  const db = testDb();
  const here = makeVillage(db);
  const there = makeVillage(db, "冯屯村", "371725101217");
  register(db, here, { name: "张小龙", phone: null });
  register(db, here, { name: "李春燕" });
  register(db, there, { name: "外村人", phone: null });
  loadPolicies(db);
  const { cookie } = signInAs(db, "cadre", [here]);
  const page = await qualityLoader(call("/people/quality", cookie, {}));
  expect(Object.fromEntries(page.rows.map((r) => [r.key, r.count]))).toEqual({
    phone: 1,
    consent: 2,
    card: 2,
    "card-expired": 0,
    photo: 2,
    double: 0,
    "over-age": 0,
    "age-unsure": 0,
  });
  for (const row of page.rows) expect((await loader(call(row.to, cookie, {}))).count).toBe(row.count);
});
