import { useText } from "~/platform/i18n/use-text";
import { type Choice, ErrorSummary, SelectField } from "~/ui/field";
import { Note, Sheet } from "~/ui/sheet";
import { importsText } from "./text";

export interface ColumnView {
  letter: string;
  heading: string;
  samples: readonly string[];
  /** Field it is taken for; "" when it is left out. */
  field: string;
}

/** Sheet and row of headings first (a GET: nothing is changed), then what each column is. */
export function ColumnsForm(props: {
  sheet: number;
  headingRow: number;
  sheets: readonly Choice[];
  headingRows: readonly Choice[];
  columns: readonly ColumnView[];
  fields: readonly Choice[];
  errors: readonly string[];
  /** Fields that an import cannot do without. */
  needed: readonly string[];
}) {
  const t = useText(importsText);
  const missing = props.fields.filter(
    (f) => props.needed.includes(f.value) && !props.columns.some((c) => c.field === f.value),
  );
  return (
    <div className="stack">
      {missing.length > 0 && props.errors.length === 0 && (
        <Note tone="warn" role="alert">
          {t("columns.notFound", { fields: missing.map((f) => f.label).join(t("columns.and")) })}
        </Note>
      )}
      <form method="get" className="sheet">
        <input type="hidden" name="was" value={props.sheet} />
        <div className="sb row ends">
          <SelectField
            id="sheet"
            name="sheet"
            label={t("columns.sheet")}
            defaultValue={String(props.sheet)}
            choices={props.sheets}
          />
          <SelectField
            id="heading"
            name="heading"
            label={t("columns.headingRow")}
            defaultValue={String(props.headingRow)}
            choices={props.headingRows}
          />
          <button type="submit" className="btn">
            {t("columns.show")}
          </button>
        </div>
      </form>
      <form method="post" className="stack" noValidate key={`${props.sheet} ${props.headingRow}`}>
        <ErrorSummary title={t("columns.title")} items={props.errors.map((text) => ({ text }))} />
        <input type="hidden" name="sheet" value={props.sheet} />
        <input type="hidden" name="heading" value={props.headingRow} />
        <Sheet title={t("columns.title")}>
          <p className="sb t13 sub">{t("columns.intro")}</p>
          <table className="tbl two">
            <thead>
              <tr>
                <th>{t("columns.column")}</th>
                <th>{t("columns.heading")}</th>
                <th>{t("columns.samples")}</th>
                <th>{t("columns.meaning")}</th>
              </tr>
            </thead>
            <tbody>
              {props.columns.map((c, i) => (
                <tr key={c.letter}>
                  <td>{c.letter}</td>
                  <td className="who" data-lang={c.heading ? "file" : undefined}>
                    {c.heading || <span className="sub">{t("columns.noName")}</span>}
                  </td>
                  <td className="sub wide" data-lang="file">
                    {c.samples.join("　")}
                  </td>
                  <td className="wide">
                    <select
                      className="in sm"
                      name={`column-${i}`}
                      defaultValue={c.field}
                      aria-label={`${c.letter} ${c.heading}`}
                    >
                      <option value="">{t("columns.none")}</option>
                      {props.fields.map((f) => (
                        <option key={f.value} value={f.value}>
                          {f.label}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="sf">
            <button type="submit" className="btn pri">
              {t("columns.submit")}
            </button>
          </div>
        </Sheet>
      </form>
    </div>
  );
}
