import type { VillageTrip } from "~/areas/study-trips/index.server";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { EmptyState, Sheet } from "~/ui/sheet";
import { reportsText } from "../text";

/** Trips of a village and what followed each: lessons, the trade it chose, tasks, visits, shops. */
export function VillageTripsSheet(d: { villageId: number; trips: readonly VillageTrip[] }) {
  const t = useText(reportsText);
  return (
    <Sheet
      title={t("trips.title")}
      count={d.trips.length > 0 ? t("trips.count", { count: d.trips.length }) : undefined}
      actions={<a href={`/trips?village=${d.villageId}`}>{t("trips.all")}</a>}
    >
      {d.trips.length === 0 ? (
        <EmptyState icon="bus" title={t("trips.none")} text={t("trips.noneText")} />
      ) : (
        <table className="tbl two">
          <caption className="vh">{t("trips.title")}</caption>
          <thead>
            <tr>
              <th>{t("trips.trip")}</th>
              <th className="num">{t("trips.people")}</th>
              <th>{t("trips.lessons")}</th>
              <th>{t("trips.trade")}</th>
              <th>{t("trips.tasks")}</th>
              <th>{t("trips.follow")}</th>
              <th className="num">{t("trips.shops")}</th>
            </tr>
          </thead>
          <tbody>
            {d.trips.map((trip) => (
              <tr key={trip.id} className={trip.tasks?.tone === "bad" ? "flag" : undefined}>
                <td>
                  <a className="who" href={trip.to}>
                    {trip.title}
                  </a>
                  <span className="sub block">{trip.days}</span>
                </td>
                <td className="num nw">
                  <span className="onlyphone sub">{t("trips.people")}</span> {trip.people}
                </td>
                <td>
                  <a href={trip.outcome}>{trip.lessons}</a>
                </td>
                <td>{trip.trades || <span className="sub">{t("trips.noTrade")}</span>}</td>
                <td className="nw">
                  {trip.tasks ? (
                    <a href={trip.outcome}>
                      <Badge tone={trip.tasks.tone}>{trip.tasks.word}</Badge>
                    </a>
                  ) : (
                    <span className="sub">{t("trips.noTasks")}</span>
                  )}
                </td>
                <td>
                  {trip.followUps.map((f) => (
                    <span key={f.key} className={f.tone === "bad" ? "block bad" : "block"}>
                      {f.word}
                    </span>
                  ))}
                </td>
                <td className="num nw">
                  <span className="onlyphone sub">{t("trips.shops")}</span>{" "}
                  {trip.shops === 0 ? (
                    <span className="sub">0</span>
                  ) : (
                    <a href={trip.shopsTo}>{trip.shops}</a>
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
