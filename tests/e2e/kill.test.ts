import { type Db, openDatabase } from "db/client.server";
import { syntheticPerson } from "db/seed/synthetic-person";
import { afterAll, describe, expect, it } from "vitest";
import { verifyChain } from "~/platform/audit/verify-chain.server";
import { addDays, todayOn } from "~/platform/dates";
import { HttpClient } from "../support/http-client";
import {
  demoFolder,
  freePort,
  type RunningServer,
  removeFolder,
  startServer,
} from "../support/running-server";

// Kill -9 at any moment of the main journey loses nothing that was acknowledged, and a start afterwards goes on.

const kills = 9;
const people = Array.from({ length: 12 }, (_, i) => syntheticPerson(9_100_000 + i * 7_003));
/** The first come one by one, the others together as a roster: the largest write of the journey. */
const oneByOne = people.slice(0, 4);
const byRoster = people.slice(4);
const roster = ["姓名,身份证号,手机", ...byRoster.map((p) => `${p.name},${p.idNumber},${p.phone}`)].join(
  "\r\n",
);

/** The same moments in every run: a multiplicative generator with a fixed seed. */
let state = 20_261_125;
const random = () => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};

const dataDir = demoFolder();
let port: number;
let server: RunningServer;
let killed = 0;
afterAll(async () => {
  await server?.stop();
  removeFolder(dataDir);
});

/** Looks at the file beside the running (or dead) server. */
function look<T>(ask: (one: (sql: string, ...values: unknown[]) => number, db: Db) => T): T {
  const db = openDatabase(`${dataDir}/qihang.db`);
  try {
    return ask(
      (sql, ...values) =>
        Number(
          db.$client
            .prepare(sql)
            .pluck()
            .get(...values),
        ),
      db,
    );
  } finally {
    db.$client.close();
  }
}

const venue = "断电试验教室";
const classId = () =>
  look((one) => one("SELECT coalesce(max(id), 0) FROM training_class WHERE venue = ?", venue));
const batchId = () =>
  look((one) =>
    one(
      "SELECT coalesce(max(s.batch_id), 0) FROM issue_batch_sheet s JOIN certificate c ON c.id = s.certificate_id JOIN enrolment e ON e.id = c.enrolment_id WHERE e.class_id = ?",
      classId(),
    ),
  );

interface Step {
  name: string;
  /** all: it is done; none: nothing of it is; anything between is half-saved. */
  found: () => "all" | "none" | "half";
  act: () => Promise<{ status: number; text: string }>;
}

const clients = new Map<string, HttpClient>();
async function as(username: string): Promise<HttpClient> {
  let client = clients.get(username);
  if (!client) {
    client = new HttpClient(`http://127.0.0.1:${port}`);
    await client.signIn(username);
    clients.set(username, client);
  }
  return client;
}

const whole = (count: number, of: number) => (count === of ? "all" : count === 0 ? "none" : "half");

/** A change of state counts once: its row in the history and the state itself belong together. */
const move = (who: string, to: string): Step => ({
  name: to,
  found: () =>
    look((one) => {
      const rows = one(
        "SELECT count(*) FROM class_state_change WHERE class_id = ? AND to_state = ?",
        classId(),
        to,
      );
      const events = one(
        "SELECT count(*) FROM audit_event WHERE event = 'class.state-changed' AND subject_kind = 'class' AND subject_id = ? AND after LIKE ?",
        String(classId()),
        `%"${to}"%`,
      );
      return rows === 0 && events === 0 ? "none" : rows === 1 && events === 1 ? "all" : "half";
    }),
  act: async () =>
    (await as(who)).post(`/training/${classId()}`, { to, approvalNumber: "郓创培〔2026〕9号" }),
});

