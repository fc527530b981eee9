import { useLocation } from "@remix-run/react";
import { dayRange, longDay } from "~/platform/dates";
import { commonText } from "~/platform/i18n/common";
import { LanguageSwitch } from "~/platform/i18n/language-switch";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { BrandMark, Icon } from "~/ui/icon";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { certificatesText } from "../text";

export interface ShownCertificate {
  state: "valid" | "revoked" | "replaced";
  facts: {
    number: string;
    name: string;
    course: string;
    class: string;
    startsOn: string;
    endsOn: string;
    hours: number;
    issuer: string;
    issuedOn: string;
  };
  revokedOn: string | null;
  revokedReason: string | null;
  replacedBy: string | null;
  reissueCount: number;
  signed: boolean;
  publicFacts: string;
  signature: string;
}

interface Props {
  result:
    | { answer: "found"; certificate: ShownCertificate; sameFile?: boolean }
    | { answer: "not-found" }
    | { answer: "limited" }
    | null;
  error: string | null;
  typed: { number: string; name: string };
  byFile: boolean;
  publicKey: string;
}

/** Anybody with a phone: is this certificate ours, and does it still hold. */
export function VerifyPage({ result, error, typed, byFile, publicKey }: Props) {
  const t = useText(certificatesText);
  const c = useText(commonText);
  const language = useLanguage();
  const { pathname } = useLocation();
  return (
    <div className="bare">
      <div className="narrow">
        <header className="ph">
          <span className="brand-line">
            <BrandMark size={28} />
            <b>{c("product.name")}</b>
          </span>
          <h1>{t("verify.title")}</h1>
          <div className="acts">
            <LanguageSwitch language={language} label={c("shell.otherLanguage")} to={pathname} />
          </div>
        </header>
        <main id="main" className="stack">
          {result?.answer === "found" && (
            <Found
              certificate={result.certificate}
              sameFile={result.sameFile === true}
              publicKey={publicKey}
            />
          )}
          {result?.answer === "not-found" && (
            <div className="note bad" role="alert">
              <b>{t(byFile ? "verify.otherFile" : "verify.notFound")}</b>
              <p>{t(byFile ? "verify.otherFileText" : "verify.notFoundText")}</p>
            </div>
          )}
          {result?.answer === "limited" && (
            <div className="note warn" role="alert">
              <b>{t("verify.limited")}</b>
              <p>{t("verify.limitedText")}</p>
            </div>
          )}
          {error && (
            <Note tone="bad" role="alert">
              {error}
            </Note>
          )}
          {!result && <p className="sub">{t("verify.lead")}</p>}
          <form method="post" action="/verify" className="sheet">
            <div className="sb">
              <TextField
                id="number"
                name="number"
                label={t("verify.number")}
                defaultValue={typed.number}
                autoComplete="off"
              />
              <TextField
                id="name"
                name="name"
                label={t("verify.name")}
                defaultValue={typed.name}
                autoComplete="off"
              />
              <p className="mt4">
                <button type="submit" className="btn pri full">
                  {t("verify.submit")}
                </button>
              </p>
            </div>
          </form>
          <form method="post" action="/verify" encType="multipart/form-data" className="sheet">
            <div className="sb">
              <input type="hidden" name="way" value="file" />
              <TextField
                id="file"
                name="file"
                type="file"
                accept="application/pdf,.pdf"
                label={t("verify.file")}
                help={t("verify.fileHelp")}
              />
              <p className="mt3">
                <button type="submit" className="btn full">
                  {t("verify.fileSubmit")}
                </button>
              </p>
            </div>
          </form>
        </main>
      </div>
    </div>
  );
}

function Found({
  certificate,
  sameFile,
  publicKey,
}: {
  certificate: ShownCertificate;
  sameFile: boolean;
  publicKey: string;
}) {
  const t = useText(certificatesText);
  const language = useLanguage();
  const f = certificate.facts;
  const tone = certificate.state === "valid" ? "ok" : certificate.state === "revoked" ? "bad" : "warn";
  return (
    <>
      <div className={`note ${tone}`} role="status">
        <b className="t16">
          <Icon name={certificate.state === "valid" ? "circle-check" : "ban"} />{" "}
          {t(`verify.${certificate.state}`)}
        </b>
        {sameFile && <p>{t("verify.sameFile")}</p>}
      </div>
      <Sheet pad foot={t("verify.masked")}>
        <Facts
          items={[
            [t("verify.number"), f.number],
            [t("verify.holder"), f.name],
            [t("verify.course"), f.course],
            [t("verify.class"), f.class],
            [t("verify.dates"), dayRange(f.startsOn, f.endsOn, language)],
            [t("verify.hours"), String(f.hours)],
            [t("verify.issuer"), f.issuer],
            [t("verify.issuedOn"), longDay(f.issuedOn, language)],
            ...(certificate.revokedOn
              ? [[t("verify.revokedOn"), longDay(certificate.revokedOn, language)] as const]
              : []),
            ...(certificate.revokedReason ? [[t("verify.reason"), certificate.revokedReason] as const] : []),
            ...(certificate.replacedBy ? [[t("verify.replacedBy"), certificate.replacedBy] as const] : []),
            ...(certificate.reissueCount > 0
              ? [[t("page.reissue"), t("verify.reissued", { count: certificate.reissueCount })] as const]
              : []),
            [t("verify.signature"), t(certificate.signed ? "verify.signatureOk" : "verify.signatureBad")],
          ]}
        />
      </Sheet>
      <details className="sheet">
        <summary className="sb">{t("verify.signature")}</summary>
        <div className="sb stack">
          <p className="t13 sub">{t("verify.signatureHelp")}</p>
          <p className="t13">{t("verify.factsText")}</p>
          <pre className="code t12">{certificate.publicFacts}</pre>
          <p className="t13">{t("verify.signatureText")}</p>
          <pre className="code t12">{certificate.signature}</pre>
          <p className="t13">{t("verify.publicKey")}</p>
          <pre className="code t12">{publicKey}</pre>
        </div>
      </details>
    </>
  );
}
