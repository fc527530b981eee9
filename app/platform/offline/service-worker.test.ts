import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";

// The worker as a browser runs it, with a cache and a network of its own.

type Handler = (event: unknown) => void;
const origin = "http://office.test";

function worker() {
  const handlers: Record<string, Handler> = {};
  const stores = new Map<string, Map<string, Response>>();
  const network = new Map<string, () => Response>();
  const absolute = (at: string | { url: string }) =>
    new URL(typeof at === "string" ? at : at.url, origin).href;
  const fetched: string[] = [];
  const fetchIt = async (at: string | { url: string }) => {
    const answer = network.get(absolute(at));
    fetched.push(absolute(at));
    if (!answer) throw new TypeError("no network");
    return answer();
  };
  const open = async (name: string) => {
    const store = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, store);
    return {
      match: async (at: string | { url: string }) => store.get(absolute(at))?.clone(),
      put: async (at: string | { url: string }, answer: Response) => void store.set(absolute(at), answer),
      add: async (at: string) => void store.set(absolute(at), await fetchIt(at)),
      delete: async (at: string) => store.delete(absolute(at)),
    };
  };
  const self = {
    location: { origin },
    clients: { claim: () => undefined },
    skipWaiting: () => undefined,
    addEventListener: (name: string, handler: Handler) => {
      handlers[name] = handler;
    },
  };
  const caches = {
    open,
    match: async (at: string | { url: string }, { cacheName }: { cacheName: string }) =>
      (await open(cacheName)).match(at),
    delete: async (name: string) => stores.delete(name),
  };
  runInNewContext(readFileSync("public/service-worker.js", "utf8"), {
    self,
    caches,
    fetch: fetchIt,
    URL,
    Headers,
    Response,
    Promise,
    Date,
    setTimeout,
  });
  const pages = () => [...(stores.get("qihang-pages")?.keys() ?? [])].map((at) => at.slice(origin.length));
  const send = async (name: string, about: object): Promise<Response | undefined> => {
    const waits: unknown[] = [];
    let answer: Promise<Response> | undefined;
    handlers[name]!({
      ...about,
      waitUntil: (p: unknown) => waits.push(p),
      respondWith: (p: Promise<Response>) => {
        answer = p;
      },
    });
    const given = await answer;
    await Promise.all(waits);
    return given;
  };
  const visit = (path: string, method = "GET") =>
    send("fetch", { request: { url: origin + path, method, mode: "navigate" } });
  return { network, pages, fetched, send, visit };
}

const page = (words: string) => () =>
  new Response(`<script src="/assets/manifest-1.js"></script>${words}`, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "script-src 'nonce-a'",
    },
  });

describe("what is kept for a phone without network", () => {
  it("is the page that is worked on, with its headers; nothing else, and gone at sign-out", async () => {
    const w = worker();
    for (const path of ["/stocktakes/7", "/stocktakes", "/people/3", "/trips/2/sign-in?code=abc"])
      w.network.set(origin + path, page("as it was"));
    w.network.set(`${origin}/assets/manifest-1.js`, () => new Response("list"));
    for (const path of ["/stocktakes/7", "/stocktakes", "/people/3", "/trips/2/sign-in?code=abc"])
      await w.visit(path);
    expect(w.pages()).toEqual(["/stocktakes/7"]);
    w.network.clear();
    const again = await w.visit("/stocktakes/7");
    expect(again?.headers.get("content-security-policy")).toBe("script-src 'nonce-a'");
    expect(await again?.text()).toContain("as it was");
    await w.visit("/sign-out", "POST");
    expect(w.pages()).toEqual([]);
    expect((await w.visit("/stocktakes/7"))?.type).toBe("error");
  });

  it("is never a page with an ID number, and no longer one that is refused", async () => {
    const w = worker();
    const at = `${origin}/training/4/attendance`;
    w.network.set(at, page("花名册 372928198805150012"));
    await w.visit("/training/4/attendance");
    expect(w.pages()).toEqual([]);
    w.network.set(at, page("372928********0012"));
    await w.send("message", {
      data: { keep: ["/training/4/attendance", "/people", "http://else.test/stocktakes/1"] },
    });
    expect(w.pages()).toEqual(["/training/4/attendance"]);
    expect(w.fetched.filter((f) => !f.includes("/assets/") && f !== at)).toEqual([]);
    w.network.set(at, () => new Response("", { status: 404 }));
    await w.visit("/training/4/attendance");
    expect(w.pages()).toEqual([]);
  });
});
