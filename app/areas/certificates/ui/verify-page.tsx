import { useLocation } from "@remix-run/react";
import { interfaceText } from "~/platform/i18n/interface-words";
import { LanguageSwitch } from "~/platform/i18n/language-switch";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { BrandMark, Icon } from "~/ui/icon";
import { Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";
import { VerifyFile } from "./verify-file";
import { type ShownPaper, VerifyOfficePaper } from "./verify-office-paper";
import { type ShownVerified, VerifyResult } from "./verify-result";

export type ShownAnswer =
  | { answer: "found"; certificate: ShownVerified; sameFile?: boolean }
  | { answer: "paper"; paper: ShownPaper; sameFile?: boolean }
  | { answer: "not-found" }
  | { answer: "limited"; way: "code" | "number-name" | "file" };

export interface VerifyErrors {
  number?: string;
  name?: string;
  file?: string;
}

interface Props {
  issuer: string;
  result: ShownAnswer | null;
  errors: VerifyErrors;
  typed: { number: string; name: string };
  /** Set when a file was compared. */
  fileName: string | null;
}

/** Anybody with a phone: is this certificate ours, and does it still hold. */
export function VerifyPage({ issuer, result, errors, typed, fileName }: Props) {
  const t = useText(certificatesText);
  const c = useText(interfaceText);
  const language = useLanguage();
  const { pathname } = useLocation();
  // What a file is not stands beside the file; everything else is an answer of its own.
  const card = result && !(fileName !== null && result.answer === "not-found");
  return (
    <div className="bare">
      <div className="pub">
        <header className="ph">
          <span className="brand-line">
            <BrandMark size={24} />
            <b>{c("product.name")}</b>
          </span>
          <h1>{t("verify.title")}</h1>
          <span className="sub office">{issuer}</span>
          <div className="acts">
            <LanguageSwitch language={language} label={c("shell.otherLanguage")} to={pathname} />
          </div>
        </header>
        {!card && <p className="ink2 lead">{t("verify.lead")}</p>}
        <main id="main" className={`vcols ${card ? "has-answer" : ""}`}>
          {card && (
            <div className="v-answer">
              {result.answer === "paper" ? (
                <VerifyOfficePaper paper={result.paper} />
              ) : (
                <VerifyResult result={result} issuer={issuer} />
              )}
            </div>
          )}
          <form method="post" action="/verify" className="sheet v-number">
            <div className="sh">
              <h2>{t("verify.byNumber")}</h2>
            </div>
            <div className="sb">
              <TextField
                id="number"
                name="number"
                label={t("verify.number")}
                help={t("verify.numberHelp")}
                defaultValue={typed.number}
                errors={errors.number ? [errors.number] : undefined}
                maxLength={64}
                autoComplete="off"
              />
              <TextField
                id="name"
                name="name"
                label={t("verify.name")}
                defaultValue={typed.name}
                errors={errors.name ? [errors.name] : undefined}
                maxLength={64}
                autoComplete="off"
              />
              <p className="mt4">
                <button type="submit" className="btn pri">
                  <Icon name="search" />
                  {t("verify.submit")}
                </button>
              </p>
            </div>
          </form>
          <div className="v-file">
            <Sheet title={t("verify.fileTitle")} pad>
              <VerifyFile result={result} fileName={fileName} error={errors.file} />
            </Sheet>
          </div>
        </main>
        <footer className="t13 sub signfoot">
          <span>{t("verify.foot")}</span>
          <a href="/verify/paper">{t("verify.toPaper")}</a>
          <a href="/verify/public-key.pem">{t("verify.publicKey")}</a>
        </footer>
      </div>
    </div>
  );
}
