import type { Tx } from "db/client.server";
import { village } from "db/schema";
import { eq } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { translator } from "~/platform/i18n/text";
import type { ChangeSet } from "~/platform/reversible.server";
import { groupParts, readGroup } from "../group-words";
import { type Category, categories } from "../person";
import type { Person } from "../person-record.server";
import { peopleText } from "../text";
import { bulkText } from "../text/bulk";
import type { BulkAction } from "./bulk-action";

function write(
  tx: Tx,
  actor: SignedIn,
  row: Person,
  set: ChangeSet,
  column: "village_group" | "category",
  field: "group" | "category",
  value: string,
): boolean {
  const before = column === "category" ? row.category : row.villageGroup;
  if (before === value) return false;
  set.update("person", row.id, {
    [column]: value,
    revision: row.revision + 1,
    updated_at: Date.now(),
  });
  recordEvent(tx, actor, {
    event: "person.changed",
    subject: { kind: "person", id: row.id, label: row.name },
    villageId: row.villageId,
    before: { [field]: before },
    after: { [field]: value },
  });
  return true;
}

/** The group of the village, for those who were registered without one. */
export const groupAction: BulkAction = {
  key: "group",
  needs: "person.edit",
  title: (language) => translator(bulkText, language)("group.title"),
  field: (_db, language) => {
    const t = translator(bulkText, language);
    return { kind: "text", label: t("group.label"), help: t("group.help") };
  },
  read: (_db, typed) => (typed.length > 20 ? null : readGroup(typed)),
  wrong: "group.wrong",
  words: (value, language) => {
    const t = translator(bulkText, language);
    const { old, number } = groupParts(value);
    if (old !== null) return t("group.wordsOld", { group: number, old });
    return /^\d+$/.test(number) ? t("group.words", { group: number }) : number;
  },
  // Of the village itself its name before the number says nothing more.
  apply: (tx, actor, row, value, set) =>
    write(tx, actor, row, set, "village_group", "group", readGroup(value, villageOf(tx, row)) ?? value),
};

const villageOf = (tx: Tx, row: Person): string | undefined =>
  tx.select({ name: village.name }).from(village).where(eq(village.id, row.villageId)).get()?.name;

export const categoryAction: BulkAction = {
  key: "category",
  needs: "person.edit",
  title: (language) => translator(bulkText, language)("category.title"),
  field: (_db, language) => ({
    kind: "choice",
    label: translator(bulkText, language)("category.label"),
    choices: categories.map((c) => ({
      value: c,
      label: translator(peopleText, language)(`category.${c}`),
    })),
  }),
  read: (_db, typed) => categories.find((c) => c === typed) ?? null,
  words: (value, language) => translator(peopleText, language)(`category.${value as Category}`),
  apply: (tx, actor, row, value, set) => write(tx, actor, row, set, "category", "category", value),
};
