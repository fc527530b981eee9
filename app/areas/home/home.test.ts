import {
  attendanceMark,
  certificate,
  certificateTemplate,
  classLecturer,
  donationChange,
  enrolment,
  village,
} from "db/schema";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { changeDonationState } from "~/areas/donations/change-donation-state.server";
import type { Role } from "~/platform/access/capabilities";
import { byStranger, recordEvent } from "~/platform/audit/record-event.server";
import { addDays, todayOn } from "~/platform/dates";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makePeople, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { loader as shell } from "../../shell";
import * as home from "./routes/home";
import { waitingCounts } from "./waiting.server";

let db: ReturnType<typeof testDb>;
let own: number;
let foreign: number;
beforeEach(() => {
  db = testDb();
  own = makeVillage(db);
  foreign = makeVillage(db, "大高庄村", "371725109209");
  db.update(village).set({ townName: "随官屯镇" }).where(eq(village.id, foreign)).run();
});

const open = async (cookie: string) => home.loader(call("/", cookie, {}));
type Page = Awaited<ReturnType<typeof open>>;
const section = (page: Page, key: string) => page.sections.find((s) => s.key === key);
const text = (page: Page) => JSON.stringify(page);

/** Marks everybody of a class on the first `count` half-days, as `mark` says. */
function markAll(
  made: ReturnType<typeof makeClass>,
  count: number,
  mark: (person: number, half: number) => string,
) {
  const people = db.select().from(enrolment).where(eq(enrolment.classId, made.id)).all();
  for (const [i, person] of people.entries())
    for (const [j, session] of made.sessions.slice(0, count).entries())
      db.insert(attendanceMark)
        .values({
          sessionId: session.id,
          enrolmentId: person.id,
          mark: mark(i, j),
          markedBy: "t",
          markedAt: Date.now(),
        })
        .run();
  return people;
}

describe("a trainer's home", () => {
  it("lists today's half-days and those not marked, of own classes only (FEATURES 38)", async () => {
    const made = makeClass(db, own, { startsOn: addDays(todayOn(), -1), halfDays: 4 });
    const other = makeClass(db, foreign, { startsOn: addDays(todayOn(), -1), halfDays: 4 });
    const page = await open(made.trainer.cookie);
    expect(section(page, "training.today")?.rows.map((r) => r.to)).toEqual([
      `/training/${made.id}`,
      `/training/${made.id}`,
    ]);
    expect(section(page, "training.unmarked")).toMatchObject({ count: 2, waits: true });
    expect(section(page, "training.unmarked")?.rows[0]?.action?.to).toBe(
      `/training/${made.id}/attendance?session=${made.sessions[0]?.id}`,
    );
    expect(page.heading).toContain("今天 2 节课，2 件事");
    expect(waitingCounts(db, made.trainer.person)).toEqual({ training: 2 });
    expect(text(page)).not.toContain(`/training/${other.id}`);
    expect(text(page)).not.toContain("大高庄村");
  });

  it("lists a class one teaches though somebody else made it, but never one outside the scope", async () => {
    const made = makeClass(db, foreign, { startsOn: addDays(todayOn(), -1) });
    const lecturer = signInAs(db, "trainer", "all", "任晓慧");
    const limited = signInAs(db, "trainer", [own], "郝志远");
    for (const { person } of [lecturer, limited])
      db.insert(classLecturer)
        .values({ classId: made.id, name: `${person.name}二`, userId: person.userId })
        .run();
    expect(text(await open(lecturer.cookie))).toContain(`/training/${made.id}`);
    const page = await open(limited.cookie);
    expect(text(page)).not.toContain(`/training/${made.id}`);
    expect(page.sections).toEqual([]);
    expect(page.begin).toHaveLength(1);
  });

  it("shows the third absence in a row, and not the second (FEATURES 32)", async () => {
    const made = makeClass(db, own, { halfDays: 20, startsOn: addDays(todayOn(), -12) });
    markAll(made, 3, (person, half) => (person === 0 || (person === 1 && half > 0) ? "absent" : "present"));
    const rows = section(await open(made.trainer.cookie), "training.absent")?.rows ?? [];
    expect(rows.map((r) => r.state?.word)).toEqual(["连缺 3 个半天"]);
    expect(rows[0]?.action?.to).toMatch(/^\/people\/\d+$/);
  });

  it("counts again after a mark was made", () => {
    const made = makeClass(db, own, { startsOn: addDays(todayOn(), -2), halfDays: 2 });
    expect(waitingCounts(db, made.trainer.person)).toEqual({ training: 2 });
    markAll(made, 1, () => "present");
    expect(waitingCounts(db, made.trainer.person)).toEqual({ training: 1 });
  });

  it("says the next step of a class: begin it, grade it", async () => {
    const made = makeClass(db, own, { until: "enrolling", startsOn: todayOn() });
    const steps = section(await open(made.trainer.cookie), "training.steps");
    expect(steps?.rows.map((r) => r.action?.label)).toEqual(["开班"]);
  });
});

