import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import { moneyText } from "../../text/money";
import type { LoanPage } from "../loan-page.server";
import { Cell } from "./schedule-sheet";

/** All that was entered of a loan, the newest first; what was reversed stays in its place. */
export function EventSheet({ loanId, events }: { loanId: number; events: LoanPage["events"] }) {
  const t = useText(moneyText);
  if (events.length === 0)
    return (
      <Sheet id="events" title={t("events.title")} pad>
        <p className="sub">{t("events.empty")}</p>
      </Sheet>
    );
  return (
    <Sheet id="events" title={t("events.title")} count={events.length}>
      <table className="tbl dense two">
        <caption className="vh">{t("events.title")}</caption>
        <thead>
          <tr>
            <th>{t("events.on")}</th>
            <th>{t("events.what")}</th>
            <th className="num">{t("events.principal")}</th>
            <th className="num">{t("events.interest")}</th>
            <th className="num">{t("events.penalty")}</th>
            <th>{t("events.by")}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {events.map((e) => (
            <tr key={e.id}>
              <td className="nw">{e.on}</td>
              <td>
                {e.reversed ? <s>{e.what}</s> : e.what}
                {e.part && <span className="sub"> {e.part}</span>}
                {e.reason && <span className="sub"> {e.reason}</span>}
                {e.reversed && (
                  <>
                    {" "}
                    <Badge tone="mute">{t("events.reversedBy")}</Badge>
                  </>
                )}
              </td>
              <Cell label={t("events.principal")} value={e.principal} />
              <Cell label={t("events.interest")} value={e.interest} />
              <Cell label={t("events.penalty")} value={e.penalty} />
              <td className="sub">{e.by}</td>
              <td className="num">
                <a href={`/loans/${loanId}/events/${e.id}`}>{t("events.open")}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
