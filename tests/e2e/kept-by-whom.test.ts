import { demoPassword } from "db/seed/staff";
import { expect, it } from "vitest";
import { signInThrough } from "../support/browser";
import { demoInBrowser } from "../support/demo-in-browser";

const demo = demoInBrowser();
const one = (sql: string) => demo.db.prepare(sql).pluck().get();

it("what waits in a phone is sent by who marked it, not by the next who signs in there", async () => {
  const path = `/trips/${one("select id from study_trip where state = 'running'")}/sign-in`;
  const signs = () => Number(one("select count(*) from trip_sign"));
  const byTrainer = () =>
    Number(
      one("select count(*) from trip_sign s join user u on u.id = s.signed_by where u.username = 'trainer'"),
    );
  const [before, own] = [signs(), byTrainer()];
  const page = await demo.browser.window({ width: 360 });
  await signInThrough(page, "trainer");
  await page.goto(path);
  // Nothing that is marked reaches the server.
  await page.route(`**${path}*`, (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await page.locator("button[name=one][value$=':present']").first().click();
  await page.context().clearCookies();
  // Nobody is signed in any more: the list says so, not that it is being sent, and leads there and back.
  await page.unroute(`**${path}*`);
  const note = page.getByRole("alert");
  await note.filter({ hasText: "记下的 1 条还没有送出" }).waitFor({ timeout: 10_000 });
  expect(await page.locator(".thumbbar").innerText()).toContain("登录以后送出");
  const way = (await note.getByRole("link", { name: "去登录" }).getAttribute("href")) as string;
  expect(new URL(way, page.url()).searchParams.get("to")).toBe(path);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await signInThrough(page, "admin");
  await page.goto(path);
  await page.locator(".strip").filter({ hasText: "用户名 trainer 的 1 条" }).waitFor();
  await page.waitForTimeout(5_000);
  expect(signs()).toBe(before);
  await page.context().clearCookies();
  await signInThrough(page, "trainer");
  // Left open, its session gone, while somebody else signs in beside it.
  const sends = `**${path}*`;
  await page.route(sends, (r) => (r.request().method() === "POST" ? r.abort() : r.continue()));
  await page.goto(path);
  await page.context().clearCookies();
  const other = await page.context().newPage();
  await signInThrough(other, "admin");
  await page.unroute(sends);
  const refused = await page.waitForResponse(
    (r) => r.request().method() === "POST" && r.url().includes(path),
  );
  expect(refused.status()).toBe(412);
  await other.close();
  await page.getByRole("alert").filter({ hasText: "现在登录的是别人。用户名 trainer 记下的 1 条" }).waitFor();
  expect(signs()).toBe(before);
  await page.getByRole("button", { name: "退出，换本人登录" }).click();
  await page.waitForURL("**/sign-in?to=*");
  expect(new URL(page.url()).searchParams.get("to")).toBe(path);
  await page.fill("#username", "trainer");
  await page.fill("#password", demoPassword);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await page.waitForURL(`**${path}*`);
  await expect.poll(byTrainer, { timeout: 15_000 }).toBe(own + 1);
  expect(signs()).toBe(before + 1);
  await page.close();
});
