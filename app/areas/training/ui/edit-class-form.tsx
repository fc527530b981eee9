import { type SubmissionResult, useForm } from "@conform-to/react";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { ErrorSummary, TextAreaField, TextField } from "~/ui/field";
import { trainingText } from "../text";
import { fieldSaid } from "./field-said";
import type { ClashRow } from "./half-day-words";
import { ClashNote } from "./schedule-fields";

interface Values {
  venue: string;
  capacity: string;
  lecturers: string;
  note: string;
  revision: string;
}

export function EditClassForm({
  values,
  lastResult,
  clashes,
}: {
  values: Values;
  lastResult?: SubmissionResult<string[]>;
  clashes: readonly ClashRow[];
}) {
  const t = useText(trainingText);
  const say = useMessages(trainingText);
  const [form, fields] = useForm<Values>({ lastResult, defaultValue: values });
  const text = (name: keyof Values) => ({
    id: name,
    name,
    defaultValue: fields[name].initialValue as string | undefined,
    errors: say(fields[name].errors),
  });
  const wrong = [
    ...(clashes.length ? [] : (say(form.errors) ?? [])).map((line) => ({ text: line })),
    ...(["venue", "capacity", "lecturers"] as const).flatMap((name) =>
      (say(fields[name].errors) ?? []).map((line) => ({ id: name, text: fieldSaid(t, name, line) })),
    ),
  ];
  return (
    <form method="post" className="sheet form" key={form.key} noValidate>
      <div className="sb pad6">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        <input type="hidden" name="revision" value={values.revision} />
        <TextField {...text("venue")} label={t("form.venue")} />
        <TextField
          {...text("capacity")}
          label={t("form.capacity")}
          inputMode="numeric"
          suffix={t("form.people")}
          width="w10"
        />
        <TextAreaField {...text("lecturers")} label={t("form.lecturers")} help={t("form.lecturersHelp")} />
        <TextAreaField {...text("note")} label={t("form.note")} optional={t("form.optional")} />
        <ClashNote clashes={clashes} />
        <p className="mt4">
          <button type="submit" className="btn pri">
            {t("form.save")}
          </button>
        </p>
      </div>
    </form>
  );
}
