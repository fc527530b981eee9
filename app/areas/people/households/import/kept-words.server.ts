import { connectionOf, type Db } from "db/client.server";
import { household } from "db/schema";
import { inArray } from "drizzle-orm";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { firstNames } from "../../import/first-names";
import type { FileBatch } from "../../import/people-batch.server";
import { ofBatch, spanOf } from "../../import/undo-people.server";
import { householdImportText } from "../../text/household-import";
import { labelOf } from "../household-record.server";
import { builtOnHouseholds } from "./kept-households.server";

const mostNamed = 5;

/** Records of a file that stay when it is undone. */
export interface StaysOfBatch {
  count: number;
  /** Of households: the people in them. */
  people: number;
  names: string;
  /** The first of them, to look at. */
  open: { to: string; name: string }[];
}

/** Households of a file that stay when it is undone, or stayed: how many, with how many of its people, and a few with why. */
export function keptWords(db: Db, batch: FileBatch, language: Language): StaysOfBatch | null {
  const t = translator(householdImportText, language);
  const kept = builtOnHouseholds(db, batch);
  if (kept.households.length === 0) return null;
  const ids = kept.households.map((h) => h.id);
  const people = connectionOf(db)
    .prepare(
      `SELECT count(*) FROM person p WHERE ${ofBatch} AND p.id IN (SELECT m.person_id FROM household_member m WHERE m.household_id IN (SELECT value FROM json_each(@houses)) UNION SELECT value FROM json_each(@people))`,
    )
    .pluck()
    .get({ ...spanOf(batch), houses: JSON.stringify(ids), people: JSON.stringify(kept.people) }) as number;
  const first = kept.households.slice(0, mostNamed);
  const rows = new Map(
    db
      .select()
      .from(household)
      .where(
        inArray(
          household.id,
          first.map((h) => h.id),
        ),
      )
      .all()
      .map((h) => [h.id, h]),
  );
  const open = first.flatMap((h) => {
    const row = rows.get(h.id);
    if (!row) return [];
    const name = personName(labelOf(db, row), language);
    return [{ to: `/households/${h.id}`, name, said: t(h.changed ? "keptChanged" : "keptUsed", { name }) }];
  });
  const names = firstNames(
    open.map((h) => h.said),
    kept.households.length,
    language,
  );
  return { count: kept.households.length, people, names, open: open.map(({ to, name }) => ({ to, name })) };
}
