import type http from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { afterEach, expect, it, vi } from "vitest";
import { readEnv } from "../env.server";
import { bodyLimit } from "./form-body.server";
import { httpServer } from "./http-server.server";
import { noPage } from "./no-page.server";
import { forbidden, notFound } from "./responses.server";
import { turns } from "./turns.server";

// The real server around one page that takes a moment and counts how many are at it.

let atOnce = 0;
let most = 0;
let ran = 0;
const page = async () => {
  ran += 1;
  atOnce += 1;
  most = Math.max(most, atOnce);
  await new Promise((go) => setTimeout(go, 10));
  atOnce -= 1;
  return new Response("page");
};
const build = {
  routes: {
    page: { id: "page", path: "page", module: { loader: page, action: page } },
    paper: { id: "paper", path: "paper.pdf", module: { loader: () => Promise.reject(notFound()) } },
    shut: { id: "shut", path: "shut.pdf", module: { loader: () => Promise.reject(forbidden()) } },
    broken: { id: "broken", path: "broken", module: { default: () => null, action: () => null } },
    healthz: { id: "healthz", path: "healthz", module: { loader: () => new Response("ok") } },
  },
  entry: { module: { default: () => noPage() } },
  assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "1" },
  future: { v3_singleFetch: true },
  publicPath: "/",
  assetsBuildDirectory: "",
  isSpaMode: false,
  mode: "production",
} as unknown as ServerBuild;

let server: http.Server | undefined;
const tooBusy = vi.fn();
async function start(limits: Parameters<typeof turns>[0]): Promise<string> {
  atOnce = most = ran = 0;
  tooBusy.mockClear();
  const env = readEnv({ NODE_ENV: "test" });
  if (!env.ok) throw new Error(env.lines.join());
  const watch = {
    answering: (_: Request, handle: () => Promise<Response>) => handle(),
    refusedOrigin: () => {},
    tooBusy,
  };
  const made = httpServer(build, env.env, watch, "public", turns(limits), { "/page": "/page?own" });
  server = made;
  await new Promise<void>((go) => made.listen(0, "127.0.0.1", go));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const limits = { atOnce: 4, heldMs: 1000, patienceMs: 30_000, inLine: 1000 };
const form = (origin: string, fields: Record<string, string>) => ({
  method: "POST",
  headers: { origin },
  body: new URLSearchParams(fields),
});

it("200 forms at once are all taken, four at a time", async () => {
  const origin = await start(limits);
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => fetch(`${origin}/page`, form(origin, { name: "孔霞" }))),
  );
  expect(answers.map((a) => a.status)).toEqual(Array(200).fill(200));
  expect(most).toBe(4);
});

it("who would wait too long gets a page with a number, and the form with all that was typed", async () => {
  const origin = await start({ ...limits, atOnce: 1, inLine: 0 });
  const [first, second] = await Promise.all([
    fetch(`${origin}/page`),
    // The other one has its turn by now.
    new Promise<Response>((go) =>
      setTimeout(() => {
        go(fetch(`${origin}/page?a=1&b=2`, form(origin, { name: '<b>"孔霞"', note: "\n一\n二" })));
      }, 3),
    ),
  ]);
  expect([first.status, second.status].sort()).toEqual([200, 503]);
  const busy = first.status === 503 ? first : second;
  const text = await busy.text();
  expect(text).toMatch(/编号 .*<b>[0-9A-F]{4}-[0-9A-F]{4}<\/b>/);
  expect(busy.headers.get("retry-after")).toBe("15");
  expect(ran).toBe(1);
  expect(tooBusy).toHaveBeenCalledOnce();
  expect(busy).toBe(second);
  expect(text).toContain('action="/page?a=1&#38;b=2"');
  expect(text).toContain(">\n&#60;b&#62;&#34;孔霞&#34;</textarea>");
  expect(text).toContain(">\n&#10;一&#10;二</textarea>");
});

it("a password is not written into the page, and an address only is asked again by a link", async () => {
  const origin = await start({ ...limits, atOnce: 0, inLine: 0 });
  const typed = await (await fetch(`${origin}/page`, form(origin, { password: "geheim" }))).text();
  expect(typed).not.toContain("geheim");
  expect(typed).toContain("后退");
  const read = await (await fetch(`${origin}/page.data?x=1`)).text();
  expect(read).toContain('href="/page?x=1"');
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
});

it("nobody waits longer than told, and a slow one does not hold up the others", async () => {
  const line = turns({ atOnce: 1, heldMs: 20, patienceMs: 40, inLine: 9 });
  const alive = new AbortController();
  expect(await line.take(alive.signal)).not.toBeNull();
  expect(await line.take(alive.signal)).not.toBeNull();
  const full = turns({ atOnce: 1, heldMs: 5000, patienceMs: 20, inLine: 9 });
  const give = await full.take(alive.signal);
  expect(await full.take(alive.signal)).toBeNull();
  const gone = new AbortController();
  const left = full.take(gone.signal);
  gone.abort();
  expect(await left).toBeNull();
  give?.();
  expect(await full.take(alive.signal)).not.toBeNull();
});

it("a render that was broken off is answered by a whole page with a number", async () => {
  const origin = await start(limits);
  const answer = await fetch(`${origin}/broken`);
  expect(answer.status).toBe(500);
  expect(answer.headers.get("x-qihang-no-page")).toBeNull();
  expect(await answer.text()).toMatch(/编号[\s\S]*<\/html>/);
});

it("a file that is not there, or not for them, is a page in words and no blank sheet", async () => {
  const origin = await start(limits);
  for (const [path, status, words] of [
    ["paper.pdf", 404, "没有这份文件"],
    ["shut.pdf", 403, "您没有权限打开这份文件"],
  ] as const) {
    const answer = await fetch(`${origin}/${path}`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([status, "text/html; charset=utf-8"]);
    expect(await answer.text()).toContain(words);
  }
});

it("half a character in an address is a page in words, and not a line on the terminal", async () => {
  const origin = await start(limits);
  const said = vi.spyOn(console, "warn").mockImplementation(() => {});
  for (const path of ["page/%ff", "%", "paper.pdf%e5%ad", "%c0%ae%c0%ae/etc", "page.data%zz"]) {
    const answer = await fetch(`${origin}/${path}`);
    expect([path, answer.status]).toEqual([path, 400]);
    expect(await answer.text()).toContain("这个地址读不懂");
  }
  expect((await fetch(`${origin}/page?a=%ff`)).status).toBe(200);
  expect(said).not.toHaveBeenCalled();
  said.mockRestore();
});

it("a file too large for the server goes on to the page that says so itself; elsewhere it is the server's own page", async () => {
  const origin = await start(limits);
  const body = new Uint8Array(bodyLimit + 1);
  const send = (path: string) =>
    fetch(`${origin}${path}`, { method: "POST", headers: { origin }, body, redirect: "manual" });
  const own = await send("/page?a=1");
  expect([own.status, own.headers.get("location")]).toEqual([303, "/page?own"]);
  expect((await send("/other")).status).toBe(413);
  expect(ran).toBe(0);
});
