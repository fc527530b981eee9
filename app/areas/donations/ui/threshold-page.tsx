import type { SubmissionResult } from "@conform-to/react";
import { useFields } from "~/platform/forms/use-fields";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { donationText } from "../text";
import { thresholdText } from "../text/threshold";

interface Page {
  title: string;
  mayAdd: boolean;
  rows: readonly {
    fromOn: string;
    from: string;
    until: string | null;
    state: "later" | "open" | null;
    general: string;
    special: string;
    basis: string;
    removable: boolean;
  }[];
}
interface Result {
  lastResult: SubmissionResult<string[]> | null;
  why: string | null;
}
type Values = { fromOn: string; general: string; special: string; basis: string };

/** The thresholds by date, and the form for the next one. */
export function ThresholdPage({ page: d, result }: { page: Page; result?: Result }) {
  const t = useText(thresholdText);
  const b = useText(donationText);
  const form = useFields<Values, typeof thresholdText.zh>(thresholdText, {
    lastResult: result?.lastResult,
    defaultValue: { fromOn: "", general: "", special: "", basis: "" },
  });
  return (
    <>
      <PageHead
        crumbs={[{ label: b("page.area"), to: "/donations" }, { label: d.title }]}
        title={d.title}
        facts={[t("facts")]}
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        <div className={d.mayAdd ? "cols c-main-side" : "stack"}>
          <ThresholdTable rows={d.rows} />
          {d.mayAdd && (
            <aside>
              <Sheet title={t("add")} id="add" pad>
                <form method="post" className="form" key={form.key} noValidate>
                  <ErrorSummary title={(count) => t("form.errors", { count })} items={form.items} />
                  <DateField
                    {...form.field("fromOn")}
                    label={t("fromOn")}
                    help={t("addHelp")}
                    pick={t("pick")}
                  />
                  <TextField
                    {...form.field("general")}
                    label={t("general")}
                    help={t("generalHelp")}
                    inputMode="decimal"
                    suffix={t("unit")}
                    maxLength={20}
                    autoComplete="off"
                  />
                  <TextField
                    {...form.field("special")}
                    label={t("special")}
                    inputMode="decimal"
                    suffix={t("unit")}
                    maxLength={20}
                    autoComplete="off"
                  />
                  <TextField
                    {...form.field("basis")}
                    label={t("basis")}
                    help={t("basisHelp")}
                    maxLength={80}
                    autoComplete="off"
                  />
                  <p className="mt4">
                    <button type="submit" className="btn pri">
                      {t("save")}
                    </button>
                  </p>
                </form>
              </Sheet>
            </aside>
          )}
        </div>
      </div>
    </>
  );
}

function ThresholdTable({ rows }: Pick<Page, "rows">) {
  const t = useText(thresholdText);
  return (
    <Sheet title={t("list")} count={t("count", { count: rows.length })} foot={t("foot")}>
      <table className="tbl dense two">
        <caption className="vh">{t("title")}</caption>
        <thead>
          <tr>
            <th>{t("fromOn")}</th>
            <th>{t("until")}</th>
            <th className="num">{t("general")}</th>
            <th className="num">{t("special")}</th>
            <th>{t("basis")}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.fromOn}>
              <td className="wide nw">
                {r.from} {r.state && <Badge tone={r.state === "open" ? "ok" : "info"}>{t(r.state)}</Badge>}
              </td>
              <td className="nw sub">
                {r.until && <span className="onlyphone">{t("until")}</span>} {r.until}
              </td>
              <td className="num">
                <span className="onlyphone sub">{t("general")}</span> {r.general}
              </td>
              <td className="num">
                <span className="onlyphone sub">{t("special")}</span> {r.special}
              </td>
              <td>{r.basis}</td>
              <td className="num">
                {r.removable && (
                  <form method="post" className="inline">
                    <input type="hidden" name="step" value="remove" />
                    <button type="submit" className="btn sm" name="fromOn" value={r.fromOn}>
                      {t("remove")}
                      <span className="vh"> {t("removeOne", { day: r.from })}</span>
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
