import { useText } from "~/platform/i18n/use-text";
import { Sheet } from "~/ui/sheet";
import { tripText } from "../text";
import { tripAfterText } from "../text/after";
import type { TripPage } from "../trip-page.server";

/** Who waits for a place, in their order; who withdrew, and why. */
export function ReserveSheet({ page: d }: { page: TripPage }) {
  const t = useText(tripText);
  return (
    <>
      {d.reserves.length > 0 && (
        <Sheet title={t("page.reserves")} count={t("page.reservesCount", { count: d.reserves.length })}>
          <table className="tbl dense">
            <caption className="vh">{t("page.reserves")}</caption>
            <tbody>
              {d.reserves.map((r) => (
                <tr key={r.placeId}>
                  <td className="nw">
                    <a className="who" href={`/people/${r.personId}`}>
                      {r.name}
                    </a>
                  </td>
                  <td>{r.order}</td>
                  <td className="num">
                    {d.may.manage && <a href={`/trips/${d.id}/places/${r.placeId}`}>{t("page.manage")}</a>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
      {d.withdrawn.length > 0 && (
        <Sheet title={t("page.left")} count={d.withdrawn.length}>
          <table className="tbl dense">
            <caption className="vh">{t("page.left")}</caption>
            <tbody>
              {d.withdrawn.map((w) => (
                <tr key={w.placeId}>
                  <td className="nw">{w.name}</td>
                  <td>
                    {w.reason} <span className="sub">{w.when}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
      )}
    </>
  );
}

/** The hours of the trip, as a line of time. */
export function HoursSheet({ page: d }: { page: TripPage }) {
  const t = useText(tripText);
  return (
    <Sheet
      title={t("page.itinerary")}
      actions={d.may.edit && <a href={`/trips/${d.id}/itinerary`}>{t("page.itineraryEdit")}</a>}
      foot={d.bus}
      pad
    >
      {d.hours.length === 0 ? (
        <p className="sub">{t("page.itineraryEmpty")}</p>
      ) : (
        <ol className="tl">
          {d.hours.map((h) => (
            <li key={h.id} className={h.signs ? "hot" : undefined}>
              <span className="hour">
                {h.day && `${h.day} `}
                {h.at}
              </span>
              {h.place}
              <div className="t12 sub">
                {h.host && t("page.host", { name: h.host })} {h.detail}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  );
}

/** How many each village may send, and how many it has. */
export function QuotaSheet({ page: d }: { page: TripPage }) {
  const t = useText(tripText);
  const sum = (key: "quota" | "taken") => d.quotas.reduce((total, q) => total + q[key], 0);
  // Who sees some of the villages only cannot say what is left of all.
  const left = d.whole ? d.capacity - sum("quota") : 0;
  return (
    <Sheet
      title={t("page.quotas")}
      foot={
        left > 0 &&
        d.quotas.length > 0 && (
          <span className="warn">{t("page.quotasLeft", { capacity: d.capacity, count: left })}</span>
        )
      }
    >
      <table className="tbl dense">
        <caption className="vh">{t("page.quotas")}</caption>
        <thead>
          <tr>
            <th>{t("col.village")}</th>
            <th className="num">{t("col.quota")}</th>
            <th className="num">{t("col.taken")}</th>
          </tr>
        </thead>
        <tbody>
          {d.quotas.map((q) => (
            <tr key={q.villageId}>
              <td>
                <a href={`/villages/${q.villageId}`}>{q.village}</a>
              </td>
              <td className="num">{q.quota}</td>
              <td className="num">
                {q.taken}
                {q.reserves > 0 && <span className="sub"> +{q.reserves}</span>}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t("page.quotasTotal")}</td>
            <td className="num">{sum("quota")}</td>
            <td className="num">{sum("taken")}</td>
          </tr>
        </tfoot>
      </table>
    </Sheet>
  );
}

/** The budget, item by item. */
export function BudgetSheet({ page: d }: { page: TripPage }) {
  const t = useText(tripText);
  const a = useText(tripAfterText);
  return (
    <Sheet
      title={t("page.budget")}
      actions={
        <>
          {d.may.budget && <a href={`/trips/${d.id}/budget`}>{t("page.budgetEdit")}</a>}
          {d.may.cost && <a href={`/trips/${d.id}/costs`}>{a("cost.open")}</a>}
        </>
      }
      pad={d.budget.length === 0}
    >
      {d.budget.length === 0 ? (
        <p className="sub">{t("page.budgetEmpty")}</p>
      ) : (
        <table className="tbl dense">
          <caption className="vh">{t("page.budget")}</caption>
          <thead>
            <tr>
              <th>{t("col.item")}</th>
              <th>{t("col.working")}</th>
              <th className="num">{t("col.amount")}</th>
            </tr>
          </thead>
          <tbody>
            {d.budget.map((l) => (
              <tr key={l.id}>
                <td className="nw">{t(`item.${l.item}`)}</td>
                <td className="sub">{l.working}</td>
                <td className="num">{l.amount}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={2}>{t("page.budgetTotal")}</td>
              <td className="num">{d.budgetTotal}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </Sheet>
  );
}

/** Who took which step, when, and why. */
export function HistorySheet({ steps }: { steps: TripPage["history"] }) {
  const t = useText(tripText);
  return (
    <Sheet title={t("page.history")} pad>
      <ol className="tl">
        {[...steps].reverse().map((s, i) => (
          <li key={s.id} className={i === 0 ? "hot" : undefined}>
            <b>
              {s.from
                ? t("page.historyStep", { from: t(`state.${s.from}`), to: t(`state.${s.state}`) })
                : t(`state.${s.state}`)}
            </b>{" "}
            {s.who} <span className="sub">{s.when}</span>
            {s.reason && <div>{s.reason}</div>}
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
