import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { Cell } from "../../money/ui/schedule-sheet";
import { subsidyText } from "../../text/subsidy";
import type { WorkingWords } from "../working-words";

/** 为什么是 806.73 元: segments, the steps of the rule, and beneath them months and single days. */
export function WorkingSheets({ words: w, title }: { words: WorkingWords; title: string }) {
  const t = useText(subsidyText);
  return (
    <>
      <Sheet title={title} id="working">
        <table className="tbl two">
          <caption className="vh">{t("work.segments")}</caption>
          <thead>
            <tr>
              <th>{t("work.no")}</th>
              <th>{t("work.from")}</th>
              <th>{t("work.to")}</th>
              <th className="num">{t("work.days")}</th>
              <th className="num">{t("work.balance")}</th>
              <th className="num">{t("work.rate")}</th>
              <th>{t("work.cause")}</th>
              <th className="num">{t("work.interest")}</th>
            </tr>
          </thead>
          <tbody>
            {w.segments.map((s) => (
              <tr key={s.no} className={s.out ? "flagw" : undefined}>
                <td>{s.no}</td>
                <td className="nw">{s.from}</td>
                <td className="nw">{s.to}</td>
                <Cell label={t("work.days")} value={String(s.days)} />
                <Cell label={t("work.balance")} value={s.balance} />
                <Cell label={t("work.rate")} value={s.rate} />
                <td>{s.cause}</td>
                <Cell label={t("work.interest")} value={s.interest} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <td className="wide" colSpan={2}>
                {t("work.total")}
              </td>
              <Cell label={t("work.days")} value={String(w.days)} />
              <td className="nophone" />
              <td className="nophone" />
              <td className="nophone" />
              <Cell label={t("work.interest")} value={w.interest} strong />
            </tr>
          </tfoot>
        </table>
        <div className="sb work">
          <ol className="t13 grow">
            {w.steps.map(([label, text]) => (
              <li key={label}>
                <span>{label}</span>
                <div>{text}</div>
              </li>
            ))}
          </ol>
          <div className="ans">
            <div className="t13 ink2">{t("work.subsidy")}</div>
            <div className="fig">
              {w.subsidy}
              <span className="u1">{t("yuan")}</span>
            </div>
            <div className="t13 ink2 mt2">{t("work.own", { amount: w.borrower })}</div>
            <div className="t12 sub">
              {t("work.check", { amount: w.interest })} {w.equalByDay && t("work.checkDays")}
            </div>
          </div>
        </div>
      </Sheet>
      <Sheet title={t("work.months")}>
        <table className="tbl dense two">
          <caption className="vh">{t("work.months")}</caption>
          <thead>
            <tr>
              <th>{t("work.month")}</th>
              <th className="num">{t("work.days")}</th>
              <th className="num">{t("work.interest")}</th>
            </tr>
          </thead>
          <tbody>
            {w.months.map((m) => (
              <tr key={m.key}>
                <td>{m.name}</td>
                <Cell label={t("work.days")} value={String(m.days)} />
                <Cell label={t("work.interest")} value={m.interest} />
              </tr>
            ))}
          </tbody>
        </table>
        <details className="sb">
          <summary>{t("work.byDayTitle", { count: w.byDay.length })}</summary>
          <table className="tbl dense two mt4">
            <caption className="vh">{t("work.byDay")}</caption>
            <thead>
              <tr>
                <th>{t("work.day")}</th>
                <th className="num">{t("work.days")}</th>
                <th className="num">{t("work.balance")}</th>
                <th className="num">{t("work.rate")}</th>
                <th className="num">{t("work.dayInterest")}</th>
                <th>{t("work.state")}</th>
              </tr>
            </thead>
            <tbody>
              {w.byDay.map((d) => (
                <tr key={d.on} className={d.out ? "flagw" : undefined}>
                  <td className="nw">{d.name}</td>
                  <Cell label={t("work.days")} value={String(d.days)} />
                  <Cell label={t("work.balance")} value={d.balance} />
                  <Cell label={t("work.rate")} value={d.rate} />
                  <Cell label={t("work.dayInterest")} value={d.interest} />
                  <td>{d.state}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </Sheet>
    </>
  );
}
