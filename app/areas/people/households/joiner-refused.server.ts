import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { type Language, message, type Values } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { type Likely, likelyView } from "../likely-view.server";
import type { JoinRefusal, WhyNotFound } from "./join-household.server";
import { refusedField } from "./joiner-of-form";

/** Words at the field, and who of the records must be looked at first. */
export interface JoinerRefused {
  fieldErrors: Record<string, string[]>;
  values?: Values;
  likely?: Likely;
  existing?: { id: number; name: string };
}

type Refusal = WhyNotFound | JoinRefusal | { ok: false; why: string };

/** What the form of somebody who joins, or of a new head, answers to a refusal. */
export function joinerRefused(
  db: Reader,
  scope: VillageScope,
  refusal: Refusal,
  typed: { name: string | null; idNumber: string | null; phone: string | null; villageId: number },
  language: Language,
): JoinerRefused {
  if ("matches" in refusal) {
    const asked = { ...typed, name: typed.name ?? "" };
    return { fieldErrors: {}, likely: likelyView(db, scope, asked, refusal.matches, language) };
  }
  if ("existing" in refusal) {
    const existing = { id: refusal.existing.id, name: personName(refusal.existing.name, language) };
    return {
      fieldErrors: { idNumber: [message(refusal.why, { name: existing.name })] },
      values: { name: refusal.existing.name },
      existing,
    };
  }
  return { fieldErrors: { [refusedField(refusal.why, typed.idNumber === null)]: [refusal.why] } };
}
