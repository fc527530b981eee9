import { type FormEvent, type ReactNode, useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { importsText } from "./text";

/** Chooses a file, with what the area asks beside it, and sends it to the dry run. Size is told before it is sent, once script is there. */
export function UploadForm(props: {
  rows: number;
  days: number;
  maxBytes: number;
  error?: string;
  templateHref: string;
  children?: ReactNode;
}) {
  const t = useText(importsText);
  const [tooLarge, setTooLarge] = useState(false);
  const isTooLarge = (input: EventTarget | null) =>
    input instanceof HTMLInputElement && (input.files?.[0]?.size ?? 0) > props.maxBytes;
  const check = (e: FormEvent<HTMLFormElement>) => {
    const over = isTooLarge(e.currentTarget.elements.namedItem("file") as HTMLInputElement | null);
    setTooLarge(over);
    if (over) e.preventDefault();
  };
  // An answer of the server is said of the file sent; what is too large is said of the file that stands there.
  const error = tooLarge ? undefined : props.error;
  return (
    <form method="post" encType="multipart/form-data" className="sheet form" noValidate onSubmit={check}>
      <div className="sb pad6">
        <TextField
          id="file"
          name="file"
          type="file"
          className="file"
          accept=".xlsx,.csv,.txt,.tsv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"
          label={t("upload.file")}
          help={t("upload.help", { rows: props.rows.toLocaleString("en") })}
          errors={error ? [error] : undefined}
          onChange={(e) => setTooLarge(isTooLarge(e.currentTarget))}
        />
        {tooLarge && (
          <div className="f">
            <span className="err" role="alert">
              <Icon name="circle-x" />
              <span>{t("sheet.tooLarge")}</span>
            </span>
          </div>
        )}
        {props.children}
        <div className="mt4 row">
          <button type="submit" className="btn pri">
            <Icon name="upload" />
            {t("upload.submit")}
          </button>
          <a className="btn" href={props.templateHref} download>
            <Icon name="download" />
            {t("upload.template")}
          </a>
        </div>
        <p className="t13 sub mt3">{t("upload.safe", { days: props.days })}</p>
      </div>
    </form>
  );
}
