import type { Reader } from "db/client.server";
import { household, person } from "db/schema";
import { and, asc, inArray, isNull } from "drizzle-orm";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { labelOf } from "../households/household-record.server";
import { leftOfHouseholds } from "../households/import/left-of-households.server";
import type { FileKind } from "./file-kind";
import { firstNames } from "./first-names";
import { type LeftOfRow, leftPeople, leftThen } from "./left-rows.server";
import type { FileBatch } from "./people-batch.server";

/** Ids of the records that a file changed and that do not go back: somebody changed them again. */
export function leftIn(db: Reader, batch: FileBatch): { people: number[]; households: number[] } {
  const rows: LeftOfRow[] =
    batch.state === "undone"
      ? leftThen(db, batch)
      : batch.kind === "people"
        ? leftPeople(db, batch).map((personId) => ({ personId }))
        : leftOfHouseholds(db, batch);
  const once = (ids: readonly (number | null | undefined)[]) => [
    ...new Set(ids.filter((id) => id !== null && id !== undefined)),
  ];
  return { people: once(rows.map((r) => r.personId)), households: once(rows.map((r) => r.householdId)) };
}

const mostNamed = 5;

/** How many of the records a file changed stay as they are now, and the first of them by name. */
export function leftChanged(db: Reader, batch: FileBatch, kind: FileKind, language: Language) {
  const left = leftIn(db, batch);
  const people = db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(and(inArray(person.id, left.people.slice(0, 500)), isNull(person.deletedAt)))
    .orderBy(asc(person.id))
    .limit(mostNamed)
    .all()
    .map((p) => ({ to: `/people/${p.id}`, name: personName(p.name, language) }));
  const households = db
    .select()
    .from(household)
    .where(and(inArray(household.id, left.households.slice(0, 500)), isNull(household.deletedAt)))
    .orderBy(asc(household.id))
    .limit(mostNamed)
    .all()
    .map((h) => ({ to: `/households/${h.id}`, name: personName(labelOf(db, h), language) }));
  const open = [...households, ...people].slice(0, mostNamed);
  const count = left.people.length + left.households.length;
  if (open.length === 0) return null;
  const t = translator(kind.text, language);
  const names = firstNames(
    open.map((o) => o.name),
    count,
    language,
  );
  const said = { count, names };
  return { words: t(batch.state === "undone" ? "undoneLeft" : "undoLeft", said), open, count };
}
