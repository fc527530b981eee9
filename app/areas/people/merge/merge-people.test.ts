import { createHash } from "node:crypto";
import { type Db, openDatabase } from "db/client.server";
import {
  benefit,
  consent,
  deletionRequest,
  duplicatePair,
  grantedLoan,
  householdMember,
  householdNeed,
  loanGuarantor,
  loanPartner,
  pensionCheck,
  person,
  personDocument,
  personResidence,
  personSituation,
  privacyNotice,
  recordMerge,
  villageShop,
} from "db/schema";
import { firstNotice } from "db/seed/privacy";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHolder } from "~/areas/donations/write-holder.server";
import { postRepayment } from "~/areas/loans/money/post-repayment.server";
import { issueForLoan } from "~/areas/loans/papers/issue-for-loan.server";
import { makeBatch } from "~/areas/loans/subsidy/make-batch.server";
import { recordVisit } from "~/areas/loans/visits/record-visit.server";
import { visitsOf } from "~/areas/loans/visits/visits.server";
import { personHoldings, personRows as sources } from "~/person-sources.server";
import type { VillageScope } from "~/platform/access/actor";
import { setDatabase } from "~/platform/database.server";
import { addDays, todayOn } from "~/platform/dates";
import { packChanges } from "~/platform/reversible.server";
import { seal } from "~/platform/sealed.server";
import { readTerm } from "~/platform/search/search-term";
import { donationLine, makeDonation } from "../../../../tests/support/donation-fixture";
import { makeHousehold } from "../../../../tests/support/household-fixture";
import { makeLoan, noon, signedApplication } from "../../../../tests/support/loan-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeClass, makeVillage } from "../../../../tests/support/training-fixture";
import { makeTrip } from "../../../../tests/support/trip-fixture";
import { createPersonIn } from "../create-person.server";
import { editPerson } from "../edit-person.server";
import { checkCharacter } from "../id-number";
import { findByNumber } from "../person-record.server";
import { addRelation } from "../relations/add-relation.server";
import { searchPeople } from "../search-people.server";
import { type MergeChoices, mergeFieldNames } from "./merge-fields";
import { mergePeople, openMerge, settledIn } from "./merge-people.server";
import { changesOf, mergePurpose } from "./merges.server";
import { undoMerge } from "./undo-merge.server";

const number = (serial: string) => {
  const first17 = `37292819880515${serial}`;
  return first17 + checkCharacter(first17);
};

type World = ReturnType<typeof buildRecords>;
const built = new Map<string, { image: Buffer; rest: Omit<World, "db"> }>();

/** The same two records in a database of its own each time: built once, then copied. */
function twoRecords(villages?: VillageScope): World {
  const key = JSON.stringify(villages ?? "all");
  const known = built.get(key);
  if (known) {
    const db = openDatabase(known.image);
    setDatabase(db);
    return { db, ...known.rest };
  }
  const { db, ...rest } = buildRecords(villages);
  built.set(key, { image: db.$client.serialize(), rest });
  return { db, ...rest };
}

