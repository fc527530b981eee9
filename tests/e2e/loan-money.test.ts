import path from "node:path";
import Database from "better-sqlite3";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { signInThrough, type WatchedBrowser, watchedBrowser } from "../support/browser";
import { scan } from "../support/loan-fixture";
import { type RunningServer, removeFolder, startServer } from "../support/running-server";

// A loan from its disbursement to its end, one under the rule of 2022, one that the fund paid for and got back.

let server: RunningServer;
let browser: WatchedBrowser;
let db: Database.Database;
let page: Page;
beforeAll(async () => {
  server = await startServer();
  db = new Database(path.join(server.dataDir, "qihang.db"));
  browser = await watchedBrowser(server.origin);
  page = await browser.window({});
  await signInThrough(page, "loan-officer");
});
afterAll(async () => {
  await browser?.close();
  db?.close();
  await server?.stop();
  if (server) removeFolder(server.dataDir);
});

const id = (sql: string) => db.prepare(sql).pluck().get() as number;
const save = async (name: string) => {
  await page.locator("form.form button.pri, .form form button.pri").filter({ hasText: name }).click();
  await page.waitForLoadState();
};

it("is paid out under the policy of today, repaid and settled", async () => {
  const application = id(
    "SELECT id FROM loan_application WHERE state = 'contract-signed' ORDER BY id LIMIT 1",
  );
  await page.goto(`/loans/applications/${application}/disbursement`);
  await page.fill("input[name=contractNumber]", "郓农商借字2026第900号");
  await page.fill("input[name=noteNumber]", "NX-E2E-900");
  await save("登记放款");
  // Without the bank's proof it is not entered, and what was typed stays.
  expect(await page.inputValue("input[name=noteNumber]")).toBe("NX-E2E-900");
  await page.setInputFiles("input[name=proof]", {
    name: "回单.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from(scan.bytes),
  });
  await save("登记放款");
  await page.waitForURL(/\/loans\/\d+$/);
  expect(await page.textContent("h1")).toContain("万元");
  expect(await page.textContent("main")).toContain("财政贴 50%");
  const loan = new URL(page.url()).pathname;
  const balance = (await page.textContent(".kpis .fig"))?.replace(/[^\d.,]/g, "") ?? "";
  await page.goto(`${loan}/repayments/new`);
  await page.fill("input[name=principal]", balance);
  await save("登记还款");
  await page.waitForURL(new RegExp(`${loan}$`));
  expect(await page.textContent(".ph")).toContain("提前结清");
});

it("of 2022 keeps LPR less 150 points: the working says so", async () => {
  const loan = id("SELECT id FROM loan WHERE disbursed_on LIKE '2022-%'");
  await page.goto(`/loans/${loan}`);
  expect(await page.textContent(".ph")).toContain("到期结清");
  await page.locator("#subsidy tbody tr").nth(1).getByText("为什么？").click();
  await page.waitForURL(/\/subsidy\/\d{4}-\d\d-21$/);
  expect(await page.textContent("#working")).toContain("LPR 3.70% − 150 个基点");
});

it("that the fund paid for is recovered to the last fen", async () => {
  const loan = id("SELECT id FROM loan WHERE state = 'compensated'");
  await page.goto(`/loans/${loan}`);
  const claim = ((await page.locator(".kpis .fig.bad").textContent()) ?? "").replace(/[^\d.,]/g, "");
  await page.goto(`/loans/${loan}/recoveries/new`);
  await page.fill("input[name=amount]", claim);
  await save("登记追回");
  await page.waitForURL(new RegExp(`/loans/${loan}$`));
  expect(await page.textContent(".ph")).toContain("已追回");
  expect(id(`SELECT count(*) FROM fund_entry WHERE loan_id = ${loan} AND kind = 'recovery'`)).toBe(3);
  // What was typed wrong on purpose is answered 400.
  expect(browser.problems.splice(0).filter((p) => !/ 400 /.test(p))).toEqual([]);
});
