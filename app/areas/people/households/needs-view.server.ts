import type { Reader } from "db/client.server";
import { type Day, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { householdsText } from "../text/households";
import { type NeedKind, sensitiveNeeds } from "./household";
import type { Household, Member } from "./household-queries.server";
import { membersOn } from "./membership";
import { type Need, needsOf } from "./write-need.server";

/** 想贷款：缺 5 万元进货. */
export const needWords = (n: Pick<Need, "kind" | "words">, language: Language): string => {
  const t = translator(householdsText, language);
  const kind = t(`need.${n.kind as NeedKind}`);
  if (!n.words) return kind;
  return n.kind === "other" ? n.words : t("list.chip", { label: kind }) + n.words;
};

/**
 * Needs that a viewer may know of. One that tells of health or poverty is not there for who may not see such facts: a row
 * with a mask would say that there is one.
 */
export const toldNeeds = <N extends Pick<Need, "kind">>(needs: readonly N[], sensitive: boolean): N[] =>
  needs.filter((n) => sensitive || !sensitiveNeeds.includes(n.kind));

/** Needs of the household and its members of a day, open ones first; of a past day, those that had been told by then. */
export function needsForPage(
  db: Reader,
  row: Household,
  members: readonly Member[],
  on: Day,
  viewer: { sensitive: boolean; language: Language; nameOf: (m: Member) => string },
) {
  const { language } = viewer;
  const t = translator(householdsText, language);
  const open = membersOn(members, on);
  const found = needsOf(
    db,
    row.id,
    open.map((m) => m.personId),
  );
  return toldNeeds(found, viewer.sensitive)
    .filter((n) => n.toldOn <= on)
    .map((n) => {
      const closedOn = n.closedOn !== null && n.closedOn <= on ? n.closedOn : null;
      const holder = open.find((m) => m.personId === n.personId);
      return {
        id: n.id,
        what: needWords(n, language),
        holder: holder ? viewer.nameOf(holder) : t("benefits.whole"),
        told: t("needs.told", {
          when: longDay(n.toldOn, language),
          name: personName(n.recordedByName, language),
        }),
        outcome: closedOn === null ? null : n.endedByDeath ? t("needs.died") : n.outcome,
        closed: closedOn && t("needs.closedShort", { when: longDay(closedOn, language) }),
      };
    })
    .sort((a, b) => Number(a.closed !== null) - Number(b.closed !== null));
}
export type NeedItem = ReturnType<typeof needsForPage>[number];