describe("a leader's home", () => {
  it("lists what waits for approval, what runs, and figures with their lists, inside the scope", async () => {
    const applied = makeClass(db, own, { until: "applied", startsOn: addDays(todayOn(), 9) });
    const running = makeClass(db, own);
    const elsewhere = makeClass(db, foreign, { until: "applied", startsOn: addDays(todayOn(), 9) });
    const { cookie, person } = signInAs(db, "leader", [own]);
    const page = await open(cookie);
    expect(section(page, "training.approve")?.rows.map((r) => r.to)).toEqual([`/training/${applied.id}`]);
    expect(section(page, "training.running")?.rows.map((r) => r.to)).toEqual([`/training/${running.id}`]);
    expect(waitingCounts(db, person)).toEqual({ training: 1 });
    expect(page.figures.map((f) => [f.key, f.value, f.to])).toEqual([
      ["loans.late", 0, "/loans?late=yes"],
      ["loans.arrears", 0, "/loans/arrears"],
      ["training.running", 1, "/training?stage=running"],
      ["training.trained", 0, `/training?stage=done&year=${todayOn().slice(0, 4)}`],
      ["trips", 0, "/overview/rows/tripPeople"],
      ["certificates.valid", 0, "/certificates?state=valid"],
      ["equipment", 0, "/equipment?stage=held"],
      ["people", 3, "/people"],
      ["households", 0, "/households"],
      ["villages", 1, `/villages/${own}`],
    ]);
    expect(text(page)).not.toContain(`/training/${elsewhere.id}`);
  });
});

describe("a clerk's home", () => {
  const close = (classId: number) => {
    db.update(enrolment)
      .set({ result: "qualified", resultHours: 72 })
      .where(and(eq(enrolment.classId, classId), eq(enrolment.state, "seated")))
      .run();
    db.$client.prepare("update training_class set state = 'closed' where id = ?").run(classId);
  };

  it("lists closed classes with how many qualify, a name no font can draw, and certificates not signed for", async () => {
    const made = makeClass(db, own, { people: makePeople(db, own, ["孔令堃", "赵\u{10fffd}霞"]) });
    const elsewhere = makeClass(db, foreign);
    close(made.id);
    close(elsewhere.id);
    const { cookie, person } = signInAs(db, "certificate-clerk", [own]);
    const page = await open(cookie);
    const issue = section(page, "certificates.issue");
    expect(issue?.rows.map((r) => r.action?.to)).toEqual([`/training/${made.id}/certificates`]);
    expect(issue?.rows[0]?.what).toContain("合格 2 人");
    expect(section(page, "certificates.names")?.rows.map((r) => r.what)).toEqual(["第 2 字，U+10FFFD"]);
    expect(waitingCounts(db, person)).toEqual({ certificates: 1 });
    expect(text(page)).not.toContain("大高庄村");

    const template = db
      .insert(certificateTemplate)
      .values({ name: "t", version: 1, layout: "{}", numberRule: "x", issuerName: "局", createdAt: 1 })
      .returning()
      .get();
    for (const [i, villageId] of [own, foreign].entries()) {
      const classId = villageId === own ? made.id : elsewhere.id;
      const one = db.select().from(enrolment).where(eq(enrolment.classId, classId)).get()!;
      db.insert(certificate)
        .values({
          number: `N${i}`,
          code: `c${i}`,
          enrolmentId: one.id,
          classId,
          personId: one.personId,
          villageId,
          templateId: template.id,
          holderName: "孔令堃",
          state: "valid",
          issuedOn: todayOn(),
          issuedBy: "u",
          factsSealed: Buffer.alloc(1),
          signedFacts: "{}",
          signature: "s",
          handedOutOn: todayOn(),
          createdAt: 1,
        })
        .run();
    }
    const after = await open(cookie);
    expect(section(after, "certificates.unsigned")?.rows.map((r) => r.what)).toEqual(["N0"]);
    expect(after.asides.find((a) => a.key === "certificates.register")?.foot).toBe("1 = 1 + 0 + 0 + 0");
  });
});

