import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { signInThrough } from "../support/browser";
import { demoInBrowser } from "../support/demo-in-browser";
import { HttpClient } from "../support/http-client";

// Lists that are worked on by thumb, opened anew without network: what the server has taken already stays taken on them,
// they say of when they are, and once the network is back they are as the server has them.

const demo = demoInBrowser();
const one = (sql: string, ...values: unknown[]) =>
  demo.db
    .prepare(sql)
    .pluck()
    .get(...values) as number;

const age = (page: Page) => page.locator("[role=status]").filter({ hasText: "这份名单是" });

/** On a phone, at a page that its worker keeps. */
async function at(username: string, path: string): Promise<Page> {
  const page = await demo.browser.window({ width: 360, keepsPages: true });
  await signInThrough(page, username);
  await page.goto(path);
  await expect
    .poll(() => page.evaluate(async (url) => !!(await caches.match(url)), page.url()), { timeout: 20_000 })
    .toBe(true);
  return page;
}

/** On a phone that has the network all the time: nothing is waited for but the page. */
async function withNetwork(username: string, path: string): Promise<Page> {
  const page = await demo.browser.window({ width: 360 });
  await signInThrough(page, username);
  await page.goto(path);
  return page;
}

/** Opens a page anew without network; it fits the phone. */
async function reloadAway(page: Page): Promise<void> {
  await page.reload();
  await age(page).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
}

describe("a list of a phone that is opened anew without network", () => {
  it("of a trip: who is on the bus stays on it; back on the net a colleague's marks are there, too", async () => {
    const trip = one("select id from study_trip where state = 'running'");
    const signs = () =>
      one(
        "select count(*) from trip_sign s join trip_place p on p.id = s.place_id where p.trip_id = ?",
        trip,
      );
    const page = await at("trainer", `/trips/${trip}/sign-in`);
    const open = page.locator("button[name=one][value$=':present']");
    const next = async () => {
      const value = (await open.first().getAttribute("value")) as string;
      await page.locator(`button[value="${value}"]`).click();
      return value;
    };
    const [before, waiting] = [signs(), await open.count()];
    const online = await next();
    await expect.poll(signs).toBe(before + 1);
    await page.context().setOffline(true);
    const away = await next();
    await expect.poll(() => open.count()).toBe(waiting - 2);
    await reloadAway(page);
    expect(await open.count()).toBe(waiting - 2);
    for (const value of [online, away])
      expect(await page.locator(`button[value="${value}"]`).count()).toBe(0);

    const colleague = await new HttpClient(demo.server.origin).signIn("trainer");
    const stopId = await page.locator("input[name=stopId]").first().inputValue();
    const theirs = (await open.first().getAttribute("value")) as string;
    await colleague.post(`/trips/${trip}/sign-in`, { stopId, one: theirs });
    await page.context().setOffline(false);
    await expect.poll(signs, { timeout: 15_000 }).toBe(before + 3);
    await page.locator(`button[value="${theirs}"]`).waitFor({ state: "detached", timeout: 15_000 });
    await age(page).waitFor({ state: "detached" });
    expect(await open.count()).toBe(waiting - 3);
  });

  it("of a stocktake: what was scanned stays scanned, and is known when it is scanned again", async () => {
    const stocktake = one("select id from stocktake where state = 'open'");
    const codes = demo.db
      .prepare(
        "select e.code from stocktake_item i join equipment_item e on e.id = i.item_id where i.stocktake_id = ? and not exists (select 1 from stocktake_scan s where s.stocktake_id = i.stocktake_id and s.item_id = i.item_id) limit 3",
      )
      .pluck()
      .all(stocktake) as string[];
    const kept = () => one("select count(*) from stocktake_scan where stocktake_id = ?", stocktake);
    const page = await at("cadre", `/stocktakes/${stocktake}`);
    const found = async () => Number((await page.locator(".kpis .fig").allInnerTexts())[1]);
    const scan = async (code: string | undefined, verdict: string) => {
      await page.fill("#code", code as string);
      await page.keyboard.press("Enter");
      await page.locator(".hit").filter({ hasText: verdict }).waitFor();
    };
    const [before, had] = [kept(), await found()];
    await scan(codes[0], "在这里");
    await expect.poll(kept).toBe(before + 1);
    await page.context().setOffline(true);
    await scan(codes[1], "在这里");
    await reloadAway(page);
    expect(await found()).toBe(had + 2);
    await scan(codes[0], "已扫过");
    await page.context().setOffline(false);
    await expect.poll(kept, { timeout: 15_000 }).toBe(before + 3);
    await age(page).waitFor({ state: "detached", timeout: 15_000 });
    expect(await found()).toBe(had + 2);
  });

  it("of a class: a mark that was saved stays, and is changed without a clash", async () => {
    const page = await at(
      "trainer",
      `/training/${one("select id from training_class where state = 'running'")}/attendance`,
    );
    const session = Number(await page.locator("input[name=sessionId]").getAttribute("value"));
    const absent = () =>
      one("select count(*) from attendance_mark where session_id = ? and mark = 'absent'", session);
    const button = (n: number) => page.locator("fieldset.li").nth(n).getByRole("button").nth(3);
    const before = absent();
    await button(3).click();
    await expect.poll(absent).toBe(before + 1);
    await page.context().setOffline(true);
    await button(4).click();
    await reloadAway(page);
    for (const n of [3, 4]) expect(await button(n).getAttribute("aria-pressed")).toBe("true");
    // Taken off again: the server is told what was seen here, which is what it has.
    await button(3).click();
    await page.context().setOffline(false);
    await expect.poll(absent, { timeout: 15_000 }).toBe(before + 1);
    await age(page).waitFor({ state: "detached", timeout: 15_000 });
    expect(await page.locator(".keptno").count()).toBe(0);
    expect(await button(3).getAttribute("aria-pressed")).toBe("false");
    expect(await button(4).getAttribute("aria-pressed")).toBe("true");
  });
});

