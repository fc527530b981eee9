import { longDay } from "~/platform/dates";
import { type Language, translateMessage, translator } from "~/platform/i18n/text";
import { hiddenCategory } from "./category-sight";
import { ethnicGroupName } from "./ethnic-groups";
import { type Category, categories, type Education, educations, revealReasons } from "./person";
import { peopleText } from "./text";
import { duplicatesText } from "./text/duplicates";
import { personLogText } from "./text/log";
import { relationsText } from "./text/relations";

type Catalogue = typeof personLogText.zh;

const events = [
  "created",
  "changed",
  "moved",
  "visit-sheet-printed",
  "merger-moved",
  "merger-returned",
  "removed",
  "revealed",
  "photo-set",
  "photo-removed",
  "merged",
  "merge-undone",
  "pension-checked",
  "pension-check-taken-back",
  "died",
  "death-taken-back",
  "imported",
  "consent-recorded",
  "consent-withdrawn",
  "document-added",
  "document-viewed",
  "document-removed",
  "relation-added",
  "relation-ended",
  "copy-made",
  "deletion-asked",
  "deletion-approved",
  "deletion-refused",
  "deletion-withdrawn",
  "deleted",
  "made-nameless",
] as const;
const fields = [
  "name",
  "idNumber",
  "phone",
  "villageId",
  "group",
  "ethnicity",
  "education",
  "category",
  "address",
  "bankName",
  "bankAccount",
  "note",
  "fromOn",
  "diedOn",
  "cardNumber",
] as const satisfies readonly (keyof Catalogue["logField"])[];

/** What happened, in words: 「查看完整身份证号」; an event that has none is "another action", never its code. */
export function eventWords(
  row: { event: string; after: Record<string, unknown> },
  language: Language,
): string {
  const t = translator(personLogText, language);
  const past = events.find((e) => row.event === `person.${e}`);
  if (!past) return t("log.other");
  if (past === "imported") return t("event.person.imported", { file: String(row.after.fileName ?? "") });
  if (past !== "revealed") return t(`event.person.${past}`);
  const part = fields.find((f) => f === row.after.part);
  return t("event.person.revealed", { part: part ? t(`logField.${part}`) : "" });
}

/** A reason: a code of the reveal form, the rule that refused, or what somebody wrote. */
export function reasonWords(reason: string, language: Language): string {
  const code = revealReasons.find((r) => r === reason);
  if (code) return translator(peopleText, language)(`reveal.${code}`);
  const said = [peopleText, duplicatesText, relationsText].reduce(
    (words, text) => translateMessage(text as typeof peopleText, language, words),
    reason,
  );
  // A rule of another area: its words stand in the log of the whole product.
  return /^[a-z]+\.[a-zA-Z.]+(\|.*)?$/.test(said) ? "" : said;
}

const maskedFields: readonly string[] = ["idNumber", "phone", "bankAccount", "category"];

const silent = ["person.created", "person.imported", "person.revealed", "person.merge-undone"];

const facts = (value: unknown) => (value ?? {}) as Record<string, unknown>;

/** The fields that a row changed, each with before and after. Of a new record only that it is new: the page shows the rest. */
export function changeWords(
  row: { event: string; before: Record<string, unknown>; after: Record<string, unknown> },
  villageName: (id: number) => string | undefined,
  language: Language,
): string[] {
  const t = translator(personLogText, language);
  const p = translator(peopleText, language);
  if (silent.includes(row.event)) return [];
  if (row.event === "person.merged") {
    const { kept, merged } = row.before;
    const other = facts(merged);
    const words = [other.name, other.idNumber].filter(Boolean).join(" ");
    const moved = Object.values(facts(row.after.moved)).reduce<number>((sum, n) => sum + Number(n), 0);
    const changed = { event: "person.changed", before: facts(kept), after: row.after };
    return [
      t("log.mergedWith", { other: words, count: moved }),
      ...changeWords(changed, villageName, language),
    ];
  }
  const shown = (field: (typeof fields)[number], value: unknown): string => {
    if (value === null || value === undefined || value === "") return t("log.none");
    if (field === "villageId") return villageName(Number(value)) ?? t("log.otherVillage");
    if (
      field === "category" &&
      (value === hiddenCategory || (categories as readonly unknown[]).includes(value))
    )
      return p(`category.${value as Category}`);
    if (field === "education" && (educations as readonly unknown[]).includes(value))
      return p(`education.${value as Education}`);
    if (field === "ethnicity") return ethnicGroupName(String(value), language);
    if (field === "fromOn" || field === "diedOn") return longDay(String(value), language);
    return String(value);
  };
  return fields.flatMap((field) => {
    if (!(field in row.before) && !(field in row.after)) return [];
    // The name of a relation's other end is not this person's own.
    if (row.event.startsWith("person.relation-") && field !== "fromOn") return [];
    const label = t(`logField.${field}`);
    const after = shown(field, row.after[field]);
    if (!(field in row.before)) return [t("log.set", { field: label, after })];
    const before = shown(field, row.before[field]);
    // A masked number looks the same although digits behind the mask changed.
    if (before === after)
      return maskedFields.includes(field)
        ? [`${t("log.set", { field: label, after })}${t("log.sameMask")}`]
        : [];
    return [t("log.change", { field: label, before, after })];
  });
}
