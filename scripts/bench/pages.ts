import { type ChildProcess, spawn } from "node:child_process";
import { closeDatabase, openDatabase } from "db/client.server";
import { user } from "db/schema";
import type { Role } from "~/platform/access/capabilities";
import { type RunningServer, startServer } from "../../tests/support/running-server";
import { signInAs } from "../../tests/support/signed-in";
import { type Address, type Load, load } from "./http-load";
import { ratios, spread } from "./measure";
import { databaseIn, takeKeysOf } from "./seed";
import type { Result } from "./targets";

/** A session of this role in a data folder, before its server starts. @returns the Cookie header */
export function sessionIn(folder: string, role: Role): string {
  takeKeysOf(folder);
  const db = openDatabase(databaseIn(folder));
  const { cookie } = signInAs(db, role, "all", "测速");
  // The server runs as a demo, which refuses the data of an office.
  db.update(user).set({ demo: true }).run();
  closeDatabase(db);
  return cookie;
}

/** The built server on a data folder, quiet, with the hello page it is measured against. */
export const serve = (dataDir: string): Promise<RunningServer> =>
  startServer({ dataDir, env: { QIHANG_BENCH: "1", LOG_LEVEL: "warn" } });

async function bareServer(file: string): Promise<{ origin: string; child: ChildProcess }> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/bench/bare-server.ts", file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.once("data", (line: Buffer) => resolve(String(line).trim()));
    child.once("exit", (code) => reject(new Error(`the bare server ended with ${code}`)));
  });
  return { origin: `http://127.0.0.1:${port}`, child };
}

/** What MEASURES found of Directus' list API, against a Remix hello page on the same machine. */
const directusToHello = 263 / 1089;

/** The list page and its .data in a running server, against its hello page and against bare Node + SQLite. */
export async function measurePages(
  folder: string,
  options: { path: string; milliseconds: number; repetitions: number },
): Promise<Result[]> {
  const cookie = sessionIn(folder, "leader");
  const server = await serve(folder);
  const bare = await bareServer(databaseIn(folder));
  try {
    const { origin } = server;
    const addresses = {
      hello: { origin, path: "/hello" },
      list: { origin, path: options.path, headers: { cookie } },
      data: { origin, path: `${options.path}.data`, headers: { cookie } },
      bare: { origin: bare.origin, path: "/" },
    } satisfies Record<string, Address>;
    type Name = keyof typeof addresses;
    const names = Object.keys(addresses) as Name[];
    const loads: Record<Name, Load[]> = { hello: [], list: [], data: [], bare: [] };
    for (let round = -1; round < options.repetitions; round += 1)
      for (const name of names) {
        const result = await load(addresses[name], { milliseconds: options.milliseconds });
        if (round >= 0) loads[name].push(result);
      }
    const rate = (name: Name) => loads[name].map((l) => l.perSecond);
    const against = (above: Name, below: Name) => ratios(rate(above), rate(below));
    const per = (name: Name) => Math.round(spread(rate(name)).median).toLocaleString("en");
    const kb = (name: Name) => Math.round((loads[name][0]?.bytes ?? 0) / 1000);
    const absolute = `${per("list")}/s (${kb("list")} KB) against ${per("hello")}/s`;
    return [
      { key: "list/hello", ...spread(against("list", "hello")), note: `${options.path} ${absolute}` },
      { key: "list/bare", ...spread(against("list", "bare")), note: `bare ${per("bare")}/s` },
      {
        key: "data/directus",
        ...spread(against("data", "hello").map((ratio) => ratio / directusToHello)),
        note: "Directus is not run here: taken as 0.24 of the hello page, as in MEASURES",
      },
      {
        key: "data/hello",
        ...spread(against("data", "hello")),
        note: `${per("data")}/s (${kb("data")} KB), ${spread(against("data", "list")).median.toFixed(1)} × the page`,
      },
      { key: "data/bare", ...spread(against("data", "bare")) },
    ];
  } finally {
    bare.child.kill();
    await server.stop();
  }
}
