import { useText } from "~/platform/i18n/use-text";
import { FilterByTyping } from "~/platform/lists/filter-by-typing";
import { FilterBar, FilterChoice } from "~/ui/filter-bar";
import { applicationStates } from "../../application-state";
import { borrowerKinds } from "../../eligibility";
import type { ListPage } from "../../lists/list-page.server";
import {
  type FilterKey,
  keysSet,
  partsOfView,
  withFilter,
  withoutKey,
  writeListView,
} from "../../lists/list-view";
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
  const { filter: f } = view;
  const tab = { stage: f.stage };
  const set = keysSet(f).filter((key) => key !== "stage" && key !== "term");
  const choice = (name: string, key: FilterKey) => ({
    name,
    label: t(`condition.${key}`),
    any: t("list.any"),
    value: f[key],
  });
  return (
    <FilterBar
      action="/loans"
      kept={partsOfView({ ...view, filter: tab, cursor: null })}
      term={f.term}
      conditions={set.map((key) => {
        const { label, value } = words(key);
        const without = writeListView({ ...view, filter: withoutKey(f, key), cursor: null });
        return { key, label, chip: t("list.chip", { label }), value, without };
      })}
      clearHref={
        set.length > 0 || f.term ? writeListView(withFilter({ ...view, filter: {} }, tab)) : undefined
      }
      words={{
        term: t("list.term"),
        more: t("list.more"),
        apply: t("list.filter"),
        clear: t("list.clear"),
        remove: (label) => t("list.remove", { label }),
      }}
    >
      <FilterChoice
        {...choice("state", "state")}
        choices={applicationStates.map((s) => ({ value: s, label: t(`state.${s}`) }))}
      />
      <FilterChoice {...choice("late", "late")} choices={[{ value: "yes", label: t("condition.lateYes") }]} />
      <FilterChoice {...choice("mine", "mine")} choices={[{ value: "yes", label: t("condition.lateYes") }]} />
      <FilterByTyping {...choice("village", "villageId")} nothing={t("list.noVillage")} choices={villages} />
      <FilterChoice
        {...choice("bank", "bankId")}
        choices={banks.map((b) => ({ value: String(b.id), label: b.name }))}
      />
      <FilterChoice
        {...choice("officer", "officer")}
        choices={officers.map((name) => ({ value: name, label: name }))}
      />
      <FilterChoice
        {...choice("kind", "kind")}
        choices={borrowerKinds.map((k) => ({ value: k, label: t(`kind.${k}`) }))}
      />
      <FilterChoice
        {...choice("year", "year")}
        choices={years.map((year) => ({ value: String(year), label: t("condition.yearValue", { year }) }))}
      />
    </FilterBar>
  );
}
