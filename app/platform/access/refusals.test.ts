import type http from "node:http";
import type { AddressInfo } from "node:net";
import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { auditEvent } from "db/schema";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { readEnv } from "../env.server";
import { httpServer } from "../http/http-server.server";
import { notFound } from "../http/responses.server";
import { answering, refusedOrigin } from "./refusals.server";
import { requireActor } from "./require-actor.server";

// The real server around two routes: one that is guarded and finds nothing, one that anybody may open.

const record = async ({ request, params }: LoaderFunctionArgs) => {
  await requireActor(request, "person.view");
  if (params.personId !== "1") throw notFound();
  return Response.json({});
};
const open = () => {
  throw notFound();
};
const build = {
  routes: {
    record: { id: "record", path: "people/:personId", module: { loader: record, action: record } },
    open: { id: "open", path: "verify/:code", module: { loader: open } },
    none: { id: "none", path: "*", module: { loader: open } },
  },
  entry: { module: { default: () => new Response("page", { status: 404 }) } },
  assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "1" },
  future: { v3_singleFetch: true },
  publicPath: "/",
  assetsBuildDirectory: "",
  isSpaMode: false,
  mode: "production",
} as unknown as ServerBuild;

describe("a refusal is a row", () => {
  let db: ReturnType<typeof testDb>;
  let server: http.Server;
  let origin: string;
  const rows = () => db.select().from(auditEvent).where(eq(auditEvent.event, "access.refused")).all();
  beforeEach(async () => {
    db = testDb();
    const env = readEnv({ NODE_ENV: "test" });
    if (!env.ok) throw new Error(env.lines.join());
    server = httpServer(build, env.env, { answering, refusedOrigin, tooBusy: () => {} }, "public");
    await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it("when somebody signed in asks for what is not there or not theirs, to read or to write", async () => {
    const { cookie, person } = signInAs(db, "cadre", "all", "干部");
    const headers = { cookie };
    expect((await fetch(`${origin}/people/1`, { headers })).status).toBe(200);
    expect(rows()).toEqual([]);
    expect((await fetch(`${origin}/people/200`, { headers })).status).toBe(404);
    const post = { method: "POST", headers: { ...headers, origin }, body: new URLSearchParams({ a: "1" }) };
    expect((await fetch(`${origin}/people/371725199001011234`, post)).status).toBe(404);
    expect(rows()).toMatchObject([
      {
        userId: person.userId,
        userName: "干部",
        outcome: "refused",
        subjectKind: "page",
        subjectId: "/people/200",
        reason: "not-in-scope",
      },
      { userId: person.userId, subjectId: "/people/371725********1234", reason: "not-in-scope" },
    ]);
  });

  it("but not at an open address, nor at one that is no page, nor of a stranger", async () => {
    const { cookie } = signInAs(db, "cadre");
    expect((await fetch(`${origin}/verify/none`, { headers: { cookie } })).status).toBe(404);
    expect((await fetch(`${origin}/nowhere/9`, { headers: { cookie } })).status).toBe(404);
    expect((await fetch(`${origin}/people/200`, { redirect: "manual" })).status).toBe(303);
    expect(rows()).toEqual([]);
  });

  it("when another site sends a form; a flood from one address does not fill the log", async () => {
    const { cookie, person } = signInAs(db, "cadre");
    const foreign = (headers: Record<string, string>) =>
      fetch(`${origin}/people/1`, {
        method: "POST",
        headers: { origin: "http://evil.example", ...headers },
        body: new URLSearchParams({ a: "1" }),
      });
    expect((await foreign({})).status).toBe(403);
    expect((await foreign({ cookie })).status).toBe(403);
    expect(rows()).toMatchObject([
      { userId: null, address: "127.0.0.1", subjectId: "/people/1", reason: "other-site" },
      { userId: person.userId, reason: "other-site" },
    ]);
    const before = rows().length;
    for (let n = 0; n < 40; n++) refusedOrigin(new Request(`${origin}/people/1`));
    expect(rows().length - before).toBe(29);
  });
});
