import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { Combobox, type ComboboxItem } from "~/ui/combobox";
import { reportsText } from "../text";

export interface VillageFilterFacts {
  villageId: number | null;
  villages: readonly { id: number; label: string }[];
  /** Too many for a list: they are found by typing. */
  byTyping: boolean;
}

async function villagesTyped(text: string): Promise<readonly ComboboxItem[]> {
  const answer = await fetch(`/villages/choices?q=${encodeURIComponent(text)}`);
  return answer.ok ? ((await answer.json()) as ComboboxItem[]) : [];
}

/** Keeps the rows to one village; everything else of the address stays. */
export function VillageFilter(d: VillageFilterFacts & { kept: readonly (readonly [string, string])[] }) {
  const t = useText(reportsText);
  const i = useText(interfaceText);
  return (
    <form method="get" className="filterbar">
      {d.kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {d.byTyping ? (
        <Combobox
          id="village"
          name="village"
          label={t("rows.filter")}
          empty={t("rows.allVillages")}
          nothing={t("overview.notFound")}
          several={i("pick.several")}
          items={d.villages.map((v) => ({ value: String(v.id), label: v.label }))}
          defaultValue={d.villageId === null ? undefined : String(d.villageId)}
          load={villagesTyped}
          unpicked={t("rows.unpicked")}
        />
      ) : (
        <>
          <label htmlFor="village">{t("rows.filter")}</label>
          <select id="village" name="village" className="in sm w16" defaultValue={d.villageId ?? ""}>
            <option value="">{t("rows.allVillages")}</option>
            {d.villages.map((v) => (
              <option key={v.id} value={v.id}>
                {v.label}
              </option>
            ))}
          </select>
        </>
      )}
      <button type="submit" className="btn sm">
        {t("rows.show")}
      </button>
    </form>
  );
}
