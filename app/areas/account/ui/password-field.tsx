import { useEffect, useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { accountText } from "../text";

/** A password, with a switch to read what one types; the switch appears once script is there. */
export function PasswordField(props: {
  id: string;
  /** Name of the field when it is not its id. */
  name?: string;
  label: string;
  help?: string;
  autoComplete: "current-password" | "new-password";
  errors?: readonly string[];
  defaultValue?: string;
}) {
  const t = useText(accountText);
  const [ready, setReady] = useState(false);
  const [shown, setShown] = useState(false);
  useEffect(() => setReady(true), []);
  return (
    <div className="f">
      <TextField
        {...props}
        name={props.name ?? props.id}
        type={shown ? "text" : "password"}
        maxLength={128}
        required
      />
      {ready && (
        <label className="plain t13 mt2">
          <input
            type="checkbox"
            className="cb"
            checked={shown}
            onChange={(e) => setShown(e.target.checked)}
          />
          {t("signIn.show")}
        </label>
      )}
    </div>
  );
}
