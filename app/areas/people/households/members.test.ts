import { type Db, openDatabase } from "db/client.server";
import { household, householdMember, householdResidence, person } from "db/schema";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { brokenDays, makeHousehold } from "../../../../tests/support/household-fixture";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makePeople, makeVillage } from "../../../../tests/support/training-fixture";
import { changeHead } from "./change-head.server";
import { createHousehold } from "./create-household.server";
import { headOf, rowsOfHousehold } from "./household-queries.server";
import { noDetails } from "./household-record.server";
import { joinHousehold } from "./join-household.server";
import { leaveHousehold } from "./leave-household.server";
import { formerHeadWays, isOpen, leaveReasons, membersOn } from "./membership";
import { memberRelations } from "./relation";
import { separateHousehold } from "./separate-household.server";

const first = addDays(todayOn(), -40);
const at = (n: number) => addDays(first, n);

function family(db: Db = testDb()) {
  const village = makeVillage(db);
  const [zhang, wang, son, guest] = makePeople(db, village, ["张守田", "王秀兰", "张小龙", "李建国"]) as [
    number,
    number,
    number,
    number,
  ];
  const id = makeHousehold(
    db,
    village,
    zhang,
    [
      [wang, "12"],
      [son, "20"],
    ],
    at(0),
  );
  const actor = actorFor(signInAs(db, "cadre", [village]).person, "household.edit");
  return { db, village, zhang, wang, son, guest, id, actor };
}
const revision = (db: Db, id: number) =>
  db.select().from(household).where(eq(household.id, id)).get()!.revision;
const open = (db: Db, id: number) =>
  Object.fromEntries(
    rowsOfHousehold(db, id)
      .filter(isOpen)
      .map((r) => [r.personId, r.relation]),
  );
const memberId = (db: Db, id: number, personId: number) =>
  rowsOfHousehold(db, id).find((r) => isOpen(r) && r.personId === personId)?.id ?? 0;

describe("a new head", () => {
  it("keeps the history: the household of a day before is the one of the old head", () => {
    const w = family();
    const changed = changeHead(w.db, w.actor, w.id, {
      personId: w.wang,
      fromOn: at(10),
      former: "died",
      relations: new Map([[w.son, "20"]]),
      revision: revision(w.db, w.id),
      note: "病故",
    });
    expect(changed).toEqual({ ok: true });
    expect(open(w.db, w.id)).toEqual({ [w.wang]: "02", [w.son]: "20" });
    const rows = rowsOfHousehold(w.db, w.id);
    const then = Object.fromEntries(membersOn(rows, at(9)).map((r) => [r.personId, r.relation]));
    expect(then).toEqual({ [w.zhang]: "02", [w.wang]: "12", [w.son]: "20" });
    expect(headOf(w.db, w.id)?.personId).toBe(w.wang);
    expect(brokenDays(w.db, at(-1), todayOn())).toEqual([]);
  });

  it("is refused with an old page, without everybody's relation, before the last change", () => {
    const w = family();
    const change = {
      personId: w.wang,
      fromOn: at(10),
      former: "stays" as const,
      relations: new Map([[w.son, "20"]]),
      revision: revision(w.db, w.id),
      note: null,
    };
    expect(changeHead(w.db, w.actor, w.id, change)).toEqual({ ok: false, why: "head.relation" });
    const whole = { ...change, relations: new Map([...change.relations, [w.zhang, "11"]]) };
    expect(changeHead(w.db, w.actor, w.id, { ...whole, revision: 99 })).toEqual({
      ok: false,
      why: "household.changedMeanwhile",
    });
    expect(changeHead(w.db, w.actor, w.id, { ...whole, fromOn: at(-1) })).toEqual({
      ok: false,
      why: "head.beforeLast",
    });
    expect(changeHead(w.db, w.actor, w.id, whole).ok).toBe(true);
    // The same form again: the page it came from is old.
    expect(changeHead(w.db, w.actor, w.id, whole).ok).toBe(false);
    expect(rowsOfHousehold(w.db, w.id)).toHaveLength(6);
  });
});

