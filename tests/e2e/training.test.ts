import path from "node:path";
import Database from "better-sqlite3";
import { syntheticPerson } from "db/seed/synthetic-person";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signInThrough, type WatchedBrowser, type WindowOptions, watchedBrowser } from "../support/browser";
import { HttpClient } from "../support/http-client";
import { type RunningServer, removeFolder, startServer } from "../support/running-server";

// The class as people meet it: seats under a rush, marks by keyboard and by thumb, a village without network.

let server: RunningServer;
let browser: WatchedBrowser;
let db: Database.Database;
beforeAll(async () => {
  server = await startServer();
  db = new Database(path.join(server.dataDir, "qihang.db"));
  browser = await watchedBrowser(server.origin);
});
afterAll(async () => {
  await browser?.close();
  db?.close();
  await server?.stop();
  removeFolder(server.dataDir);
});

const one = <T>(sql: string, ...values: unknown[]) => db.prepare(sql).get(...values) as T;
const classIn = (state: string) =>
  one<{ id: number; villageId: number }>(
    "select id, village_id as villageId from training_class where state = ? order by id limit 1",
    state,
  );

async function signedIn(options: WindowOptions): Promise<Page> {
  const page = await browser.window(options);
  await signInThrough(page, "trainer");
  return page;
}

/** Half-days that have begun, as the class page numbers them. */
const taught = (classId: number) =>
  one<{ n: number }>(
    `select count(*) as n from class_session where class_id = ? and ("on" < date('now', '+8 hours')
     or ("on" = date('now', '+8 hours') and time('now', '+8 hours') >= iif(half = 'am', '06:00', '12:00')))`,
    classId,
  ).n;

describe("seats", () => {
  it("200 requests at once for the last seat: one seat, 199 in line, nobody twice", async () => {
    const { id, villageId } = classIn("enrolling");
    const { seated } = one<{ seated: number }>(
      "select seats_taken as seated from training_class where id = ?",
      id,
    );
    db.prepare("update training_class set capacity = ? where id = ?").run(seated + 1, id);
    const client = await new HttpClient(server.origin).signIn("trainer");
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        const p = syntheticPerson(9_000_001 + i * 1000);
        return client.post(`/training/${id}/enrol`, {
          step: "enrol",
          anyway: "yes",
          idNumber: p.idNumber,
          looked: p.idNumber,
          name: p.name,
          villageId: String(villageId),
        });
      }),
    );
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([303]));
    const rows = db
      .prepare(
        "select state, waiting_number as place from enrolment where class_id = ? and state <> 'refused'",
      )
      .all(id) as { state: string; place: number | null }[];
    expect(rows.filter((r) => r.state === "seated")).toHaveLength(seated + 1);
    const line = rows.flatMap((r) => (r.place === null ? [] : [r.place])).sort((a, b) => a - b);
    expect(line).toEqual(Array.from({ length: 199 }, (_, i) => i + 1));
    expect(one<{ n: number }>("select seats_taken as n from training_class where id = ?", id).n).toBe(
      seated + 1,
    );
  });
});

describe("a roster", () => {
  it("that is too large is told at the field, before it is sent", async () => {
    const page = await signedIn({ width: 1366 });
    await page.goto(`/training/${classIn("enrolling").id}/import`);
    const choose = (bytes: number) =>
      page.setInputFiles("input[type=file]", {
        name: "花名册.csv",
        mimeType: "text/csv",
        buffer: Buffer.alloc(bytes, "姓名,身份证号\n"),
      });
    const said = page.locator("form [role=alert]");
    await choose(11 * 1024 * 1024);
    await said.waitFor();
    await page.click("form:has(input[type=file]) button[type=submit]");
    expect(await said.innerText()).toContain("10 MB");
    expect(page.url()).toMatch(/import$/);
    await choose(1024);
    await said.waitFor({ state: "detached" });
    await page.context().close();
  });
});

