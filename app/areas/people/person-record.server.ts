import type { Reader, Tx } from "db/client.server";
import { placeholders, prepared } from "db/prepared";
import { person, personFormerNumber } from "db/schema";
import { and, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { secrets } from "~/platform/keys.server";
import { blindIndex, seal, unsealText } from "~/platform/sealed.server";
import { plainPinyin } from "~/platform/search/pinyin";
import { rosterKey } from "~/platform/search/roster-key";
import { type IdNumber, maskIdNumber, maskPhone } from "./id-number";
import { accountTail, type PersonDetails } from "./person";
import { nameTokens, normaliseName } from "./person-name";

/**
 * The only place that writes names, numbers and accounts of people: their pinyin, tails, keyed hashes and the search
 * index go with them in the same transaction, so that search never drifts from the record.
 */
export type Person = typeof person.$inferSelect;
type Row = typeof person.$inferInsert;

export const idPurpose = "person.id-number";
const accountPurpose = "person.bank-account";

/** @param digits the whole account, without spaces */
export const accountIndex = (digits: string) => blindIndex(digits, accountPurpose);

export const idIndex = (idNumber: string) => blindIndex(idNumber, idPurpose);
/** There are eleven thousand tails in all; an import asks for each of them many times. */
const tailIndexes = new WeakMap<object, Map<string, string>>();

export function idTailIndex(tail: string): string {
  const keys = secrets();
  const known = tailIndexes.get(keys) ?? new Map<string, string>();
  tailIndexes.set(keys, known);
  const text = tail.toUpperCase();
  const before = known.get(text);
  if (before !== undefined) return before;
  const index = blindIndex(text, "person.id-tail");
  if (/^\d{3}[\dX]$/.test(text)) known.set(text, index);
  return index;
}

export const nameColumns = (input: string) => {
  const name = normaliseName(input);
  return { name, rosterKey: rosterKey(name), ...readingsOf([name]) };
};

const linesOf = (formerNames: string | null): string[] => formerNames?.split("\n").filter(Boolean) ?? [];

/** Pinyin and initials of a name and the names before it, each reading once; the present name's come first. */
function readingsOf(names: readonly string[]) {
  const [only] = names;
  // One name has each of its readings once already.
  if (names.length === 1 && only !== undefined) return plainPinyin(only);
  const all = names.map(plainPinyin);
  const joined = (part: "pinyin" | "initials") =>
    [...new Set(all.flatMap((r) => r[part].split(" ")))].join(" ");
  return { pinyin: joined("pinyin"), initials: joined("initials") };
}

/** Columns of a record that had other names before (a correction, a merge): search still finds them. */
export const formerNameColumns = (name: string, formerNames: readonly string[]) => {
  const others = [...new Set(formerNames)].filter((n) => n !== name);
  return {
    formerNames: others.length ? others.join("\n") : null,
    rosterKey: rosterKey(name),
    ...readingsOf([name, ...others]),
  };
};

export const formerNamesOf = (row: Pick<Person, "formerNames">): string[] => linesOf(row.formerNames);

/** Columns that an ID number fills. */
export const numberColumns = (number: IdNumber) => ({
  idType: number.idType,
  idNumberSealed: seal(number.idNumber, idPurpose),
  idNumberIndex: idIndex(number.idNumber),
  idTailIndex: idTailIndex(number.idNumber.slice(-4)),
  idNumberMasked: maskIdNumber(number.idNumber),
  sex: number.sex,
  birthOn: number.birthOn,
});

/** A record under a new name keeps the old one for search. */
const renamed = (before: Pick<Person, "name" | "formerNames">, name: string) =>
  formerNameColumns(name, [...(before.name === name ? [] : [before.name]), ...formerNamesOf(before)]);

/** Columns that a form's details fill. */
export const detailColumns = (input: PersonDetails, before?: Pick<Person, "name" | "formerNames">) => ({
  ...(before
    ? { name: normaliseName(input.name), ...renamed(before, normaliseName(input.name)) }
    : nameColumns(input.name)),
  phone: input.phone,
  phoneTail: input.phone?.slice(-4) ?? null,
  villageGroup: input.villageGroup ?? null,
  address: input.address ?? null,
  ethnicity: input.ethnicity ?? null,
  education: input.education ?? null,
  category: input.category ?? null,
  bankName: input.bankName ?? null,
  note: input.note ?? null,
  ...(input.bankAccount === undefined ? {} : accountColumns(input.bankAccount)),
});

/** Columns that a bank account fills. */
const accountColumns = (digits: string | null) => ({
  bankAccountSealed: digits === null ? null : seal(digits, accountPurpose),
  bankAccountIndex: digits === null ? null : accountIndex(digits),
  bankAccountTail: digits === null ? null : accountTail(digits),
});

/** What stands in a row only to find and order it, made anew from the row itself: for rows written before a column was. */
export const derivedColumns = (row: Pick<Person, "name" | "bankAccountSealed">) => {
  const account = openBankAccount(row);
  return {
    rosterKey: rosterKey(row.name),
    bankAccountIndex: account === null ? null : accountIndex(account),
  };
};

/** The search index of names as a table to write to: SQLite's FTS5, made by a migration of its own. */
const nameSearch = sqliteTable("person_name_search", { rowid: integer("rowid"), tokens: text("tokens") });

const inserting = prepared((tx: Tx) => ({
  row: tx
    .insert(person)
    .values(placeholders(person, ["id"]))
    .returning()
    .prepare(),
  name: tx.insert(nameSearch).values(placeholders(nameSearch)).prepare(),
}));
const emptyRow = {
  ...Object.fromEntries(Object.keys(getTableColumns(person)).map((key) => [key, null])),
  revision: 1,
  rosterKey: "",
};

export function insertRow(tx: Tx, row: Omit<Row, "createdAt" | "updatedAt">): Person {
  const now = Date.now();
  const statements = inserting(tx);
  const created = statements.row.get({ ...emptyRow, ...row, createdAt: now, updatedAt: now });
  statements.name.run({ rowid: created.id, tokens: allTokens(created) });
  return created;
}

/** Writes some columns and counts the edit; null when somebody else was faster. */
export function updateRow(tx: Tx, before: Person, columns: Partial<Row>): Person | null {
  const after = tx
    .update(person)
    .set({ ...columns, revision: before.revision + 1, updatedAt: Date.now() })
    .where(and(eq(person.id, before.id), eq(person.revision, before.revision)))
    .returning()
    .get();
  if (!after) return null;
  if (after.name !== before.name || after.formerNames !== before.formerNames) indexNames(tx, after);
  return after;
}

/** "2c" stands between a name and a former one, so that no phrase runs from one into the next. */
const allTokens = (row: Pick<Person, "name" | "formerNames">): string =>
  [row.name, ...linesOf(row.formerNames)].map(nameTokens).join(" 2c ");

/** Puts the present and former names into the search index; a record that is no longer there leaves it. */
export function indexNames(tx: Tx, row: Pick<Person, "id" | "name" | "formerNames" | "deletedAt">): void {
  tx.run(sql`DELETE FROM person_name_search WHERE rowid = ${row.id}`);
  if (row.deletedAt !== null) return;
  tx.run(sql`INSERT INTO person_name_search (rowid, tokens) VALUES (${row.id}, ${allTokens(row)})`);
}

export function deleteRow(tx: Tx, id: number): void {
  tx.run(sql`DELETE FROM person_name_search WHERE rowid = ${id}`);
  tx.delete(person).where(eq(person.id, id)).run();
}

const numbered = prepared((db: Reader) => ({
  now: db
    .select()
    .from(person)
    .where(and(eq(person.idNumberIndex, sql.placeholder("index")), isNull(person.deletedAt)))
    .prepare(),
  before: db
    .select({ person })
    .from(personFormerNumber)
    .innerJoin(person, eq(person.id, personFormerNumber.personId))
    .where(and(eq(personFormerNumber.idNumberIndex, sql.placeholder("index")), isNull(person.deletedAt)))
    .prepare(),
}));

/**
 * Exact look-up by ID number, whatever village: callers check the scope before they say anything about it. A number
 * that was corrected, or came with a merge, still leads to its person.
 */
export function findByNumber(db: Reader, idNumber: string): Person | undefined {
  const index = idIndex(idNumber);
  const { now, before } = numbered(db);
  return now.get({ index }) ?? before.get({ index })?.person;
}

/** Keeps a number that the record no longer shows. */
export function keepFormerNumber(tx: Tx, row: Person, reason: "corrected" | "merged"): void {
  if (!row.idNumberSealed || !row.idNumberIndex) return;
  tx.insert(personFormerNumber)
    .values(formerNumberOf(row, row.id, reason)!)
    .run();
}

export const formerNumberOf = (row: Person, personId: number, reason: "corrected" | "merged") =>
  row.idNumberSealed && row.idNumberIndex && row.idTailIndex && row.idNumberMasked
    ? {
        personId,
        idNumberSealed: row.idNumberSealed,
        idNumberIndex: row.idNumberIndex,
        idTailIndex: row.idTailIndex,
        idNumberMasked: row.idNumberMasked,
        reason,
        createdAt: Date.now(),
      }
    : null;

/** Opens the sealed number: for papers that must show it, and for a reveal. The caller writes the log row. */
export const openIdNumber = (row: Pick<Person, "idNumberSealed">): string | null =>
  row.idNumberSealed ? unsealText(row.idNumberSealed, idPurpose) : null;

export const openBankAccount = (row: Pick<Person, "bankAccountSealed">): string | null =>
  row.bankAccountSealed ? unsealText(row.bankAccountSealed, accountPurpose) : null;

/** What the log keeps of a person: numbers masked, nothing sealed. */
export const loggedFacts = (p: Person): Record<string, unknown> => ({
  name: p.name,
  idNumber: p.idNumberMasked,
  phone: p.phone && maskPhone(p.phone),
  diedOn: p.diedOn,
  villageId: p.villageId,
  group: p.villageGroup,
  ethnicity: p.ethnicity,
  education: p.education,
  category: p.category,
  address: p.address,
  bankName: p.bankName,
  bankAccount: p.bankAccountTail && `****${p.bankAccountTail}`,
  note: p.note,
});

/** Only what differs, for a change in the log. */
export function changedFacts(before: Person, after: Person) {
  const a = loggedFacts(before);
  const b = loggedFacts(after);
  const keys = Object.keys(a).filter((key) => a[key] !== b[key]);
  // Two numbers may look the same behind their masks.
  if (before.phone !== after.phone && !keys.includes("phone")) keys.push("phone");
  return {
    before: Object.fromEntries(keys.map((key) => [key, a[key]])),
    after: Object.fromEntries(keys.map((key) => [key, b[key]])),
  };
}

/** SQLite says a unique index was hit: somebody registered the same number in the meantime. */
export const isSameNumberError = (error: unknown): boolean =>
  error instanceof Error &&
  (String((error as { code?: unknown }).code).startsWith("SQLITE_CONSTRAINT") ||
    isSameNumberError(error.cause)) &&
  /id_number_index|UNIQUE/.test(`${error.message}${(error.cause as Error | undefined)?.message ?? ""}`);
