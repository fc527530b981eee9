import { useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { accountText } from "../text";
import { SignInFrame } from "./sign-in-frame";

/** Second step of signing in. */
export function SignInCodePage(props: { to: string; name: string; issuerName: string; error?: string }) {
  const t = useText(accountText);
  const query = new URLSearchParams({ to: props.to });
  return (
    <SignInFrame issuerName={props.issuerName} here={`/sign-in/code?${query}`} wide={false}>
      <form method="post" action={`/sign-in/code?${query}`} className="sheet">
        <div className="sb pad6">
          <h1 className="title20">{t("signIn.codeTitle")}</h1>
          <input type="hidden" name="to" value={props.to} />
          <TextField
            id="code"
            name="code"
            label={t("signIn.codeFor", { name: props.name })}
            help={t("signIn.codeHelp")}
            errors={props.error ? [props.error] : undefined}
            autoComplete="one-time-code"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={20}
            autoFocus
            required
          />
          <div className="row mt4">
            <button type="submit" className="btn pri">
              {t("signIn.codeSubmit")}
            </button>
            <a className="btn" href={`/sign-in?${query}`}>
              {t("signIn.codeBack")}
            </a>
          </div>
        </div>
      </form>
    </SignInFrame>
  );
}
