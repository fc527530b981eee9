import { connectionOf, type Reader, type Tx } from "db/client.server";
import { household } from "db/schema";
import { eq } from "drizzle-orm";
import { findVillage, openVillageChoices, whyClosed } from "~/areas/villages/index.server";
import { actorWith, type SignedIn, scopeFor } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import type { ChangeSet } from "~/platform/reversible.server";
import { placeLabel } from "~/platform/search/place-name";
import { suspectDuplicates } from "../duplicates/suspect-duplicates.server";
import { householdOf, membersOf } from "../households/household-queries.server";
import { isOpen } from "../households/membership";
import { moveHouseholdIn } from "../households/move-household.server";
import { movePersonIn } from "../move-person.server";
import type { PersonRows, RowsOf } from "../person-rows";
import { bulkText } from "../text/bulk";
import type { BulkAction } from "./bulk-action";

/** Rows that a move of somebody may touch: where they lived, and what is open for them. */
const rowsOf = (db: Reader, personId: number, areas: readonly PersonRows[]): RowsOf[] => [
  ...areas.flatMap((a) => a.along?.(db, personId) ?? []),
  { table: "person", column: "id", value: personId },
  { table: "person_residence", column: "person_id", value: personId },
  ...areas.filter((a) => a.follow).map((a) => ({ table: a.table, column: a.column, value: personId })),
];

/**
 * Moves people to another village from today on. Somebody who belongs to a household moves with the whole of it, when
 * all of it was chosen; otherwise they are refused by name: who leaves whom is not for a change of many to decide.
 */
export const moveAction = (areas: readonly PersonRows[]): BulkAction => ({
  key: "move",
  needs: "person.move",
  title: (language) => translator(bulkText, language)("move.title"),
  field: (db, language, actor) => {
    const t = translator(bulkText, language);
    const { villages, byTyping } = openVillageChoices(
      db,
      scopeFor(actor.grants, "person.move") ?? [],
      language,
    );
    return {
      kind: "village",
      label: t("move.label"),
      help: t("move.help"),
      choices: villages.map((v) => ({ value: String(v.id), label: v.label })),
      byTyping,
    };
  },
  read: (db, typed, actor) => {
    const scope = scopeFor(actor.grants, "person.move");
    const found = scope && /^[1-9]\d{0,14}$/.test(typed) ? findVillage(db, scope, Number(typed)) : undefined;
    return found && whyClosed(db, found.id) === null ? typed : null;
  },
  words: (value, language, db) => placeWords(db, Number(value), language),
  why: (key, language) => translator(bulkText, language)(key as "move.sameVillage"),
  apply: (tx, actor, row, value, set, all) => {
    const mover = actorWith(actor, "person.move");
    if (!mover) return false;
    const villageId = Number(value);
    if (row.villageId === villageId) return false;
    const belongs = householdOf(tx, row.id);
    if (belongs) return moveTogether(tx, actor, belongs.household.id, villageId, set, all, areas);
    const moved = set.capture(rowsOf(tx, row.id, areas), () =>
      movePersonIn(tx, mover, row, inputOf(villageId), areas),
    );
    return moved.ok ? true : { refused: moved.why };
  },
  afterBack: (tx, _actor, changes) =>
    suspectDuplicates(
      tx,
      changes.filter((c) => c.table === "person").map((c) => c.id),
    ),
});

const inputOf = (villageId: number) => ({
  villageId,
  fromOn: todayOn(),
  villageGroup: null,
  reason: translator(bulkText, "zh")("move.reason"),
});

/** The household of which this is the first to have a turn; who comes after is in the village already. */
function moveTogether(
  tx: Tx,
  actor: SignedIn,
  householdId: number,
  villageId: number,
  set: ChangeSet,
  all: ReadonlySet<number>,
  areas: readonly PersonRows[],
): true | { refused: string } {
  const whole = actorWith(actor, "household.move");
  const row = tx.select().from(household).where(eq(household.id, householdId)).get();
  const members = membersOf(tx, householdId).filter((m) => isOpen(m) && m.villageId === row?.villageId);
  if (!whole || !row || !members.every((m) => all.has(m.personId))) return { refused: "move.household" };
  const rows = [
    { table: "household", column: "id", value: householdId },
    { table: "household_residence", column: "household_id", value: householdId },
    ...members.flatMap((m) => rowsOf(tx, m.personId, areas)),
  ];
  const client = connectionOf(tx);
  const input = { ...inputOf(villageId), houseNumber: null, address: null, revision: row.revision };
  const moved = set.capture(rows, () => {
    client.exec("SAVEPOINT household_move");
    const done = moveHouseholdIn(tx, whole, householdId, input, areas);
    // Somebody who cannot move keeps the whole household where it is.
    if (!done.ok) client.exec("ROLLBACK TO household_move");
    client.exec("RELEASE household_move");
    return done;
  });
  return moved.ok ? true : { refused: moved.why };
}

const placeWords = (db: Reader, villageId: number, language: Language): string => {
  const found = findVillage(db, "all", villageId);
  return found ? placeLabel(found, language) : "";
};