/** Two records of one woman, each with a class of her own and a certificate; a third person stands by. */
function buildRecords(villages?: VillageScope) {
  const db = testDb();
  const village = makeVillage(db);
  const other = makeVillage(db, "大丁村", "371725101207");
  const { person: staff } = signInAs(db, ["loan-officer", "administrator"], villages ?? "all");
  const add = (name: string, serial: string, villageId: number, phone: string | null) =>
    db.transaction((tx) => {
      const made = createPersonIn(tx, actorFor(signInAs(db, "administrator").person, "person.create"), {
        name,
        idNumber: number(serial),
        villageId,
        phone,
        education: serial === "002" ? "senior" : null,
        bankAccount: serial === "002" ? "6228480402564890018" : null,
      });
      if (!made.ok) throw new Error(made.why);
      return made.person.id;
    });
  const a = add("张小龙", "002", village, "13812346625");
  const b = add("张晓龙", "004", other, null);
  const c = add("王伟", "006", village, "13900000001");
  const d = add("孙一", "008", village, null);
  const first = makeClass(db, village, { people: [a, c] });
  const second = makeClass(db, other, { people: [b] });
  certify(db, first.id, a, village, "C-1");
  certify(db, second.id, b, other, "C-2");
  inHouseholds(db, village, a, b, c);
  makeTrip(db, [{ villageId: village, quota: 2 }], { people: [a, c], until: "frozen" });
  makeTrip(db, [{ villageId: other, quota: 1 }], { people: [b], fromOn: addDays(todayOn(), 30) });
  db.insert(villageShop)
    .values(
      [a, b].map((personId) => ({
        personId,
        villageId: personId === a ? village : other,
        platform: "taobao",
        name: `店${personId}`,
        goods: "草编",
        openedOn: "2026-01-01",
        createdBy: "u",
        createdAt: 1,
        updatedAt: 1,
      })),
    )
    .run();
  db.insert(duplicatePair)
    .values([
      { personAId: a, personBId: b, score: 86, reasons: "[]", state: "suspected", foundAt: 1 },
      { personAId: b, personBId: c, score: 71, reasons: "[]", state: "suspected", foundAt: 1 },
    ])
    .run();
  writePapers(db, [a, b]);
  borrow(db, [
    { personId: a, villageId: village },
    { personId: b, villageId: other },
  ]);
  for (const [personId, villageId] of [
    [a, village],
    [b, other],
  ] as const)
    receive(db, personId, villageId, c);
  for (const [of, other, part] of [
    [a, c, "spouse"],
    [b, c, "guarantor"],
  ] as const)
    addRelation(db, actorFor(staff, "person.edit"), of, { otherId: other, part, fromOn: null, note: null });
  for (const table of personHoldings.flatMap((h) => h.tables)) plant(db, table, b);
  return { db, a, b, c, d, staff, village, other, firstClass: first.id, secondClass: second.id };
}

/** Each has a loan under way with a repayment, a visit and a paper, is partner in another's loan and stands for a third. */
function borrow(db: Db, borrowers: readonly { personId: number; villageId: number }[]): void {
  for (const { personId, villageId } of borrowers) {
    const loan = makeLoan(db, villageId, "2025-09-12", {}, { personId, guarantors: ["马德胜"] });
    const { id: loanId } = loan;
    const paid = { principalFen: 0, interestFen: 17_250, penaltyFen: 0, note: null, proof: null };
    const on = "2025-09-21";
    postRepayment(db, loan.may.repay, loanId, { on, ...paid }, null, noon(on));
    const visit = visitsOf(db, loanId)[0]!;
    const seen = {
      use: "as-stated" as const,
      jobs: 2,
      turnoverFen: null,
      note: null,
      photo: null,
      stopsOn: null,
    };
    recordVisit(
      db,
      loan.may.visit,
      loanId,
      visit.id,
      { doneOn: "2025-12-10", ...seen },
      {
        now: noon("2025-12-10"),
      },
    );
    db.insert(loanPartner)
      .values({ applicationId: signedApplication(db, villageId).id, personId })
      .run();
    db.insert(loanGuarantor)
      .values({
        applicationId: signedApplication(db, villageId).id,
        kind: "person",
        personId,
        name: "担保人",
      })
      .run();
    issueForLoan(db, actorFor(loan.officer.person, "loan.paper"), loanId, "schedule", {
      origin: "http://127.0.0.1",
    });
  }
  const { person: officer } = signInAs(db, "loan-officer");
  makeBatch(db, actorFor(officer, "subsidy.batch"), "2025-12-21", noon("2025-12-25"));
}

const isEmpty = (db: Db, table: string) =>
  db.$client.prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() === undefined;

interface Column {
  name: string;
  type: string;
}
interface Key {
  from: string;
  table: string;
  to: string;
}

