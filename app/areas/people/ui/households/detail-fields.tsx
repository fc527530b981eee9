import type { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { SelectField, TextAreaField, TextField } from "~/ui/field";
import { housings, waters } from "../../households/household";
import { householdsText } from "../../text/households";

type FieldFacts = ReturnType<ReturnType<typeof useFields>["field"]>;
type Fields<Name extends string> = { field: (name: Name) => FieldFacts };

/** Where a household lives inside its village, and what it has: on the new and on the edit page. */
export function PlaceFields({ f }: { f: Fields<"registryNo" | "houseNumber" | "villageGroup" | "address"> }) {
  const t = useText(householdsText);
  const optional = t("field.optional");
  return (
    <>
      <div className="fgrid mt4">
        <TextField
          {...f.field("registryNo")}
          label={t("field.registryNo")}
          help={t("field.registryHelp")}
          optional={optional}
          width="w10"
          maxLength={20}
          autoComplete="off"
        />
        <TextField
          {...f.field("houseNumber")}
          label={t("field.houseNumber")}
          help={t("field.houseNumberHelp")}
          optional={optional}
          width="w10"
          maxLength={20}
          autoComplete="off"
        />
        <TextField
          {...f.field("villageGroup")}
          label={t("field.group")}
          optional={optional}
          width="w6"
          maxLength={20}
        />
      </div>
      <div className="mt4">
        <TextField
          {...f.field("address")}
          label={t("field.address")}
          optional={optional}
          maxLength={100}
          autoComplete="off"
        />
      </div>
    </>
  );
}

export function LivingFields({
  f,
}: {
  f: Fields<"landLi" | "housing" | "water" | "expenseFen" | "debtFen" | "note">;
}) {
  const t = useText(householdsText);
  const optional = t("field.optional");
  return (
    <>
      <h2 className="part">{t("page.livingPart")}</h2>
      <div className="fgrid">
        <TextField
          {...f.field("landLi")}
          label={t("field.land")}
          help={t("field.landHelp")}
          optional={optional}
          suffix={t("field.mu")}
          width="w6"
          inputMode="decimal"
          maxLength={20}
        />
        <SelectField
          {...f.field("housing")}
          label={t("field.housing")}
          optional={optional}
          empty={t("field.choose")}
          choices={housings.map((h) => ({ value: h, label: t(`housing.${h}`) }))}
        />
        <SelectField
          {...f.field("water")}
          label={t("field.water")}
          optional={optional}
          empty={t("field.choose")}
          choices={waters.map((w) => ({ value: w, label: t(`water.${w}`) }))}
        />
      </div>
      <h2 className="part">{t("page.moneyPart")}</h2>
      <div className="fgrid">
        <TextField
          {...f.field("expenseFen")}
          label={t("field.expense")}
          optional={optional}
          suffix={t("field.yuan")}
          width="w10"
          inputMode="decimal"
          maxLength={40}
        />
        <TextField
          {...f.field("debtFen")}
          label={t("field.debt")}
          optional={optional}
          suffix={t("field.yuan")}
          width="w10"
          inputMode="decimal"
          maxLength={40}
        />
      </div>
      <div className="mt4">
        <TextAreaField {...f.field("note")} label={t("field.note")} optional={optional} maxLength={500} />
      </div>
    </>
  );
}
