import { readFileSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import Database from "better-sqlite3";
import { openDatabase } from "db/client.server";
import { syntheticPerson } from "db/seed/synthetic-person";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Role } from "~/platform/access/capabilities";
import { addDays, todayOn } from "~/platform/dates";
import { loadSecrets, setSecrets } from "~/platform/keys.server";
import { signInThrough, type WatchedBrowser, watchedBrowser } from "../support/browser";
import { HttpClient } from "../support/http-client";
import { pageVisits, passing, type Visit } from "../support/page-visits";
import { pdfText } from "../support/pdf-text";
import { routeTable } from "../support/route-table";
import { type RunningServer, removeFolder, startServer } from "../support/running-server";
import { signInAs } from "../support/signed-in";
import { type Words, wordsOf } from "../support/visible-words";

// Every page of app/routes.ts as somebody who works with it, in both languages, at a desk and on a phone.

let server: RunningServer;
let browser: WatchedBrowser;
let db: Database.Database;
let visits: Record<string, Visit>;
let words: Words;
const cookies = new Map<Role, ReadonlyMap<string, string>>();

beforeAll(async () => {
  server = await startServer();
  browser = await watchedBrowser(server.origin);
  db = new Database(path.join(server.dataDir, "qihang.db"));
  const access = openDatabase(path.join(server.dataDir, "qihang.db"));
  setSecrets(loadSecrets(server.dataDir));
  const roles: Role[] = [
    "administrator",
    "leader",
    "trainer",
    "certificate-clerk",
    "loan-officer",
    "loan-reviewer",
  ];
  for (const role of roles) {
    const { cookie } = signInAs(access, role, "all", "康平");
    const at = cookie.indexOf("=");
    cookies.set(role, new Map([[cookie.slice(0, at), cookie.slice(at + 1)]]));
  }
  access.$client.close();
  visits = pageVisits(db, await drafts());
  words = wordsOf(db);
});
afterAll(async () => {
  await browser?.close();
  db?.close();
  await server?.stop();
  if (server) removeFolder(server.dataDir);
});

/** Two files on their way in: one that is read by itself, one whose columns a person has to name. */
async function drafts() {
  const clientOf = (role: Role) => {
    const made = new HttpClient(server.origin);
    for (const [name, value] of cookies.get(role) ?? []) made.cookies.set(name, value);
    return made;
  };
  const trainer = clientOf("trainer");
  const classId = db
    .prepare("SELECT id FROM training_class WHERE state = 'enrolling' ORDER BY id")
    .pluck()
    .get();
  const send = async (
    content: Buffer | string,
    name: string,
    to = `/training/${classId}/import`,
    client = trainer,
  ) => {
    const file = new File([typeof content === "string" ? content : new Uint8Array(content)], name);
    const answer = await client.post(to, { file });
    return Number(/import\/(\d+)/.exec(answer.location ?? "")?.[1]);
  };
  return {
    matched: await send(readFileSync("tests/files/roster-libreoffice.xlsx"), "花名册.xlsx"),
    people: await send(
      readFileSync("tests/files/roster-libreoffice.xlsx"),
      "农户名单.xlsx",
      "/people/import",
    ),
    households: await send(
      "户号,姓名,与户主关系,身份证号\n901,张三,户主,371725199001011234\n901,李四,表叔,\n",
      "农户花名册.csv",
      "/households/import",
      clientOf("administrator"),
    ),
    unmatched: await send("甲,乙\n张三,371725199001011234\n", "名单.csv"),
  };
}

const pages = routeTable().filter(
  (r) => r.file.endsWith(".tsx") && /export default/.test(readFileSync(`app/${r.file}`, "utf8")),
);

describe("every page", () => {
  it("is known to this test", () => {
    const unknown = pages.map((p) => p.path).filter((p) => !(p in visits) && !passing.includes(p));
    expect(unknown).toEqual([]);
  });

  it.each(["zh", "en"] as const)(
    "in %s: whole, named, readable, and nothing of it broken",
    async (language) => {
      const wrong: string[] = [];
      const windows = new Map<Role | null, Page>();
      for (const [number, { path: route }] of pages.entries()) {
        const visit = visits[route];
        if (!visit) continue;
        let page = windows.get(visit.as);
        if (!page) {
          page = await browser.window({ language, cookies: visit.as ? cookies.get(visit.as) : undefined });
          windows.set(visit.as, page);
        }
        await page.setViewportSize({ width: 1366, height: 768 });
        const answer = await page.goto(visit.at ?? route);
        const say = (what: string) => wrong.push(`${language} ${visit.at ?? route}: ${what}`);
        if (answer?.status() !== (visit.status ?? 200)) say(`answers ${answer?.status()}`);
        if (!/.+ · (启航|Qihang)$/.test(await page.title()) && route !== "/")
          say(`title ${await page.title()}`);
        for (const leak of await words.leaks(page, language)) say(leak);
        // Axe takes as long as the rest together: one look at each page, by turns in Chinese at a desk or in English on a phone.
        const axe = (number % 2 === 0) === (language === "zh");
        if (axe && language === "zh") await look(page, say);
        await page.setViewportSize({ width: 360, height: 740 });
        if (await wider(page)) say("is wider than 360 px");
        if (axe && language === "en") await look(page, say);
      }
      // The browser says of the page that is not there that it is not there.
      const noise = browser.problems
        .splice(0)
        .filter((p) => !/^\/(no\/such\/page|people\/bulk\/999999): .* 404/.test(p));
      expect([...wrong, ...noise]).toEqual([]);
    },
    600_000,
  );
});

/** Whether a page scrolls sideways once the new width has settled. */
const wider = (page: Page): Promise<boolean> =>
  page
    .waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth, null, {
      timeout: 2_000,
    })
    .then(
      () => false,
      () => true,
    );

/** What axe calls serious or critical. */
async function look(page: Page, say: (what: string) => void): Promise<void> {
  // No page has frames, and what passed is not asked for: axe takes a third of the time so.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .analyze();
  for (const v of violations)
    if (v.impact === "serious" || v.impact === "critical")
      say(`axe ${v.id} ×${v.nodes.length}: ${v.nodes[0]?.html.slice(0, 200)}`);
}

it("the journey of a person prints on one A4", async () => {
  const visit = visits["/people/:personId"];
  for (const language of ["zh", "en"] as const) {
    const page = await browser.window({ language, cookies: cookies.get("trainer") });
    await page.goto(visit?.at ?? "");
    const paper = await page.pdf({ preferCSSPageSize: true });
    expect(pdfText(new Uint8Array(paper)).length).toBe(1);
    await page.close();
  }
});

describe("without script", () => {
  it("one signs in, makes a class, has it approved, enrols one person and marks the attendance", async () => {
    browser.problems.splice(0);
    const trainer = await browser.window({ javaScript: false });
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
    const leader = await browser.window({ javaScript: false });
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
    const marks = db
      .prepare(
        "SELECT mark FROM attendance_mark m JOIN class_session s ON s.id = m.session_id WHERE s.class_id = ?",
      )
      .pluck()
      .all(Number(at.split("/").at(-1)));
    expect(marks).toEqual(["absent"]);
    expect(browser.problems).toEqual([]);
  });

  it("a key pressed before the page is alive breaks nothing", async () => {
    const page = await browser.window({ cookies: cookies.get("certificate-clerk") });
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
    expect(browser.problems).toEqual([]);
    await expect
      .poll(async () => {
        if ((await page.locator("dialog[open]").count()) === 0) await page.keyboard.press("Control+k");
        return page.locator("dialog[open]").count();
      })
      .toBe(1);
  });
});
