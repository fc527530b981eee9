import { person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { loadPolicies } from "~/areas/policies/index.server";
import { offersOfPerson } from "~/person-sources.server";
import { addDays, longDay, todayOn } from "~/platform/dates";
import { makeHousehold } from "../../../tests/support/household-fixture";
import { freshNumber, register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { deathWords } from "./death-words.server";
import { changeHead } from "./households/change-head.server";
import { checkPension } from "./households/check-pension.server";
import { householdHead } from "./households/household-head.server";
import { householdsHome } from "./households/household-home.server";
import { headsOf, membersForPage, pensionState } from "./households/household-page.server";
import { findHousehold, membersOf, rowsOfHousehold } from "./households/household-queries.server";
import { householdList } from "./households/households-view";
import { joinHousehold } from "./households/join-household.server";
import { listHouseholds } from "./households/list-households.server";
import { countOverdueChecks } from "./households/overdue-checks.server";
import { returnOf } from "./households/return-member.server";
import { foundDead } from "./households/take-back-check.server";
import { countPeople } from "./list-people.server";
import { countInVillage, findPerson } from "./people-queries.server";
import { recordDeath } from "./record-death.server";

it("a death entered anywhere is on the person, ends offers and dues, and can be taken back", () => {
  const db = testDb();
  loadPolicies(db);
  const here = makeVillage(db);
  const old = register(db, here, { category: "returned-migrant" });
  const son = register(db, here, { name: "李小河" });
  const home = makeHousehold(db, here, old.id, [[son.id, "20"]], "2020-01-01");
  const { person: boss } = signInAs(db, "administrator");
  const diedOn = () => db.select().from(person).where(eq(person.id, old.id)).get()?.diedOn;
  const check = (status: "insured" | "ended", result: "passed" | "deceased", checkedOn: string) =>
    checkPension(db, actorFor(boss, "pension.check"), old.id, { checkedOn, status, result, note: null });
  check("insured", "passed", "2024-11-05");
  expect(offersOfPerson(db, boss, old.id, "zh")).not.toEqual([]);
  expect(countPeople(db, "all", {})).toBe(2);

  expect(check("insured", "deceased", "2025-06-01")).toMatchObject({ why: "check.deadStatus" });
  expect(check("ended", "deceased", "2025-06-01")).toMatchObject({ ok: true });
  expect(diedOn()).toBe("2025-06-01");
  // The household knows the day itself.
  const edit = actorFor(boss, "household.edit");
  const changed = changeHead(db, edit, home, {
    personId: son.id,
    fromOn: "2025-03-02",
    former: "died",
    relations: new Map(),
    revision: findHousehold(db, "all", home)!.revision,
    note: null,
  });
  expect(changed).toEqual({ ok: true });
  expect(diedOn()).toBe("2025-03-01");
  expect(rowsOfHousehold(db, home).find((r) => r.personId === old.id)?.toOn).toBe("2025-03-01");

  expect(offersOfPerson(db, boss, old.id, "zh")).toEqual([]);
  expect(pensionState(db, old.id, "2030-01-01", "zh")).toMatchObject({ late: false });
  expect(check("ended", "passed", "2025-07-01")).toMatchObject({ why: "check.dead" });
  const join = { joiner: { personId: old.id }, relation: "30", fromOn: todayOn(), note: null };
  expect(joinHousehold(db, edit, null, home, join)).toMatchObject({ why: "join.dead" });
  expect([countPeople(db, "all", {}), countInVillage(db, here)]).toEqual([1, 1]);
  expect(countPeople(db, "all", { missing: "died" })).toBe(1);
  expect(countPeople(db, "all", { term: old.name })).toBe(1);

  const by = actorFor(boss, "person.edit");
  const record = (day: string | null) =>
    recordDeath(db, by, old.id, {
      diedOn: day,
      reason: "村委会告知",
      revision: db.select().from(person).where(eq(person.id, old.id)).get()!.revision,
    });
  expect(record(addDays(todayOn(), 1))).toMatchObject({ why: "died.future" });
  expect(record(null)).toMatchObject({ ok: true, household: { back: true } });
  expect(rowsOfHousehold(db, home).find((r) => r.personId === old.id)?.toOn).toBeNull();
  expect(record(null)).toMatchObject({ why: "died.notDead" });
  expect(diedOn()).toBeNull();
  expect(offersOfPerson(db, boss, old.id, "zh")).not.toEqual([]);
  const log = db.$client.prepare("SELECT event FROM audit_event WHERE event LIKE 'person.d%' ORDER BY id");
  expect(log.pluck().all()).toEqual(["person.died", "person.died", "person.death-taken-back"]);
});

it("a member whom a pension check finds dead is a member no more; a better day moves the end along, taken back they are again", () => {
  const db = testDb();
  loadPolicies(db);
  const here = makeVillage(db);
  const old = register(db, here, { category: "returned-migrant" });
  const son = register(db, here, { name: "李小河" });
  const home = makeHousehold(db, here, son.id, [[old.id, "51"]], "2020-01-01");
  const { person: boss } = signInAs(db, "administrator");
  const end = () => rowsOfHousehold(db, home).find((r) => r.personId === old.id)?.toOn;
  const check = { checkedOn: "2025-06-01", status: "ended", result: "deceased", note: null } as const;
  expect(checkPension(db, actorFor(boss, "pension.check"), old.id, check)).toMatchObject({ ok: true });
  expect(end()).toBe("2025-06-01");
  const record = (diedOn: string | null) =>
    recordDeath(db, actorFor(boss, "person.edit"), old.id, {
      diedOn,
      reason: "村委会告知",
      revision: db.select().from(person).where(eq(person.id, old.id)).get()!.revision,
    });
  record("2025-05-20");
  expect(end()).toBe("2025-05-20");
  expect(record(null)).toMatchObject({ household: { back: true } });
  expect(end()).toBeNull();
  // A head stays until the household says who follows.
  checkPension(db, actorFor(boss, "pension.check"), son.id, check);
  expect(rowsOfHousehold(db, home).find((r) => r.personId === son.id)?.toOn).toBeNull();
});

it("a death that a pension check found takes the check back with it: the one before holds and is due again, and both say so", () => {
  const db = testDb();
  loadPolicies(db);
  const here = makeVillage(db);
  const old = register(db, here, { idNumber: freshNumber("19500301") });
  const { person: boss } = signInAs(db, "administrator");
  const row = () => db.select().from(person).where(eq(person.id, old.id)).get()!;
  const check = (checkedOn: string, status: "receiving" | "ended", result: "passed" | "deceased") =>
    checkPension(db, actorFor(boss, "pension.check"), old.id, { checkedOn, status, result, note: null });
  const record = (diedOn: string | null) =>
    recordDeath(db, actorFor(boss, "person.edit"), old.id, {
      ...{ diedOn, reason: "认错了人", revision: row().revision },
    });
  const words = () => deathWords(db, "all", row(), "zh");
  expect(check("2026-06-01", "ended", "deceased")).toMatchObject({ ok: true });
  expect(words().before(null, foundDead(db, old.id))).toContain("请重新核实");
  record(null);
  expect(pensionState(db, old.id, "2026-11-01", "zh")).toBeNull();
  check("2025-06-01", "receiving", "passed");
  check("2026-06-01", "ended", "deceased");
  record("2026-05-20");
  expect(countOverdueChecks(db, "all", "2026-11-01")).toBe(0);
  const said = "2026年6月1日养老保险核实的「已去世」";
  expect(words().before(null, foundDead(db, old.id))).toBe(
    `${said}也一并撤回。养老保险以2025年6月1日的核实为准，下次2026年6月1日。`,
  );
  const done = record(null);
  if (!done.ok) throw new Error(done.why);
  expect(words().after(null, done.check)).toContain(`${said}也已撤回。养老保险以2025年6月1日的核实为准`);
  expect(pensionState(db, old.id, "2026-11-01", "zh")).toMatchObject({ status: "领取待遇", late: true });
  expect(countOverdueChecks(db, "all", "2026-11-01")).toBe(1);
  const log = db.$client.prepare(
    "SELECT count(*) FROM audit_event WHERE event = 'person.pension-check-taken-back'",
  );
  expect(log.pluck().get()).toBe(2);
  // A death that was entered by itself leaves the checks alone.
  record("2026-05-20");
  expect(record(null)).toMatchObject({ ok: true, check: null });
});

it("a head who has died is on somebody's list until the household says who follows; everybody else leaves at once", async () => {
  const db = testDb();
  loadPolicies(db);
  const here = makeVillage(db);
  const [old, wife, son] = ["孔老", "王氏", "孔小"].map((name) => register(db, here, { name }));
  const home = makeHousehold(
    db,
    here,
    old!.id,
    [
      [wife!.id, "12"],
      [son!.id, "20"],
    ],
    "2020-01-01",
  );
  const { person: boss } = signInAs(db, "administrator");
  const cadre = signInAs(db, "cadre", [here]).person;
  const elsewhere = signInAs(db, "cadre", [makeVillage(db, "外村", "371725101299")]).person;
  const record = (id: number, diedOn: string) =>
    recordDeath(db, actorFor(boss, "person.edit"), id, {
      diedOn,
      reason: "村委会告知",
      revision: db.select().from(person).where(eq(person.id, id)).get()!.revision,
    });
  const endOf = (id: number) =>
    rowsOfHousehold(db, home)
      .filter((r) => r.personId === id)
      .map((r) => r.toOn);
  record(wife!.id, "2025-02-01");
  expect(endOf(wife!.id)).toEqual(["2025-02-01"]);
  expect(householdsHome.waiting(db, cadre)).toBe(0);

  record(old!.id, "2025-03-01");
  expect(endOf(old!.id)).toEqual([null]);
  const row = () => findHousehold(db, "all", home)!;
  expect(householdHead(db, cadre, row(), "zh")).toMatchObject({
    count: 1,
    headId: null,
    undone: [{ head: true, to: `/households/${home}/head` }],
  });
  const listed = (state?: "head-died") =>
    listHouseholds(db, "all", {
      ...householdList.read(new URLSearchParams()),
      filter: state ? { state } : {},
    }).rows.map((r) => [r.id, r.members, r.headDiedOn]);
  expect(listed("head-died")).toEqual([[home, 1, "2025-03-01"]]);
  expect([cadre, elsewhere].map((p) => householdsHome.waiting(db, p))).toEqual([1, 0]);
  const sections = (await householdsHome.part(db, cadre, "zh")).sections ?? [];
  expect(sections.flatMap((s) => s.rows.map((r) => r.action?.to))).toContain(`/households/${home}/head`);

  const change = (input: { former: "stays" | "died"; fromOn: string }) =>
    changeHead(db, actorFor(cadre, "household.edit"), home, {
      personId: son!.id,
      relations: new Map([[old!.id, "51"]]),
      revision: row().revision,
      note: null,
      ...input,
    });
  expect(change({ former: "stays", fromOn: "2025-03-02" })).toMatchObject({ why: "head.formerDead" });
  // Named late: nobody lived longer for it.
  expect(change({ former: "died", fromOn: "2025-04-01" })).toEqual({ ok: true });
  expect(db.select().from(person).where(eq(person.id, old!.id)).get()?.diedOn).toBe("2025-03-01");
  expect(listed("head-died")).toEqual([]);
  expect(householdsHome.waiting(db, cadre)).toBe(0);
  // The last one takes the household along.
  record(son!.id, todayOn());
  expect(row().endedOn).toBe(todayOn());
});

it("of a head who died today the next one begins tomorrow", () => {
  const db = testDb();
  loadPolicies(db);
  const here = makeVillage(db);
  const [old, son] = ["孔老", "孔小"].map((name) => register(db, here, { name }));
  const home = makeHousehold(db, here, old!.id, [[son!.id, "20"]], "2020-01-01");
  const { person: boss } = signInAs(db, "administrator");
  recordDeath(db, actorFor(boss, "person.edit"), old!.id, {
    diedOn: todayOn(),
    reason: "村委会告知",
    revision: 1,
  });
  const viewer = { signedIn: boss, sensitive: true, language: "zh" } as const;
  const heads = () => headsOf(membersOf(db, home), todayOn(), viewer).map((h) => [h.what, h.when]);
  expect(heads()).toEqual([["孔老", expect.stringContaining(`至 ${longDay(todayOn(), "zh")}`)]]);
  const change = changeHead(db, actorFor(boss, "household.edit"), home, {
    personId: son!.id,
    relations: new Map(),
    revision: findHousehold(db, "all", home)!.revision,
    note: null,
    former: "died",
    fromOn: addDays(todayOn(), 1),
  });
  expect(change).toEqual({ ok: true });
  const now = findHousehold(db, "all", home)!;
  expect(householdHead(db, boss, now, "zh")).toMatchObject({ count: 1, headId: son!.id, undone: [] });
  expect(heads()[0]).toEqual(["孔小", `${longDay(addDays(todayOn(), 1), "zh")}起`]);
  expect(membersForPage(db, now, todayOn(), viewer).map((m) => m.personId)).toEqual([son!.id]);
});

it("taken back, somebody who lived alone is the head of their own household again, by name", () => {
  const db = testDb();
  const here = makeVillage(db);
  const alone = register(db, here, { name: "徐兰" });
  makeHousehold(db, here, alone.id, [], "2020-01-01");
  const boss = actorFor(signInAs(db, "administrator").person, "person.edit");
  const found = () => findPerson(db, "all", alone.id)!;
  const { revision } = found();
  expect(recordDeath(db, boss, alone.id, { diedOn: todayOn(), reason: "村委会", revision }).ok).toBe(true);
  const words = deathWords(db, "all", found(), "zh").before(returnOf(db, "all", found()), null);
  expect(words).toBe("撤回以后，徐兰重新是徐兰户的户主，家人与户主的关系恢复为换户主以前的。");
});