describe("joining and leaving", () => {
  it("a head with others left hands over first; the last one to leave ends the household", () => {
    const w = family();
    const leave = (personId: number, reason: "died" | "moved" = "moved") =>
      leaveHousehold(w.db, w.actor, w.id, {
        memberId: memberId(w.db, w.id, personId),
        lastOn: at(20),
        reason,
        note: null,
      });
    expect(leave(w.zhang)).toEqual({ ok: false, why: "leave.head" });
    expect(leave(w.wang)).toEqual({ ok: true, ended: false });
    expect(leave(w.wang)).toEqual({ ok: false, why: "leave.gone" });
    expect(leave(w.son)).toEqual({ ok: true, ended: false });
    expect(leave(w.zhang, "died")).toEqual({ ok: true, ended: true });
    expect(w.db.select().from(household).where(eq(household.id, w.id)).get()).toMatchObject({
      endedOn: at(20),
    });
  });

  it("entered by mistake leaves no row, also when the head changed in between", () => {
    const w = family();
    changeHead(w.db, w.actor, w.id, {
      personId: w.wang,
      fromOn: at(10),
      former: "died",
      relations: new Map([[w.son, "20"]]),
      revision: revision(w.db, w.id),
      note: null,
    });
    const done = leaveHousehold(w.db, w.actor, w.id, {
      memberId: memberId(w.db, w.id, w.son),
      lastOn: todayOn(),
      reason: "mistake",
      note: null,
    });
    expect(done.ok).toBe(true);
    expect(w.db.select().from(householdMember).where(eq(householdMember.personId, w.son)).all()).toEqual([]);
  });

  it("who is in another household is refused and says which", () => {
    const w = family();
    const other = makeHousehold(w.db, w.village, w.guest, [], at(0));
    const joined = joinHousehold(w.db, w.actor, null, w.id, {
      joiner: { personId: w.guest },
      relation: "97",
      fromOn: at(5),
      note: null,
    });
    expect(joined).toEqual({ ok: false, why: "join.elsewhere", householdId: other });
  });

  it("a number on record is that person; a new one is registered with the household or not at all", () => {
    const w = family();
    const known = register(w.db, w.village, { name: "赵大成" });
    const creator = actorFor(signInAs(w.db, "cadre", [w.village]).person, "person.create");
    const number = freshNumber("19500101");
    const before = w.db.select().from(person).all().length;
    const joiner = { person: { name: "赵小成", idNumber: number, phone: null } };
    // Head of a household that would begin before he was born: nobody is registered.
    const refused = createHousehold(w.db, w.actor, creator, {
      ...noDetails,
      villageId: w.village,
      head: joiner,
      fromOn: "1949-01-01",
    });
    expect(refused).toMatchObject({ ok: false, why: "join.beforeBirth" });
    expect(w.db.select().from(person).all()).toHaveLength(before);
    const made = createHousehold(w.db, w.actor, creator, {
      ...noDetails,
      villageId: w.village,
      head: joiner,
      fromOn: at(0),
    });
    expect(made.ok).toBe(true);
    expect(w.db.select().from(person).all()).toHaveLength(before + 1);
    expect(known.villageId).toBe(w.village);
  });

  it("another village's household is not there", () => {
    const w = family();
    const elsewhere = makeVillage(w.db, "大丁村", "371725101207");
    const stranger = actorFor(signInAs(w.db, "cadre", [elsewhere]).person, "household.edit");
    expect(
      joinHousehold(w.db, stranger, null, w.id, {
        joiner: { personId: w.guest },
        relation: "97",
        fromOn: at(5),
        note: null,
      }),
    ).toEqual({ ok: false, why: "household.notFound" });
  });
});

describe("dividing", () => {
  it("the son becomes head of his own household, from a day on", () => {
    const w = family();
    const made = separateHousehold(w.db, w.actor, w.id, {
      personIds: [w.son],
      headId: w.son,
      fromOn: at(15),
      relations: new Map(),
      houseNumber: "12号",
      address: null,
      revision: revision(w.db, w.id),
    });
    expect(made.ok).toBe(true);
    expect(open(w.db, w.id)).toEqual({ [w.zhang]: "02", [w.wang]: "12" });
    expect(made.ok && open(w.db, made.id)).toEqual({ [w.son]: "02" });
    expect(brokenDays(w.db, at(-1), todayOn())).toEqual([]);
  });

  it("from a day before a move, the new household lived where the old one did until then", () => {
    const w = family();
    const { villageId: now } = w.db.select().from(household).get()!;
    const before = makeVillage(w.db, "冯屯村", "371725101210");
    w.db
      .update(householdResidence)
      .set({ fromOn: at(20) })
      .run();
    w.db
      .insert(householdResidence)
      .values({
        householdId: w.id,
        villageId: before,
        fromOn: at(0),
        toOn: at(19),
        reason: "搬家",
        createdAt: 0,
      })
      .run();
    const made = separateHousehold(w.db, w.actor, w.id, {
      ...{ personIds: [w.son], headId: w.son, fromOn: at(15), relations: new Map() },
      ...{ houseNumber: null, address: null, revision: revision(w.db, w.id) },
    });
    if (!made.ok) throw new Error(made.why);
    const stays = w.db
      .select()
      .from(householdResidence)
      .where(eq(householdResidence.householdId, made.id))
      .orderBy(householdResidence.fromOn)
      .all();
    expect(stays.map((s) => [s.villageId, s.fromOn, s.toOn])).toEqual([
      [before, at(15), at(19)],
      [now, at(20), null],
    ]);
  });

  it("not the head, not everybody", () => {
    const w = family();
    const divide = (personIds: number[], headId: number) =>
      separateHousehold(w.db, w.actor, w.id, {
        personIds,
        headId,
        fromOn: at(15),
        relations: new Map(),
        houseNumber: null,
        address: null,
        revision: revision(w.db, w.id),
      });
    expect(divide([w.zhang], w.zhang)).toEqual({ ok: false, why: "separate.notHead" });
    expect(divide([w.zhang, w.wang, w.son], w.son)).toEqual({ ok: false, why: "separate.everybody" });
    expect(divide([], w.son)).toEqual({ ok: false, why: "separate.nobody" });
    expect(divide([w.wang, w.son], w.zhang)).toEqual({ ok: false, why: "separate.noHead" });
    expect(divide([w.wang, w.son], w.son)).toEqual({ ok: false, why: "separate.relation" });
  });
});

