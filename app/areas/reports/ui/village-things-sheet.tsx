import type { VillageThing, VillageThings } from "~/areas/donations/index.server";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { EmptyState, Sheet } from "~/ui/sheet";
import { reportsText } from "../text";

export type ShownThings = Omit<VillageThings, "rows"> & {
  rows: readonly (Omit<VillageThing, "sinceOn" | "countedOn"> & {
    since: string | null;
    counted: string | null;
  })[];
};

/** Rows that stand on the page; the list of things has them all. */
const most = 30;

/** Donated things of a village: where each is and with whom, in what state, when it was last counted (FEATURES S14). */
export function VillageThingsSheet({ things: d, then }: { things: ShownThings; then: string | null }) {
  const t = useText(reportsText);
  return (
    <Sheet
      id="things"
      title={then ? t("things.titleThen", { day: then }) : t("things.title")}
      count={t("things.count", { count: d.pieces })}
      actions={
        <>
          {d.stocktake && (
            <a href={d.stocktake.to}>{t(d.stocktake.running ? "things.goOn" : "things.begin")}</a>
          )}
          <a href={d.all}>{t("things.all")}</a>
        </>
      }
      foot={
        d.rows.length > most && <a href={d.all}>{t("things.more", { shown: most, count: d.rows.length })}</a>
      }
    >
      {d.rows.length === 0 ? (
        <EmptyState
          icon="package"
          title={t(d.had ? "things.noneNow" : "things.none")}
          text={t(d.had ? "things.noneNowText" : "things.noneText")}
        />
      ) : (
        <table className="tbl two">
          <caption className="vh">{t("things.title")}</caption>
          <thead>
            <tr>
              <th>{t("things.name")}</th>
              <th>{t("things.serial")}</th>
              <th>{t("things.since")}</th>
              <th>{t("things.where")}</th>
              <th>{t("things.grade")}</th>
              {!then && <th>{t("things.state")}</th>}
              <th>{t("things.counted")}</th>
            </tr>
          </thead>
          <tbody>
            {d.rows.slice(0, most).map((r) => (
              <tr
                key={r.id}
                className={r.state?.tone === "bad" ? "flag" : r.state?.tone === "warn" ? "flagw" : undefined}
              >
                <td>
                  <a className="who" href={r.to}>
                    {r.name}
                  </a>{" "}
                  {r.count > 1 && <b className="nw">{t("things.times", { count: r.count })}</b>}
                  {r.model && <span className="sub block">{r.model}</span>}
                  {r.apart && <span className="sub block">{r.apart}</span>}
                </td>
                <td className="nw">{r.serial ?? <span className="sub">{t("things.no")}</span>}</td>
                <td className="nw">
                  <span className="onlyphone sub">{t("things.since")}</span> {r.since}
                </td>
                <td>
                  {r.holder}
                  {r.keeper && <span className="sub block">{t("things.keeper", { name: r.keeper })}</span>}
                </td>
                <td className="nw">
                  {r.grade.tone === "ok" || r.grade.tone === "mute" ? (
                    r.grade.word
                  ) : (
                    <Badge tone={r.grade.tone}>{r.grade.word}</Badge>
                  )}
                </td>
                {r.state && (
                  <td className="nw">
                    <Badge tone={r.state.tone}>{r.state.word}</Badge>
                  </td>
                )}
                <td className="nw">
                  <span className="onlyphone sub">{t("things.counted")}</span>{" "}
                  {r.counted ?? <span className="sub">{t("things.never")}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  );
}
