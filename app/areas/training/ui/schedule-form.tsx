import { type SubmissionResult, useForm } from "@conform-to/react";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { ErrorSummary, TextField } from "~/ui/field";
import { trainingText } from "../text";
import { fieldSaid } from "./field-said";
import type { ClashRow, Preview } from "./half-day-words";
import { ClashNote, PreviewNote, ScheduleFields } from "./schedule-fields";

type Values = {
  startsOn: string;
  halfDays: string;
  weekdays: string[];
  halves: string[];
  reason: string;
};

/** Other half-days for a class that has not begun. */
export function ScheduleForm(props: {
  halfDays: number;
  today: string;
  lastResult?: SubmissionResult<string[]>;
  clashes: readonly ClashRow[];
  preview: Preview | null;
}) {
  const t = useText(trainingText);
  const say = useMessages(trainingText);
  const [form, fields] = useForm<Values>({
    lastResult: props.lastResult,
    defaultValue: {
      halfDays: String(props.halfDays),
      weekdays: ["1", "2", "3", "4", "5"],
      halves: ["am", "pm"],
    },
  });
  const errorsOf = (name: keyof Values) => say(fields[name].errors);
  const text = (name: "startsOn" | "halfDays" | "reason") => ({
    id: name,
    name,
    defaultValue: fields[name].initialValue as string | undefined,
    errors: errorsOf(name),
  });
  const wrong = (["startsOn", "halfDays", "weekdays", "halves", "reason"] as const).flatMap((name) =>
    (errorsOf(name) ?? []).map((words) => ({ id: name, text: fieldSaid(t, name, words) })),
  );
  return (
    <form method="post" className="sheet form" key={form.key} noValidate>
      <div className="sb pad6">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        <ScheduleFields
          field={text}
          errorsOf={errorsOf}
          chosen={(name, value) => {
            const initial = fields[name].initialValue as unknown;
            return Array.isArray(initial) ? initial.includes(value) : initial === value;
          }}
        />
        <div className="f mt4">
          <TextField {...text("reason")} label={t("schedule.reason")} autoComplete="off" maxLength={200} />
        </div>
        <PreviewNote preview={props.preview} />
        <ClashNote clashes={props.clashes} />
        <p className="mt4 row">
          <button type="submit" className="btn pri">
            {t("schedule.save")}
          </button>
          <button type="submit" className="btn" name="intent" value="preview">
            {t("schedule.preview")}
          </button>
        </p>
      </div>
    </form>
  );
}