const steps: Step[] = [
  {
    name: "new class",
    found: () =>
      look((one) => {
        const id = one("SELECT count(*) FROM training_class WHERE venue = ?", venue);
        const sessions = one(
          "SELECT count(*) FROM class_session WHERE class_id IN (SELECT id FROM training_class WHERE venue = ?)",
          venue,
        );
        return id === 1 && sessions === 6 ? "all" : id === 0 ? "none" : "half";
      }),
    act: async () =>
      (await as("trainer")).post("/training/new", {
        course: "gyb",
        villageId: String(look((one) => one("SELECT id FROM village WHERE code = '371725101206'"))),
        venue,
        capacity: "30",
        startsOn: addDays(todayOn(), -12),
        halfDays: "6",
        weekdays: ["0", "1", "2", "3", "4", "5", "6"],
        halves: ["am", "pm"],
        lecturers: "周敏\n试验讲师",
        clashAnyway: "yes",
      }),
  },
  move("trainer", "applied"),
  move("leader", "approved"),
  move("trainer", "enrolling"),
  ...oneByOne.map(
    (p, i): Step => ({
      name: `enrol ${i + 1}`,
      found: () =>
        look((one) => {
          const person = one("SELECT count(*) FROM person WHERE phone = ?", p.phone);
          const seat = one(
            "SELECT count(*) FROM enrolment e JOIN person p ON p.id = e.person_id WHERE p.phone = ? AND e.class_id = ? AND e.state = 'seated'",
            p.phone,
            classId(),
          );
          return person === seat ? whole(seat, 1) : "half";
        }),
      act: async () =>
        (await as("trainer")).post(`/training/${classId()}/enrol`, {
          step: "enrol",
          idNumber: p.idNumber,
          looked: p.idNumber,
          anyway: "yes",
          name: p.name,
          phone: p.phone,
          villageId: String(look((one) => one("SELECT id FROM village WHERE code = '371725101206'"))),
          category: "",
          education: "",
        }),
    }),
  ),
  {
    name: "roster upload",
    found: () =>
      look((one) => {
        const drafts = one("SELECT count(*) FROM import_batch WHERE class_id = ?", classId());
        const events = one(
          "SELECT count(*) FROM audit_event WHERE event = 'import.uploaded' AND subject_kind = 'import' AND subject_id IN (SELECT id FROM import_batch WHERE class_id = ?)",
          classId(),
        );
        return drafts === events ? whole(drafts, 1) : "half";
      }),
    act: async () =>
      (await as("trainer")).post(`/training/${classId()}/import`, {
        file: new File([roster], "花名册.csv", { type: "text/csv" }),
      }),
  },
  {
    name: "roster confirm",
    found: () =>
      look((one) => {
        const phones = byRoster.map((p) => p.phone);
        const list = phones.map(() => "?").join(", ");
        const made = one(`SELECT count(*) FROM person WHERE phone IN (${list})`, ...phones);
        const seats = one(
          `SELECT count(*) FROM enrolment e JOIN person p ON p.id = e.person_id WHERE p.phone IN (${list}) AND e.class_id = ? AND e.state = 'seated'`,
          ...phones,
          classId(),
        );
        const done = one(
          "SELECT count(*) FROM import_batch WHERE class_id = ? AND state = 'done'",
          classId(),
        );
        return made === seats && done === Number(seats > 0) ? whole(seats, byRoster.length) : "half";
      }),
    act: async () => {
      const draft = look((one) => one("SELECT max(id) FROM import_batch WHERE class_id = ?", classId()));
      const page = `/training/${classId()}/import/${draft}`;
      const trainer = await as("trainer");
      const { text } = await trainer.get(page);
      const seen = /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? "";
      return trainer.post(page, { do: "confirm", seen });
    },
  },
  move("trainer", "running"),
  ...Array.from(
    { length: 6 },
    (_, nth): Step => ({
      name: `attendance ${nth + 1}`,
      found: () =>
        look((one) =>
          whole(
            one("SELECT count(*) FROM attendance_mark WHERE session_id = ?", sessionId(nth)),
            people.length,
          ),
        ),
      act: async () =>
        (await as("trainer")).post(`/training/${classId()}/attendance`, {
          sessionId: String(sessionId(nth)),
          rest: enrolments().join(","),
        }),
    }),
  ),
  move("trainer", "assessing"),
  {
    name: "grades",
    found: () =>
      look((one) =>
        whole(
          one(
            "SELECT count(*) FROM grade WHERE enrolment_id IN (SELECT id FROM enrolment WHERE class_id = ?)",
            classId(),
          ),
          people.length,
        ),
      ),
    act: async () =>
      (await as("trainer")).post(
        `/training/${classId()}/grades`,
        Object.fromEntries(enrolments().map((id) => [`planScore-${id}`, "85"])),
      ),
  },
  move("trainer", "closed"),
  {
    name: "certificates",
    found: () =>
      look((one) => {
        const papers = one(
          "SELECT count(*) FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id WHERE e.class_id = ?",
          classId(),
        );
        const sheets = one("SELECT count(*) FROM issue_batch_sheet WHERE batch_id = ?", batchId());
        return papers === people.length && sheets === people.length
          ? "all"
          : papers === 0 && sheets === 0
            ? "none"
            : "half";
      }),
    act: async () =>
      (await as("clerk")).post(`/training/${classId()}/certificates`, {
        requestKey: "kill-test",
        form: "merged",
        ink: "mono",
      }),
  },
];

