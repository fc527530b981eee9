import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { signInThrough } from "../support/browser";
import { demoInBrowser } from "../support/demo-in-browser";
import { HttpClient } from "../support/http-client";
import { pdfText } from "../support/pdf-text";

// A study trip as people meet it on a phone: planned, approved, signed in on the way, paid for, and looked after for a month.

const demo = demoInBrowser();

const ids = (sql: string, ...values: unknown[]) =>
  demo.db
    .prepare(sql)
    .pluck()
    .all(...values) as number[];
const one = (sql: string, ...values: unknown[]) => ids(sql, ...values)[0] as number;

/** A page that is wider than the phone is one nobody can use with a thumb. */
async function open(page: Page, to: string) {
  await page.goto(to);
  await fits(page);
}
async function fits(page: Page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(`${new URL(page.url()).pathname} ${wide}`).toBe(`${new URL(page.url()).pathname} 360`);
}
const press = async (page: Page, button: string, to: RegExp) => {
  await Promise.all([page.waitForURL(to), page.locator(button).first().click()]);
  await fits(page);
};
/** 现在可以做: the first step, and the state that is reached by it. */
async function step(page: Page, state: string) {
  await page.locator(".now-bar form button.pri").first().click();
  await page.locator(".rail .now").filter({ hasText: state }).waitFor();
}

