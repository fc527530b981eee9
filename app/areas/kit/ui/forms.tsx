import { interfaceText } from "~/platform/i18n/interface-words";
import { useText } from "~/platform/i18n/use-text";
import { Combobox } from "~/ui/combobox";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, RadioField, SelectField, TextAreaField, TextField } from "~/ui/field";
import { Sheet } from "~/ui/sheet";
import { kitText } from "../text";

/** Every field: empty, filled, with help, wrong, locked. Nothing here is sent anywhere. */
export function Forms() {
  const t = useText(kitText);
  const i = useText(interfaceText);
  const places = t("places").split("|");
  const error = t("field.idError");
  return (
    <Sheet title={t("forms")} pad>
      <ErrorSummary title={t("wrong")} items={[{ id: "kit-id", text: error }]} />
      <div className="fgrid mt4">
        <TextField
          id="kit-name"
          name="name"
          label={t("field.name")}
          help={t("field.nameHelp")}
          defaultValue={t("value.name")}
        />
        <TextField
          id="kit-id"
          name="id"
          label={t("field.id")}
          errors={[error]}
          defaultValue="372928198805150011"
        />
        <TextField
          id="kit-hours"
          name="hours"
          label={t("field.hours")}
          optional={t("field.optional")}
          suffix={t("field.hoursUnit")}
          inputMode="numeric"
        />
        <TextField id="kit-locked" name="locked" label={t("field.locked")} defaultValue="11" disabled />
        <SelectField
          id="kit-town"
          name="town"
          label={t("field.town")}
          empty={t("field.choose")}
          choices={places.slice(0, 4).map((p) => ({ value: p, label: p }))}
        />
        <Combobox
          id="kit-village"
          name="village"
          label={t("field.village")}
          empty={t("field.choose")}
          nothing={t("field.nothing")}
          several={i("pick.several")}
          items={places.map((p, i) => ({
            value: p,
            label: p,
            disabled: i === 8,
            state: i === 8 ? t("field.left") : undefined,
          }))}
        />
        <DateField id="kit-day" name="day" label={t("field.day")} pick={t("field.pick")} />
        <RadioField
          name="half"
          label={t("field.half")}
          defaultValue="am"
          choices={[
            { value: "am", label: t("field.am") },
            { value: "pm", label: t("field.pm") },
          ]}
        />
        <TextAreaField id="kit-note" name="note" label={t("field.note")} optional={t("field.optional")} />
      </div>
    </Sheet>
  );
}
