import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { FieldErrors, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { trainingText } from "../text";
import type { ClashRow, Preview } from "./half-day-words";

const weekdays = ["1", "2", "3", "4", "5", "6", "0"] as const;

interface FieldProps {
  id: string;
  name: string;
  defaultValue?: string;
  errors?: string[];
}

/** The repeat rule of a class: from when, how many half-days, on which weekdays, morning or afternoon. */
export function ScheduleFields(props: {
  field: (name: "startsOn" | "halfDays") => FieldProps;
  errorsOf: (name: "weekdays" | "halves") => string[] | undefined;
  chosen: (name: "weekdays" | "halves", value: string) => boolean;
}) {
  const t = useText(trainingText);
  const { field, errorsOf, chosen } = props;
  return (
    <>
      <div className="fgrid mt4">
        <DateField
          {...field("startsOn")}
          label={t("form.startsOn")}
          help={t("form.startsOnHelp")}
          pick={t("form.pickDay")}
        />
        <TextField {...field("halfDays")} label={t("form.halfDays")} inputMode="numeric" />
      </div>
      <fieldset className="f mt4">
        <legend className="lab">{t("form.weekdays")}</legend>
        <FieldErrors id="weekdays" errors={errorsOf("weekdays")} />
        <div className="radios" id="weekdays">
          {weekdays.map((w) => (
            <label key={w} className="plain">
              <input
                type="checkbox"
                className="cb"
                name="weekdays"
                value={w}
                defaultChecked={chosen("weekdays", w)}
              />
              {t(`form.weekday.${w}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="f mt4">
        <legend className="lab">{t("form.halves")}</legend>
        <FieldErrors id="halves" errors={errorsOf("halves")} />
        <div className="radios" id="halves">
          {(["am", "pm"] as const).map((h) => (
            <label key={h} className="plain">
              <input
                type="checkbox"
                className="cb"
                name="halves"
                value={h}
                defaultChecked={chosen("halves", h)}
              />
              {t(h === "am" ? "half.amLong" : "half.pmLong")}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}

/** What clashes: said before saving, allowed when one knows. */
export function ClashNote({ clashes, meant }: { clashes: readonly ClashRow[]; meant?: boolean }) {
  const t = useText(trainingText);
  if (clashes.length === 0) return null;
  return (
    <div className="note warn mt4" role="alert">
      <b>{t("form.clash")}</b>
      <ul>
        {clashes.map((c) => (
          <li key={`${c.words} ${c.other}`}>
            {c.words}{" "}
            {c.to ? (
              <a href={c.to} target="_blank" rel="noreferrer">
                {c.other}
              </a>
            ) : (
              c.other
            )}
          </li>
        ))}
      </ul>
      <label className="plain">
        <input type="checkbox" className="cb" name="clashAnyway" value="yes" defaultChecked={meant} />
        {t("form.clashAnyway")}
      </label>
    </div>
  );
}

/** The days a rule gives, before anything is saved. */
export function PreviewNote({ preview }: { preview: Preview | null }) {
  if (!preview) return null;
  return (
    <div className="note mt4" role="status">
      <b>{preview.title}</b>
      <ul className="townboxes">
        {preview.days.map((d) => (
          <li key={d.on}>{d.words}</li>
        ))}
      </ul>
      {preview.skipped && <p>{preview.skipped}</p>}
      {preview.hours && (
        <p className="check warn1">
          <Icon name="triangle-alert" />
          {preview.hours}
        </p>
      )}
      {preview.apply && (
        <p className={preview.apply.late ? "check warn1" : undefined}>
          {preview.apply.late && <Icon name="triangle-alert" />}
          {preview.apply.text}
        </p>
      )}
    </div>
  );
}