describe("from plan to follow-up on a screen of 360 px", () => {
  it("is planned, approved, nominated, signed in leg by leg, paid for, reported and followed up", async () => {
    const page = await demo.browser.window({ width: 360 });
    await signInThrough(page, "trainer");
    const own = one("select id from village where code = '371725101206'");
    const other = one("select id from village where code = '371725101217'");
    const free = (village: number, count: number) =>
      ids(
        "select id from person where village_id = ? and deleted_at is null and id not in (select person_id from trip_place) order by id limit ?",
        village,
        count,
      );
    const [a, b, reserve] = free(own, 3) as [number, number, number];
    const [c] = free(other, 1) as [number];
    const nameOf = (person: number) =>
      demo.db.prepare("select name from person where id = ?").pluck().get(person) as string;

    // Plan: facts, hours, money.
    await open(page, "/trips/new");
    await page.fill("#title", "手机上登记的出行");
    await page.fill("#purpose", "看网店怎样发货");
    await page.fill("#basis", "局务会 2026-11-20");
    await page.fill("#fromOn", todayOn());
    await page.fill("#toOn", todayOn());
    await page.fill("#capacity", "3");
    await page.fill(`#quota-${own}`, "2");
    await page.fill(`#quota-${other}`, "1");
    await press(page, "form .formacts button.pri", /\/trips\/\d+$/);
    const id = Number(/trips\/(\d+)/.exec(page.url())?.[1]);
    const at = `/trips/${id}`;
    const there = new RegExp(`${at}$`);
    await open(page, `${at}/itinerary`);
    for (const [line, clock, place] of [
      [0, "6:30", "县人社局门口"],
      [1, "0930", "丁楼村淘宝街"],
      [3, "16点40", "产业园停车场"],
    ] as const) {
      await page.fill(`#at-${line}`, clock);
      await page.fill(`#place-${line}`, place);
    }
    await page.selectOption("#signs-1", "1");
    await press(page, "form .sf button.pri", there);
    await open(page, `${at}/budget`);
    await page.fill("#working-0", "1 辆 × 1 天");
    await page.fill("#amount-0", "1800");
    await press(page, "form .sf button.pri", there);
    await step(page, "送审");

    // Who asked does not approve; the leader does, on a phone as well.
    const leader = await demo.browser.window({ width: 360 });
    await signInThrough(leader, "leader");
    await open(leader, at);
    await leader.fill("input[name=approvalNumber]", "郓人社培〔2026〕31 号");
    await step(leader, "报名");
    await leader.context().close();

    // The third of a village whose two seats are taken waits.
    const nominate = async (person: number) => {
      await open(page, `${at}/places`);
      await page.fill("main input[type=search]", nameOf(person));
      await press(page, "main form[method=get] button.pri", /places\?q=/);
      await press(page, `a.btn[href*="person=${person}&"]`, /person=/);
      await page.fill("#emergencyName", "王兰");
      await page.fill("#emergencyPhone", "13853012207");
      await press(page, "form.sheet button.pri", there);
    };
    for (const person of [a, b, reserve, c]) await nominate(person);
    await page
      .locator("main")
      .filter({ hasText: nameOf(reserve) })
      .waitFor();
    const place = (person: number) =>
      one("select id from trip_place where trip_id = ? and person_id = ?", id, person);
    expect(ids("select reserve_number from trip_place where id = ?", place(reserve))).toEqual([1]);
    await step(page, "名单冻结");
    await open(page, `${at}/insurance`);
    await page.fill("#insurer", "人保财险");
    await page.fill("#policyNumber", "PEAC2026");
    await press(page, "form.sheet button.pri", /insurance$/);
    await open(page, at);
    await step(page, "出行");

    // One does not come, the reserve stands in.
    await open(page, `${at}/places/${place(b)}`);
    await page.fill("#reason-substitute", "家人住院");
    await press(page, `button[name=person][value="${reserve}"]`, new RegExp(`${at}/places/\\d+$`));

    // Who stands in is insured as well, before the bus leaves.
    await open(page, `${at}/insurance`);
    await press(page, "form.sheet button.pri", /insurance$/);
    await page.locator("main").filter({ hasText: "和名册一样" }).waitFor();

    // On the bus: by list, once without network; who is left is signed in together.
    const signs = () =>
      one("select count(*) from trip_sign s join trip_place p on p.id = s.place_id where p.trip_id = ?", id);
    const sign = (person: number, mark = "present") =>
      page.locator(`button[value="${place(person)}:${mark}"]`).click();
    await open(page, `${at}/sign-in`);
    await page.locator(".missing").filter({ hasText: "还差 3 人" }).waitFor();
    await sign(a);
    await expect.poll(signs).toBe(1);
    await page.context().setOffline(true);
    await sign(reserve);
    await page.locator(".thumbbar").filter({ hasText: "存在手机里" }).waitFor();
    expect(signs()).toBe(1);
    await page.context().setOffline(false);
    await expect.poll(signs).toBe(2);
    await page.locator("button[name=rest]").click();
    await page.locator(".missing").filter({ hasText: "人齐了" }).waitFor();
    await expect.poll(signs).toBe(3);
    await page.locator(".legtabs a").nth(1).click();
    await page.locator(".missing").filter({ hasText: "还差 3 人" }).waitFor();
    await page.locator("button[name=rest]").click();
    await expect.poll(signs).toBe(6);
    await page.locator(".legtabs a").nth(2).click();
    await page.locator(".missing").filter({ hasText: "先别开车" }).waitFor();
    await sign(c, "own-way");
    await page.locator("button[name=rest]").click();
    await expect.poll(signs).toBe(9);
    await fits(page);
    await press(page, ".thumbbar a.btn", there);
    expect((await page.locator(".kpis .fig").allInnerTexts()).map((f) => Number.parseInt(f, 10))).toEqual([
      3, 2, 1, 1, 3,
    ]);
    await step(page, "报销和总结");

    // Money with its receipt; per head on those who came.
    await open(page, `${at}/costs`);
    await page.selectOption("#item", "transport");
    await page.fill("#what", "大巴租车");
    await page.fill("#amount", "1800.50");
    const png = new PNG({ width: 60, height: 40 });
    png.data.fill(200);
    await page.setInputFiles("#receipt", {
      name: "fapiao.png",
      mimeType: "image/png",
      buffer: PNG.sync.write(png),
    });
    await press(page, "form:has(#receipt) button.pri", /costs$/);
    await page.locator("main").filter({ hasText: "600.17" }).waitFor();

    // What came of it: a lesson, and a task for the cadre of the village.
    await open(page, `${at}/places/${place(a)}/lesson`);
    await page.fill("#learned", "合起来发货省运费");
    await press(page, "form.sheet button.pri", /outcome$/);
    await open(page, `${at}/outcome/new?village=${own}`);
    await page.fill("#trade", "柳编");
    await page.fill("#what", "开起第一家网店");
    await page.selectOption("#ownerId", { label: "孟凡亮" });
    await page.fill("#dueOn", addDays(todayOn(), 20));
    await press(page, "form.sheet button.pri", /outcome$/);
    const cadre = await new HttpClient(demo.server.origin).signIn("cadre");
    expect((await cadre.get("/")).text).toContain("柳编");

    // A month later the home page asks for the first look.
    demo.db
      .prepare("update study_trip set from_on = ?, to_on = ? where id = ?")
      .run(addDays(todayOn(), -31), addDays(todayOn(), -31), id);
    await open(page, "/");
    await page.locator("main").filter({ hasText: "手机上登记的出行" }).waitFor();
    for (const village of [own, other]) {
      await open(page, `${at}/outcome`);
      await page.selectOption("#villageId", String(village));
      await page.selectOption("#kind", "30");
      await page.fill("#words", "店开起来了，卖出 12 单");
      await press(page, "form:has(#words) button.btn:has-text('跟踪')", /outcome$/);
    }
    await page.fill("input[name=note]", "已开店");
    await press(page, "button[name=task]", /outcome$/);
    await open(page, "/");
    // Nothing of it waits any more but its filing; beside that it is named with the visit that is to come.
    const named = (await page.locator("main").innerText()).split("手机上登记的出行").slice(1);
    // The button says the name of its trip once more, to those who hear the page.
    expect(named).toHaveLength(3);
    expect(named.filter((words) => /^\s*要做的事做完了，.+回访/.test(words))).toHaveLength(1);
    expect(named.filter((words) => words.includes("可以归档"))).toHaveLength(1);
    await open(page, `${at}/papers`);
    await page.fill("#summary", "三个人学会了合起来发货。");
    await press(page, "form:has(#summary) button.pri", /papers$/);
    await open(page, at);
    await page.locator(".now-bar form button.pri").first().click();
    await page.locator(".rail").filter({ hasText: "已归档" }).waitFor();
    expect(demo.db.prepare("select state from study_trip where id = ?").pluck().get(id)).toBe("closed");

    const trainer = new HttpClient(demo.server.origin);
    for (const { name, value } of await page.context().cookies()) trainer.cookies.set(name, value);
    const text = pdfText((await trainer.get(`${at}/papers/report.pdf`)).bytes)
      .join("")
      .replace(/\s/g, "");
    for (const words of [
      "手机上登记的出行",
      "1,800.50",
      "600.17",
      "合起来发货省运费",
      "柳编",
      "三个人学会了",
    ])
      expect(text).toContain(words);
    expect(demo.browser.problems.filter((p) => !/Failed to load resource|ERR_INTERNET/.test(p))).toEqual([]);
  });
});
