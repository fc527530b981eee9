import type { Reader } from "db/client.server";
import { findVillage } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { reasonWords } from "./duplicates/reason-words";
import { maskIdNumber, maskPhone, parseIdNumber } from "./id-number";
import type { LikelyPerson } from "./likely-same.server";
import { duplicatesText } from "./text/duplicates";

export interface LikelyItem {
  id: number;
  name: string;
  idNumber: string | null;
  phone: string | null;
  birth: string;
  village: string;
  why: string;
}

/** What was typed beside who is on record and much alike, for the page. */
export interface Likely {
  typed: Omit<LikelyItem, "id" | "why">;
  matches: LikelyItem[];
}

export function likelyView(
  db: Reader,
  scope: VillageScope,
  typed: { name: string; idNumber: string | null; phone: string | null; villageId: number },
  matches: readonly LikelyPerson[],
  language: Language,
  /** On record now, where no new number was typed. */
  kept?: { masked: string | null; birthOn: string },
): Likely {
  const place = (id: number) => {
    const found = findVillage(db, scope, id);
    return found ? placeLabel(found, language) : "";
  };
  const number = parseIdNumber(typed.idNumber ?? "");
  const birthOn = number.ok ? number.birthOn : kept?.birthOn;
  return {
    typed: {
      name: personName(typed.name, language),
      idNumber: typed.idNumber ? maskIdNumber(typed.idNumber) : (kept?.masked ?? null),
      phone: typed.phone && maskPhone(typed.phone),
      birth: birthOn ? longDay(birthOn, language) : "",
      village: place(typed.villageId),
    },
    matches: matches.map((m) => ({
      id: m.id,
      name: personName(m.name, language),
      idNumber: m.idNumberMasked,
      phone: m.phone && maskPhone(m.phone),
      birth: longDay(m.birthOn, language),
      village: place(m.villageId),
      why: reasonWords(m.reasons, translator(duplicatesText, language)),
    })),
  };
}
