import { accountText } from "~/areas/account";
import { loanFact } from "~/areas/loans";
import { householdFact } from "~/areas/people";
import { roles } from "~/platform/access/capabilities";
import { instantText, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { pageLabel } from "./page-words";
import { auditText } from "./text";

type Words = Record<string, unknown>;

/** One field of a row: before and after, in words. */
export interface FieldChange {
  label: string;
  before: string | null;
  after: string | null;
}

/** Looks a key up in one group of the catalogue; undefined when there are no words for it. */
function word(language: Language, group: "field" | "value" | "subject", key: string): string | undefined {
  const words: Words = auditText[language][group];
  return Object.hasOwn(words, key) ? String(words[key]) : undefined;
}

export function eventLabel(language: Language, event: string): string {
  const [noun = "", past = ""] = event.split(".");
  const nouns = auditText[language].event as Record<string, Record<string, string> | undefined>;
  const pasts = Object.hasOwn(nouns, noun) ? nouns[noun] : undefined;
  return pasts && Object.hasOwn(pasts, past) ? (pasts[past] as string) : auditText[language].unknownEvent;
}

/** What a row is about: its name at that time, else its kind; an account by the name that was typed. */
export function subjectLabel(
  language: Language,
  subject: { subjectKind: string | null; subjectId: string | null; subjectLabel: string | null },
): string {
  if (subject.subjectLabel) return subject.subjectLabel;
  if (subject.subjectKind === "page" && subject.subjectId) return pageLabel(language, subject.subjectId);
  const kind = subject.subjectKind ? (word(language, "subject", subject.subjectKind) ?? "") : "";
  const shown = ["username", "user", "certificate"].includes(subject.subjectKind ?? "");
  return shown && subject.subjectId ? `${kind} ${subject.subjectId}` : kind;
}

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

export function fieldLabel(language: Language, key: string): string {
  if ((roles as readonly string[]).includes(key)) return roleLabel(language, key);
  return word(language, "field", key) ?? auditText[language].otherField;
}

export const roleLabel = (language: Language, role: string) =>
  translator(accountText, language)(`role.${role as (typeof roles)[number]}`);

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
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return longDay(text, language);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return instantText(Date.parse(text), language);
  const ofHousehold = householdFact(key, text, language);
  if (ofHousehold) return ofHousehold;
  const ofLoan = loanFact(key, text, language);
  if (ofLoan) return ofLoan;
  // A masked part that was opened, a field that a merge took over: it has the name of its field.
  if (key === "part" || key === "taken")
    return word(language, "field", text) ?? word(language, "value", text) ?? text;
  // What people type themselves is never taken for a code.
  if (["name", "username", "note", "handover", "venue", "phone", "post"].includes(key)) return text;
  return word(language, "value", text) ?? text;
}
