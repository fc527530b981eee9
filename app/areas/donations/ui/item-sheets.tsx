import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Sheet } from "~/ui/sheet";
import type { ItemPage } from "../item-page.server";
import { donationText } from "../text";
import { itemText } from "../text/item";
import { gradeTone } from "./words";

/** Grades over time with their pictures, the newest first. */
export function ConditionSheet({ page: d }: { page: ItemPage }) {
  const t = useText(itemText);
  const b = useText(donationText);
  return (
    <Sheet title={t("page.conditions")} count={d.conditions.length} pad={d.conditions.length === 0}>
      {d.conditions.length === 0 ? (
        <p className="sub">{t("page.noConditions")}</p>
      ) : (
        <table className="tbl two">
          <caption className="vh">{t("page.conditions")}</caption>
          <tbody>
            {d.conditions.map((c) => (
              <tr key={c.id}>
                <td className="nw">{c.on}</td>
                <td className="nw">
                  <Badge tone={gradeTone(c.grade)}>{b(`grade.${c.grade}`)}</Badge>
                </td>
                <td className="grow">
                  {c.note} {c.stocktake && <span className="sub">{t("page.stocktake")}</span>}
                </td>
                <td className="nw sub">{c.who}</td>
                <td>
                  {c.photo && (
                    <a className="pictures" href={`/equipment/${d.id}/conditions/${c.id}/photo.image`}>
                      <img
                        src={`/equipment/${d.id}/conditions/${c.id}/photo.image`}
                        alt={t("page.photoOf", { day: c.on })}
                        loading="lazy"
                      />
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}

export function RepairSheet({ page: d }: { page: ItemPage }) {
  const t = useText(itemText);
  return (
    <Sheet
      title={t("page.repairs")}
      count={d.repairs.length > 0 ? t("page.repairSum", d.repairSum) : undefined}
      pad={d.repairs.length === 0}
    >
      {d.repairs.length === 0 ? (
        <p className="sub">{t("page.noRepairs")}</p>
      ) : (
        <table className="tbl two">
          <caption className="vh">{t("page.repairs")}</caption>
          <tbody>
            {d.repairs.map((r) => (
              <tr key={r.id} className={r.open ? "flagw" : undefined}>
                <td className="nw">{r.when}</td>
                <td className="wide">
                  {r.what} <span className="sub">{r.result}</span>
                </td>
                <td className="sub">{r.shop}</td>
                <td className="num">{r.cost}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}

/** Losses and scrapping that were asked for; nothing when there were none. */
export function WriteOffSheet({ page: d }: { page: ItemPage }) {
  const t = useText(itemText);
  if (d.writeOffs.length === 0) return null;
  const words = { asked: "stateAsked", approved: "stateApproved", refused: "stateRefused" } as const;
  return (
    <Sheet title={t("writeOff.title")} count={d.writeOffs.length}>
      <table className="tbl two">
        <caption className="vh">{t("writeOff.title")}</caption>
        <tbody>
          {d.writeOffs.map((w) => (
            <tr key={w.id}>
              <td className="nw">{w.number}</td>
              <td className="nw">{w.on}</td>
              <td className="nw">{t(`writeOff.${w.kind}Short`)}</td>
              <td className="wide">
                {w.reason} {w.decision && <span className="sub">{w.decision}</span>}
              </td>
              <td>
                <Badge tone={w.state === "asked" ? "wait" : w.state === "approved" ? "mute" : "info"}>
                  {t(`writeOff.${words[w.state]}`)}
                </Badge>
              </td>
              <td className="num">
                {d.may.paper && (
                  <a className="btn sm" href={`/equipment/${d.id}/write-offs/${w.id}/paper.pdf`}>
                    {t("writeOff.paper")}
                    <span className="vh"> {w.number}</span>
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
