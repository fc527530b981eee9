import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { RadioField, SelectField, TextField } from "~/ui/field";
import { benefitKinds } from "../../households/household";
import { householdsText } from "../../text/households";
import type { useHouseholdFields } from "./use-household-fields";

/** Who enjoys which policy, how much, from when until when: the same for a new entry and for putting one right. */
export function BenefitFields({
  f,
  people,
  sealed = null,
}: {
  f: ReturnType<typeof useHouseholdFields>;
  people: readonly { personId: number; name: string }[];
  /** The number on record as far as it is shown; null: none stands sealed. */
  sealed?: string | null;
}) {
  const t = useText(householdsText);
  const optional = t("field.optional");
  return (
    <>
      <RadioField
        name="holder"
        label={t("benefits.holder")}
        errors={f.field("holder").errors}
        defaultValue={f.value("holder")}
        choices={[
          { value: "whole", label: t("benefits.whole") },
          ...people.map((p) => ({ value: String(p.personId), label: p.name })),
        ]}
      />
      <div className="fgrid mt4">
        <SelectField
          {...f.field("kind")}
          label={t("benefits.kind")}
          empty={t("field.choose")}
          choices={benefitKinds.map((k) => ({ value: k, label: t(`benefit.${k}`) }))}
        />
        <TextField
          {...f.field("name")}
          label={t("benefits.name")}
          help={t("benefits.nameHelp")}
          optional={optional}
          maxLength={40}
        />
        <TextField
          {...f.field("level")}
          label={t("benefits.level")}
          help={t("benefits.levelHelp")}
          optional={optional}
          width="w10"
          maxLength={20}
        />
        <TextField
          {...f.field("documentNo")}
          label={t("benefits.documentNo")}
          help={sealed ? t("benefits.keepNumber", { number: sealed }) : t("benefits.numberHelp")}
          optional={optional}
          width="w16"
          maxLength={40}
          autoComplete="off"
        />
        {sealed && (
          <label className="plain mt2">
            <input
              type="checkbox"
              className="cb"
              name="dropNumber"
              value="yes"
              defaultChecked={f.value("dropNumber") === "yes"}
            />{" "}
            {t("benefits.dropNumber")}
          </label>
        )}
        <TextField
          {...f.field("monthlyFen")}
          label={t("benefits.monthly")}
          optional={optional}
          suffix={t("field.yuan")}
          width="w10"
          inputMode="decimal"
          maxLength={40}
        />
      </div>
      <div className="fgrid mt4">
        <DateField
          {...f.field("fromOn")}
          label={t("benefits.fromOn")}
          help={t("form.dayHelp")}
          pick={t("form.pick")}
        />
        <DateField
          {...f.field("toOn")}
          label={t("benefits.toOn")}
          help={t("benefits.toHelp")}
          optional={optional}
          pick={t("form.pick")}
        />
      </div>
    </>
  );
}