/** As when the phone is taken up again: the page asks at once. */
const takeUp = (page: Page) => page.evaluate(() => void window.dispatchEvent(new Event("focus")));

describe("two phones with network on one list", () => {
  it("of a trip: each shows whom the other signed; nobody is missing any more, and the page stays at its leg", async () => {
    const trip = one("select id from study_trip where state = 'running'");
    const [a, b] = [
      await withNetwork("trainer", `/trips/${trip}/sign-in`),
      await withNetwork("trainer", `/trips/${trip}/sign-in`),
    ];
    const open = (page: Page) => page.locator("button[name=one][value$=':present']");
    const leg = await b.locator("input[name=stopId]").first().inputValue();
    const signed = () => one("select count(*) from trip_sign where stop_id = ?", Number(leg));
    const [before, waiting] = [signed(), await open(a).count()];
    const [first, second] = [
      (await open(a).nth(0).getAttribute("value")) as string,
      (await open(a).nth(1).getAttribute("value")) as string,
    ];
    await a.locator(`button[value="${first}"]`).click();
    await expect.poll(signed).toBe(before + 1);
    // The answer to a sign of its own brings what the other signed.
    await b.locator(`button[value="${second}"]`).click();
    await expect.poll(() => open(b).count(), { timeout: 10_000 }).toBe(waiting - 2);
    await takeUp(a);
    await expect.poll(() => open(a).count()).toBe(waiting - 2);
    // What is under the finger stays so.
    await b.locator(".legtabs a").first().focus();
    await a.locator("button[name=rest]").click();
    await expect.poll(signed).toBe(before + waiting);
    await takeUp(b);
    await expect.poll(() => open(b).count()).toBe(0);
    expect(await b.locator("input[name=stopId]").first().inputValue()).toBe(leg);
    expect(
      await b
        .locator(".legtabs a")
        .first()
        .evaluate((x) => x === document.activeElement),
    ).toBe(true);
    expect(await b.locator(".missing.ok1").count()).toBe(1);
  });

  it("of a stocktake and of a class: what the other phone did is there when it is looked at", async () => {
    const stocktake = one("select id from stocktake where state = 'open'");
    const code = demo.db
      .prepare(
        "select e.code from stocktake_item i join equipment_item e on e.id = i.item_id where i.stocktake_id = ? and not exists (select 1 from stocktake_scan s where s.stocktake_id = i.stocktake_id and s.item_id = i.item_id) limit 1",
      )
      .pluck()
      .get(stocktake) as string;
    const colleague = await new HttpClient(demo.server.origin).signIn("cadre");
    const page = await withNetwork("cadre", `/stocktakes/${stocktake}`);
    const found = async () => Number((await page.locator(".kpis .fig").allInnerTexts())[1]);
    const had = await found();
    await page.fill("#code", "LT");
    await colleague.post(`/stocktakes/${stocktake}`, { code });
    await takeUp(page);
    await expect.poll(found).toBe(had + 1);
    expect(await page.inputValue("#code")).toBe("LT");

    const marking = await withNetwork(
      "trainer",
      `/training/${one("select id from training_class where state = 'running'")}/attendance`,
    );
    const row = marking.locator("fieldset.li").nth(6);
    const value = (await row.getByRole("button").nth(1).getAttribute("value")) as string;
    const trainer = await new HttpClient(demo.server.origin).signIn("trainer");
    const sessionId = await marking.locator("input[name=sessionId]").inputValue();
    await trainer.post(new URL(marking.url()).pathname, { sessionId, one: value });
    await takeUp(marking);
    await expect.poll(() => row.getByRole("button").nth(1).getAttribute("aria-pressed")).toBe("true");

    // The wide grid shows it, too, with the cell that somebody is at.
    const desk = await demo.browser.window();
    await signInThrough(desk, "admin");
    await desk.goto(new URL(marking.url()).pathname.replace("/attendance", ""));
    await desk.locator(".cellbtn").nth(2).focus();
    const at = () => desk.evaluate(() => (document.activeElement as HTMLElement).dataset.at);
    const [cell, labels] = [
      await at(),
      () => desk.locator(".cellbtn").evaluateAll((x) => x.map((cell) => cell.getAttribute("aria-label"))),
    ];
    const before = await labels();
    const other = (await row.getByRole("button").nth(2).getAttribute("value")) as string;
    await trainer.post(new URL(marking.url()).pathname, { sessionId, one: other });
    await takeUp(desk);
    await expect.poll(async () => (await labels()).filter((x, i) => x !== before[i]).length).toBe(1);
    expect(await at()).toBe(cell);
  });
});

it("what is ticked and typed on the page of a trip's photos stays when one of them is taken away", async () => {
  const trip = one("select trip_id from trip_photo group by trip_id order by count(*) desc limit 1");
  const page = await withNetwork("trainer", `/trips/${trip}/photos`);
  const ticks = page.locator("input[type=checkbox][name=photo]");
  const ticked = () => ticks.evaluateAll((x) => x.map((box) => (box as HTMLInputElement).checked));
  await ticks.first().click();
  await page.fill("#place", "大集镇展厅");
  const before = await ticked();
  const remove = page.locator("a[href^='?remove=']").last();
  await remove.click();
  await page.getByRole("link", { name: "留着" }).click();
  expect(await ticked()).toEqual(before);
  await remove.click();
  await page.locator("button[name=remove]").click();
  await page.locator(".notice").filter({ hasText: "照片已去掉" }).waitFor();
  expect(await ticked()).toEqual(before.slice(0, -1));
  expect(await page.inputValue("#place")).toBe("大集镇展厅");
});
