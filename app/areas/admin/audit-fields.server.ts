import { loanFact } from "~/areas/loans";
import { type Category, ethnicGroupName, householdFact, peopleText } from "~/areas/people";
import { outcomeText } from "~/areas/study-trips";
import { villagesText } from "~/areas/villages";
import { roles } from "~/platform/access/capabilities";
import { instantText, longDay } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import { type FieldChange, fieldLabel, roleLabel, word } from "./audit-words";
import { auditText } from "./text";

// Apart from audit-words: only the server needs the words of other areas, and pinyin.

type Words = Record<string, unknown>;

/** Fields that hold people's names, and names of places: in English the pinyin stands with them. */
const peopleKeys = new Set([
  "person",
  "holder",
  "member",
  "head",
  "formerHead",
  "signer",
  "signers",
  "owner",
  "to",
  "handedTo",
  "askedBy",
]);
const placeKeys = new Set(["townName", "countyName", "village"]);

/** A person's name; what is longer is a committee, a school or a firm, and stays as it is written. */
const asPerson = (name: string, language: Language): string =>
  /^\p{Script=Han}{2,4}$|·/u.test(name) ? personName(name, language) : name;

/** The fields of a row, before beside after. Row numbers of other tables say nothing to a person and are left out. */
export function fieldChanges(
  language: Language,
  before: string | null,
  after: string | null,
  villages: ReadonlyMap<number, string>,
): FieldChange[] {
  const a = parsed(before);
  const b = parsed(after);
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (key) => key === "villageId" || !/Ids?$/.test(key),
  );
  return keys.map((key) => ({
    label: fieldLabel(language, key),
    before: key in a ? valueText(language, key, a[key], villages) : null,
    after: key in b ? valueText(language, key, b[key], villages) : null,
  }));
}

const parsed = (json: string | null): Words => (json ? (JSON.parse(json) as Words) : {});

function valueText(
  language: Language,
  key: string,
  value: unknown,
  villages: ReadonlyMap<number, string>,
): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return auditText[language].value[value ? "yes" : "no"];
  if (key === "villageId") return villages.get(Number(value)) ?? null;
  if (key === "marks" && Array.isArray(value)) return String(value.length);
  if (typeof value === "number") return /At$/.test(key) ? instantText(value, language) : String(value);
  if (Array.isArray(value)) {
    const separator = language === "zh" ? "、" : ", ";
    return value.flatMap((v) => valueText(language, key, v, villages) ?? []).join(separator) || null;
  }
  if (typeof value === "object") {
    const parts = Object.entries(value).flatMap(([k, v]) => {
      const text = valueText(language, k, v, villages);
      return text === null || /Ids?$/.test(k) ? [] : [`${fieldLabel(language, k)} ${text}`];
    });
    return parts.join(language === "zh" ? "，" : ", ") || null;
  }
  return textValue(language, key, String(value));
}

function textValue(language: Language, key: string, text: string): string {
  if ((roles as readonly string[]).includes(text)) return roleLabel(language, text);
  if (peopleKeys.has(key))
    return text
      .split("、")
      .map((name) => asPerson(name, language))
      .join(language === "zh" ? "、" : ", ");
  if (placeKeys.has(key)) return placeName(text, language);
  if (key === "ethnicity") return ethnicGroupName(text, language);
  if (key === "category" && Object.hasOwn(peopleText[language].category, text))
    return peopleText[language].category[text as Category];
  if (key === "post" && Object.hasOwn(villagesText[language].post, text))
    return villagesText[language].post[text as "team-member"];
  if (key === "platform" && Object.hasOwn(outcomeText[language].platform, text))
    return outcomeText[language].platform[text as "other"];
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return longDay(text, language);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return instantText(Date.parse(text), language);
  const ofHousehold = householdFact(key, text, language);
  if (ofHousehold) return ofHousehold;
  const ofLoan = loanFact(key, text, language);
  if (ofLoan) return ofLoan;
  // A masked part that was opened, a field that a merge took over or that is kept from the log: it has the name of its field.
  if (key === "part" || key === "taken" || key === "hidden")
    return word(language, "field", text) ?? word(language, "value", text) ?? text;
  // What people type themselves is never taken for a code.
  if (["name", "username", "note", "handover", "venue", "phone"].includes(key)) return text;
  return word(language, "value", text) ?? text;
}
