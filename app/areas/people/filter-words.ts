import type { Language, Translate } from "~/platform/i18n/text";
import { type FilterKey, type PeopleFilter, peopleList } from "./people-view";
import type { Category } from "./person";
import type { peopleText } from "./text";

/** One condition of a list in words: 「村：孔庄村」. */
export interface Condition {
  key: FilterKey;
  label: string;
  value: string;
}

/** 18—35 岁, 60 岁以上, 17 岁以下. */
function ageWords(f: PeopleFilter, t: Translate<typeof peopleText.zh>, language: Language): string {
  const { ageFrom: from, ageTo: to } = f;
  if (from !== undefined && to !== undefined)
    return t("list.ageShown", { range: from === to ? from : `${from}${language === "zh" ? "—" : "–"}${to}` });
  return from !== undefined ? t("list.ageAtLeast", { age: from }) : t("list.ageAtMost", { age: to ?? 0 });
}

/** A condition by name. */
export const filterLabel = (key: FilterKey, t: Translate<typeof peopleText.zh>): string =>
  ({
    term: t("list.term"),
    village: t("list.village"),
    sex: t("field.sex"),
    age: t("field.age"),
    category: t("field.category"),
    missing: t("list.missing"),
  })[key];

/** The conditions of a filter in the order they are shown; on chips, on the export page and in the file. Pure. */
export function filterWords(
  filter: PeopleFilter,
  villageName: (id: number) => string | undefined,
  t: Translate<typeof peopleText.zh>,
  language: Language,
): Condition[] {
  const value: Record<FilterKey, () => string> = {
    term: () => filter.term ?? "",
    // A village outside the scope is one that nobody is found in; its name is not told.
    village: () => villageName(filter.villageId ?? 0) ?? t("list.unknownVillage"),
    sex: () => t(`sex.${filter.sex ?? "male"}`),
    age: () => ageWords(filter, t, language),
    category: () => t(`category.${filter.category as Category}`),
    missing: () => t(`list.lack.${filter.missing ?? "phone"}`),
  };
  return peopleList.set(filter).map((key) => ({ key, label: filterLabel(key, t), value: value[key]() }));
}
