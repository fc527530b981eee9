import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { type Choice, ErrorSummary, RadioField, SelectField, TextField } from "~/ui/field";
import { confidences } from "../course-rule-form";
import { trainingText } from "../text";

type Values = {
  region: string;
  fromOn: string;
  hours: string;
  hoursPerHalfDay: string;
  maxClassSize: string;
  minLecturers: string;
  threshold: string;
  lateCounts: string;
  planPassMark: string;
  testPassMark: string;
  subsidy: string;
  source: string;
  confidence: string;
};

/** A new version: what changes, from when, and where it is written. */
export function CourseRuleFields(props: {
  regions: readonly Choice[];
  values: Values;
  lastResult?: SubmissionResult<string[]>;
}) {
  const t = useText(trainingText);
  const form = useFields<Values, typeof trainingText.zh>(trainingText, {
    lastResult: props.lastResult,
    defaultValue: props.values,
  });
  const { field } = form;
  return (
    <form method="post" className="sheet form" key={form.key} noValidate>
      <div className="sb pad6">
        <ErrorSummary title={(count) => t("form.errors", { count })} items={form.items} />
        <div className="fgrid">
          <SelectField {...field("region")} label={t("courseRule.region")} choices={props.regions} />
          <DateField
            {...field("fromOn")}
            label={t("courseRule.fromOn")}
            help={t("courseRule.fromHelp")}
            pick={t("form.pickDay")}
          />
          <TextField
            {...field("hours")}
            label={t("courseRule.hours")}
            inputMode="numeric"
            suffix={t("courseRule.hourUnit")}
          />
          <TextField
            {...field("hoursPerHalfDay")}
            label={t("courseRule.perHalfDay")}
            inputMode="numeric"
            suffix={t("courseRule.hourUnit")}
          />
          <TextField
            {...field("maxClassSize")}
            label={t("courseRule.size")}
            inputMode="numeric"
            suffix={t("form.people")}
          />
          <TextField
            {...field("minLecturers")}
            label={t("courseRule.lecturers")}
            inputMode="numeric"
            suffix={t("form.people")}
          />
          <TextField
            {...field("threshold")}
            label={t("courseRule.threshold")}
            inputMode="decimal"
            suffix="%"
          />
          <RadioField
            {...field("lateCounts")}
            label={t("courseRule.late")}
            choices={[
              { value: "yes", label: t("class.ruleLate") },
              { value: "no", label: t("class.ruleNoLate") },
            ]}
          />
          <TextField
            {...field("planPassMark")}
            label={t("courseRule.planMark")}
            help={t("courseRule.noneHelp")}
            optional={t("form.optional")}
            inputMode="numeric"
          />
          <TextField
            {...field("testPassMark")}
            label={t("courseRule.testMark")}
            help={t("courseRule.noneHelp")}
            optional={t("form.optional")}
            inputMode="numeric"
          />
          <TextField
            {...field("subsidy")}
            label={t("courseRule.subsidy")}
            optional={t("form.optional")}
            inputMode="decimal"
            suffix={t("courseRule.yuan")}
          />
        </div>
        <div className="mt4">
          <TextField
            {...field("source")}
            label={t("courseRule.source")}
            help={t("courseRule.sourceHelp")}
            autoComplete="off"
          />
          <RadioField
            {...field("confidence")}
            label={t("courseRule.confidence")}
            choices={confidences.map((c) => ({ value: c, label: t(`courseRule.confidences.${c}`) }))}
          />
        </div>
        <p className="mt4">
          <button type="submit" className="btn pri">
            {t("courseRule.save")}
          </button>
        </p>
      </div>
    </form>
  );
}
