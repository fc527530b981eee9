import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { interfaceText } from "~/platform/i18n/interface-words";
import { LanguageSwitch } from "~/platform/i18n/language-switch";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { ErrorSummary, Field, TextField } from "~/ui/field";
import { BrandMark, Icon } from "~/ui/icon";
import { certificatesText } from "../text";
import { officePaperText } from "../text/office-paper";
import { type TypedFacts, type TypedField, type TypedProblem, typedFields } from "../typed-facts";
import { OfficePaperForm } from "./office-paper-form";
import { VerifyPaperTabs } from "./verify-paper-tabs";

export type PaperAnswer = "fits" | "fitsOlder" | "other";

interface Props {
  typed: TypedFacts;
  problems: Partial<Record<TypedField, TypedProblem>>;
  answer: PaperAnswer | null;
  /** A paper of the loans instead of a certificate. */
  other: Parameters<typeof OfficePaperForm>[0] | null;
}

const helped = ["idTail", "from", "to"] as const;
const isHelped = (field: TypedField): field is (typeof helped)[number] =>
  (helped as readonly TypedField[]).includes(field);

/** Types a paper's facts again and asks whether the signature in its code was made over them. */
export function VerifyPaperPage({ typed, problems, answer, other }: Props) {
  const t = useText(certificatesText);
  const o = useText(officePaperText);
  const c = useText(interfaceText);
  const language = useLanguage();
  const { pathname } = useLocation();
  return (
    <div className="bare">
      <div className="pub">
        <header className="ph">
          <span className="brand-line">
            <BrandMark size={24} />
            <b>{c("product.name")}</b>
          </span>
          <h1>{t("paper.title")}</h1>
          <div className="acts">
            <LanguageSwitch language={language} label={c("shell.otherLanguage")} to={pathname} />
          </div>
        </header>
        <p className="ink2 lead">{other ? o("lead") : t("paper.lead")}</p>
        <VerifyPaperTabs of={other ? "paper" : "certificate"} />
        <main id="main" className="stack mt4">
          {answer && (
            <section className={`sheet res ${answer === "other" ? "r-bad" : "r-ok"}`} role="alert">
              <div className="rh">
                <Icon name={answer === "other" ? "shield-alert" : "shield-check"} />
                <div>
                  <h2>{t(`paper.${answer}`)}</h2>
                  <p>
                    {t(`paper.${answer}Text`)} <a href="/verify">{t("paper.toRegister")}</a>
                  </p>
                </div>
              </div>
            </section>
          )}
          {other ? <OfficePaperForm {...other} /> : <CertificateForm typed={typed} problems={problems} />}
        </main>
        <footer className="t13 sub signfoot">
          <span>{t("paper.foot")}</span>
          <a href="/verify/public-key.pem">{t("verify.publicKey")}</a>
          <a href="/verify">{t("paper.toRegister")}</a>
        </footer>
      </div>
    </div>
  );
}

function CertificateForm({ typed, problems }: Pick<Props, "typed" | "problems">) {
  const t = useText(certificatesText);
  const language = useLanguage();
  const wrong = (field: TypedField) => {
    const problem = problems[field];
    return problem ? [t(`paper.problem.${problem}`)] : undefined;
  };
  const wrongFields = typedFields.filter((field) => problems[field]);
  const code = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    // Coming from the page of a scanned code, the signature travels behind "#" and fills its field.
    const behind = window.location.hash.slice(1);
    if (code.current && code.current.value === "" && behind.length > 40) code.current.value = behind;
  }, []);
  return (
    <>
      <ErrorSummary
        title={(count) => t("paper.errors", { count })}
        items={wrongFields.map((field) => ({
          id: field,
          text: `${t(`paper.field.${field}`)}${language === "zh" ? "：" : ": "}${wrong(field)?.join("")}`,
        }))}
      />
      <form method="post" action="/verify/paper" className="sheet v-paper" noValidate>
        <div className="sb cols c2">
          {typedFields
            .filter((field) => field !== "signature")
            .map((field) => (
              <TextField
                key={field}
                id={field}
                name={field}
                label={t(`paper.field.${field}`)}
                help={isHelped(field) ? t(`paper.help.${field}`) : undefined}
                defaultValue={typed[field]}
                errors={wrong(field)}
                maxLength={field === "idTail" ? 18 : 200}
                autoComplete="off"
              />
            ))}
        </div>
        <div className="sb">
          <Field
            id="signature"
            label={t("paper.field.signature")}
            help={t("paper.help.signature")}
            errors={wrong("signature")}
          >
            <textarea
              ref={code}
              id="signature"
              name="signature"
              className="in"
              rows={4}
              maxLength={300}
              spellCheck={false}
              defaultValue={typed.signature}
              aria-invalid={problems.signature ? true : undefined}
              aria-describedby="signature-help"
            />
          </Field>
          <p className="mt4">
            <button type="submit" className="btn pri">
              <Icon name="shield-check" />
              {t("paper.submit")}
            </button>
          </p>
        </div>
      </form>
    </>
  );
}