describe("attendance by keyboard", () => {
  it("marks everybody of a half-day with one key each, saved without reload, corrected with Backspace", async () => {
    const { id } = classIn("running");
    const page = await signedIn({ width: 1366 });
    await page.goto(`${server.origin}/training/${id}`);
    const column = taught(id) - 1;
    const people = await page.locator("table.att tbody tr").count();
    expect(people).toBeGreaterThan(15);
    await page.locator(`[data-at="0-${column}"]`).focus();
    for (let i = 0; i < people; i += 1) await page.keyboard.press(i === 1 ? "4" : i === 2 ? "2" : "1");
    await page.locator("[role=status] .b.ok").first().waitFor();
    const marks = () =>
      db
        .prepare(
          `select mark, count(*) as n from attendance_mark where session_id =
           (select id from class_session where class_id = ? order by "on", half limit 1 offset ?)
           and enrolment_id in (select id from enrolment where state = 'seated') group by mark`,
        )
        .all(id, column) as { mark: string; n: number }[];
    expect(Object.fromEntries(marks().map((m) => [m.mark, m.n]))).toEqual({
      present: people - 2,
      absent: 1,
      late: 1,
    });
    await page.locator(`[data-at="1-${column}"]`).focus();
    await page.keyboard.press("Backspace");
    // What was taken away is looked at again.
    const cellAt = () => page.evaluate(() => document.activeElement?.getAttribute("data-at"));
    expect(await cellAt()).toBe(`1-${column}`);
    await page.keyboard.press("Home");
    expect(await cellAt()).toBe("1-0");
    await page.keyboard.press("Control+End");
    expect(await cellAt()).toMatch(new RegExp(`^${people - 1}-`));
    // One cell is on the way of Tab, wherever the arrows went.
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("[data-at][tabindex='0']").count()).toBe(1);
    await expect.poll(() => marks().some((m) => m.mark === "absent")).toBe(false);
    // Arrows move, and the edge of the grid holds.
    await page.locator(`[data-at="0-0"]`).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-at"))).toBe("1-1");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-at"))).toBe("0-1");
    await page.context().close();
  });
});

describe("attendance by thumb", () => {
  it("loses nothing without network: says how many wait, keeps them over a reload, sends them later", async () => {
    const { id } = classIn("running");
    const page = await signedIn({ width: 360, keepsPages: true });
    await page.goto(`${server.origin}/training/${id}/attendance`);
    const session = Number(await page.locator("input[name=sessionId]").getAttribute("value"));
    const absent = () =>
      one<{ n: number }>(
        "select count(*) as n from attendance_mark where session_id = ? and mark = 'absent'",
        session,
      ).n;
    const before = absent();
    await page.context().setOffline(true);
    await page.locator("fieldset.li").nth(3).getByRole("button").nth(3).click();
    await page.locator("fieldset.li").nth(4).getByRole("button").nth(3).click();
    await page.locator(".thumbbar .b.warn").waitFor();
    expect(await page.locator(".thumbbar [role=status]").innerText()).toContain("2");
    expect(absent()).toBe(before);
    // The page is closed before the network is back: what was marked stays in the browser.
    const context = page.context();
    await page.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(`${server.origin}/training/${id}/attendance`);
    await again.locator(".thumbbar .b.ok").waitFor();
    expect(absent()).toBe(before + 2);
    expect(await again.locator("fieldset.li").nth(3).locator(".y-absent").count()).toBe(1);
    // A button is a plain form button where there is no script.
    const client = await new HttpClient(server.origin).signIn("trainer");
    const seat = one<{ id: number }>(
      "select enrolment_id as id from attendance_mark where session_id = ? and mark = 'absent' limit 1",
      session,
    ).id;
    const answer = await client.post(`/training/${id}/attendance`, {
      sessionId: String(session),
      one: `${seat}:present`,
    });
    expect(answer.status).toBe(200);
    expect(absent()).toBe(before + 1);
    await context.close();
  });
});
