import { useText } from "~/platform/i18n/use-text";
import { Field, TextAreaField } from "~/ui/field";
import { Note, Sheet } from "~/ui/sheet";
import { donationText } from "../text";

interface Row {
  itemId: number;
  name: string;
  model: string;
  piece: number;
  holder: string;
  number: string;
  serial: string;
}

/** A box for each piece, and the way to fill them from a list. One form: what was typed goes along. */
export function SerialsForm(props: {
  rows: readonly Row[];
  result?: {
    shown: Record<number, string>;
    problems: Record<number, string>;
    said: string | null;
    /** What was pasted and not taken. */
    paste: string;
    tone: "bad" | "ok";
  };
  cancelHref: string;
}) {
  const t = useText(donationText);
  const { rows, result } = props;
  if (rows.length === 0) return <Note tone="mute">{t("serial.none")}</Note>;
  const shown = (r: Row) => result?.shown[r.itemId] ?? r.serial;
  const done = rows.filter((r) => shown(r) !== "").length;
  return (
    <form method="post" encType="multipart/form-data" className="stack" noValidate>
      {result?.said && (
        <Note tone={result.tone} role={result.tone === "bad" ? "alert" : "status"}>
          {result.said}
        </Note>
      )}
      <Sheet title={t("serial.title")} count={t("serial.done", { done, count: rows.length })}>
        <table className="tbl two">
          <caption className="vh">{t("serial.title")}</caption>
          <thead>
            <tr>
              <th>{t("col.name")}</th>
              <th>{t("col.to")}</th>
              <th>{t("page.number", { number: "" })}</th>
              <th>{t("col.serial")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => {
              const why = result?.problems[r.itemId];
              return (
                <tr key={r.itemId} className={why ? "flag" : undefined}>
                  <td>
                    {r.name} <span className="sub">{r.model}</span>
                  </td>
                  <td>{r.holder}</td>
                  <td className="nw sub">{r.number}</td>
                  <td className="wide">
                    <input
                      className="in sm w16"
                      id={`serial-${r.itemId}`}
                      name={`serial-${r.itemId}`}
                      defaultValue={shown(r)}
                      maxLength={40}
                      autoComplete="off"
                      autoCapitalize="characters"
                      spellCheck={false}
                      aria-label={t("serial.of", { name: r.name, piece: r.piece })}
                      aria-invalid={why ? true : undefined}
                      aria-describedby={why ? `serial-${r.itemId}-error` : undefined}
                    />
                    {why && (
                      <span className="bad t12" id={`serial-${r.itemId}-error`}>
                        {" "}
                        {why}
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        <div className="sf row">
          <button type="submit" className="btn pri">
            {t("serial.save")}
          </button>
          <a className="btn" href={props.cancelHref}>
            {t("form.cancel")}
          </a>
        </div>
      </Sheet>
      <Sheet title={t("serial.fromFile")} pad className="form">
        <Field id="file" label={t("serial.file")} help={t("serial.fileHelp")}>
          <input
            id="file"
            name="file"
            type="file"
            accept=".xlsx,.csv"
            className="in"
            aria-describedby="file-help"
          />
        </Field>
        <TextAreaField
          id="paste"
          name="paste"
          label={t("serial.paste")}
          defaultValue={props.result?.paste}
          rows={4}
          className="mt4"
        />
        <p className="mt4">
          <button type="submit" className="btn" name="step" value="fill">
            {t("serial.fill")}
          </button>
        </p>
      </Sheet>
    </form>
  );
}
