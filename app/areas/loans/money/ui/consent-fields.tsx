import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { Field } from "~/ui/field";
import { moneyText } from "../../text/money";
import type { FormAnswer } from "./money-form";

export interface ConsentField {
  name: string;
  on: string;
  proof: string;
}

/**
 * Of each guarantor the day they signed and the paper: without it their guarantee ends with the old term, and does not
 * cover what a higher rate adds (民法典 695).
 */
export function ConsentFields(props: {
  intro: string;
  guarantors: readonly ConsentField[];
  answer?: FormAnswer;
}) {
  const t = useText(moneyText);
  const errors = (name: string) => {
    const why = props.answer?.errors[name];
    return why ? [t(why as "form.needed")] : undefined;
  };
  return (
    <>
      <p className="mt4">{props.intro}</p>
      {props.guarantors.map((g) => (
        <fieldset key={g.on} className="f mt4">
          <legend className="lab">{t("request.consentOf", { name: g.name })}</legend>
          <div className="fgrid">
            <DateField
              id={g.on}
              name={g.on}
              label={t("request.consentOn")}
              defaultValue={props.answer?.typed[g.on]}
              errors={errors(g.on)}
              pick={t("form.pickDay")}
            />
            <Field id={g.proof} label={t("request.consentScan")} errors={errors(g.proof)}>
              <input
                id={g.proof}
                name={g.proof}
                type="file"
                className="in"
                accept="image/jpeg,image/png,application/pdf"
                aria-invalid={props.answer?.errors[g.proof] ? true : undefined}
                aria-describedby={props.answer?.errors[g.proof] ? `${g.proof}-error` : undefined}
              />
            </Field>
          </div>
        </fieldset>
      ))}
    </>
  );
}
