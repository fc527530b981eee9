import { type SubmissionResult, useForm } from "@conform-to/react";
import { VillageField, type VillagesOffered } from "~/areas/villages";
import { useMessages, useText } from "~/platform/i18n/use-text";
import { ErrorSummary, SelectField, TextAreaField, TextField } from "~/ui/field";
import { courses } from "../course-rule";
import { trainingText } from "../text";
import { fieldSaid } from "./field-said";
import type { ClashRow, Preview } from "./half-day-words";
import { ClashNote, PreviewNote, ScheduleFields } from "./schedule-fields";

interface Values {
  course: string;
  villageId: string;
  villageIdWords: string;
  venue: string;
  capacity: string;
  startsOn: string;
  halfDays: string;
  weekdays: string[];
  halves: string[];
  lecturers: string;
  note: string;
  clashAnyway: string;
}

/** Plans a class: what, where, when and who teaches. Works as a plain form. */
export function NewClassForm(props: {
  offered: VillagesOffered;
  requestKey: string;
  me: string;
  today: string;
  /** Half-days that the hours of each course take. */
  halfDaysOf: Partial<Record<string, number>>;
  lastResult?: SubmissionResult<string[]>;
  clashes: readonly ClashRow[];
  preview: Preview | null;
}) {
  const t = useText(trainingText);
  const say = useMessages(trainingText);
  const [form, fields] = useForm<Values>({
    lastResult: props.lastResult,
    defaultValue: {
      capacity: "30",
      weekdays: ["1", "2", "3", "4", "5"],
      halves: ["am", "pm"],
      lecturers: `${props.me}\n`,
    },
  });
  const errorsOf = (name: keyof Values) => say(fields[name].errors);
  const chosen = (name: "weekdays" | "halves", value: string) => {
    const initial = fields[name].initialValue as unknown;
    return Array.isArray(initial) ? initial.includes(value) : initial === value;
  };
  // The fields cannot be listed; what clashes has a note of its own.
  const wrong = Object.entries(form.allErrors).flatMap(([id, errors]) =>
    id === "" ? [] : (say(errors) ?? []).map((text) => ({ id, text: fieldSaid(t, id, text) })),
  );
  const text = (name: keyof Values) => ({
    id: name,
    name,
    defaultValue: fields[name].initialValue as string | undefined,
    errors: errorsOf(name),
  });
  return (
    <form method="post" className="sheet form" key={form.key} noValidate>
      <input type="hidden" name="requestKey" value={props.requestKey} />
      <div className="sb pad6">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
        <div className="fgrid">
          <SelectField
            {...text("course")}
            label={t("form.course")}
            empty={t("form.choose")}
            onChange={(e) => suggestHalfDays(e.currentTarget, props.halfDaysOf)}
            choices={courses.map((c) => ({ value: c, label: t(`course.${c}`) }))}
          />
          <VillageField
            {...text("villageId")}
            label={t("form.village")}
            empty={t("form.choose")}
            nothing={t("list.noVillage")}
            offered={props.offered}
            typed={fields.villageIdWords.initialValue}
          />
          <TextField {...text("venue")} label={t("form.venue")} />
          <TextField
            {...text("capacity")}
            label={t("form.capacity")}
            inputMode="numeric"
            suffix={t("form.people")}
          />
        </div>
        <ScheduleFields field={text} errorsOf={errorsOf} chosen={chosen} />
        <TextAreaField {...text("lecturers")} label={t("form.lecturers")} help={t("form.lecturersHelp")} />
        <TextAreaField {...text("note")} label={t("form.note")} optional={t("form.optional")} />
        <PreviewNote preview={props.preview} />
        <ClashNote clashes={props.clashes} meant={props.lastResult?.initialValue?.clashAnyway === "yes"} />
        <p className="mt4 row formacts">
          <button type="submit" className="btn pri">
            {t("form.submit")}
          </button>
          <button type="submit" className="btn" name="intent" value="preview">
            {t("schedule.preview")}
          </button>
        </p>
      </div>
    </form>
  );
}

/** Fills in the half-days of the chosen course, unless somebody typed others. */
function suggestHalfDays(course: HTMLSelectElement, halfDaysOf: Partial<Record<string, number>>): void {
  const field = course.form?.elements.namedItem("halfDays");
  if (!(field instanceof HTMLInputElement)) return;
  const suggested = Object.values(halfDaysOf).map(String);
  if (field.value === "" || suggested.includes(field.value))
    field.value = String(halfDaysOf[course.value] ?? "");
}
