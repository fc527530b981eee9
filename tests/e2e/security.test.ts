import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { demoPassword } from "db/seed/staff";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, type Fields, HttpClient } from "../support/http-client";
import { type RunningServer, removeFolder, startServer } from "../support/running-server";
import { totp } from "../support/totp";

// Headers, cross-site requests, uploads and nonsense: what the built server answers to somebody unfriendly.

let server: RunningServer;
let trainer: HttpClient;
beforeAll(async () => {
  server = await startServer();
  trainer = await new HttpClient(server.origin).signIn("trainer");
});
afterAll(async () => {
  await server.stop();
  removeFolder(server.dataDir);
});

const pages = [
  "/",
  "/training",
  "/training/1",
  "/training/1/attendance",
  "/certificates",
  "/account",
  "/verify",
];
const form = "application/x-www-form-urlencoded";

describe("every answer", () => {
  it("carries a strict policy with a nonce of its own, and every script of a page has it", async () => {
    const seen = new Set<string>();
    for (const path of pages) {
      const answer = await trainer.get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
      expect(nonce.length).toBeGreaterThan(15);
      expect(seen.has(nonce)).toBe(false);
      seen.add(nonce);
      for (const [tag] of answer.text.matchAll(/<script\b[^>]*>/g))
        expect([path, tag, tag.includes(`nonce="${nonce}"`)]).toEqual([path, tag, true]);
      expect(answer.text).not.toMatch(/ on(click|load|error|change|submit)=| style="/);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
  });

  it("names no origin but our own, neither a page nor a script nor a style", async () => {
    const foreign = (text: string) =>
      [
        ...text.matchAll(
          /(?:src|href|action)="(?:https?:)?\/\/([^/"]+)|url\(["']?(?:https?:)?\/\/([^/)"']+)|import\(["']https?:\/\/([^/"']+)/g,
        ),
      ]
        .map((m) => m[1] ?? m[2] ?? m[3] ?? "")
        .filter((host) => host !== new URL(server.origin).host);
    for (const page of pages) expect([page, foreign((await trainer.get(page)).text)]).toEqual([page, []]);
    const files = readdirSync("build/client", { recursive: true, encoding: "utf8" }).filter((f) =>
      /\.(js|css|svg)$/.test(f),
    );
    for (const file of files)
      expect([file, foreign(readFileSync(path.join("build/client", file), "utf8"))]).toEqual([file, []]);
  });

  it("is complete on redirects, data and refusals too", async () => {
    const stranger = new HttpClient(server.origin);
    for (const answer of [
      await stranger.get("/training"),
      await trainer.get("/healthz"),
      await trainer.get("/nowhere"),
      await stranger.send("/sign-in", { method: "PUT" }),
    ]) {
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("x-frame-options")).toBe("DENY");
    }
  });

  it("gives a session cookie that no script reads and no other site sends", async () => {
    const answer = await new HttpClient(server.origin).post("/sign-in", {
      username: "cadre",
      password: "qihang-demo-2026",
      to: "/",
    });
    const cookie = answer.headers.getSetCookie().find((line) => line.includes("session_token"));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });
});

describe("a POST from another site", () => {
  const targets = ["/sign-in", "/training/new", "/training/1", "/language", "/sign-out", "/account/password"];
  it.each([
    ["another origin", { Origin: "https://evil.example" }],
    ["an origin that only begins like ours", { Origin: "ORIGIN.evil.example" }],
    ["no origin at all", { Origin: "" }],
    ["a sandboxed frame", { Origin: "null" }],
  ])("is refused: %s", async (_, headers) => {
    for (const target of targets) {
      const origin = headers.Origin.replace("ORIGIN", server.origin);
      const init: Record<string, string> =
        origin === "" ? { "Sec-Fetch-Site": "cross-site" } : { Origin: origin };
      const answer = await trainer.send(target, {
        method: "POST",
        body: "a=1",
        headers: { "Content-Type": form, ...init },
      });
      expect([target, answer.status]).toEqual([target, 403]);
    }
    expect((await trainer.get("/training")).status).toBe(200);
  });
});

describe("a step that the role cannot take", () => {
  it("is refused inside the frame, with the right reason and the way back", async () => {
    const answer = await trainer.post("/training/1", { to: "approved" });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("您的角色不能做这一步");
    for (const part of ['class="top"', 'href="/training"', "/sign-out", "您的角色："])
      expect([part, answer.text.includes(part)]).toEqual([part, true]);
    expect(answer.text).not.toContain("去登录");
  });
});

describe("the second factor", () => {
  it("turned on, the recovery codes are read where it was turned on, still signed in; off again", async () => {
    const at = "/account/second-factor";
    const client = await new HttpClient(server.origin).signIn("loan-reviewer");
    const begun = await client.post(at, { step: "begin", password: demoPassword });
    const key = /name="key"[^>]*value="([A-Z2-7]+)"/.exec(begun.text)?.[1] ?? "";
    const on = await client.post(at, { step: "confirm", key, code: totp(key) });
    expect(on.status).toBe(200);
    const codesIn = (text: string) => new Set(text.match(/\b[a-z2-9]{5}-[a-z2-9]{5}\b/g));
    expect(codesIn(on.text).size).toBe(8);
    const renewed = await client.post(at, { step: "renew", password: demoPassword });
    expect(codesIn(renewed.text).size).toBe(8);
    expect((await client.post(at, { step: "disable", password: demoPassword })).location).toBe(at);
  });
});

describe("what is too large or cannot be read", () => {
  it.each(["/verify", "/people", "/sign-in"])(
    "%s: nothing sent at all is a form without fields",
    async (at) => {
      const answer = await trainer.send(at, { method: "POST", headers: { Origin: server.origin } });
      expect(answer.status).toBeLessThan(500);
    },
  );

  const large = "x".repeat(13 * 1024 * 1024);

  it("an upload over the limit is a page that says so", async () => {
    const answer = await trainer.post("/training/new", { file: new Blob([large]) });
    expect(answer.status).toBe(413);
    expect(answer.text).toMatch(/文件太大/);
    expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
  });

  it("also when its size was not announced", async () => {
    const { port } = new URL(server.origin);
    const socket = connect(Number(port), "127.0.0.1");
    let text = "";
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.on("data", (d) => {
      text += d;
    });
    socket.on("error", () => {});
    socket.write(
      `POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${server.origin}\r\nContent-Type: ${form}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const chunk = `${(1 << 20).toString(16)}\r\n${"a".repeat(1 << 20)}\r\n`;
    for (let n = 0; n < 14 && !text; n += 1) {
      socket.write(chunk);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await expect.poll(() => text, { timeout: 10_000 }).toMatch(/^HTTP\/1\.1 413/);
    socket.destroy();
    await closed;
  });

  it.each([
    [
      "multipart without an end",
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1',
      400,
    ],
    ["multipart without a boundary", "multipart/form-data", "anything", 400],
    ["JSON", "application/json", '{"a":1}', 415],
    ["text", "text/plain", "a=1", 415],
  ])("%s", async (_, type, body, status) => {
    for (const target of ["/sign-in", "/training/new", "/training/1/enrol", "/verify"]) {
      const answer = await trainer.send(target, {
        method: "POST",
        body,
        headers: { Origin: server.origin, "Content-Type": type },
      });
      expect([target, answer.status]).toEqual([target, status]);
    }
  });
});

describe("nonsense", () => {
  const strange = [
    "%00",
    "a%00b",
    "%FF%FE",
    "'%20OR%201=1--",
    "%F0%9F%98%80",
    "../../etc/passwd",
    "%25",
    "*",
    '"',
    "a".repeat(6000),
    "孔".repeat(900),
    "-1",
    "1e9",
    "9".repeat(30),
    "[]",
    "{}",
    "%EF%BC%85",
  ];
  const no500 = (what: string, { status }: Answer, wrong: string[]) =>
    status >= 500 && wrong.push(`${what.slice(0, 60)} ${status}`);

  it("in the query of a list, or in the place of an id, is never a 500", async () => {
    const wrong: string[] = [];
    for (const word of strange) {
      for (const list of ["/training", "/certificates", "/verify", "/search"])
        for (const name of ["q", "state", "sort", "after", "village", "cursor", "page"]) {
          if (name !== "q" && word.length > 100) continue;
          const target = `${list}?${name}=${encodeURI(word).replaceAll("%25", "%")}`;
          no500(target, await trainer.get(target), wrong);
        }
      if (word.length > 100) continue;
      for (const target of [
        `/training/${word}`,
        `/certificates/${word}`,
        `/verify/${word}`,
        `/training/1/attendance?session=${word}`,
      ])
        no500(target, await trainer.get(encodeURI(target).replaceAll("%25", "%")), wrong);
    }
    expect(wrong).toEqual([]);
  });

  it("in a form is never a 500", async () => {
    const wrong: string[] = [];
    const values = [
      "\0",
      "a\0b",
      "\uFFFD",
      "😀",
      "<script>alert(1)</script>",
      "x".repeat(20_000),
      "-1",
      "1e99",
      "NaN",
      "null",
    ];
    for (const value of values)
      for (const [target, fields] of Object.entries<Fields>({
        "/sign-in": { username: value, password: value, to: value },
        "/training/new": {
          course: value,
          villageId: value,
          venue: value,
          capacity: value,
          startsOn: value,
          halfDays: value,
          weekdays: value,
          halves: value,
          lecturers: value,
        },
        "/training/1": { to: value, reason: value },
        "/training/1/enrol": { step: "enrol", idNumber: value, name: value, phone: value, villageId: value },
        "/training/1/attendance": { sessionId: value, one: value, marks: value },
        "/training/1/grades": { "planScore-1": value },
        "/verify": { number: value, name: value, code: value },
        "/language": { language: value, to: value },
      }))
        no500(
          `${target} ${value}`,
          await new HttpClient(
            server.origin,
            target === "/sign-in"
              ? {}
              : { Cookie: [...trainer.cookies].map(([k, v]) => `${k}=${v}`).join("; ") },
          ).post(target, fields),
          wrong,
        );
    expect(wrong).toEqual([]);
  });

  it("a request line that is none, and a foreign absolute address, are refused", async () => {
    const { port } = new URL(server.origin);
    const ask = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(port), "127.0.0.1");
        let answer = "";
        socket.on("data", (d) => {
          answer += d;
        });
        socket.on("close", () => resolve(answer));
        socket.on("error", () => resolve(answer));
        socket.write(text);
        setTimeout(() => socket.destroy(), 1500);
      });
    expect(await ask(`GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 400/,
    );
    expect(await ask(`GET / HTTP/1.1\r\nHost: a/b\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400/);
    const doubled = await ask(
      `GET //evil.example/training HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`,
    );
    expect(doubled).not.toMatch(/location: (https?:)?\/\/evil/i);
  });
});

describe("guessing", () => {
  it("an account locks after five wrong passwords, an address is stopped after thirty", async () => {
    const client = new HttpClient(server.origin);
    const guess = (username: string, n: number) =>
      client.post("/sign-in", { username, password: `wrong-guess-${n}`, to: "/" });
    for (let n = 0; n < 5; n += 1) await guess("loan-officer", n);
    const locked = await client.post("/sign-in", {
      username: "loan-officer",
      password: "qihang-demo-2026",
      to: "/",
    });
    expect(locked.status).not.toBe(303);
    let last = locked;
    for (let n = 0; n < 30; n += 1) last = await guess(`nobody-${n}`, n);
    expect(last.status).toBe(429);
  });
});
