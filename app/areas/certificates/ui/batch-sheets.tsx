import { useText } from "~/platform/i18n/use-text";
import { Badge, type Tone } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import type { CertificateState, Standing } from "../certificate";
import { certificatesText } from "../text";
import { standingBadge } from "./certificate-facts";

export interface ShownSheet {
  sheet: number;
  /** Which page of the print it is; null where the certificate no longer holds. */
  page: number | null;
  number: string;
  name: string;
  certificateId: number;
  state: "waiting" | "drawn" | "printed" | "spoiled";
  /** What became of the certificate itself since. */
  holds: CertificateState;
  /** The same for staff: a revocation that is asked for shows. */
  standing: Standing;
  /** Why a paper of this sheet was wasted; stays when it was printed again. */
  spoiled: string | null;
}

const tones: Record<ShownSheet["state"], Tone> = {
  waiting: "mute",
  drawn: "mute",
  printed: "ok",
  spoiled: "warn",
};

/** The sheets of a job in the order they leave the printer. */
export function BatchSheets({ sheets, canPrint }: { sheets: readonly ShownSheet[]; canPrint: boolean }) {
  const t = useText(certificatesText);
  return (
    <Sheet title={t("batch.sheetsTitle")} count={t("batch.sheets", { count: sheets.length })}>
      <table className="tbl two sheets">
        <caption className="vh">{t("batch.sheetsTitle")}</caption>
        <thead>
          <tr>
            <th>{t("batch.sheet")}</th>
            <th>{t("batch.name")}</th>
            <th>{t("batch.number")}</th>
            <th>{t("batch.paper")}</th>
            <th>
              <span className="vh">{t("batch.spoil")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sheets.map((s) => (
            <tr key={s.sheet} className={s.state === "spoiled" ? "flagw" : undefined}>
              <td>{s.page ?? "—"}</td>
              <td className="who">{s.name}</td>
              <td>
                <a href={`/certificates/${s.certificateId}`}>{s.number}</a>
              </td>
              <td>
                {s.standing !== "valid" && (
                  <>
                    <Badge {...standingBadge(s.standing)}>{t(`state.${s.standing}`)}</Badge>{" "}
                  </>
                )}
                <Badge tone={tones[s.state]}>{t(`batch.paperState.${s.state}`)}</Badge>
                {s.spoiled && (
                  <span className="sub">
                    {" "}
                    {s.state === "spoiled" ? s.spoiled : t("batch.again", { why: s.spoiled })}
                  </span>
                )}
              </td>
              <td className="num">
                {canPrint && s.holds === "valid" && s.state !== "spoiled" && (
                  <details className="cond right">
                    <summary className="btn sm">
                      {t("batch.spoil")}
                      <span className="vh"> {s.name}</span>
                    </summary>
                    <form method="post" className="pop spoil">
                      <input type="hidden" name="sheet" value={s.sheet} />
                      <label className="sub" htmlFor={`spoil-${s.sheet}`}>
                        {t("batch.spoilWhy")}
                        <span className="vh"> {s.name}</span>
                      </label>
                      <input
                        id={`spoil-${s.sheet}`}
                        className="in sm"
                        name="reason"
                        required
                        maxLength={80}
                        autoComplete="off"
                      />
                      <button type="submit" name="intent" value="spoil" className="btn sm">
                        {t("batch.spoilSubmit")}
                      </button>
                    </form>
                  </details>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
