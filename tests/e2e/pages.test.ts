import { syntheticPerson } from "db/seed/synthetic-person";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { signInThrough } from "../support/browser";
import { passing } from "../support/page-visits";
import { type PageWalk, pages, startWalk } from "../support/page-walk";
import { pdfText } from "../support/pdf-text";

// What holds of pages besides the walk through all of them (pages-zh.test.ts, pages-en.test.ts).

let walk: PageWalk;
beforeAll(async () => {
  walk = await startWalk();
});
afterAll(() => walk?.close());

it("every page is known to the walk", () => {
  const unknown = pages.map((p) => p.path).filter((p) => !(p in walk.visits) && !passing.includes(p));
  expect(unknown).toEqual([]);
});

it("the journey of a person prints on one A4", async () => {
  const visit = walk.visits["/people/:personId"];
  for (const language of ["zh", "en"] as const) {
    const page = await walk.browser.window({ language, cookies: walk.cookies.get("trainer") });
    await page.goto(visit?.at ?? "");
    const paper = await page.pdf({ preferCSSPageSize: true });
    expect(pdfText(new Uint8Array(paper)).length).toBe(1);
    await page.close();
  }
});

describe("without script", () => {
  it("one signs in, makes a class, has it approved, enrols one person and marks the attendance", async () => {
    walk.browser.problems.splice(0);
    const trainer = await walk.browser.window({ javaScript: false });
    await signInThrough(trainer, "trainer");
    await trainer.goto("/training/new");
    await trainer.locator("select[name=course]").selectOption("gyb");
    await trainer.locator("select[name=villageId]").selectOption({ label: "黄安镇 孔庄村" });
    await trainer.fill("input[name=venue]", "孔庄村小学");
    await trainer.fill("input[name=startsOn]", addDays(todayOn(), -9));
    await trainer.fill("input[name=halfDays]", "6");
    for (const day of ["6", "0"]) await trainer.check(`input[name=weekdays][value="${day}"]`);
    await trainer.fill("textarea[name=lecturers]", "吕建国\n高洁");
    await trainer.locator("form.form button[type=submit].pri").click();
    await trainer.waitForURL(/\/training\/\d+$/);
    const at = new URL(trainer.url()).pathname;
    const press = async (page: Page, name: string | RegExp) => {
      await page.getByRole("button", { name }).first().click();
      await page.waitForLoadState();
    };
    await press(trainer, "提交开班申请");
    const leader = await walk.browser.window({ javaScript: false });
    await signInThrough(leader, "leader");
    await leader.goto(at);
    await press(leader, "批准开班");
    await trainer.goto(at);
    await press(trainer, "开始招生");
    const person = syntheticPerson(9_700_001);
    await trainer.goto(`${at}/enrol`);
    await trainer.fill("input[name=idNumber]", person.idNumber);
    await press(trainer, "查找");
    await trainer.fill("input[name=name]", person.name);
    await press(trainer, "登记进班");
    await trainer.locator(".notice", { hasText: "已登记进班" }).waitFor();
    await trainer.goto(at);
    await press(trainer, "开班授课");
    await trainer.goto(`${at}/attendance`);
    await press(trainer, /缺课/);
    await trainer.locator("[aria-pressed=true]", { hasText: "缺" }).waitFor();
    const marks = walk.db
      .prepare(
        "SELECT mark FROM attendance_mark m JOIN class_session s ON s.id = m.session_id WHERE s.class_id = ?",
      )
      .pluck()
      .all(Number(at.split("/").at(-1)));
    expect(marks).toEqual(["absent"]);
    expect(walk.browser.problems).toEqual([]);
  });

  it("a key pressed before the page is alive breaks nothing", async () => {
    const page = await walk.browser.window({ cookies: walk.cookies.get("certificate-clerk") });
    await page.addInitScript(() => {
      // React listens from here on, and has drawn nothing yet.
      const { addEventListener } = EventTarget.prototype;
      let pressed = false;
      EventTarget.prototype.addEventListener = function (...asked: Parameters<typeof addEventListener>) {
        addEventListener.apply(this, asked);
        if (pressed || this !== document || asked[0] !== "keydown") return;
        pressed = true;
        const key = { key: "k", ctrlKey: true, bubbles: true, cancelable: true };
        queueMicrotask(() => document.body.dispatchEvent(new KeyboardEvent("keydown", key)));
      };
    });
    await page.goto("/", { waitUntil: "networkidle" });
    expect(walk.browser.problems).toEqual([]);
    await expect
      .poll(async () => {
        if ((await page.locator("dialog[open]").count()) === 0) await page.keyboard.press("Control+k");
        return page.locator("dialog[open]").count();
      })
      .toBe(1);
  });
});
