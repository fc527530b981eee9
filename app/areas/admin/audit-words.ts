import { accountText } from "~/areas/account";
import { roles } from "~/platform/access/capabilities";
import { type Language, translator } from "~/platform/i18n/text";
import { pageLabel, refusedPagesOf } from "./page-words";
import { auditText } from "./text";

type Words = Record<string, unknown>;

/** One field of a row: before and after, in words. */
export interface FieldChange {
  label: string;
  before: string | null;
  after: string | null;
}

/** Looks a key up in one group of the catalogue; undefined when there are no words for it. */
export function word(
  language: Language,
  group: "field" | "value" | "subject",
  key: string,
): string | undefined {
  const words: Words = auditText[language][group];
  return Object.hasOwn(words, key) ? String(words[key]) : undefined;
}

export function eventLabel(language: Language, event: string): string {
  if (refusedPagesOf(event)) return auditText[language].pageRefused;
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

export function fieldLabel(language: Language, key: string): string {
  if ((roles as readonly string[]).includes(key)) return roleLabel(language, key);
  return word(language, "field", key) ?? auditText[language].otherField;
}

export const roleLabel = (language: Language, role: string) =>
  translator(accountText, language)(`role.${role as (typeof roles)[number]}`);
