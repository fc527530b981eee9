import { useText } from "~/platform/i18n/use-text";
import { type Choices, FilterByTyping } from "~/platform/lists/filter-by-typing";
import { ListBar } from "~/platform/lists/list-bar";
import type { ConditionWords } from "~/platform/lists/list-words";
import { FilterChoice } from "~/ui/filter-bar";
import { categories } from "../category";
import {
  holderFilters,
  type ItemFilterKey,
  type ItemView,
  itemKeysSet,
  partsOfItemView,
  withItemFilter,
  withoutItemKey,
  writeItemView,
} from "../equipment-view";
import { grades } from "../item-state";
import { donationText } from "../text";
import { itemText } from "../text/item";

interface Props {
  view: ItemView;
  villages: Choices;
  names: { holder: string | null; batch: string | null };
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
    }
  };
}

/** The bar over the list; the tab above it stays. */
export function EquipmentFilterBar(props: Props) {
  const t = useText(itemText);
  const b = useText(donationText);
  const words = useItemConditions(props);
  const { view, villages } = props;
  const { filter: f } = view;
  const tab = { stage: f.stage, holderId: f.holderId, donationId: f.donationId };
  const set = itemKeysSet(f).filter((key) => key !== "stage" && key !== "term");
  const choice = (name: string, key: "villageId" | "holderKind" | "category" | "grade") => ({
    name,
    label: t(`condition.${key}`),
    any: t("list.any"),
    value: f[key],
  });
  return (
    <ListBar
      t={t}
      action="/equipment"
      kept={partsOfItemView({ ...view, filter: tab, cursor: null })}
      term={f.term}
      set={set}
      words={words}
      without={(key) => writeItemView({ ...view, filter: withoutItemKey(f, key), cursor: null })}
      cleared={writeItemView(withItemFilter({ ...view, filter: {} }, { stage: f.stage }))}
    >
      <FilterByTyping {...choice("village", "villageId")} nothing={t("list.noVillage")} choices={villages} />
      <FilterChoice
        {...choice("kind", "holderKind")}
        choices={holderFilters.map((k) => ({ value: k, label: b(`holderKind.${k}`) }))}
      />
      <FilterChoice
        {...choice("category", "category")}
        choices={categories.map((c) => ({ value: c, label: b(`category.${c}`) }))}
      />
      <FilterChoice
        {...choice("grade", "grade")}
        choices={grades.map((g) => ({ value: g, label: b(`grade.${g}`) }))}
      />
    </ListBar>
  );
}
