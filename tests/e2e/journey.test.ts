import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { maskName } from "~/areas/people";
import { addDays, todayOn } from "~/platform/dates";
import { signInThrough, type WatchedBrowser, watchedBrowser } from "../support/browser";
import { pdfPages, pdfPicture, pdfText, qrIn } from "../support/printed";
import { type RunningServer, removeFolder, startServer } from "../support/running-server";

// The product's first promise as its people keep it: from a class in 孔庄村 and a roster of 30 to certificates that a
// phone can check. Each step is what a person sees and presses; the next step starts from what the last one left.

let server: RunningServer;
let browser: WatchedBrowser;
let trainer: Page;
let clerk: Page;
let stranger: Page;

beforeAll(async () => {
  server = await startServer();
  browser = await watchedBrowser(server.origin);
  trainer = await browser.window();
  clerk = await browser.window();
  stranger = await browser.window({ width: 360 });
  await Promise.all([signInThrough(trainer, "trainer"), signInThrough(clerk, "clerk")]);
});
afterEach(() => expect(browser.problems).toEqual([]));
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  if (server) removeFolder(server.dataDir);
});

let classPath = "";
let names: string[] = [];
let absentee = "";
let batchPath = "";
let verifyPath = "";
let certificatePath = "";

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const notice = (page: Page, text: string | RegExp) => page.locator(".notice", { hasText: text }).waitFor();
const saved = (page: Page) => page.locator("[role=status] .b.ok").first().waitFor();

/** Presses a step of the class and waits for the word of the state it leads to. */
async function step(page: Page, name: string | RegExp, state: string): Promise<void> {
  await page.goto(classPath);
  await press(page, name);
  await notice(page, `已改为「${state}」`);
}

/** The same for a step without a way back: opened first, then pressed. */
async function finalStep(page: Page, name: string, state: string): Promise<void> {
  await page.goto(classPath);
  const opener = page.locator("summary", { hasText: name });
  await opener.click();
  // Escape takes it back, and the focus stands where it was.
  const open = page.locator("main details.menu[open]");
  await expect.poll(() => page.keyboard.press("Escape").then(() => open.count())).toBe(0);
  expect(await opener.evaluate((e) => e === document.activeElement)).toBe(true);
  await opener.click();
  await press(page, name);
  await notice(page, `已改为「${state}」`);
}