describe("a cadre's home", () => {
  it("shows own villages: their people, a class to join, whom to call", async () => {
    makePeople(db, own, ["孔令堃", "王㛃"]);
    const joinable = makeClass(db, own, { until: "enrolling", people: [], startsOn: addDays(todayOn(), 5) });
    makeClass(db, foreign, { until: "enrolling", startsOn: addDays(todayOn(), 5) });
    const page = await open(signInAs(db, "cadre", [own]).cookie);
    expect(section(page, "training.join")?.rows.map((r) => r.action?.to)).toEqual([
      `/training/${joinable.id}/enrol`,
    ]);
    expect(section(page, "people.mine")?.rows.map((r) => [r.to, r.what])).toEqual([
      [`/villages/${own}`, "2 人"],
    ]);
    expect(page.asides.map((a) => a.key)).toEqual([`villages.${own}`]);
    expect(text(page)).not.toContain("随官屯");
  });
});

describe("an administrator's home", () => {
  it("shows the chain, accounts to look at, and refusals of the last day", async () => {
    const { cookie, person } = signInAs(db, "administrator");
    db.transaction((tx) =>
      recordEvent(tx, person, {
        event: "access.refused",
        outcome: "refused",
        subject: { kind: "page", id: "/admin/audit" },
        reason: "audit.view",
      }),
    );
    const page = await open(cookie);
    expect(page.asides.find((a) => a.key === "admin.chain")?.badge?.tone).toBe("ok");
    expect(section(page, "admin.accounts")?.rows).toHaveLength(1);
    expect(section(page, "admin.refusals")?.rows[0]?.what).toContain("页面：审计记录");
    expect(waitingCounts(db, person)).toEqual({ staff: 1 });
  });

  it("says failed sign-ins once for each name, with how many there were", async () => {
    const { cookie } = signInAs(db, "administrator");
    for (const id of ["clerk", "nobody", "clerk", "clerk"])
      db.transaction((tx) =>
        recordEvent(tx, byStranger("10.0.0.9"), {
          event: "sign-in.failed",
          outcome: "failed",
          subject: { kind: "username", id },
          reason: "password",
        }),
      );
    const found = section(await open(cookie), "admin.refusals");
    expect(found?.count).toBe(4);
    expect(found?.rows.map((r) => [r.state?.word, r.action?.to])).toEqual([
      ["失败，共 3 次", "/admin/audit?view=refused&who=clerk"],
      ["失败", "/admin/audit?q=2"],
    ]);
  });
});

describe("every role", () => {
  const roles: Role[] = [
    "administrator",
    "leader",
    "trainer",
    "certificate-clerk",
    "loan-officer",
    "loan-reviewer",
    "cadre",
  ];
  it.each(roles)("%s of one village meets nothing of another one", async (role) => {
    makeClass(db, foreign, { startsOn: addDays(todayOn(), -1) });
    makeClass(db, foreign, { until: "enrolling", startsOn: addDays(todayOn(), 5) });
    makeClass(db, foreign, { until: "applied", startsOn: addDays(todayOn(), 5) });
    const { cookie } = signInAs(db, role, [own]);
    const page = await open(cookie);
    expect(text(page)).not.toMatch(/大高庄|随官屯|\/training\/\d/);
    expect(page.figures.find((f) => f.key === "people")?.value ?? 0).toBe(0);
  });
  it("none yet: the way home says whom to ask instead of refusing", async () => {
    const { cookie } = signInAs(db, []);
    const page = await open(cookie);
    expect(text(page)).toContain("还没有给您角色");
    expect(text(page)).not.toContain("全部村");
    const facts = await shell({ request: call("/", cookie, {}).request, params: {}, context: {} });
    expect(facts).toMatchObject({ roles: [], villages: 0, menu: [] });
  });

  it("is asked to sign in first", async () => {
    expect(await statusOf(() => open(""))).toBe(303);
  });
});

it("shows a leader donations that were handed in, but not those they handed in themselves", async () => {
  const d = makeDonation(db, [donationLine(own)], { until: "registered" });
  const { person, cookie } = signInAs(db, "leader");
  expect(section(await open(cookie), "equipment.approvals")).toBeUndefined();
  expect(changeDonationState(db, d.edit, d.id, "submitted")).toEqual({ ok: true });
  expect(section(await open(cookie), "equipment.approvals")).toMatchObject({
    count: 1,
    rows: [{ to: `/donations/${d.id}`, what: "菏泽示例电子商务有限公司，2 件" }],
  });
  db.update(donationChange).set({ userId: person.userId }).run();
  expect(section(await open(cookie), "equipment.approvals")).toBeUndefined();
});
