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
  const check = (e: FormEvent<HTMLFormElement>) => {
    const input = e.currentTarget.elements.namedItem("file");
    const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
    const over = file !== undefined && file.size > props.maxBytes;
    setTooLarge(over);
    if (over) e.preventDefault();
  };
  const error = tooLarge ? t("sheet.tooLarge") : props.error;
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
        />
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