describe("whatever people do, in whatever order", { timeout: 60_000 }, () => {
  it("on any day a person is in one household at most, and a household with members has one head", () => {
    const who = fc.nat({ max: 6 });
    const dayOf = fc.nat({ max: 40 }).map(at);
    const relation = fc.constantFrom(...memberRelations, "02");
    const step = fc.oneof(
      fc.record({ do: fc.constant("create" as const), who, on: dayOf }),
      fc.record({ do: fc.constant("join" as const), into: who, who, relation, on: dayOf }),
      fc.record({
        do: fc.constant("leave" as const),
        who,
        on: dayOf,
        reason: fc.constantFrom(...leaveReasons),
      }),
      fc.record({
        do: fc.constant("head" as const),
        who,
        on: dayOf,
        former: fc.constantFrom(...formerHeadWays),
      }),
      fc.record({ do: fc.constant("divide" as const), who, on: dayOf }),
    );
    const begun = testDb();
    const village = makeVillage(begun);
    const people = makePeople(begun, village, ["甲一", "乙一", "丙一", "丁一", "戊一", "己一", "庚一"]);
    const [a, b, c, d, e] = people as [number, number, number, number, number];
    makeHousehold(
      begun,
      village,
      a,
      [
        [b, "12"],
        [c, "20"],
      ],
      at(2),
    );
    makeHousehold(begun, village, d, [[e, "12"]], at(5));
    const actor = actorFor(signInAs(begun, "administrator").person, "household.edit");
    const image = begun.$client.serialize();
    const done = { head: 0, divide: 0, leave: 0 };
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => {
        const world = openDatabase(image);
        try {
          for (const s of steps) {
            const personId = people[s.who] as number;
            const now = world
              .select()
              .from(householdMember)
              .where(eq(householdMember.personId, personId))
              .all()
              .find(isOpen);
            if (s.do === "create")
              createHousehold(world, actor, null, {
                ...noDetails,
                villageId: village,
                head: { personId },
                fromOn: s.on,
              });
            else if (s.do === "join") {
              const into = world
                .select()
                .from(householdMember)
                .where(eq(householdMember.personId, people[s.into] as number))
                .all()
                .find(isOpen);
              if (into)
                joinHousehold(world, actor, null, into.householdId, {
                  joiner: { personId },
                  relation: s.relation,
                  fromOn: s.on,
                  note: null,
                });
            } else if (!now) continue;
            else if (s.do === "leave") {
              const left = leaveHousehold(world, actor, now.householdId, {
                memberId: now.id,
                lastOn: s.on,
                reason: s.reason,
                note: null,
              });
              done.leave += Number(left.ok);
            } else {
              const relations = new Map(people.map((id) => [id, "97"]));
              const common = { relations, fromOn: s.on, revision: revision(world, now.householdId) };
              const result =
                s.do === "head"
                  ? changeHead(world, actor, now.householdId, {
                      ...common,
                      personId,
                      former: s.former,
                      note: null,
                    })
                  : separateHousehold(world, actor, now.householdId, {
                      ...common,
                      personIds: [personId],
                      headId: personId,
                      houseNumber: null,
                      address: null,
                    });
              done[s.do] += Number(result.ok);
            }
          }
          expect(brokenDays(world, at(-1), addDays(todayOn(), 1))).toEqual([]);
        } finally {
          world.$client.close();
        }
      }),
      { numRuns: 150 },
    );
    // The steps that matter were not all refused.
    expect(Math.min(done.head, done.divide, done.leave)).toBeGreaterThan(20);
  });
});
