import type { Reader } from "db/client.server";
import { village } from "db/schema";
import { eq } from "drizzle-orm";
import { longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { ethnicGroupName } from "../ethnic-groups";
import { maskPhone } from "../id-number";
import { differs, isEmpty, type MergeField, mergeFieldNames, usualChoice } from "../merge/merge-fields";
import type { Category, Education } from "../person";
import type { Person } from "../person-record.server";
import { peopleText } from "../text";
import { duplicatesText } from "../text/duplicates";
import { type Agreement, type DuplicateRules, duplicateScore } from "./duplicate-score";

const placeOfPerson = (db: Reader, p: Person, language: Language): string =>
  placeLabel(db.select().from(village).where(eq(village.id, p.villageId)).get()!, language);

/** What was compared, line by line, with points that add up to the score; by the rules in force. */
export function whyAlike(db: Reader, a: Person, b: Person, rules: DuplicateRules, language: Language) {
  const t = translator(duplicatesText, language);
  const { score, reasons } = duplicateScore(a, b, rules);
  const points = (part: string) => reasons.find((r) => r.agreement.startsWith(part));
  const words: Record<Agreement, string> = {
    "name-same": t("pair.same"),
    "name-sounds": t("pair.sounds"),
    "name-close": t("pair.nameClose"),
    "birth-same": t("pair.same"),
    "birth-close": t("pair.close"),
    "phone-same": t("pair.same"),
    "phone-close": t("pair.phoneClose"),
    "village-same": t("pair.same"),
  };
  const line = (key: "name" | "birth" | "phone" | "village", x: string | null, y: string | null) => {
    const found = points(key);
    return {
      key,
      label: t(`pair.${key}`),
      a: x,
      b: y,
      same: found?.agreement.endsWith("-same") ?? false,
      result: found ? words[found.agreement] : x && y ? t("pair.differs") : t("pair.cannot"),
      points: found?.points ?? 0,
    };
  };
  const lines = [
    line("birth", longDay(a.birthOn, language), longDay(b.birthOn, language)),
    line("phone", a.phone && maskPhone(a.phone), b.phone && maskPhone(b.phone)),
    line("name", personName(a.name, language), personName(b.name, language)),
    line("village", placeOfPerson(db, a, language), placeOfPerson(db, b, language)),
  ].sort((x, y) => y.points - x.points);
  const number = {
    key: "idNumber" as const,
    label: t("pair.idNumber"),
    a: a.idNumberMasked,
    b: b.idNumberMasked,
    same: false,
    result: a.idNumberIndex && b.idNumberIndex ? t("pair.differs") : t("pair.cannot"),
    points: 0,
  };
  return { score, sum: reasons.reduce((n, r) => n + r.points, 0), lines: [...lines, number] };
}

/** Each field with both values in words; those that differ are chosen, the others only counted. */
export function fieldChoices(db: Reader, a: Person, b: Person, language: Language) {
  const t = translator(peopleText, language);
  const d = translator(duplicatesText, language);
  const value = (field: MergeField, p: Person): string | null => {
    if (isEmpty(field, p) && field !== "idNumber") return null;
    switch (field) {
      case "name":
        return personName(p.name, language);
      case "idNumber":
        return [
          p.idNumberMasked,
          d("pair.numberFacts", {
            sex: t(`sex.${p.sex as "male" | "female"}`),
            birth: longDay(p.birthOn, language),
          }),
        ]
          .filter(Boolean)
          .join(" ");
      case "died":
        return p.diedOn && longDay(p.diedOn, language);
      case "phone":
        return p.phone && maskPhone(p.phone);
      case "village": {
        const place = placeOfPerson(db, p, language);
        return p.villageGroup ? d("pair.group", { village: place, group: p.villageGroup }) : place;
      }
      case "ethnicity":
        return p.ethnicity && ethnicGroupName(p.ethnicity, language);
      case "education":
        return p.education && t(`education.${p.education as Education}`);
      case "category":
        return p.category && t(`category.${p.category as Category}`);
      case "bankAccount":
        return p.bankAccountTail
          ? d("pair.tail", { bank: p.bankName ?? "", tail: p.bankAccountTail }).trim()
          : p.bankName;
      case "photo":
        return d("pair.hasPhoto");
      default:
        return p[field];
    }
  };
  const different = mergeFieldNames.filter((f) => differs(f, a, b));
  return {
    fields: different.map((field) => ({
      field,
      label: d(`field.${field}`),
      a: value(field, a),
      b: value(field, b),
      usual: usualChoice(field, a, b),
      /** Both have an ID number: the other one stays a way to the record. */
      bothNumbers:
        a.idNumberIndex !== null && b.idNumberIndex !== null && a.idNumberIndex !== b.idNumberIndex,
    })),
    same: mergeFieldNames.filter((f) => !different.includes(f) && !isEmpty(f, a)).map((f) => d(`field.${f}`)),
  };
}
export type FieldChoice = ReturnType<typeof fieldChoices>["fields"][number];

export const sideFacts = (p: Person, language: Language) => ({
  id: p.id,
  name: personName(p.name, language),
  revision: p.revision,
  registered: longDay(todayOn(p.createdAt), language),
});
