import { useEffect, useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { FieldErrors } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { certificatesText } from "../text";
import { officePaperText } from "../text/office-paper";
import type { ShownAnswer } from "./verify-page";

/** Larger than any certificate, even one with a photo. */
export const verifyFileLimit = 5 * 1024 * 1024;

/** Drop the PDF: with script it is sent at once, without there is a button. */
export function VerifyFile(props: { result: ShownAnswer | null; fileName: string | null; error?: string }) {
  const t = useText(certificatesText);
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const { result, fileName } = props;
  const [tooLarge, setTooLarge] = useState(false);
  const error = tooLarge ? t("verify.tooLarge") : props.error;
  function send(input: HTMLInputElement) {
    const over = (input.files?.[0]?.size ?? 0) > verifyFileLimit;
    setTooLarge(over);
    if (over) input.value = "";
    else if (input.files?.length) input.form?.submit();
  }
  return (
    <>
      <form method="post" action="/verify" encType="multipart/form-data">
        <input type="hidden" name="way" value="file" />
        <div className="f">
          <FieldErrors id="file" errors={error ? [error] : undefined} />
        </div>
        <label className={`drop-pdf ${live ? "live" : ""}`} htmlFor="file">
          <Icon name="file-check" />
          <b>{t("verify.file")}</b>
          <span className="sub t13" id="file-help">
            {t("verify.fileHelp")}
          </span>
          <input
            id="file"
            name="file"
            type="file"
            accept="application/pdf,.pdf"
            aria-describedby={error ? "file-help file-error" : "file-help"}
            aria-invalid={error ? true : undefined}
            onChange={(e) => send(e.currentTarget)}
          />
        </label>
        {!live && (
          <p className="mt3">
            <button type="submit" className="btn">
              {t("verify.fileSubmit")}
            </button>
          </p>
        )}
      </form>
      {fileName !== null && result && result.answer !== "limited" && (
        <FileNote fileName={fileName} result={result} />
      )}
    </>
  );
}

/** The bytes may be ours and the certificate void all the same: that is said in the same breath. */
function FileNote({ fileName, result }: { fileName: string; result: ShownAnswer }) {
  const t = useText(certificatesText);
  const p = useText(officePaperText);
  const ours =
    result.answer === "found"
      ? t(`verify.sameFile.${result.certificate.state}`, { number: result.certificate.facts.number })
      : result.answer === "paper"
        ? p(`sameFile.${result.paper.state}`, { number: result.paper.number })
        : null;
  const holds =
    (result.answer === "found" && result.certificate.state === "valid" && result.certificate.signed) ||
    (result.answer === "paper" && result.paper.state === "valid" && result.paper.signed);
  return (
    <div className={`note mt3 ${holds ? "ok" : "bad"}`} role="alert">
      <Icon name={holds ? "circle-check" : ours ? "ban" : "circle-x"} />{" "}
      <span>
        <b>{fileName}</b>
        {t("verify.colon")}
        {ours ?? t("verify.otherFile")}
      </span>
    </div>
  );
}
