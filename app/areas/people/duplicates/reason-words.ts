import type { Language, Translate } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import type { duplicatesText } from "../text/duplicates";
import type { Reason } from "./duplicate-score";

export type DuplicatesT = Translate<typeof duplicatesText.zh>;

/** 生日相同，手机相同，姓名同音: what two records share, the weightiest first. */
export const reasonWords = (reasons: readonly Reason[], t: DuplicatesT): string =>
  [...reasons]
    .sort((a, b) => b.points - a.points)
    .map((r) => t(`agreement.${r.agreement}`))
    .join(t("list.comma"));

/** How alike the two are: in points, or that somebody put together by hand what the rules do not suspect. */
export const pointsWords = (
  pair: { score: number; namedAt: number | null },
  threshold: number,
  t: DuplicatesT,
): string => (isByHand(pair, threshold) ? t("list.byHand") : t("list.points", { score: pair.score }));

export const isByHand = (pair: { score: number; namedAt: number | null }, threshold: number): boolean =>
  pair.namedAt !== null && pair.score < threshold;

/** Why a pair stands on the list: what agrees, and who put the two together by hand. */
export const pairWords = (
  pair: { reasons: readonly Reason[]; namedAt: number | null; namedByName: string | null },
  t: DuplicatesT,
  language: Language,
): string =>
  [
    pair.namedAt === null ? "" : t("list.named", { name: personName(pair.namedByName ?? "", language) }),
    reasonWords(pair.reasons, t),
  ]
    .filter(Boolean)
    .join(t("list.comma"));
