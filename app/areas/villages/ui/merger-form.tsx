import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { type Choice, ErrorSummary, SelectField, TextField } from "~/ui/field";
import { villagesText } from "../text";

/** Into which village, from which day, on what basis; what will move stands beside it before anything does. */
export function MergerForm(props: {
  id: number;
  lastResult?: SubmissionResult<string[]>;
  choices: readonly Choice[];
  moves: readonly string[];
  today: string;
  /** The back-dated day for which the warning of later records stands. */
  laterOn?: string;
}) {
  const t = useText(villagesText);
  const f = useFields<{ into?: string; fromOn?: string; basis?: string }, typeof villagesText.zh>(
    villagesText,
    {
      lastResult: props.lastResult,
      defaultValue: { fromOn: props.today },
    },
  );
  return (
    <form method="post" className="sheet form" key={f.key} noValidate>
      <div className="sb pad6">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={f.items} />
        <SelectField
          {...f.field("into")}
          label={t("merger.into")}
          choices={props.choices}
          empty={t("merger.choose")}
        />
        <DateField
          {...f.field("fromOn")}
          label={t("merger.from")}
          help={t("merger.fromHelp")}
          pick={t("merger.from")}
        />
        <TextField
          {...f.field("basis")}
          label={t("standing.basis")}
          help={t("standing.basisHelp")}
          width="w24"
          autoComplete="off"
        />
        {props.laterOn && (
          <label className="plain mt2">
            <input type="checkbox" className="cb" name="laterSeen" value={props.laterOn} />
            {t("merger.laterSeen")}
          </label>
        )}
        <div className="note warn mt4">
          <b>{t("merger.what")}</b>
          <ul>
            {props.moves.map((m) => (
              <li key={m}>{m}</li>
            ))}
            <li>{t("merger.posts")}</li>
            <li>{t("merger.numbers")}</li>
            <li>{t("merger.stays")}</li>
            <li>{t("merger.undoable")}</li>
          </ul>
        </div>
        <div className="row mt4">
          <button className="btn pri" type="submit">
            {t("merger.submit")}
          </button>
          <a className="btn" href={`/villages/${props.id}`}>
            {t("give.cancel")}
          </a>
        </div>
      </div>
    </form>
  );
}
