import { useText } from "~/platform/i18n/use-text";
import type { Device } from "../device";
import { accountText } from "../text";

export interface SessionRow {
  id: string;
  device: Device;
  address: string;
  started: string;
  seen: string;
  own: boolean;
}

/** Where an account is signed in; each but the present one can be ended, by a form that posts to `action`. */
export function SessionTable({ sessions, action }: { sessions: readonly SessionRow[]; action?: string }) {
  const t = useText(accountText);
  const nameOf = ({ browser, system }: Device) =>
    browser ? t("device.at", { browser, system: t(`device.${system}`) }) : t(`device.${system}`);
  return (
    <table className="tbl two">
      <caption className="vh">{t("sessions.title")}</caption>
      <thead>
        <tr>
          <th>{t("sessions.device")}</th>
          <th>{t("sessions.from")}</th>
          <th>{t("sessions.started")}</th>
          <th>{t("sessions.seen")}</th>
          <th>
            <span className="vh">{t("sessions.end")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((s) => (
          <tr key={s.id}>
            <td className="wide">{nameOf(s.device)}</td>
            <td className="nw">{s.address}</td>
            <td className="nw hide">{s.started}</td>
            <td className="nw">{s.own ? t("sessions.thisOne") : s.seen}</td>
            <td className="num">
              {!s.own && (
                <form method="post" action={action} className="inline">
                  <button type="submit" name="session" value={s.id} className="btn sm">
                    <span aria-hidden="true">{t("sessions.end")}</span>
                    <span className="vh">{t("sessions.endLabel", { device: nameOf(s.device) })}</span>
                  </button>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
