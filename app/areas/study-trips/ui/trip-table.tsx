import { useLanguage, useText } from "~/platform/i18n/use-text";
import { SortBy } from "~/platform/lists/sort-by";
import { Badge } from "~/ui/badge";
import type { NextStep } from "../next-step";
import { tripText } from "../text";
import type { TripState } from "../trip-state";
import { type TripColumn, type TripSort, type TripView, tripList } from "../trip-view";
import { stateTone } from "./trip-words";

export interface ShownTrip {
  id: number;
  number: string;
  title: string;
  days: string;
  year: number;
  places: readonly string[];
  villages: readonly string[];
  leader: string;
  people: string;
  reserves: number;
  state: TripState;
  next: NextStep | null;
}

/** The rows: two lines on a phone, the next step of each at its right. */
export function TripTable({ view, rows }: { view: TripView; rows: readonly ShownTrip[] }) {
  const t = useText(tripText);
  const show = (column: TripColumn) => view.columns.includes(column);
  const language = useLanguage();
  const separator = language === "zh" ? "、" : ", ";
  const heading = (label: string, first: TripSort, second: TripSort, num = false) => (
    <SortBy list={tripList} view={view} label={label} by={[first, second]} num={num} />
  );
  return (
    <table className="tbl two">
      <caption className="vh">{t("list.title")}</caption>
      <thead>
        <tr>
          {heading(t("col.title"), "title", "-title")}
          {show("days") && heading(t("col.days"), "-start", "start")}
          {show("places") && <th>{t("col.places")}</th>}
          {show("villages") && <th>{t("col.villages")}</th>}
          {show("people") && heading(t("col.people"), "-people", "people", true)}
          {show("state") && <th>{t("col.state")}</th>}
          {show("next") && <th>{t("col.next")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.id}>
            <td className="wide">
              <a className="who" href={`/trips/${r.id}`}>
                {r.title}
              </a>{" "}
              <span className="sub nw">{r.number}</span>
            </td>
            {show("days") && (
              <td className="nw">
                {r.days} <span className="sub">{r.year}</span>
              </td>
            )}
            {show("places") && <td className="nophone">{r.places.join(separator)}</td>}
            {show("villages") && <td className="nophone">{r.villages.join(separator)}</td>}
            {show("people") && (
              <td className="num">
                {r.people}
                {r.reserves > 0 && (
                  <span className="sub">
                    {" "}
                    {t("col.reserves")} {r.reserves}
                  </span>
                )}
              </td>
            )}
            {show("state") && (
              <td>
                <Badge tone={stateTone(r.state)}>{t(`state.${r.state}`)}</Badge>
              </td>
            )}
            {show("next") && (
              <td className="nw">
                {r.next && (
                  <a className="btn sm" href={`/trips/${r.id}${r.next.path}`}>
                    {t(`next.${r.next.key}`)}
                    <span className="vh"> {r.title}</span>
                  </a>
                )}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
