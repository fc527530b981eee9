import { useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { Note } from "~/ui/sheet";
import { accountText } from "../text";
import { DemoAccounts, type DemoBox } from "./demo-accounts";
import { PasswordField } from "./password-field";
import { SignInFrame } from "./sign-in-frame";

interface Props {
  to: string;
  issuerName: string;
  /** The session before ran out, or somebody ended it; so many fields are kept. */
  over: { ended: boolean; idleMinutes: number; kept: number } | null;
  demo: DemoBox | null;
  username?: string;
  error?: string;
}

export function SignInPage({ to, issuerName, over, demo, username, error }: Props) {
  const t = useText(accountText);
  const here = `/sign-in?${new URLSearchParams({ to })}`;
  return (
    <SignInFrame issuerName={issuerName} here={here} wide={demo !== null}>
      <form method="post" action="/sign-in" className="sheet" key={demo?.chosen ?? ""}>
        <input type="hidden" name="to" value={to} />
        <div className="sb pad6">
          <h1 className="title20">{t(over ? "signIn.again" : "signIn.title")}</h1>
          {over && (
            <div className="f">
              <Note tone="warn">
                {over.ended
                  ? t("signIn.ended")
                  : t("signIn.over", { minutes: over.idleMinutes, count: over.idleMinutes })}{" "}
                {over.kept > 0 && t("signIn.kept", { count: over.kept })}
              </Note>
            </div>
          )}
          {error && (
            <div className="f" id="sign-in-error">
              <Note tone="bad" role="alert">
                {error}
              </Note>
            </div>
          )}
          <TextField
            id="username"
            name="username"
            label={t("signIn.username")}
            defaultValue={username ?? demo?.chosen ?? undefined}
            autoComplete="username"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            maxLength={60}
            required
          />
          <PasswordField
            id="password"
            label={t("signIn.password")}
            defaultValue={demo?.chosen ? demo.password : undefined}
            autoComplete="current-password"
          />
          <button type="submit" className="btn pri mt4 full">
            {t("signIn.submit")}
          </button>
          <p className="t13 sub mt4">{t("signIn.forgotten")}</p>
        </div>
      </form>
      {demo && <DemoAccounts demo={demo} to={to} />}
    </SignInFrame>
  );
}
