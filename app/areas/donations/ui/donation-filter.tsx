import { useText } from "~/platform/i18n/use-text";
import { type Choices, FilterByTyping } from "~/platform/lists/filter-by-typing";
import { fieldsOf, ListBar } from "~/platform/lists/list-bar";
import type { ConditionWords } from "~/platform/lists/list-words";
import { FilterChoice } from "~/ui/filter-bar";
import { donationStates, roads } from "../donation-state";
import { type DonationFilterKey, type DonationView, donationList } from "../donation-view";
import { donationText } from "../text";

interface Props {
  view: DonationView;
  villages: Choices;
  years: readonly number[];
}

/** A condition in words: its name and its value. */
export function useDonationConditions({ view, villages }: Pick<Props, "view" | "villages">) {
  const t = useText(donationText);
  const { filter: f } = view;
  return (key: DonationFilterKey): ConditionWords => {
    const label = t(`condition.${key}`);
    switch (key) {
      case "term":
        return { label, value: f.term ?? "" };
      case "stage":
        return { label, value: f.stage ? t(`stage.${f.stage}`) : "" };
      case "state":
        return { label, value: f.state ? t(`state.${f.state}`) : "" };
      case "road":
        return { label, value: f.road ? t(`road.${f.road}`) : "" };
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
export function DonationFilterBar({ view, villages, years }: Props) {
  const t = useText(donationText);
  const words = useDonationConditions({ view, villages });
  const choice = fieldsOf(donationList, view, (field) => t(`condition.${field}`), t("list.any"));
  return (
    <ListBar t={t} list={donationList} view={view} tab="stage" words={words}>
      <FilterChoice
        {...choice("state")}
        choices={donationStates.map((s) => ({ value: s, label: t(`state.${s}`) }))}
      />
      <FilterChoice {...choice("road")} choices={roads.map((r) => ({ value: r, label: t(`road.${r}`) }))} />
      <FilterByTyping {...choice("villageId")} nothing={t("list.noVillage")} choices={villages} />
      <FilterChoice
        {...choice("year")}
        choices={years.map((year) => ({ value: String(year), label: t("condition.yearValue", { year }) }))}
      />
    </ListBar>
  );
}
