import type { Reader, Tx } from "db/client.server";
import { person, personResidence } from "db/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { inScope } from "~/platform/access/actor";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { blindIndex, seal, unsealText } from "~/platform/sealed.server";
import { plainPinyin } from "~/platform/search/pinyin";
import { maskIdNumber, parseIdNumber } from "./id-number";
import type { PersonInput } from "./person";
import { nameTokens, normaliseName } from "./person-name";

export type Person = typeof person.$inferSelect;

export const idIndex = (idNumber: string) => blindIndex(idNumber, "person.id-number");
export const idTailIndex = (tail: string) => blindIndex(tail.toUpperCase(), "person.id-tail");
const idPurpose = "person.id-number";

export type WhyNotPerson =
  | { ok: false; why: "person.foreignVillage" }
  | { ok: false; why: "person.badNumber" }
  | { ok: false; why: "person.sameNumber"; existing: { id: number; villageId: number; name: string } };

/** The only place that writes a name: pinyin, initials and the search index go with it, so that search never drifts. */
function writeSearch(tx: Tx, id: number, name: string): void {
  tx.run(sql`DELETE FROM person_name_search WHERE rowid = ${id}`);
  tx.run(sql`INSERT INTO person_name_search (rowid, tokens) VALUES (${id}, ${nameTokens(name)})`);
}

/** Adds a person inside another command's transaction. The input is checked by forms beforehand; rules are checked again here. */
export function createPersonIn(
  tx: Tx,
  actor: Actor<"person.create">,
  input: PersonInput,
  importBatchId: number | null = null,
): { ok: true; person: Person } | WhyNotPerson {
  if (!inScope(actor.villages, input.villageId)) return { ok: false, why: "person.foreignVillage" };
  const number = parseIdNumber(input.idNumber);
  if (!number.ok) return { ok: false, why: "person.badNumber" };
  const existing = findByNumber(tx, number.idNumber);
  if (existing)
    return {
      ok: false,
      why: "person.sameNumber",
      existing: { id: existing.id, villageId: existing.villageId, name: existing.name },
    };
  const now = Date.now();
  const name = normaliseName(input.name);
  const reading = plainPinyin(name);
  const created = tx
    .insert(person)
    .values({
      name,
      pinyin: reading.pinyin,
      initials: reading.initials,
      idType: number.idType,
      idNumberSealed: seal(number.idNumber, idPurpose),
      idNumberIndex: idIndex(number.idNumber),
      idTailIndex: idTailIndex(number.idNumber.slice(-4)),
      idNumberMasked: maskIdNumber(number.idNumber),
      sex: number.sex,
      birthOn: number.birthOn,
      phone: input.phone,
      phoneTail: input.phone?.slice(-4) ?? null,
      villageId: input.villageId,
      villageGroup: input.villageGroup ?? null,
      address: input.address ?? null,
      ethnicity: input.ethnicity ?? null,
      education: input.education ?? null,
      category: input.category ?? null,
      importBatchId,
      createdBy: actor.userId,
      createdAt: now,
      updatedAt: now,
    })
    .returning()
    .get();
  writeSearch(tx, created.id, name);
  tx.insert(personResidence)
    .values({ personId: created.id, villageId: input.villageId, fromOn: todayOn(now), createdAt: now })
    .run();
  recordEvent(tx, actor, {
    event: "person.created",
    subject: { kind: "person", id: created.id, label: name },
    villageId: input.villageId,
    after: shown(created),
  });
  return { ok: true, person: created };
}

/** What the log keeps of a person: everything but the sealed parts. */
const shown = (p: Person) => ({
  name: p.name,
  idNumber: p.idNumberMasked,
  phone: p.phone,
  villageId: p.villageId,
  group: p.villageGroup,
  ethnicity: p.ethnicity,
  education: p.education,
  category: p.category,
  address: p.address,
});

export type PersonEdit = Omit<PersonInput, "idNumber" | "villageId"> & { revision: number };

/** Changes what is not the identity; a newer edit by somebody else is never overwritten unseen. */
export function editPersonIn(
  tx: Tx,
  actor: Actor<"person.edit">,
  id: number,
  input: PersonEdit,
): { ok: true; person: Person } | { ok: false; why: "person.notFound" | "person.changedMeanwhile" } {
  const before = tx
    .select()
    .from(person)
    .where(and(eq(person.id, id), isNull(person.deletedAt)))
    .get();
  if (!before || !inScope(actor.villages, before.villageId)) return { ok: false, why: "person.notFound" };
  if (before.revision !== input.revision) return { ok: false, why: "person.changedMeanwhile" };
  const name = normaliseName(input.name);
  const reading = plainPinyin(name);
  const after = tx
    .update(person)
    .set({
      name,
      pinyin: reading.pinyin,
      initials: reading.initials,
      phone: input.phone,
      phoneTail: input.phone?.slice(-4) ?? null,
      villageGroup: input.villageGroup ?? null,
      address: input.address ?? null,
      ethnicity: input.ethnicity ?? null,
      education: input.education ?? null,
      category: input.category ?? null,
      revision: before.revision + 1,
      updatedAt: Date.now(),
    })
    .where(eq(person.id, id))
    .returning()
    .get();
  writeSearch(tx, id, name);
  recordEvent(tx, actor, {
    event: "person.changed",
    subject: { kind: "person", id, label: name },
    villageId: before.villageId,
    before: shown(before),
    after: shown(after),
  });
  return { ok: true, person: after };
}

/** Takes back a person whom an import made and nobody has built on. */
export function removePersonIn(tx: Tx, by: EventBy, row: Person): void {
  tx.run(sql`DELETE FROM person_name_search WHERE rowid = ${row.id}`);
  tx.delete(personResidence).where(eq(personResidence.personId, row.id)).run();
  tx.delete(person).where(eq(person.id, row.id)).run();
  recordEvent(tx, by, {
    event: "person.removed",
    subject: { kind: "person", id: row.id, label: row.name },
    villageId: row.villageId,
    before: shown(row),
  });
}

/** Exact look-up by ID number, whatever village: callers check the scope before they say anything about it. */
export const findByNumber = (tx: Reader, idNumber: string): Person | undefined =>
  tx
    .select()
    .from(person)
    .where(and(eq(person.idNumberIndex, idIndex(idNumber)), isNull(person.deletedAt)))
    .get();

/** Opens the sealed number: for papers that must show it, and for a reveal. The caller writes the log row. */
export const openIdNumber = (row: Pick<Person, "idNumberSealed">): string | null =>
  row.idNumberSealed ? unsealText(row.idNumberSealed, idPurpose) : null;
