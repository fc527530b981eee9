import type { Translate } from "~/platform/i18n/text";
import type { householdsText } from "../text/households";
import { type HouseholdFilter, type HouseholdFilterKey, householdList } from "./households-view";

type T = Translate<typeof householdsText.zh>;

/** The conditions of a list in words. */
export function householdFilterWords(
  f: HouseholdFilter,
  village: (id: number) => string | undefined,
  t: T,
): { key: HouseholdFilterKey; label: string; value: string }[] {
  const words = conditionWords(f, village, t);
  return householdList.set(f).map((key) => {
    const [label, value] = words[key]();
    return { key, label, value };
  });
}

/** A condition by name. */
export const householdFilterLabel = (key: HouseholdFilterKey, t: T): string =>
  conditionWords({}, () => "", t)[key]()[0];

function conditionWords(
  f: HouseholdFilter,
  village: (id: number) => string | undefined,
  t: T,
): Record<HouseholdFilterKey, () => readonly [string, string]> {
  return {
    term: () => [t("list.termShort"), f.term ?? ""],
    village: () => [t("field.village"), village(f.villageId ?? 0) ?? t("list.unknownVillage")],
    housing: () => [t("field.housing"), t(`housing.${f.housing ?? "other"}`)],
    size: () => [t("field.members"), sizeWords(f, t)],
    pension: () => [t("list.pension"), t("list.overdue")],
    benefit: () => [t("list.benefit"), t(`benefit.${f.benefit ?? "other"}`)],
    need: () => [
      t("needs.title"),
      f.need === undefined || f.need === "any" ? t("needs.standing") : t(`need.${f.need}`),
    ],
    state: () => [t("list.state"), t(f.state === "head-died" ? "list.headDied" : "list.ended")],
  };
}

function sizeWords(f: HouseholdFilter, t: T): string {
  if (f.sizeFrom === undefined) return t("list.sizeAtMost", { count: f.sizeTo ?? 0 });
  if (f.sizeTo === undefined) return t("list.sizeAtLeast", { count: f.sizeFrom });
  return t("list.sizeShown", {
    range: f.sizeFrom === f.sizeTo ? `${f.sizeFrom}` : `${f.sizeFrom}–${f.sizeTo}`,
  });
}
