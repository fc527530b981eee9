import type { ReactNode } from "react";
import { interfaceText } from "~/platform/i18n/interface-words";
import { LanguageSwitch } from "~/platform/i18n/language-switch";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { BrandMark } from "~/ui/icon";
import { accountText } from "../text";

/** The page around signing in: brand, office, 文武线, language, and what is watched. */
export function SignInFrame(props: { issuerName: string; here: string; wide: boolean; children: ReactNode }) {
  const t = useText(accountText);
  const c = useText(interfaceText);
  const language = useLanguage();
  return (
    <div className="bare">
      <div className={props.wide ? "signin" : "signin one"}>
        <header className="ph">
          <span className="brand-line">
            <BrandMark size={32} />
            <b>{c("product.name")}</b>
          </span>
          <span className="sub">{t("signIn.product", { issuer: props.issuerName })}</span>
          <div className="acts">
            <LanguageSwitch language={language} label={c("shell.otherLanguage")} to={props.here} />
          </div>
        </header>
        <main className={props.wide ? "cols signcols" : "mt4"} id="main">
          {props.children}
        </main>
        <footer className="t13 sub signfoot">
          <span>{t("signIn.watched")}</span>
          <a href="/verify">{t("signIn.verify")}</a>
        </footer>
      </div>
    </div>
  );
}
