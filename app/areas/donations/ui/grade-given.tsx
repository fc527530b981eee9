import { useText } from "~/platform/i18n/use-text";
import { type Grade, grades } from "../item-state";
import { donationText } from "../text";
import { stocktakeText } from "../text/stocktake";

/** The grade to give with a scan: as long as nobody looked none is chosen, so that the same as before can be given too. */
export function GradeGiven(props: { before: Grade; given: Grade | null; give: (grade: Grade) => void }) {
  const t = useText(stocktakeText);
  const b = useText(donationText);
  return (
    <label className="row t13" htmlFor="hit-grade">
      {t("page.grade")}
      <select
        id="hit-grade"
        className="in"
        defaultValue={props.given ?? ""}
        onChange={(e) => props.give(e.currentTarget.value as Grade)}
      >
        <option value="" disabled>
          {t("page.gradeBefore", { grade: b(`grade.${props.before}`) })}
        </option>
        {grades.map((g) => (
          <option key={g} value={g}>
            {b(`grade.${g}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
