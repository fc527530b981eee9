import { useText } from "~/platform/i18n/use-text";
import { type Choices, FilterByTyping } from "~/platform/lists/filter-by-typing";
import { fieldsOf, ListBar } from "~/platform/lists/list-bar";
import type { ConditionWords } from "~/platform/lists/list-words";
import { FilterChoice } from "~/ui/filter-bar";
import { standings } from "../certificate";
import { type FilterKey, type RegisterView, registerList } from "../register-view";
import { certificatesText } from "../text";

export interface RegisterChoices {
  villages: Choices;
  classes: readonly { id: number; name: string }[];
  years: readonly number[];
}

/** A condition in words: its name and its value. */
export function useConditionWords({ view, villages, classes }: RegisterChoices & { view: RegisterView }) {
  const t = useText(certificatesText);
  const { filter: f } = view;
  const unknown = t("list.condition.unknown");
  return (key: FilterKey): ConditionWords => {
    const label = t(`list.condition.${key}`);
    switch (key) {
      case "term":
        return { label, value: f.term ?? "" };
      case "state":
        return { label, value: f.state ? t(`state.${f.state}`) : "" };
      case "handout":
        return { label, value: f.handout ? t(`list.handouts.${f.handout}`) : "" };
      case "classId":
        return { label, value: classes.find((c) => c.id === f.classId)?.name ?? unknown };
      case "villageId":
        return { label, value: villages.items.find((v) => v.id === f.villageId)?.name ?? unknown };
      case "year":
        return { label, value: t("list.condition.yearValue", { year: f.year ?? 0 }) };
    }
  };
}

/** The bar over the list; the tab above it stays. */
export function RegisterFilterBar({ view, ...choices }: RegisterChoices & { view: RegisterView }) {
  const t = useText(certificatesText);
  const words = useConditionWords({ view, ...choices });
  const choice = fieldsOf(registerList, view, (field) => t(`list.condition.${field}`), t("list.any"));
  return (
    <ListBar t={t} list={registerList} view={view} tab="handout" words={words}>
      <FilterChoice
        {...choice("state")}
        choices={standings.map((s) => ({ value: s, label: t(`state.${s}`) }))}
      />
      <FilterChoice
        {...choice("classId")}
        choices={choices.classes.map((c) => ({ value: String(c.id), label: c.name }))}
      />
      <FilterByTyping {...choice("villageId")} nothing={t("list.noVillage")} choices={choices.villages} />
      <FilterChoice
        {...choice("year")}
        choices={choices.years.map((year) => ({
          value: String(year),
          label: t("list.condition.yearValue", { year }),
        }))}
      />
    </ListBar>
  );
}
