import http from "node:http";
import Database from "better-sqlite3";
import { get, load } from "./http-load";
import { spread } from "./measure";
import { serve, sessionIn } from "./pages";
import { databaseIn } from "./seed";
import type { Result } from "./targets";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the newest print job of a data folder is done. @returns seconds */
async function untilPrinted(folder: string, limitMs: number): Promise<number> {
  const db = new Database(databaseIn(folder), { readonly: true });
  const state = db.prepare("SELECT state FROM issue_batch ORDER BY id DESC LIMIT 1").pluck();
  const began = performance.now();
  try {
    for (;;) {
      const now = state.get() as string;
      if (now === "done") return (performance.now() - began) / 1000;
      if (now === "failed") throw new Error("the print job failed");
      if (performance.now() - began > limitMs) throw new Error(`the batch is still ${now}`);
      await pause(100);
    }
  } finally {
    db.close();
  }
}

/** Presses the button of the issue page. */
async function issue(origin: string, cookie: string, classId: number): Promise<void> {
  const answer = await fetch(`${origin}/training/${classId}/certificates`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ requestKey: `bench-${classId}`, form: "merged", ink: "mono" }),
  });
  if (answer.status !== 303) throw new Error(`issuing: ${answer.status}`);
}

/** p95 of the list page with eight people at it, while a batch prints and while nothing does, in turn. */
export async function measurePrinting(
  folder: string,
  options: { path: string; classes: readonly number[]; idleMs: number },
): Promise<Result[]> {
  const clerk = sessionIn(folder, "certificate-clerk");
  const reader = sessionIn(folder, "leader");
  const server = await serve(folder);
  try {
    const address = { origin: server.origin, path: options.path, headers: { cookie: reader } };
    await load(address, { milliseconds: options.idleMs });
    const found: number[] = [];
    const notes: string[] = [];
    for (const classId of options.classes) {
      const idle = await load(address, { milliseconds: options.idleMs });
      await issue(server.origin, clerk, classId);
      const printed = untilPrinted(folder, 120_000);
      const busy = await load(address, { milliseconds: 120_000, until: printed });
      found.push(busy.p95 / idle.p95);
      notes.push(`${busy.p95.toFixed(0)}/${idle.p95.toFixed(0)} ms in ${(await printed).toFixed(1)} s`);
    }
    return [{ key: "pages-while-printing", ...spread(found), note: notes.join(", ") }];
  } finally {
    await server.stop();
  }
}

/** Starts the server again and again: until its first page, and the first certificate it draws after that. */
export async function measureStart(
  folder: string,
  options: { classId: number; repetitions: number },
): Promise<Result[]> {
  const cookie = sessionIn(folder, "certificate-clerk");
  const starts: number[] = [];
  const certificates: number[] = [];
  for (let round = 0; round < options.repetitions; round += 1) {
    const began = performance.now();
    const server = await serve(folder);
    const agent = new http.Agent({ keepAlive: true });
    try {
      await get(agent, { origin: server.origin, path: "/sign-in" });
      starts.push((performance.now() - began) / 1000);
      // A clerk comes by the page of the class; the fonts are warmed meanwhile.
      const headers = { cookie };
      const path = `/training/${options.classId}/certificates`;
      await get(agent, { origin: server.origin, path, headers });
      await pause(500);
      const asked = performance.now();
      await get(agent, { origin: server.origin, path: `${path}/specimen.pdf`, headers });
      certificates.push(performance.now() - asked);
    } finally {
      agent.destroy();
      await server.stop();
    }
  }
  return [
    { key: "start", ...spread(starts), note: "process to first page, on the county's database" },
    {
      key: "first-certificate",
      ...spread(certificates),
      note: "asked for over HTTP, with session and log row",
    },
  ];
}
