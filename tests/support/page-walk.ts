import { readFileSync } from "node:fs";
import path from "node:path";
import axe from "axe-core";
import Database from "better-sqlite3";
import { openDatabase } from "db/client.server";
import type { Page } from "playwright-core";
import type { Role } from "~/platform/access/capabilities";
import { loadSecrets, setSecrets } from "~/platform/keys.server";
import { type WatchedBrowser, watchedBrowser } from "./browser";
import { HttpClient } from "./http-client";
import { pageVisits, type Visit } from "./page-visits";
import { routeTable } from "./route-table";
import { type RunningServer, removeFolder, startServer } from "./running-server";
import { signInAs } from "./signed-in";
import { type Words, wordsOf } from "./visible-words";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

type Cookies = ReadonlyMap<string, string>;

/** A server with the demo, a browser, and somebody of each role signed in. */
export interface PageWalk {
  browser: WatchedBrowser;
  db: Database.Database;
  cookies: ReadonlyMap<Role, Cookies>;
  visits: Record<string, Visit>;
  /** Every page in one language, at a desk and on a phone. @returns what is wrong, in words */
  everyPage: (language: "zh" | "en") => Promise<string[]>;
  close: () => Promise<void>;
}

export async function startWalk(): Promise<PageWalk> {
  const server: RunningServer = await startServer();
  const browser = await watchedBrowser(server.origin);
  const db = new Database(path.join(server.dataDir, "qihang.db"));
  const access = openDatabase(path.join(server.dataDir, "qihang.db"));
  setSecrets(loadSecrets(server.dataDir));
  const cookies = new Map<Role, Cookies>();
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
  const visits = pageVisits(db, await drafts(server, db, cookies));
  return {
    browser,
    db,
    cookies,
    visits,
    everyPage: (language) => walk({ browser, cookies, visits }, wordsOf(db), language),
    close: async () => {
      await browser.close();
      db.close();
      await server.stop();
      removeFolder(server.dataDir);
    },
  };
}

/** Two files on their way in: one that is read by itself, one whose columns a person has to name. */
async function drafts(server: RunningServer, db: Database.Database, cookies: ReadonlyMap<Role, Cookies>) {
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

/** Routes that show a page. */
export const pages = routeTable().filter(
  (r) => r.file.endsWith(".tsx") && /export default/.test(readFileSync(`app/${r.file}`, "utf8")),
);

async function walk(
  { browser, cookies, visits }: Pick<PageWalk, "browser" | "cookies" | "visits">,
  words: Words,
  language: "zh" | "en",
): Promise<string[]> {
  const wrong: string[] = [];
  const windows = new Map<string, Page>();
  for (const [number, { path: route }] of pages.entries()) {
    const visit = visits[route];
    if (!visit) continue;
    // By turns a page is looked at alive, by axe too, or as it comes from the server: it has to be whole before its
    // script arrives. What is alive in Chinese stands without script in English.
    const alive = (number % 2 === 0) === (language === "zh");
    const known = windows.get(`${visit.as} ${alive}`);
    const theirs = visit.as ? cookies.get(visit.as) : undefined;
    const page = known ?? (await browser.window({ language, cookies: theirs, javaScript: alive }));
    windows.set(`${visit.as} ${alive}`, page);
    await resized(page, 360);
    const answer = await page.goto(visit.at ?? route);
    const say = (what: string) => wrong.push(`${language} ${visit.at ?? route}: ${what}`);
    if (answer?.status() !== (visit.status ?? 200)) say(`answers ${answer?.status()}`);
    if (!/.+ · (启航|Qihang)$/.test(await page.title()) && route !== "/") say(`title ${await page.title()}`);
    for (const leak of await words.leaks(page, language)) say(leak);
    if (await wider(page)) say("is wider than 360 px");
    if (!alive) continue;
    // Three quarters of axe's time go into contrast: that is asked at a desk in Chinese, the colours are the same.
    if (language === "zh") await resized(page, 1366);
    await look(page, say, language === "zh", known ? "page" : "frame");
  }
  // The browser says of the page that is not there that it is not there.
  const noise = browser.problems
    .splice(0)
    .filter((p) => !/^\/(no\/such\/page|people\/bulk\/999999): .* 404/.test(p));
  return [...wrong, ...noise];
}

/** A window keeps its size from page to page: each change lays the page out anew. */
async function resized(page: Page, width: 360 | 1366): Promise<void> {
  if (page.viewportSize()?.width === width) return;
  await page.setViewportSize({ width, height: width === 360 ? 740 : 768 });
}

/** Whether a page scrolls sideways once the new width has settled. */
async function wider(page: Page): Promise<boolean> {
  const fits = () => document.documentElement.scrollWidth <= window.innerWidth;
  if (await page.evaluate(fits)) return false;
  return page.waitForFunction(fits, null, { timeout: 2_000 }).then(
    () => false,
    () => true,
  );
}

/** Rules that axe itself calls moderate at most, and that take it a third of its time. */
const light = ["region", "landmark-unique", "landmark-one-main", "heading-order", "page-has-heading-one"];

/** What axe calls serious or critical; the menu and the bar above are the same on each page of a person. */
async function look(
  page: Page,
  say: (what: string) => void,
  contrast: boolean,
  what: "frame" | "page",
): Promise<void> {
  // Rows after the fifth are as those before them: without them axe takes a third less, without the frame another third.
  const same = "tbody tr:nth-child(n+6), li:nth-child(n+8)";
  await page.evaluate(
    (selector) => {
      for (const more of document.querySelectorAll<HTMLElement>(selector)) more.style.display = "none";
    },
    what === "frame" ? same : `${same}, header.top, nav.side`,
  );
  // No page has frames: its builder for them takes as long again as axe itself.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async (rules) => (await window.axe.run({ resultTypes: ["violations"], rules })).violations,
    Object.fromEntries(
      [...light, ...(contrast ? [] : ["color-contrast"])].map((r) => [r, { enabled: false }]),
    ),
  );
  for (const v of violations)
    if (v.impact === "serious" || v.impact === "critical")
      say(`axe ${v.id} ×${v.nodes.length}: ${v.nodes[0]?.html.slice(0, 200)}`);
}
