import { useState } from "react";
import { useText } from "~/platform/i18n/use-text";
import { Badge, type Tone } from "~/ui/badge";
import { EnterDecidesNothing } from "~/ui/enter-decides-nothing";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { Cell } from "../../money/ui/schedule-sheet";
import { bankFileText } from "../../text/bank-file";
import type { BankFilePage } from "../bank-file-page.server";

const tones: Record<BankFilePage["rows"][number]["match"], Tone> = {
  matched: "ok",
  doubtful: "warn",
  unmatched: "bad",
  posted: "ok",
  "left-out": "mute",
};

/** Every row of the bank's file with what was found; nothing is posted before somebody says so. */
export function BankFileView({ page: d, why }: { page: BankFilePage; why: string | null }) {
  const t = useText(bankFileText);
  const [ticked, setTicked] = useState(0);
  const matched = d.rows.filter((r) => r.match === "matched").length;
  const open = d.state === "read";
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("area"), to: "/loans" },
          { label: t("title"), to: "/loans/repayments/import" },
          { label: d.title },
        ]}
        title={d.title}
        facts={[
          d.bank,
          d.by,
          ...d.counts.map((c) => (
            <Badge key={c.match} tone={tones[c.match]}>{`${t(`match.${c.match}`)} ${c.count}`}</Badge>
          )),
        ]}
      />
      <div className="stack">
        {why && (
          <Note tone="bad" role="alert">
            {why}
          </Note>
        )}
        {d.state === "posted" && <Note tone="ok">{d.sum}</Note>}
        {d.columns && (
          <Note>
            <b>{t("columns")}</b> {d.columns.used}
            {d.columns.unused && <span className="sub"> {d.columns.unused}</span>}
          </Note>
        )}
        <form method="post">
          <EnterDecidesNothing />
          <Sheet title={t("result")} count={t("count", { count: d.rows.length })}>
            <table className="tbl dense two">
              <caption className="vh">{t("result")}</caption>
              <thead>
                <tr>
                  <th>{t("row")}</th>
                  <th>{t("note")}</th>
                  <th>{t("borrower")}</th>
                  <th>{t("on")}</th>
                  <th className="num">{t("principal")}</th>
                  <th className="num">{t("interest")}</th>
                  <th className="num">{t("penalty")}</th>
                  <th>{t("result")}</th>
                  <th>{t("loan")}</th>
                  {open && <th>{t("take")}</th>}
                </tr>
              </thead>
              <tbody>
                {d.rows.map((r) => (
                  <tr
                    key={r.id}
                    className={
                      r.match === "unmatched" ? "flag" : r.match === "doubtful" ? "flagw" : undefined
                    }
                  >
                    <td>{r.rowNumber}</td>
                    <td className="nw">{r.note}</td>
                    <td className="nw">{r.borrower}</td>
                    <td className="nw">{r.on}</td>
                    <Cell label={t("principal")} value={r.principal} />
                    <Cell label={t("interest")} value={r.interest} />
                    <Cell label={t("penalty")} value={r.penalty} />
                    <td>
                      <Badge tone={tones[r.match]}>{t(`match.${r.match}`)}</Badge>
                      {r.why && <span className="sub"> {r.why}</span>}
                    </td>
                    <td className="nw">{r.loanId && <a href={`/loans/${r.loanId}`}>{r.loan}</a>}</td>
                    {open && (
                      <td>
                        {r.may && (
                          <input
                            type="checkbox"
                            name="take"
                            value={r.id}
                            aria-label={`${t("take")} ${r.rowNumber}`}
                            onChange={(e) => setTicked((n) => n + (e.target.checked ? 1 : -1))}
                          />
                        )}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
          {open && (
            <div className="now-bar mt4">
              <button type="submit" className="btn pri" name="step" value="post">
                {t("post", { count: matched + ticked })}
              </button>
              <button type="submit" className="btn" name="step" value="drop">
                {t("drop")}
              </button>
              <span className="sub">{t("postHelp")}</span>
            </div>
          )}
        </form>
      </div>
    </>
  );
}
