import type { useFields } from "~/platform/forms/use-fields";
import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { Combobox, type ComboboxItem } from "~/ui/combobox";
import { TextField } from "~/ui/field";
import type { Asked } from "../../households/relation-doubts.server";
import { peopleText } from "../../text";
import { householdsText } from "../../text/households";
import { IdNumberField } from "../id-number-field";
import { askedOf } from "./household-form";

type FieldFacts = ReturnType<ReturnType<typeof useFields>["field"]>;
type Fields = {
  field: (name: "personId" | "idNumber" | "name" | "phone") => FieldFacts;
  value: (name: "personIdWords") => string | undefined;
};

/** Somebody on record of the village, or an ID number: whoever has it, or somebody registered in the same step. */
export function WhoFields({
  f,
  people,
  asked,
}: {
  f: Fields;
  people: readonly ComboboxItem[];
  asked?: Asked;
}) {
  const t = useText(householdsText);
  const i = useText(interfaceText);
  const p = useText(peopleText);
  const optional = t("field.optional");
  return (
    <>
      <Combobox
        {...f.field("personId")}
        errors={f.field("personId").errors ?? askedOf(asked, "personId")}
        label={t("page.onRecord")}
        help={t("page.onRecordHelp")}
        items={people}
        empty={t("field.choose")}
        nothing={t("page.nobody")}
        several={i("pick.several")}
        words={{ name: "personIdWords", value: f.value("personIdWords") }}
      />
      <div className="f mt4">
        <IdNumberField
          {...f.field("idNumber")}
          errors={f.field("idNumber").errors ?? askedOf(asked, "idNumber")}
          label={t("page.orNew")}
          help={t("page.orNewHelp")}
          optional={optional}
        />
      </div>
      <div className="fgrid mt4">
        <TextField
          {...f.field("name")}
          label={t("page.nameNew")}
          optional={optional}
          width="w16"
          maxLength={80}
          autoComplete="off"
        />
        <TextField
          {...f.field("phone")}
          label={p("field.phone")}
          optional={optional}
          width="w16"
          inputMode="tel"
          maxLength={40}
          autoComplete="off"
        />
      </div>
    </>
  );
}
