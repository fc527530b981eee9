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
  typed: { name: string; idNumber: string; phone: string | null; villageId: number },
  matches: readonly LikelyPerson[],
  language: Language,
): Likely {
  const place = (id: number) => {
    const found = findVillage(db, scope, id);
    return found ? placeLabel(found, language) : "";
  };
  const number = parseIdNumber(typed.idNumber);
  return {
    typed: {
      name: personName(typed.name, language),
      idNumber: maskIdNumber(typed.idNumber),
      phone: typed.phone && maskPhone(typed.phone),
      birth: number.ok ? longDay(number.birthOn, language) : "",
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
