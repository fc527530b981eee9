import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { pairsOfPerson } from "./duplicates/duplicate-pairs.server";
import { readDuplicateRules } from "./duplicates/duplicate-rules.server";
import { pairWords, pointsWords } from "./duplicates/reason-words";
import { mergesInto, nameBefore } from "./merge/merges.server";
import { duplicatesText } from "./text/duplicates";

/** For somebody who may merge: suspected doubles of a person and merges that stand, in words. */
export function doublesOf(db: Reader, scope: VillageScope, personId: number, language: Language) {
  const t = translator(duplicatesText, language);
  const { threshold } = readDuplicateRules(db);
  return {
    suspected: pairsOfPerson(db, scope, personId).map((p) => ({
      id: p.id,
      words: t("person.suspectedRow", {
        name: personName(p.aId === personId ? p.bName : p.aName, language),
        why: pairWords(p, t, language),
        points: pointsWords(p, threshold, t),
      }),
    })),
    merges: mergesInto(db, scope, personId).map((m) => {
      const before = nameBefore(m, { id: m.survivorId, name: m.survivorName });
      const values = {
        when: longDay(todayOn(m.createdAt), language),
        name: personName(m.mergedName, language),
        before: personName(before, language),
      };
      const key =
        m.mergedName !== m.survivorName
          ? "mergedRow"
          : before === m.mergedName
            ? "mergedSame"
            : "mergedRenamed";
      return { id: m.id, words: t(`person.${key}`, values) };
    }),
  };
}
