import { useText } from "~/platform/i18n/use-text";
import { type Choices, FilterByTyping } from "~/platform/lists/filter-by-typing";
import { fieldsOf, ListBar } from "~/platform/lists/list-bar";
import type { ConditionWords } from "~/platform/lists/list-words";
import { FilterChoice } from "~/ui/filter-bar";
import { categories } from "../category";
import { holderFilters, type ItemFilterKey, type ItemView, itemList } from "../equipment-view";
import { grades } from "../item-state";
import { donationText } from "../text";
import { itemText } from "../text/item";

interface Props {
  view: ItemView;
  villages: Choices;
  names: { holder: string | null; batch: string | null; alike: string | null };
}

/** A condition in words: its name and its value. */
export function useItemConditions({ view, villages, names }: Props) {
  const t = useText(itemText);
  const b = useText(donationText);
  const { filter: f } = view;
  return (key: ItemFilterKey): ConditionWords => {
    const label = t(`condition.${key}`);
    switch (key) {
      case "term":
        return { label, value: f.term ?? "" };
      case "stage":
        return { label, value: f.stage ? t(`stage.${f.stage}`) : "" };
      case "villageId":
        return {
          label,
          value: villages.items.find((v) => v.id === f.villageId)?.name ?? t("condition.unknown"),
        };
      case "holderId":
        return { label, value: names.holder ?? t("condition.unknown") };
      case "holderKind":
        return { label, value: f.holderKind ? b(`holderKind.${f.holderKind}`) : "" };
      case "category":
        return { label, value: f.category ? b(`category.${f.category}`) : "" };
      case "grade":
        return { label, value: f.grade ? b(`grade.${f.grade}`) : "" };
      case "donationId":
        return { label, value: names.batch ?? t("condition.unknown") };
      case "alikeId":
      case "alikeThen":
        return { label, value: names.alike ?? t("condition.unknown") };
    }
  };
}

/** The bar over the list; the tab above it stays. */
export function EquipmentFilterBar(props: Props) {
  const t = useText(itemText);
  const b = useText(donationText);
  const words = useItemConditions(props);
  const { view, villages } = props;
  const choice = fieldsOf(itemList, view, (field) => t(`condition.${field}`), t("list.any"));
  return (
    <ListBar
      t={t}
      list={itemList}
      view={view}
      tab="stage"
      along={["holderId", "donationId", "alikeId", "alikeThen"]}
      words={words}
    >
      <FilterByTyping {...choice("villageId")} nothing={t("list.noVillage")} choices={villages} />
      <FilterChoice
        {...choice("holderKind")}
        choices={holderFilters.map((k) => ({ value: k, label: b(`holderKind.${k}`) }))}
      />
      <FilterChoice
        {...choice("category")}
        choices={categories.map((c) => ({ value: c, label: b(`category.${c}`) }))}
      />
      <FilterChoice
        {...choice("grade")}
        choices={grades.map((g) => ({ value: g, label: b(`grade.${g}`) }))}
      />
    </ListBar>
  );
}
