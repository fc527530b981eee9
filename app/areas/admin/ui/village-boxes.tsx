import { inScope, type VillageScope } from "~/platform/access/actor";
import type { Role } from "~/platform/access/capabilities";
import { useText } from "~/platform/i18n/use-text";
import { adminText } from "../text";
import type { GridVillage, RoleTicks } from "./roles-grid";

interface Props {
  role: Role;
  roleLabel: string;
  villages: readonly GridVillage[];
  /** One column a village; else one cell with a list to open. */
  columns: boolean;
  ticks: RoleTicks;
  blocked: VillageScope;
  disabled: boolean;
  onChange: (ids: number[]) => void;
}

/** The villages of one role. */
export function VillageBoxes(props: Props) {
  const t = useText(adminText);
  const { villages, ticks } = props;
  const box = (v: GridVillage, shown: boolean) => (
    <label key={v.id} className="cell">
      <input
        type="checkbox"
        className="cb"
        name="village"
        value={`${props.role}:${v.id}`}
        aria-label={t("person.cell", { role: props.roleLabel, village: v.label })}
        checked={ticks.ids.includes(v.id)}
        disabled={props.disabled || inScope(props.blocked, v.id)}
        onChange={(e) =>
          props.onChange(e.target.checked ? [...ticks.ids, v.id] : ticks.ids.filter((id) => id !== v.id))
        }
      />
      <span className={shown ? undefined : "onlyphone"}>{v.name}</span>
    </label>
  );
  if (props.columns) {
    return villages.map((v) => (
      <td key={v.id} className="mid">
        {box(v, false)}
      </td>
    ));
  }
  const towns = [...new Set(villages.map((v) => v.town))];
  return (
    <td className="wide">
      <details>
        <summary>{t("person.chosen", { count: ticks.ids.length })}</summary>
        {towns.map((town) => (
          <fieldset key={town} className="townboxes">
            <legend>{town}</legend>
            {villages.filter((v) => v.town === town).map((v) => box(v, true))}
          </fieldset>
        ))}
      </details>
    </td>
  );
}
