import { useText } from "~/platform/i18n/use-text";
import { type Choices, FilterByTyping } from "~/platform/lists/filter-by-typing";
import { fieldsOf, ListBar } from "~/platform/lists/list-bar";
import type { ConditionWords } from "~/platform/lists/list-words";
import { FilterChoice } from "~/ui/filter-bar";
import { tripText } from "../text";
import { tripStates } from "../trip-state";
import { type FilterKey, type TripView, tripList } from "../trip-view";

interface Props {
  view: TripView;
  villages: Choices;
  years: readonly number[];
}

/** A condition in words: its name and its value. */
export function useConditionWords({ view, villages }: Pick<Props, "view" | "villages">) {
  const t = useText(tripText);
  const { filter: f } = view;
  return (key: FilterKey): ConditionWords => {
    const label = t(`condition.${key}`);
    switch (key) {
      case "term":
        return { label, value: f.term ?? "" };
      case "stage":
        return { label, value: f.stage ? t(`stage.${f.stage}`) : "" };
      case "state":
        return { label, value: f.state ? t(`state.${f.state}`) : "" };
      case "villageId":
        return {
          label,
          value: villages.items.find((v) => v.id === f.villageId)?.name ?? t("condition.unknown"),
        };
      case "year":
        return { label, value: t("condition.yearValue", { year: f.year ?? 0 }) };
    }
  };
}

/** The bar over the list; the tab above it stays. */
export function TripFilterBar({ view, villages, years }: Props) {
  const t = useText(tripText);
  const words = useConditionWords({ view, villages });
  const choice = fieldsOf(tripList, view, (field) => t(`condition.${field}`), t("list.any"));
  return (
    <ListBar t={t} list={tripList} view={view} tab="stage" words={words}>
      <FilterChoice
        {...choice("state")}
        choices={tripStates.map((s) => ({ value: s, label: t(`state.${s}`) }))}
      />
      <FilterByTyping {...choice("villageId")} nothing={t("list.noVillage")} choices={villages} />
      <FilterChoice
        {...choice("year")}
        choices={years.map((year) => ({ value: String(year), label: t("condition.yearValue", { year }) }))}
      />
    </ListBar>
  );
}
