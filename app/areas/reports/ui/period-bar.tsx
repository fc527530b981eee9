import { useText } from "~/platform/i18n/use-text";
import { FieldErrors } from "~/ui/field";
import { reportsText } from "../text";

export interface PeriodBarFacts {
  chosen: string;
  typed: { from: string; to: string };
  wrong: { from?: boolean; to?: boolean; order?: boolean; key?: string };
  /** Days were typed beside a period of the list. */
  unused: boolean;
  today: string;
  choices: { years: readonly string[]; quarters: readonly string[]; months: readonly string[] };
}

/** Chooses the span that figures are counted for: one list, and two days for a span of one's own. Works without script. */
export function PeriodBar(d: PeriodBarFacts & { kept?: readonly (readonly [string, string])[] }) {
  const t = useText(reportsText);
  const month = (m: string) => t("period.month", { year: m.slice(0, 4), month: Number(m.slice(5)) });
  const errors = [
    ...(d.wrong.from || d.wrong.to ? [t("period.wrongDay", { today: d.today })] : []),
    ...(d.wrong.order ? [t("period.wrongOrder")] : []),
    ...(d.wrong.key ? [t("period.wrongKey", { typed: d.wrong.key })] : []),
  ];
  return (
    <form method="get" className="periodbar">
      {(d.kept ?? []).map(([name, value]) => (
        <input key={`${name}${value}`} type="hidden" name={name} value={value} />
      ))}
      {d.unused && (
        <p className="t13 sub" role="status">
          {t("period.unused")}
        </p>
      )}
      <FieldErrors id="period" errors={errors.length > 0 ? errors : undefined} />
      <span>
        <label htmlFor="period">{t("period.label")}</label>{" "}
        <select id="period" name="period" className="in sm" defaultValue={d.chosen}>
          <option value="all">{t("period.all")}</option>
          <optgroup label={t("period.years")}>
            {d.choices.years.map((y) => (
              <option key={y} value={y}>
                {t("period.year", { year: y })}
              </option>
            ))}
          </optgroup>
          <optgroup label={t("period.quarters")}>
            {d.choices.quarters.map((q) => (
              <option key={q} value={q}>
                {t("period.quarter", { year: q.slice(0, 4), quarter: q.slice(5) })}
              </option>
            ))}
          </optgroup>
          <optgroup label={t("period.months")}>
            {d.choices.months.map((m) => (
              <option key={m} value={m}>
                {month(m)}
              </option>
            ))}
          </optgroup>
          <option value="own">{t("period.own")}</option>
        </select>
      </span>
      {(["from", "to"] as const).map((name) => (
        <span key={name}>
          <label htmlFor={name}>{t(`period.${name}`)}</label>{" "}
          <input
            id={name}
            name={name}
            className="in sm day"
            inputMode="numeric"
            autoComplete="off"
            placeholder={d.today}
            defaultValue={d.typed[name]}
            aria-invalid={d.wrong[name] || undefined}
            aria-describedby={errors.length > 0 ? "period-error" : undefined}
          />
        </span>
      ))}
      <button type="submit" className="btn sm">
        {t("period.show")}
      </button>
    </form>
  );
}
