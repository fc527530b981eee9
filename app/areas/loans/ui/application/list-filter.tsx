import { useText } from "~/platform/i18n/use-text";
import { FilterByTyping } from "~/platform/lists/filter-by-typing";
import { fieldsOf, ListBar } from "~/platform/lists/list-bar";
import { FilterChoice } from "~/ui/filter-bar";
import { applicationStates } from "../../application-state";
import { borrowerKinds } from "../../eligibility";
import type { ListPage } from "../../lists/list-page.server";
import { applicationList, type FilterKey } from "../../lists/list-view";
import { applicationText } from "../../text/application";

type Props = Pick<ListPage, "view" | "villages" | "banks" | "years" | "officers">;

/** A condition in words: its name and its value. */
export function useConditionWords({ view, villages, banks }: Pick<Props, "view" | "villages" | "banks">) {
  const t = useText(applicationText);
  const { filter: f } = view;
  return (key: FilterKey): { label: string; value: string } => {
    const label = t(`condition.${key}`);
    switch (key) {
      case "term":
      case "officer":
        return { label, value: f[key] ?? "" };
      case "stage":
        return { label, value: f.stage ? t(`stage.${f.stage}`) : "" };
      case "state":
        return { label, value: f.state ? t(`state.${f.state}`) : "" };
      case "late":
      case "mine":
        return { label, value: t("condition.lateYes") };
      case "kind":
        return { label, value: f.kind ? t(`kind.${f.kind}`) : "" };
      case "villageId":
        return {
          label,
          value: villages.items.find((v) => v.id === f.villageId)?.name ?? t("condition.unknown"),
        };
      case "bankId":
        return { label, value: banks.find((b) => b.id === f.bankId)?.name ?? t("condition.unknown") };
      case "year":
        return { label, value: t("condition.yearValue", { year: f.year ?? 0 }) };
    }
  };
}

/** The bar over the list; the tab above it stays. */
export function ListFilterBar({ view, villages, banks, years, officers }: Props) {
  const t = useText(applicationText);
  const words = useConditionWords({ view, villages, banks });
  const choice = fieldsOf(applicationList, view, (field) => t(`condition.${field}`), t("list.any"));
  return (
    <ListBar t={t} list={applicationList} view={view} tab="stage" words={words}>
      <FilterChoice
        {...choice("state")}
        choices={applicationStates.map((s) => ({ value: s, label: t(`state.${s}`) }))}
      />
      <FilterChoice {...choice("late")} choices={[{ value: "yes", label: t("condition.lateYes") }]} />
      <FilterChoice {...choice("mine")} choices={[{ value: "yes", label: t("condition.lateYes") }]} />
      <FilterByTyping {...choice("villageId")} nothing={t("list.noVillage")} choices={villages} />
      <FilterChoice
        {...choice("bankId")}
        choices={banks.map((b) => ({ value: String(b.id), label: b.name }))}
      />
      <FilterChoice {...choice("officer")} choices={officers.map((name) => ({ value: name, label: name }))} />
      <FilterChoice
        {...choice("kind")}
        choices={borrowerKinds.map((k) => ({ value: k, label: t(`kind.${k}`) }))}
      />
      <FilterChoice
        {...choice("year")}
        choices={years.map((year) => ({ value: String(year), label: t("condition.yearValue", { year }) }))}
      />
    </ListBar>
  );
}
