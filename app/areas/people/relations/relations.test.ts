import { auditEvent, personRelation, personRelationEnd } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import { action as newAction, loader as newLoader } from "../routes/new-relation";
import { loader as personLoader } from "../routes/person";
import { action as endAction } from "../routes/relation";
import { addRelation } from "./add-relation.server";
import { endRelation } from "./end-relation.server";
import type { Part } from "./relation";
import { guaranteedBy, guarantorsOf, relationsOf, spouseOf } from "./relations.server";

let db: ReturnType<typeof testDb>;
let here: number;
let there: number;
let [long, li, wang, far] = [0, 0, 0, 0];
let staff: ReturnType<typeof signInAs>;

beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  there = makeVillage(db, "冯屯村", "371725101217");
  const add = (name: string, village: number) => register(db, village, { name, phone: null }).id;
  [long, li, wang, far] = [add("张小龙", here), add("李春燕", here), add("王伟", here), add("外村人", there)];
  staff = signInAs(db, "cadre", [here]);
});

const relate = (a: number, b: number, part: Part, fromOn: string | null = "2019-05-01") =>
  addRelation(db, actorFor(staff.person, "person.edit"), a, { otherId: b, part, fromOn, note: null });
const end = (a: number, id: number, toOn: string) =>
  endRelation(db, actorFor(staff.person, "person.edit"), a, id, { toOn, reason: null });

describe("relations", () => {
  it("stand on both pages, each with what the other is, and in both logs; twice is once", () => {
    const made = relate(long, wang, "guarantor");
    expect(relate(long, wang, "guarantor")).toEqual(made);
    expect(relationsOf(db, long)).toMatchObject([{ otherId: wang, part: "guarantor" }]);
    expect(relationsOf(db, wang)).toMatchObject([{ otherId: long, part: "guaranteed" }]);
    expect(guarantorsOf(db, long)).toEqual([wang]);
    expect(guaranteedBy(db, wang)).toEqual([long]);
    expect(db.select().from(personRelation).all()).toHaveLength(1);
    const logged = db.select().from(auditEvent).where(eq(auditEvent.event, "person.relation-added")).all();
    expect(logged.map((r) => r.subjectId).sort()).toEqual([String(long), String(wang)].sort());
  });

  it("one spouse at a time, told by name; after the end another may follow, and each day has its spouse", () => {
    const first = relate(long, li, "spouse");
    expect(relate(wang, long, "spouse")).toMatchObject({ ok: false, field: "otherId" });
    const refused = relate(wang, long, "spouse");
    expect(refused.ok ? "" : refused.why).toMatch(/^relation\.married\|.*李春燕/);
    expect(end(long, first.ok ? first.id : 0, "2024-06-30")).toEqual({ ok: true });
    expect(end(long, first.ok ? first.id : 0, "2025-01-01")).toEqual({ ok: true });
    expect(relate(wang, long, "spouse", "2025-02-01").ok).toBe(true);
    expect(spouseOf(db, long, "2018-01-01")).toBeUndefined();
    expect(spouseOf(db, long, "2024-06-30")).toBe(li);
    expect(spouseOf(db, long, "2024-07-01")).toBeUndefined();
    expect(spouseOf(db, long, "2026-01-01")).toBe(wang);
    expect(spouseOf(db, wang, "2026-01-01")).toBe(long);
  });

  it("the database itself holds everybody to one spouse", () => {
    relate(long, li, "spouse");
    const other = db.insert(personRelation).values({ kind: "spouse", recordedByName: "t", createdAt: 0 });
    const { id } = other.returning().get();
    expect(() =>
      db
        .insert(personRelationEnd)
        .values({ relationId: id, personId: long, part: "spouse", openSpouse: true })
        .run(),
    ).toThrow(/UNIQUE/);
  });

  it("a foreign person is not there, on either end, in no page and no action", async () => {
    expect(relate(long, far, "sibling")).toEqual({ ok: false, why: "person.notFound" });
    expect(relate(far, long, "sibling")).toEqual({ ok: false, why: "person.notFound" });
    const post = (personId: number, otherId: number) =>
      newAction(
        call(
          "/x",
          staff.cookie,
          { personId: String(personId) },
          { part: "sibling", otherId: String(otherId) },
        ),
      );
    expect(await statusOf(() => post(long, far))).toBe(404);
    expect(await statusOf(() => post(far, long))).toBe(404);
    expect(await statusOf(() => newLoader(call("/x", staff.cookie, { personId: String(far) })))).toBe(404);
  });

  it("oneself, a younger parent and days that cannot be are refused", () => {
    expect(relate(long, long, "spouse")).toMatchObject({ why: "relation.self" });
    const child = register(db, here, {
      name: "张雨桐",
      phone: null,
      idNumber: freshNumber("20150315", "female"),
    });
    expect(relate(long, child.id, "parent", null)).toMatchObject({ why: "relation.parentYounger" });
    expect(relate(long, child.id, "child", null).ok).toBe(true);
    expect(relate(long, li, "spouse", "2099-01-01")).toMatchObject({ why: "relation.future" });
    expect(relate(long, li, "spouse", "1980-01-01")).toMatchObject({ why: "relation.beforeBirth" });
  });

  it("the form finds, keeps what was typed, saves and shows on both pages; ending is one too", async () => {
    const params = { personId: String(long) };
    const post = (form: Record<string, string>) => newAction(call("/x", staff.cookie, params, form));
    expect(await statusOf(() => post({ step: "find", term: "" }))).toBe(400);
    const found = (await post({ step: "find", term: "春燕", part: "spouse", note: "户口本" })) as {
      data: { found: { id: number }[]; note: string; part: string };
    };
    expect(found.data).toMatchObject({ found: [{ id: li }], note: "户口本", part: "spouse" });
    expect(await statusOf(() => post({ term: "春燕", otherId: String(li) }))).toBe(400);
    const saving = { part: "spouse", otherId: String(li), fromOn: "20190501" };
    expect(await statusOf(() => post(saving))).toBe(303);
    const page = await personLoader(call("/x", staff.cookie, { personId: String(li) }));
    const aside = page.asides.find((a) => a.key === "relations");
    expect(aside?.lines).toMatchObject([{ label: "配偶", value: "张小龙", to: `/people/${long}` }]);
    const relationId = aside?.lines[0]?.key ?? "";
    const ending = (form: Record<string, string>) =>
      endAction(call("/x", staff.cookie, { personId: String(li), relationId }, form));
    expect(await statusOf(() => ending({ toOn: "" }))).toBe(400);
    expect(await statusOf(() => ending({ toOn: "2018-01-01" }))).toBe(422);
    expect(await statusOf(() => ending({ toOn: "2026-01-01", reason: "离婚" }))).toBe(303);
    expect(spouseOf(db, long)).toBeUndefined();
  });
});