/** A row for a table that has none: of this person, and of the newest rows it hangs on, which are made where there are none. */
function plant(db: Db, table: string, personId: number): void {
  if (!isEmpty(db, table)) return;
  const { $client: client } = db;
  const keys = client.prepare("SELECT * FROM pragma_foreign_key_list(?)").all(table) as Key[];
  const columns = client
    .prepare("SELECT name, type FROM pragma_table_info(?) WHERE name <> 'id'")
    .all(table) as Column[];
  const values = columns.map(({ name, type }) => {
    const key = keys.find((k) => k.from === name);
    if (key?.table === "person") return personId;
    if (!key) return { INTEGER: 1, BLOB: Buffer.from([1]) }[type.toUpperCase()] ?? "x";
    plant(db, key.table, personId);
    return client.prepare(`SELECT max("${key.to}") FROM "${key.table}"`).pluck().get();
  });
  const names = columns.map((c) => `"${c.name}"`).join();
  client
    .prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => "?").join()})`)
    .run(...values);
}

/** A thing handed over to one person, counted since. */
function receive(db: Db, personId: number, villageId: number, keeper: number): void {
  const edit = actorFor(signInAs(db, "administrator").person, "donation.edit");
  const holder = createHolder(db, edit, {
    kind: "person",
    villageId,
    name: null,
    personId,
    keeperName: `看管${keeper}`,
    keeperPhone: null,
  });
  if (!holder.ok) throw new Error(holder.why);
  makeDonation(db, [donationLine(villageId, { holder: { holderId: holder.id }, quantity: 1 })]);
}

/** Both belonged to a household, on different days; each has a check, a policy and a situation of her own. */
function inHouseholds(db: Db, village: number, a: number, b: number, c: number): void {
  const id = makeHousehold(db, village, c, [], "2020-01-01");
  db.insert(householdMember)
    .values([
      {
        householdId: id,
        personId: a,
        relation: "12",
        fromOn: "2021-01-01",
        toOn: "2022-12-31",
        createdAt: 1,
      },
      { householdId: id, personId: b, relation: "12", fromOn: "2023-01-01", createdAt: 1 },
    ])
    .run();
  for (const personId of [a, b]) {
    const by = { recordedByName: "周敏", createdAt: 1 };
    db.insert(pensionCheck)
      .values({
        personId,
        checkedOn: "2026-01-01",
        status: "insured",
        result: "passed",
        nextDueOn: "2027-01-01",
        checkedBy: "u",
        checkedByName: "周敏",
        createdAt: 1,
      })
      .run();
    db.insert(benefit)
      .values({
        personId,
        kind: personId === a ? "disability" : "veteran",
        level: "二级",
        fromOn: "2024-01-01",
        updatedAt: 1,
        ...by,
      })
      .run();
    db.insert(householdNeed)
      .values({ personId, kind: "training", toldOn: "2026-01-01", updatedAt: 1, ...by })
      .run();
    db.insert(personSituation)
      .values({ personId, onDay: "2025-01-01", health: "chronic", ...by })
      .run();
  }
}

/** A consent with its scan, and a copy of the ID card, for each. */
function writePapers(db: Db, people: readonly number[]): void {
  const notice = db
    .insert(privacyNotice)
    .values({ ...firstNotice, createdByName: "t", createdAt: 0 })
    .returning()
    .get();
  for (const personId of people) {
    const paper = (kind: string) =>
      db
        .insert(personDocument)
        .values({
          personId,
          kind,
          contentType: "image/png",
          size: 3,
          addedBy: "u",
          addedByName: "t",
          createdAt: 0,
          contentSealed: Buffer.from([1, 2, personId % 256]),
        })
        .returning()
        .get().id;
    paper("id-card");
    db.insert(deletionRequest)
      .values({
        personId,
        askedBy: "self",
        reason: "不再需要",
        askedOn: "2026-02-01",
        dueOn: "2026-02-20",
        state: "withdrawn",
        recordedBy: "u",
        recordedByName: "t",
        createdAt: 0,
      })
      .run();
    db.insert(consent)
      .values({
        personId,
        noticeId: notice.id,
        givenOn: "2026-01-01",
        documentId: paper("consent"),
        recordedBy: "u",
        recordedByName: "t",
        createdAt: 0,
      })
      .run();
  }
}

function certify(db: Db, classId: number, personId: number, villageId: number, label: string): void {
  db.run(sql`INSERT INTO certificate_template (id, name, version, layout, number_rule, issuer_name, created_at)
    VALUES (${classId}, ${label}, 1, '{}', '', '', 0)`);
  db.run(sql`INSERT INTO certificate (number, code, enrolment_id, class_id, person_id, village_id, template_id,
    holder_name, state, issued_on, issued_by, facts_sealed, public_facts, signature, created_at)
    SELECT ${label}, ${label}, id, ${classId}, ${personId}, ${villageId}, ${classId}, ${label}, 'valid', '2026-01-01', 'u', x'00', '{}', '', 0
    FROM enrolment WHERE class_id = ${classId} AND person_id = ${personId}`);
}

const untouched = new Set([
  "audit_event",
  "record_merge",
  "sqlite_sequence",
  "session",
  "user",
  "role_grant",
]);

/** A row as text; of what is sealed or drawn its hash: comparing bytes one by one takes a minute. */
const asText = (row: unknown): string =>
  JSON.stringify(row, function (this: Record<string, unknown>, key, value) {
    const raw = this[key];
    return Buffer.isBuffer(raw) ? createHash("sha1").update(raw).digest("hex") : value;
  });

/** A month's sum of nothing says what no sum says: it is not counted as a row. */
const rowsOf = (table: string): string =>
  table.endsWith("_month_summary")
    ? `SELECT * FROM ${table} WHERE value <> 0 ORDER BY 1, 2, 3`
    : `SELECT rowid, * FROM "${table}" ORDER BY rowid`;

/** Every row of every table, as text; what only grows is left out. */
function wholeDatabase(db: Db): Record<string, string[]> {
  const tables = db.$client
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'person_name_search_%'")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.filter((t) => !untouched.has(t)).map((t) => [t, db.$client.prepare(rowsOf(t)).all().map(asText)]),
  );
}

/** Rows that are not the same in both, by table. */
const changed = (before: Record<string, string[]>, now: Record<string, string[]>): string[] =>
  Object.entries(before).flatMap(([table, rows]) => {
    const then = now[table] ?? [];
    if (rows.join() === then.join()) return [];
    return [...rows.filter((r) => !then.includes(r)), ...then.filter((r) => !rows.includes(r)), "order"].map(
      (r) => `${table} ${r}`,
    );
  });

const merge = (
  w: ReturnType<typeof twoRecords>,
  choices: MergeChoices = {},
  survivor = w.a,
  merged = w.b,
) => {
  const revision = (id: number) => w.db.select().from(person).where(eq(person.id, id)).get()!.revision;
  return mergePeople(
    w.db,
    actorFor(w.staff, "person.merge"),
    {
      survivorId: survivor,
      mergedId: merged,
      choices,
      revisions: { survivor: revision(survivor), merged: revision(merged) },
    },
    sources,
    "zh",
  );
};

/** Tables that still have a row of somebody, asked of the database itself: a table to come is held to it too. */
function stillPointing(db: Db, personId: number): string[] {
  // The record's own past, and what says that two records were one.
  const own = ["person", "person_residence", "duplicate_pair"];
  const pointing = db.$client
    .prepare(
      `SELECT m.name AS "table", f."from" AS "column" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
       WHERE m.type = 'table' AND f."table" = 'person'`,
    )
    .all() as { table: string; column: string }[];
  return pointing
    .filter(({ table }) => !own.includes(table))
    .filter(({ table, column }) =>
      db.$client.prepare(`SELECT 1 FROM "${table}" WHERE "${column}" = ? LIMIT 1`).get(personId),
    )
    .map(({ table, column }) => `${table}.${column}`);
}

const found = (db: Db, text: string) => searchPeople(db, "all", readTerm(text), 10).rows.map((r) => r.id);

describe("merging two records", () => {
  it("the survivor has both: classes, certificates, names and numbers that lead to it", () => {
    const w = twoRecords();
    const done = merge(w, { village: "survivor" });
    expect(done.ok).toBe(true);
    const owners = (table: string) =>
      w.db.$client
        .prepare(`SELECT DISTINCT person_id FROM ${table} WHERE person_id IN (?, ?)`)
        .pluck()
        .all(w.a, w.b);
    expect(owners("enrolment")).toEqual([w.a]);
    expect(owners("certificate")).toEqual([w.a]);
    for (const table of [
      "household_member",
      "pension_check",
      "benefit",
      "household_need",
      "person_situation",
    ])
      expect([table, owners(table)]).toEqual([table, [w.a]]);
    expect(owners("consent")).toEqual([w.a]);
    expect(owners("person_relation_end")).toEqual([w.a]);
    expect(owners("person_document")).toEqual([w.a]);
    for (const table of ["loan", "loan_application", "loan_partner", "loan_guarantor", "equipment_holder"])
      expect([table, owners(table)]).toEqual([table, [w.a]]);
    // What is to be paid back is followed where the person is now.
    const loans = w.db.select().from(grantedLoan).all();
    expect(loans.map((l) => l.villageId)).toEqual([w.village, w.village]);
    for (const table of ["trip_place", "village_shop", "deletion_request"])
      expect([table, owners(table)]).toEqual([table, [w.a]]);
    expect(stillPointing(w.db, w.b)).toEqual([]);
    expect(found(w.db, "张晓龙")).toEqual([w.a]);
    expect(found(w.db, "张小龙")).toEqual([w.a]);
    expect(findByNumber(w.db, number("004"))?.id).toBe(w.a);
    expect(found(w.db, number("004"))).toEqual([w.a]);
    expect(w.db.select().from(person).where(eq(person.id, w.b)).get()).toMatchObject({ mergedIntoId: w.a });
    expect(w.db.select().from(duplicatePair).all()).toMatchObject([{ state: "merged" }]);
  });

  it("a village taken from the other record: the stay before ends, and its days stay with the village that was", () => {
    const w = twoRecords();
    const stays = () =>
      w.db
        .select({
          villageId: personResidence.villageId,
          fromOn: personResidence.fromOn,
          toOn: personResidence.toOn,
        })
        .from(personResidence)
        .where(eq(personResidence.personId, w.a))
        .orderBy(personResidence.id)
        .all();
    const since = (personId: number, fromOn: string) =>
      w.db.update(personResidence).set({ fromOn }).where(eq(personResidence.personId, personId)).run();
    since(w.a, "2002-03-04");
    since(w.b, "2025-06-01");
    expect(merge(w, { village: "merged" }).ok).toBe(true);
    expect(stays()).toEqual([
      { villageId: w.village, fromOn: "2002-03-04", toOn: "2025-05-31" },
      { villageId: w.other, fromOn: "2025-06-01", toOn: null },
    ]);
  });

  it("pressing twice merges once", () => {
    const w = twoRecords();
    const first = merge(w);
    const again = mergePeople(
      w.db,
      actorFor(w.staff, "person.merge"),
      { survivorId: w.a, mergedId: w.b, choices: {}, revisions: { survivor: 1, merged: 1 } },
      sources,
      "zh",
    );
    expect(again).toEqual(first);
  });

  it("two places in one class cannot be one person's: refused in words, nothing changed", () => {
    const w = twoRecords();
    makeClass(w.db, w.village, { people: [w.a, w.b] });
    const before = wholeDatabase(w.db);
    expect(merge(w)).toMatchObject({
      ok: false,
      why: "merge.clash",
      clashes: [expect.stringContaining("SYB")],
    });
    expect(wholeDatabase(w.db)).toEqual(before);
  });

  it("two places in a class that has ended: the one with the certificate stays, the roll has one less, and it can be undone", () => {
    const w = twoRecords();
    const made = makeClass(w.db, w.village, { people: [w.a, w.b] });
    w.db.run(sql`UPDATE training_class SET state = 'closed' WHERE id = ${made.id}`);
    certify(w.db, made.id, w.b, w.village, "C-3");
    const before = wholeDatabase(w.db);
    const seats = () =>
      w.db.$client
        .prepare("SELECT seats_taken FROM training_class WHERE id = ?")
        .pluck()
        .get(made.id) as number;
    const was = seats();
    expect(settledIn(w.db, w.a, w.b, sources, "zh").join()).toContain("名册少一人");
    const done = merge(w);
    expect(done).toMatchObject({ ok: true });
    const places = w.db.$client
      .prepare(
        `SELECT e.state, e.ended_reason AS why, EXISTS (SELECT 1 FROM certificate c WHERE c.enrolment_id = e.id) AS paper
         FROM enrolment e WHERE e.class_id = ? AND e.person_id = ? ORDER BY e.state`,
      )
      .all(made.id, w.a);
    expect(places).toEqual([
      { state: "seated", why: null, paper: 1 },
      { state: "withdrawn", why: "合并档案：同一人在本班登记了两次", paper: 0 },
    ]);
    expect(seats()).toBe(was - 1);
    const actor = actorFor(w.staff, "person.merge");
    undoMerge(w.db, actor, done.ok ? done.mergeId : 0, sources);
    const tables = ["enrolment", "training_class", "certificate"] as const;
    for (const table of tables) expect(wholeDatabase(w.db)[table]).toEqual(before[table]);
  });

  it("two members of one household on the same days are one member; the head's entry stands, no day is lost", () => {
    const w = twoRecords();
    // Since 2021 as a son, and as a daughter from 2023: one person, entered twice.
    w.db.update(householdMember).set({ toOn: null }).where(eq(householdMember.personId, w.a)).run();
    expect(settledIn(w.db, w.a, w.b, sources, "zh").join()).toContain("同一段日子只留一条");
    expect(merge(w)).toMatchObject({ ok: true });
    const rows = () =>
      w.db
        .select()
        .from(householdMember)
        .where(eq(householdMember.personId, w.a))
        .all()
        .map((r) => [r.fromOn, r.toOn]);
    expect(rows()).toEqual([["2021-01-01", null]]);
  });

  it("a policy that both enjoy stands once: the survivor's; taken back, both are there", () => {
    const w = twoRecords();
    const by = {
      kind: "elderly",
      recordedByName: "周敏",
      createdAt: 1,
      updatedAt: 1,
      fromOn: "2024-01-01",
    };
    w.db
      .insert(benefit)
      .values([
        { ...by, personId: w.a, level: "二级" },
        { ...by, personId: w.b, level: "三级" },
      ])
      .run();
    const levels = () =>
      w.db
        .select()
        .from(benefit)
        .where(eq(benefit.personId, w.a))
        .all()
        .filter((b) => b.kind === "elderly")
        .map((b) => b.level);
    const done = merge(w);
    expect(levels()).toEqual(["二级"]);
    undoMerge(w.db, actorFor(w.staff, "person.merge"), done.ok ? done.mergeId : 0, sources);
    const both = w.db.select().from(benefit).all();
    expect(both.filter((b) => b.kind === "elderly").map((b) => [b.personId, b.level])).toEqual([
      [w.a, "二级"],
      [w.b, "三级"],
    ]);
  });

  it("members of two households on one day cannot be one person: refused in words that lead on, nothing changed", () => {
    const w = twoRecords();
    w.db.delete(householdMember).where(eq(householdMember.personId, w.a)).run();
    makeHousehold(w.db, w.village, w.a, [], "2021-01-01");
    const before = wholeDatabase(w.db);
    expect(merge(w)).toMatchObject({
      ok: false,
      why: "merge.clash",
      clashes: [expect.stringContaining("和另一户合并")],
    });
    expect(wholeDatabase(w.db)).toEqual(before);
  });

  it("two who are married to each other, or each to somebody else, are not one person", () => {
    const w = twoRecords();
    const marry = (x: number, y: number) =>
      addRelation(w.db, actorFor(w.staff, "person.edit"), x, {
        otherId: y,
        part: "spouse",
        fromOn: null,
        note: null,
      });
    expect(marry(w.b, w.d).ok).toBe(true);
    expect(merge(w)).toMatchObject({ why: "merge.clash", clashes: [expect.stringContaining("配偶")] });
    expect(merge(w, {}, w.a, w.c)).toMatchObject({ why: "merge.clash" });
  });

  it("a record outside the actor's villages is not there", () => {
    const w = twoRecords([1]);
    expect(merge(w)).toEqual({ ok: false, why: "merge.notFound" });
  });

  it("a form that showed older records is refused", () => {
    const w = twoRecords();
    const result = mergePeople(
      w.db,
      actorFor(w.staff, "person.merge"),
      { survivorId: w.a, mergedId: w.b, choices: {}, revisions: { survivor: 1, merged: 9 } },
      sources,
      "zh",
    );
    expect(result).toEqual({ ok: false, why: "merge.changedMeanwhile" });
  });
});

it("the two records have rows in every table that is about people", () => {
  const w = twoRecords();
  const held = personHoldings.flatMap((h) => h.tables);
  expect(held.filter((t) => isEmpty(w.db, t))).toEqual([]);
});

describe("taking a merge back", { timeout: 120_000 }, () => {
  it("merge, undo, merge again, undo: the whole database is as before, row by row", () => {
    const side = fc.constantFrom("survivor" as const, "merged" as const);
    const choices = fc.record(Object.fromEntries(mergeFieldNames.map((f) => [f, side])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(choices, fc.boolean(), (chosen, theOtherWay) => {
        const w = twoRecords();
        const before = wholeDatabase(w.db);
        const [survivor, merged] = theOtherWay ? [w.b, w.a] : [w.a, w.b];
        for (let round = 0; round < 2; round += 1) {
          const done = merge(w, chosen as MergeChoices, survivor, merged);
          if (!done.ok) throw new Error(done.why);
          expect(changed(before, wholeDatabase(w.db))).not.toEqual([]);
          expect(undoMerge(w.db, actorFor(w.staff, "person.merge"), done.mergeId, sources).ok).toBe(true);
          expect(changed(before, wholeDatabase(w.db))).toEqual([]);
        }
        expect(openMerge(w.db, survivor, merged)).toBeUndefined();
        expect(found(w.db, "晓龙")).toEqual([w.b]);
      }),
      { numRuns: 15 },
    );
  });

  it("is refused once somebody has built on it: an edit of the survivor, a second merge, a certificate", () => {
    const edited = twoRecords();
    const one = merge(edited);
    const row = edited.db.select().from(person).where(eq(person.id, edited.a)).get()!;
    editPerson(edited.db, actorFor(edited.staff, "person.edit"), edited.a, {
      name: row.name,
      phone: "13700000000",
      revision: row.revision,
    });
    expect(
      undoMerge(edited.db, actorFor(edited.staff, "person.merge"), one.ok ? one.mergeId : 0, sources),
    ).toEqual({
      ok: false,
      why: "merge.builtOn",
    });

    const twice = twoRecords();
    const first = merge(twice);
    expect(merge(twice, {}, twice.d, twice.a).ok).toBe(true);
    expect(
      undoMerge(twice.db, actorFor(twice.staff, "person.merge"), first.ok ? first.mergeId : 0, sources),
    ).toEqual({ ok: false, why: "merge.builtOn" });

    const certified = twoRecords();
    const done = merge(certified);
    certified.db.run(sql`UPDATE certificate SET state = 'revoked' WHERE class_id = ${certified.secondClass}`);
    expect(
      undoMerge(certified.db, actorFor(certified.staff, "person.merge"), done.ok ? done.mergeId : 0, sources),
    ).toEqual({ ok: false, why: "merge.builtOn" });
  });

  it("of a merge from before a column came with an upgrade, it is taken back with that column right", () => {
    const w = twoRecords();
    const was = (id: number) => w.db.select().from(person).where(eq(person.id, id)).get()!;
    const before = [was(w.a), was(w.b)];
    const done = merge(w, { name: "merged", bankAccount: "merged" }, w.b, w.a);
    if (!done.ok) throw new Error(done.why);
    const row = w.db.select().from(recordMerge).where(eq(recordMerge.id, done.mergeId)).get()!;
    const older = changesOf(row);
    for (const { before: b, after: a } of older)
      for (const column of ["roster_key", "bank_account_index"]) {
        delete b?.[column];
        delete a?.[column];
      }
    w.db
      .update(recordMerge)
      .set({ changesSealed: seal(packChanges(older), mergePurpose) })
      .run();
    expect(undoMerge(w.db, actorFor(w.staff, "person.merge"), done.mergeId, sources).ok).toBe(true);
    expect([was(w.a), was(w.b)]).toEqual(before);
  });

  it("twice does it once", () => {
    const w = twoRecords();
    const done = merge(w);
    const actor = actorFor(w.staff, "person.merge");
    const id = done.ok ? done.mergeId : 0;
    expect(undoMerge(w.db, actor, id, sources)).toEqual(undoMerge(w.db, actor, id, sources));
  });
});

it("a corrected ID number keeps leading to the person", () => {
  const w = twoRecords();
  editPerson(w.db, actorFor(w.staff, "person.edit"), w.c, {
    name: "王伟",
    phone: null,
    revision: 1,
    idNumber: number("010"),
  });
  expect(findByNumber(w.db, number("006"))?.id).toBe(w.c);
  expect(findByNumber(w.db, number("010"))?.id).toBe(w.c);
});