const sessionId = (nth: number) =>
  look((one) =>
    one(
      'SELECT id FROM class_session WHERE class_id = ? ORDER BY "on", half LIMIT 1 OFFSET ?',
      classId(),
      nth,
    ),
  );
const enrolments = () =>
  look(
    (_, db) =>
      db.$client
        .prepare("SELECT id FROM enrolment WHERE class_id = ? ORDER BY id")
        .pluck()
        .all(classId()) as number[],
  );

/** What must hold at every moment, whatever was cut off. */
async function nothingIsHalf(acknowledged: readonly Step[]): Promise<void> {
  for (const step of acknowledged) expect([step.name, step.found()]).toEqual([step.name, "all"]);
  const db = openDatabase(`${dataDir}/qihang.db`);
  try {
    expect(db.$client.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(db.$client.pragma("foreign_key_check")).toEqual([]);
    expect(await verifyChain(db)).toMatchObject({ ok: true });
    const seats = db.$client
      .prepare(
        "SELECT count(*) FROM training_class k WHERE k.seats_taken <> (SELECT count(*) FROM enrolment e WHERE e.class_id = k.id AND e.state IN ('seated', 'offered'))",
      )
      .pluck()
      .get();
    expect(seats).toBe(0);
  } finally {
    db.$client.close();
  }
}

async function restart(): Promise<void> {
  server = await startServer({ dataDir, port });
}

/** Pulls the plug a random moment after now: before, while or after the request is worked on. */
function soon(within: number): Promise<void> {
  const victim = server;
  return new Promise((resolve) =>
    setTimeout(() => {
      killed += 1;
      void victim.kill().then(resolve);
    }, random() * within),
  );
}

describe("kill -9 during the journey", () => {
  it("loses nothing acknowledged, saves nothing by half, and goes on", async () => {
    port = await freePort();
    await restart();
    for (const name of ["trainer", "leader", "clerk"]) await as(name);
    const acknowledged: Step[] = [];
    // Both ends and both steps of the roster; the others spread over the journey, at steps drawn by the seed.
    const ofRoster = steps.flatMap((step, index) => (step.name.startsWith("roster") ? [index] : []));
    const chosen = new Set<number>([0, ...ofRoster, steps.length - 1]);
    while (chosen.size < kills - 2) chosen.add(Math.floor(random() * steps.length));
    for (const [index, step] of steps.entries()) {
      const plug = chosen.has(index) ? soon(ofRoster.includes(index) ? 200 : 60) : null;
      const answer = await step.act().catch(() => null);
      await plug;
      if (answer && answer.status >= 400)
        throw new Error(`${step.name}: ${answer.status}\n${answer.text.slice(0, 3000)}`);
      if (answer) acknowledged.push(step);
      if (!plug) continue;
      await nothingIsHalf(acknowledged);
      await restart();
      if (answer) continue;
      const left = step.found();
      expect([step.name, left]).not.toEqual([step.name, "half"]);
      if (left === "none") {
        const again = await step.act();
        if (again.status >= 400)
          throw new Error(`${step.name} again: ${again.status}\n${again.text.slice(0, 3000)}`);
      }
      acknowledged.push(step);
    }
    // Twice more while the papers are drawn.
    for (let n = 0; n < 2; n += 1) {
      await soon(500);
      await nothingIsHalf(acknowledged);
      await restart();
    }
    const batch = batchId();
    const drawn = () =>
      look((_, db) => db.$client.prepare("SELECT state FROM issue_batch WHERE id = ?").pluck().get(batch));
    await expect
      .poll(drawn, { timeout: 60_000, interval: 200 })
      .toSatisfy((s) => s === "done" || s === "failed" || s === "blocked");
    expect([drawn(), drawn() === "done" ? "" : server.output()]).toEqual(["done", ""]);
    await nothingIsHalf(acknowledged);
    expect(killed).toBeGreaterThanOrEqual(8);

    const papers = look(
      (_, db) =>
        db.$client
          .prepare(
            "SELECT c.number AS number, (SELECT count(*) FROM certificate_file f WHERE f.certificate_id = c.id) AS files FROM certificate c JOIN enrolment e ON e.id = c.enrolment_id WHERE e.class_id = ? ORDER BY c.number",
          )
          .all(classId()) as { number: string; files: number }[],
    );
    expect(papers.map((p) => p.files)).toEqual(people.map(() => 1));
    const serials = papers.map((p) => Number(/(\d+)$/.exec(p.number)?.[1]));
    for (const [i, serial] of serials.entries()) expect(serial).toBe(serials[0]! + i);
    const merged = await (await as("clerk")).get(`/certificates/batches/${batch}/certificates.pdf`);
    expect(merged.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  }, 170_000);
});
