import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { signInThrough } from "../support/browser";
import { demoInBrowser } from "../support/demo-in-browser";

// A guaranteed loan as people meet it: from the calculator to the contract by four pairs of eyes, and one refused.

const demo = demoInBrowser();

async function window(username: string): Promise<Page> {
  const page = await demo.browser.window();
  await signInThrough(page, username);
  return page;
}

/** Takes a step on the page of an application: opens its form where it asks for something, and sends it. */
async function step(
  page: Page,
  url: string,
  key: string,
  fields: Record<string, string> = {},
): Promise<void> {
  await page.goto(url);
  const form = page.locator(`form:has([name=step][value=${key}])`);
  const menu = page.locator(`details:has([name=step][value=${key}])`);
  if ((await menu.count()) > 0) await menu.locator("summary").click();
  for (const [name, value] of Object.entries(fields)) await form.locator(`input[name=${name}]`).fill(value);
  await Promise.all([page.waitForEvent("load"), form.locator("button[type=submit]").click()]);
}
const state = (id: number) =>
  demo.db.prepare("SELECT state FROM loan_application WHERE id = ?").pluck().get(id) as string;

it("goes from the calculator to the contract, and nobody checks their own work", async () => {
  const borrower = demo.db
    .prepare(
      `SELECT p.id FROM person p JOIN village v ON v.id = p.village_id
       WHERE v.code = '371725101206' AND p.deleted_at IS NULL AND p.birth_on BETWEEN '1978-01-01' AND '2000-01-01'
         AND NOT EXISTS (SELECT 1 FROM loan_application a WHERE a.person_id = p.id)
         AND NOT EXISTS (SELECT 1 FROM loan_partner q WHERE q.person_id = p.id)
         -- Somebody single: a husband or wife in the register would have to be proved first.
         AND NOT EXISTS (SELECT 1 FROM person_relation_end e WHERE e.person_id = p.id AND e.part = 'spouse')
       ORDER BY p.id LIMIT 1`,
    )
    .pluck()
    .get() as number;
  const cadre = await window("cadre");
  await cadre.goto(`/loans/calculator?person=${borrower}`);
  await cadre.click(`a[href^="/loans/new?person=${borrower}"]`);
  await cadre.waitForSelector("text=自动带入");
  await Promise.all([cadre.waitForURL(/\/edit$/), cadre.click("button:has-text('开始填写')")]);
  const edit = new URL(cadre.url()).pathname;
  const url = edit.replace("/edit", "");
  const id = Number(url.split("/").at(-1));
  const typed: Record<string, string> = {
    amountFen: "20万",
    termMonths: "24",
    project: "三座冬暖棚种西红柿，供县城超市。",
    purpose: "新建一座大棚。",
    ownFundsFen: "80,000",
    turnoverFen: "300,000",
    hukouAddress: "郓城县黄安镇孔庄村",
    homeAddress: "郓城县黄安镇孔庄村",
    phone: "13805301188",
    emergencyName: "孔令宝",
    emergencyPhone: "13853012207",
    account: "6228 4506 8000 0000 18",
    accountBank: "县农商银行",
    businessName: "孔庄大棚",
    creditCode: "92371725MAD10099KA",
    registeredOn: "2025-01-10",
    businessAddress: "孔庄村东",
    industry: "蔬菜种植",
    staff: "3",
  };
  for (const [name, value] of Object.entries(typed)) await cadre.fill(`#${name}`, value);
  await cadre.selectOption("#bankId", { index: 1 });
  await cadre.selectOption("#groupCode", "farmer");
  await cadre.selectOption("#ageCategory", "farmer");
  await cadre.selectOption("#marital", "single");
  await cadre.selectOption("#ownLoanKind", "none");
  await cadre.selectOption("#businessType", "self-employed");
  await cadre.selectOption("#guaranteeKind", "fund");
  await cadre.check("input[name=guaranteeMode][value=joint]");
  await cadre.fill("#guaranteePeriodMonths", "24");
  for (const name of ["groupProof", "freeOfOtherJob", "goodCredit", "noOtherSubsidy"])
    await cadre.check(`input[name=${name}][value=yes]`);
  // Saved by itself, but for the code whose check character is wrong; what was typed stays.
  await cadre.waitForSelector("#creditCode-error");
  expect(await cadre.inputValue("#creditCode")).toBe("92371725MAD10099KA");
  expect(demo.db.prepare("SELECT amount_fen FROM loan_application WHERE id = ?").pluck().get(id)).toBe(
    20_000_000,
  );
  expect(await cadre.textContent("main")).toContain("人民币贰拾万元整");
  await cadre.fill("#creditCode", "92371725MAD10099KN");
  await Promise.all([cadre.waitForURL((u) => u.pathname === url), cadre.click("button[value=back]")]);

  await cadre.goto(`${url}/papers`);
  const kinds = await cadre
    .locator("tr.flag a[href*='kind=']")
    .evaluateAll((links) =>
      links.map((a) => new URL((a as HTMLAnchorElement).href).searchParams.get("kind") ?? ""),
    );
  expect(kinds.length).toBeGreaterThan(6);
  for (const kind of kinds) {
    await cadre.goto(`${url}/papers?kind=${kind}`);
    await Promise.all([cadre.waitForURL(/papers$/), cadre.click("#add button[type=submit]")]);
  }
  await step(cadre, url, "submit");
  await step(cadre, url, "recommend", { text: "情况属实" });
  await step(cadre, url, "town-check", { text: "实地看过" });
  expect(state(id)).toBe("town-checked");

  const officer = await window("loan-officer");
  await step(officer, url, "take");
  // The one who entered it cannot review it, whatever they send.
  const raw = await cadre.request.post(url, {
    form: { step: "first-review" },
    headers: { Origin: demo.server.origin },
    maxRedirects: 0,
  });
  expect(raw.status()).toBe(403);
  expect(state(id)).toBe("first-review");
  await step(officer, url, "first-review", { text: "材料齐全" });
  const own = await officer.request.post(url, {
    form: { step: "approve" },
    headers: { Origin: demo.server.origin },
    maxRedirects: 0,
  });
  expect(own.status()).toBe(403);
  const reviewer = await window("loan-reviewer");
  await step(reviewer, url, "approve", { amount: "180,000", text: "同意 18 万元" });
  expect(state(id)).toBe("qualified");
  await step(officer, url, "to-guarantee");
  await step(officer, url, "agree-guarantee", { text: "同意担保" });
  await step(officer, url, "to-bank");
  await step(officer, url, "bank-approve", { rate: "3.50" });
  await step(officer, url, "sign");
  expect(state(id)).toBe("contract-signed");
  expect(await officer.textContent("main")).toContain("18 万元");
  expect(demo.browser.problems.filter((p) => !/ 40[03] /.test(p))).toEqual([]);
}, 180_000);

it("one is refused with its reason, and told in time", async () => {
  const id = demo.db
    .prepare(
      "SELECT id FROM loan_application WHERE state = 'first-review' AND holder_name = '陈立新' ORDER BY id LIMIT 1",
    )
    .pluck()
    .get() as number;
  const officer = await window("loan-officer");
  const url = `/loans/applications/${id}`;
  await step(officer, url, "refuse", { reason: "在县城有工作单位" });
  expect(await officer.textContent("main")).toMatch(/资格不通过：在县城有工作单位[\s\S]*前要告知申请人/);
  await Promise.all([officer.waitForEvent("load"), officer.click("button:has-text('开具不予通过通知书')")]);
  expect(await officer.textContent("#notice")).toMatch(/通知书 DK-\S+-BY-01/);
  await officer.fill("#how", "当面交给本人");
  await Promise.all([officer.waitForEvent("load"), officer.click("button:has-text('登记送达')")]);
  await officer.waitForSelector("text=已告知：当面交给本人");
  expect(demo.db.prepare("SELECT due_on FROM loan_application WHERE id = ?").pluck().get(id)).toBeNull();
}, 60_000);