describe("from a class to certificates that anybody can check", () => {
  it("a trainer makes a class in 孔庄村, a leader approves it, and it takes people", async () => {
    await trainer.goto("/training/new");
    const plan = trainer.locator("form.form button[type=submit].pri");
    await plan.click();
    const wrong = trainer.locator("form.form .note.bad b");
    const left = async () => Number(/\d+/.exec(await wrong.innerText())?.[0]);
    const all = await left();
    await trainer.waitForLoadState("networkidle");
    // The course brings its half-days with it: two fields less are red, and the count says so.
    await trainer.locator("select[name=course]").selectOption("gyb");
    expect(
      await trainer.locator("[name=course], [name=halfDays]").and(trainer.locator("[aria-invalid]")).count(),
    ).toBe(0);
    expect(await left()).toBe(all - 2);
    // The refusal itself is a line in the console of the browser.
    expect(browser.problems.splice(0).join()).toMatch(/^[^,]*\b400\b[^,]*$/);
    await trainer.locator("select[name=villageId]").selectOption({ label: "黄安镇 孔庄村" });
    await trainer.fill("input[name=venue]", "孔庄村党群服务中心二楼");
    await trainer.fill("input[name=startsOn]", addDays(todayOn(), -12));
    await trainer.keyboard.press("Escape");
    await trainer.fill("input[name=halfDays]", "6");
    for (const day of ["6", "0"]) await trainer.check(`input[name=weekdays][value="${day}"]`);
    await trainer.fill("textarea[name=lecturers]", "吕建国\n高洁");
    await Promise.all([trainer.waitForURL(/\/training\/\d+$/), plan.click()]);
    classPath = new URL(trainer.url()).pathname;
    expect(await trainer.locator("h1").innerText()).toContain("孔庄村");
    await step(trainer, "提交开班申请", "开班申请");

    const leader = await browser.window();
    await signInThrough(leader, "leader");
    await leader.goto(classPath);
    await leader.getByLabel("批准文号").fill("郓创培〔2026〕9号");
    await press(leader, "批准开班");
    await notice(leader, "已改为「批准」");
    await leader.context().close();
    await step(trainer, "开始招生", "招生");
  });

  it("the dry run of a roster of 30 names what is wrong with three rows; 27 come in", async () => {
    await trainer.goto(classPath);
    await trainer.getByRole("link", { name: "导入花名册" }).first().click();
    await trainer.setInputFiles("input[type=file]", "tests/files/roster-libreoffice.xlsx");
    await press(trainer, "上传并试运行");
    const refused = trainer.locator("#bad tbody tr");
    await refused.first().waitFor();
    // Row of the file, column, why: a wrong check digit, one person twice, no name.
    const rows = await refused.allInnerTexts();
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^10\s[\s\S]*D 列 身份证号[\s\S]*校验不通过：最后一位应为 5，不是 1/);
    expect(rows[1]).toMatch(/^18\s[\s\S]*D 列 身份证号[\s\S]*和第 7 行是同一个人/);
    expect(rows[2]).toMatch(/^25\s[\s\S]*B 列 姓名\s+空/);
    // Enter confirms; it never gives the file up.
    const byEnter = await trainer
      .locator("form.actbar")
      .evaluate((form: HTMLFormElement) =>
        [...form.elements].flatMap((e) => (e instanceof HTMLButtonElement ? [e.value] : [])),
      );
    expect(byEnter).toEqual(["confirm"]);
    await press(trainer, "导入 27 人");
    await notice(trainer, "已导入 27 人");
    await finalStep(trainer, "开班授课", "授课");
    names = await trainer.locator("table.att tbody td .who").allInnerTexts();
    expect(names).toHaveLength(27);
    expect(names).not.toContain("");
  });

  it("two half-days are marked by keyboard, the rest by thumb on a phone", async () => {
    await trainer.goto(classPath);
    absentee = names[4] ?? "";
    for (const column of [0, 1]) {
      await trainer.locator(`[data-at="0-${column}"]`).focus();
      for (let row = 0; row < names.length; row += 1)
        await trainer.keyboard.press(row === 4 ? "4" : row === 7 ? "2" : "1");
      await saved(trainer);
    }
    const phone = await browser.window({ width: 360, cookiesOf: trainer });
    await phone.goto(`${classPath}/attendance`);
    // The first half-day without marks is the one that opens.
    for (let nth = 3; nth <= 6; nth += 1) {
      await phone.getByText(`第 ${nth}/6 个半天`).first().waitFor();
      if (nth === 3) await press(phone, `${names[9]} 请假`);
      await press(phone, /没记的 2[67] 人都记「到」/);
      await saved(phone);
      await phone.getByText("已记 27/27 人").waitFor();
      if (nth < 6) await phone.getByRole("link", { name: "下一个半天" }).click();
    }
    await phone.context().close();
    await trainer.goto(classPath);
    const low = trainer.locator("table.att tbody tr", { hasText: absentee });
    await expect.poll(() => low.innerText()).toMatch(/4\/6/);
    expect(
      await trainer
        .locator("table.att tbody tr", { hasText: names[9] ?? "" })
        .first()
        .innerText(),
    ).toMatch(/5\/6/);
  });

  it("grades are given and the class is closed: 26 qualify", async () => {
    await step(trainer, "授课结束，进入考核", "考核");
    await trainer.goto(`${classPath}/grades`);
    for (const input of await trainer.locator("input[name^=planScore-]").all()) await input.fill("86");
    await press(trainer, "保存成绩");
    await notice(trainer, "成绩已保存");
    await finalStep(trainer, "确认结业，26 人合格", "结业");
  });

  it("the clerk sees 26 ready and one who is not, with the reason, and issues", async () => {
    await clerk.goto(`${classPath}/certificates`);
    const failed = clerk.locator("tr.flag");
    expect(await failed.count()).toBe(1);
    expect(await failed.innerText()).toMatch(new RegExp(`${absentee}[\\s\\S]*出勤 4/6，低于 80%`));
    await press(clerk, "签发并打印 26 张");
    await clerk.waitForURL(/\/certificates\/batches\/\d+$/);
    batchPath = new URL(clerk.url()).pathname;
    await clerk.locator("a.btn", { hasText: "PDF" }).first().waitFor({ timeout: 60_000 });
  });

  it("one merged PDF holds 26 sheets with every name; the code on the paper reads", async () => {
    const link = clerk.locator(`a[href="${batchPath}/certificates.pdf"]`);
    const answer = await clerk.request.get((await link.getAttribute("href")) ?? "");
    const merged = await answer.body();
    expect(pdfPages(merged)).toBe(26);
    const pages = pdfText(merged).split("\f").slice(0, 26);
    const text = pages.map((p) => p.replace(/\s/g, ""));
    const holders = names.filter((n) => n !== absentee);
    for (const name of holders)
      expect([name, text.filter((p) => p.includes(name)).length]).toEqual([name, 1]);
    expect(text.join("")).not.toContain(absentee);

    const read = qrIn(pdfPicture(merged, { x: 44, y: 143, w: 33, h: 33 }));
    expect(read?.text.startsWith(`${server.origin}/verify/`)).toBe(true);
    verifyPath = (read?.text ?? "").slice(server.origin.length);
  });

  it("signed out, the address of the code says valid, with a masked name", async () => {
    await stranger.goto(verifyPath);
    const card = stranger.locator("section.res");
    expect(await card.locator("h2").innerText()).toBe("证书有效");
    const shown = await card.innerText();
    const holder = names.find((n) => n !== absentee) ?? "";
    expect(shown).toContain(maskName(holder));
    expect(shown).not.toContain(holder);
    // The signature behind "#" is compared in the browser.
    await card.getByText("二维码签名与数据库一致").waitFor();
  });

  it("the PDF itself, dropped there, is ours byte for byte, and one changed byte is not", async () => {
    await clerk.goto(batchPath);
    await clerk.locator("tbody a[href^='/certificates/']").first().click();
    await clerk.waitForURL(/\/certificates\/\d+$/);
    certificatePath = new URL(clerk.url()).pathname;
    const file = await (await clerk.request.get(`${certificatePath}/certificate.pdf`)).body();
    const drop = async (bytes: Buffer, name: string) => {
      await stranger.goto("/verify");
      await stranger
        .locator("input[type=file]")
        .setInputFiles({ name, mimeType: "application/pdf", buffer: bytes });
      return stranger.locator("[role=alert]", { hasText: name }).innerText();
    };
    expect(await drop(file, "证书.pdf")).toContain("逐字节相同");
    const changed = Buffer.from(file);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    expect(await drop(changed, "改过.pdf")).toContain("不是本局签发的原文件");
  });

  it("asked to be revoked it is still valid; confirmed by a second person it says so to everybody", async () => {
    await clerk.goto(`${certificatePath}/revocation`);
    await clerk.fill("input[name=reason]", "姓名登记错误");
    await press(clerk, "申请作废这张证书");
    await clerk.waitForURL((url) => url.pathname === certificatePath);
    await stranger.goto(verifyPath);
    expect(await stranger.locator("section.res h2").innerText()).toBe("证书有效");
    const second = await browser.window();
    await signInThrough(second, "admin");
    await second.goto("/");
    await second.locator(`a[href="${certificatePath}/revocation"]`).click();
    await press(second, "确认作废这张证书");
    await second.waitForURL((url) => url.pathname === certificatePath);
    // The same address with its "#" would not ask the server again.
    await stranger.reload();
    const shown = await stranger.locator("section.res").innerText();
    expect(shown).toContain("证书已作废");
    expect(shown).toContain("姓名登记错误");
  });
});
