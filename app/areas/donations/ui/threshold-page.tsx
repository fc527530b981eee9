import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { donationText } from "../text";
import { thresholdText } from "../text/threshold";
import { type EditedThreshold, ThresholdForm, type ThresholdResult } from "./threshold-form-sheet";
import { type RemovedThreshold, ThresholdRemoval } from "./threshold-removal";

interface Page {
  title: string;
  mayAdd: boolean;
  /** The one that is being put right. */
  edited: EditedThreshold | null;
  /** The one that is about to be taken back. */
  removed: RemovedThreshold | null;
  rows: readonly {
    fromOn: string;
    from: string;
    until: string | null;
    state: "later" | "open" | null;
    general: string;
    special: string;
    basis: string;
    changeable: boolean;
    removable: boolean;
  }[];
}
/** The thresholds by date, and the form for the next one. */
export function ThresholdPage({ page: d, result }: { page: Page; result?: ThresholdResult }) {
  const t = useText(thresholdText);
  const b = useText(donationText);
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
              {d.removed ? (
                <ThresholdRemoval removed={d.removed} result={result} />
              ) : (
                <ThresholdForm key={d.edited?.fromOn ?? "new"} edited={d.edited} result={result} />
              )}
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
                {r.changeable && (
                  <a className="btn sm" href={`?edit=${r.fromOn}#add`}>
                    {t("edit")}
                    <span className="vh"> {r.from}</span>
                  </a>
                )}{" "}
                {r.removable && (
                  <a className="btn sm" href={`?remove=${r.fromOn}#remove`}>
                    {t("remove")}
                    <span className="vh"> {t("removeOne", { day: r.from })}</span>
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
