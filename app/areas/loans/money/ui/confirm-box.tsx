import { useText } from "~/platform/i18n/use-text";
import { FieldErrors } from "~/ui/field";
import { moneyText } from "../../text/money";
import type { FormAnswer } from "./money-form";

/** What somebody has to tick who means something unusual; the error stands at the box. */
export function ConfirmBox({ name, label, answer }: { name: string; label: string; answer?: FormAnswer }) {
  const t = useText(moneyText);
  const why = answer?.errors[name];
  return (
    <div className={`f mt4${why ? " bad" : ""}`}>
      <label className="plain">
        <input
          type="checkbox"
          className="cb"
          id={name}
          name={name}
          value="yes"
          defaultChecked={answer?.typed[name] === "yes"}
          aria-invalid={why ? true : undefined}
          aria-describedby={why ? `${name}-error` : undefined}
        />
        {label}
      </label>
      <FieldErrors id={name} errors={why ? [t(why as "loanWhy.extensionEarly")] : undefined} />
    </div>
  );
}
