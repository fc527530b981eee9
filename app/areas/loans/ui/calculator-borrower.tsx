import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { type Choice, RadioField, SelectField, TextField } from "~/ui/field";
import type { CalculatorField } from "../calculator-form";
import { answers, saidKinds } from "../eligibility";
import { ageCategories } from "../retirement";
import { loanText } from "../text";

/** A field of the calculator: id, name, what was typed and what is wrong with it. */
export type Typed = (name: CalculatorField) => {
  id: string;
  name: CalculatorField;
  defaultValue: string;
  errors: readonly string[] | undefined;
};

type AnswerName =
  | "groupProof"
  | "previousSettled"
  | "freeOfOtherJob"
  | "goodCredit"
  | "guarantorFree"
  | "noArrears"
  | "noOtherSubsidy";

/** What is known of a fact: yes, no, not known yet. */
export function AnswerField({ field, name }: { field: Typed; name: AnswerName }) {
  const t = useText(loanText);
  const { defaultValue, ...rest } = field(name);
  return (
    <RadioField
      {...rest}
      defaultValue={defaultValue || "unknown"}
      label={t(`calculator.${name}`)}
      choices={answers.map((a) => ({ value: a, label: t(`calculator.answers.${a}`) }))}
    />
  );
}

/** What is asked of a firm. */
export function FirmFields({ field }: { field: Typed }) {
  const t = useText(loanText);
  return (
    <>
      <div className="duo">
        <TextField
          {...field("staff")}
          label={t("calculator.staff")}
          inputMode="numeric"
          suffix={t("calculator.people")}
        />
        <TextField
          {...field("hired")}
          label={t("calculator.hired")}
          inputMode="numeric"
          suffix={t("calculator.people")}
        />
      </div>
      <AnswerField field={field} name="noArrears" />
    </>
  );
}

/** What is asked of a person and of partners. */
export function PersonFields(props: {
  field: Typed;
  groups: readonly Choice[];
  values: Record<string, string>;
}) {
  const t = useText(loanText);
  const { field, values } = props;
  const optional = t("form.optional");
  const loans = saidKinds.map((k) => ({ value: k, label: t(`calculator.loanKinds.${k}`) }));
  return (
    <>
      {values.kind === "partners" && (
        <div className="duo">
          <TextField
            {...field("partners")}
            label={t("calculator.partners")}
            inputMode="numeric"
            suffix={t("calculator.people")}
          />
          <TextField
            {...field("eligiblePartners")}
            label={t("calculator.eligiblePartners")}
            inputMode="numeric"
            suffix={t("calculator.people")}
          />
        </div>
      )}
      <SelectField
        {...field("group")}
        label={t("calculator.group")}
        choices={props.groups}
        empty={t("calculator.choose")}
      />
      <AnswerField field={field} name="groupProof" />
      {values.group === "graduate" && (
        <DateField
          {...field("graduatedOn")}
          label={t("calculator.graduatedOn")}
          optional={optional}
          pick={t("form.pickDay")}
        />
      )}
      {values.group === "online-shop" && (
        <DateField
          {...field("shopOpenedOn")}
          label={t("calculator.shopOpenedOn")}
          optional={optional}
          pick={t("form.pickDay")}
        />
      )}
      <DateField
        {...field("birthOn")}
        label={t("calculator.birthOn")}
        optional={optional}
        pick={t("form.pickDay")}
      />
      <SelectField
        {...field("ageCategory")}
        label={t("calculator.ageCategory")}
        choices={([...ageCategories, "unknown"] as const).map((c) => ({
          value: c,
          label: t(`calculator.ageCategories.${c}`),
        }))}
      />
      <SelectField {...field("ownLoan")} label={t("calculator.ownLoan")} choices={loans} />
      <TextField
        {...field("ownAmount")}
        label={t("calculator.loanAmount")}
        optional={optional}
        inputMode="decimal"
        suffix={t("calculator.yuan")}
      />
      <RadioField
        {...field("married")}
        label={t("calculator.married")}
        choices={answers.map((m) => ({ value: m, label: t(`calculator.marriages.${m}`) }))}
      />
      <SelectField {...field("spouseLoan")} label={t("calculator.spouseLoan")} choices={loans} />
      <TextField
        {...field("spouseAmount")}
        label={t("calculator.loanAmount")}
        optional={optional}
        inputMode="decimal"
        suffix={t("calculator.yuan")}
      />
      <AnswerField field={field} name="freeOfOtherJob" />
      <div className="duo">
        <TextField
          {...field("jobsNamed")}
          label={t("calculator.jobsNamed")}
          inputMode="numeric"
          suffix={t("calculator.people")}
        />
        <TextField
          {...field("jobsProved")}
          label={t("calculator.jobsProved")}
          inputMode="numeric"
          suffix={t("calculator.people")}
        />
      </div>
    </>
  );
}
