import { useEffect, useRef } from "react";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { ErrorSummary, Field, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { type PaperField, type PaperProblem, paperFields, type TypedPaper } from "../signed-paper";
import { certificatesText } from "../text";
import { officePaperText } from "../text/office-paper";

const labels = {
  kind: "kind",
  number: "number",
  name: "name",
  idTail: "idTail",
  amount: "amount",
  issuer: "issuer",
  issued: "issuedOn",
} as const;

/** Types the facts of a loan paper again and asks whether the signature in its code was made over them. */
export function OfficePaperForm(props: {
  typed: TypedPaper;
  problems: Partial<Record<PaperField, PaperProblem>>;
}) {
  const t = useText(officePaperText);
  const c = useText(certificatesText);
  const language = useLanguage();
  const wrongFields = paperFields.filter((field) => props.problems[field]);
  const code = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const behind = window.location.hash.slice(1);
    if (code.current && code.current.value === "" && behind.length > 40) code.current.value = behind;
  }, []);
  const wrong = (field: PaperField) => {
    const problem = props.problems[field];
    return problem ? [t(`problem.${problem}`)] : undefined;
  };
  const labelOf = (field: PaperField) => (field === "signature" ? t("signature") : t(labels[field]));
  return (
    <>
      <ErrorSummary
        title={(count) => c("paper.errors", { count })}
        items={wrongFields.map((field) => ({
          id: field,
          text: `${labelOf(field)}${language === "zh" ? "：" : ": "}${wrong(field)?.join("")}`,
        }))}
      />
      <form method="post" action="/verify/paper?of=paper" className="sheet v-paper" noValidate>
        <input type="hidden" name="of" value="paper" />
        <div className="sb cols c2">
          {paperFields.map(
            (field) =>
              field !== "signature" && (
                <TextField
                  key={field}
                  id={field}
                  name={field}
                  label={t(labels[field])}
                  help={
                    field === "kind" || field === "idTail" || field === "amount"
                      ? t(`help.${field}`)
                      : undefined
                  }
                  defaultValue={props.typed[field]}
                  errors={wrong(field)}
                  maxLength={field === "idTail" ? 18 : 200}
                  autoComplete="off"
                />
              ),
          )}
        </div>
        <div className="sb">
          <Field id="signature" label={t("signature")} help={t("help.signature")} errors={wrong("signature")}>
            <textarea
              ref={code}
              id="signature"
              name="signature"
              className="in"
              rows={4}
              maxLength={300}
              spellCheck={false}
              defaultValue={props.typed.signature}
              aria-invalid={props.problems.signature ? true : undefined}
              aria-describedby="signature-help"
            />
          </Field>
          <p className="mt4">
            <button type="submit" className="btn pri">
              <Icon name="shield-check" />
              {c("paper.submit")}
            </button>
          </p>
        </div>
      </form>
    </>
  );
}
