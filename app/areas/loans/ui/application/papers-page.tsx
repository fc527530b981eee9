import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { DateField } from "~/ui/date-field";
import { Field, SelectField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { applicationText } from "../../text/application";

interface Page {
  id: number;
  number: string;
  title: string;
  asked: string;
  lacking: readonly string[];
  rows: readonly {
    kind: string;
    label: string;
    state: "missing" | "expired" | "again" | "soon" | "ok";
    words: string;
    files: readonly { id: number; scan: boolean; by: string; note: string | null }[];
  }[];
  kinds: readonly { value: string; label: string }[];
  may: { edit: boolean; view: boolean };
}
interface Answer {
  why: string;
  field: "kind" | "expiresOn" | "scan" | null;
  typed: { kind: string; expiresOn: string; note: string };
}

const tones = { missing: "bad", expired: "bad", again: "bad", soon: "warn", ok: "ok" } as const;

/** Papers of an application: what lacks, told at once; each kind with its scans; a photo from a phone. */
export function PapersPage({ page: d, result }: { page: Page; result?: Answer }) {
  const t = useText(applicationText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("application.area"), to: "/loans" },
          { label: d.number, to: `/loans/applications/${d.id}` },
          { label: t("paper.manage") },
        ]}
        title={d.title}
        facts={[d.lacking.length > 0 ? t("paper.lacks", { count: d.lacking.length }) : t("paper.all")]}
      />
      <div className="cols c-main-side">
        <div className="stack">
          <Sheet title={t("paper.title")}>
            <table className="tbl two">
              <caption className="vh">{t("paper.title")}</caption>
              <thead>
                <tr>
                  <th>{t("paper.columns.kind")}</th>
                  <th>{t("paper.columns.state")}</th>
                  <th>{t("paper.columns.files")}</th>
                  <th>
                    <span className="vh">{t("home.action")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {d.rows.map((r) => (
                  <tr
                    key={r.kind}
                    className={["missing", "expired", "again"].includes(r.state) ? "flag" : undefined}
                  >
                    <td className="wide">{r.label}</td>
                    <td>
                      <Badge tone={tones[r.state]}>{r.words}</Badge>
                    </td>
                    <td>
                      <Files page={d} row={r} />
                    </td>
                    <td className="nw">
                      {d.may.edit && (
                        <a className="btn sm" href={`?kind=${r.kind}#add`}>
                          <Icon name="camera" />
                          {t("paper.photo")}
                          <span className="vh"> {r.label}</span>
                        </a>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
          {d.may.edit && <AddForm page={d} result={result} />}
        </div>
        <div className="stack">
          {d.lacking.length > 0 && (
            <Sheet title={t("paper.listTitle")} pad>
              <p>{t("paper.listText")}</p>
              <ol className="lackslist">
                {d.lacking.map((label) => (
                  <li key={label}>{label}</li>
                ))}
              </ol>
            </Sheet>
          )}
        </div>
      </div>
    </>
  );
}

function Files({ page: d, row: r }: { page: Page; row: Page["rows"][number] }) {
  const t = useText(applicationText);
  return (
    <>
      {r.files.map((f) => (
        <span key={f.id} className="block">
          {f.scan && d.may.view ? (
            <a href={`/loans/applications/${d.id}/papers/${f.id}/scan`} target="_blank" rel="noreferrer">
              {t("paper.view")}
            </a>
          ) : (
            <span>{t(f.scan ? "paper.view" : "paper.seen")}</span>
          )}{" "}
          <span className="sub t12">
            {f.by} {f.note}
          </span>
          {d.may.edit && (
            <details className="inline-ask">
              <summary className="t12">{t("paper.remove")}</summary>
              <form method="post" className="row wrap">
                <span className="t12">{t("paper.removeAsk")}</span>
                <button type="submit" name="remove" value={f.id} className="btn sm danger">
                  {t("paper.remove")}
                </button>
              </form>
            </details>
          )}
        </span>
      ))}
    </>
  );
}

function AddForm({ page: d, result }: { page: Page; result?: Answer }) {
  const t = useText(applicationText);
  const error = (field: Answer["field"]) => (result?.field === field && result ? [result.why] : undefined);
  return (
    <form method="post" encType="multipart/form-data" className="sheet form" id="add" noValidate>
      <div className="sh">
        <h2>{t("paper.add")}</h2>
      </div>
      <div className="sb">
        {result && result.field === null && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        <SelectField
          id="kind"
          name="kind"
          label={t("paper.which")}
          choices={d.kinds}
          defaultValue={result?.typed.kind || d.asked}
          key={d.asked}
          errors={error("kind")}
        />
        <Field id="scan" label={t("paper.scan")} help={t("paper.scanHelp")} errors={error("scan")}>
          <input
            id="scan"
            name="scan"
            type="file"
            multiple
            accept="image/jpeg,image/png,application/pdf"
            capture="environment"
            className="in"
          />
        </Field>
        <DateField
          id="expiresOn"
          name="expiresOn"
          label={t("paper.expiresOn")}
          optional={t("form.optional")}
          pick={t("form.pickDay")}
          defaultValue={result?.typed.expiresOn ?? ""}
          errors={error("expiresOn")}
        />
        <TextField
          id="note"
          name="note"
          label={t("paper.note")}
          optional={t("form.optional")}
          maxLength={120}
          defaultValue={result?.typed.note ?? ""}
        />
        <p className="mt4">
          <button type="submit" className="btn pri">
            {t("paper.save")}
          </button>
        </p>
      </div>
    </form>
  );
}
