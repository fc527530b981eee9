import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { ScrollRegion } from "~/ui/scroll-region";
import { EmptyState, Sheet } from "~/ui/sheet";
import { tripText } from "../text";
import type { TripPage } from "../trip-page.server";

/** The roll: who is on the trip, who stands in for whom, and on the way who was seen where. */
export function RollSheet({ page: d }: { page: TripPage }) {
  const t = useText(tripText);
  const stateful = d.state !== "cancelled" && d.state !== "planned" && d.state !== "submitted";
  return (
    <Sheet
      title={t("page.roll")}
      count={
        d.onTheWay
          ? t("page.rollCountAfter", { seated: d.count.planned, standIns: d.seated - d.count.planned })
          : t("page.rollCount", { seated: d.seated, reserves: d.reserves.length })
      }
      actions={
        <>
          {d.seated > 0 && stateful && d.whole && <InsuranceBadge page={d} />}
          {d.may.sign && (
            <a href={`/trips/${d.id}/sign-in`}>
              <Icon name="smartphone" /> {t(d.state === "running" ? "page.signIn" : "page.signLater")}
            </a>
          )}
          {d.may.insure && (
            <a href={`/trips/${d.id}/insurance`}>
              <Icon name="shield-check" /> {t("page.insure")}
            </a>
          )}
          {d.may.nominate && (
            <a href={`/trips/${d.id}/places`}>
              <Icon name="plus" /> {t("page.nominate")}
            </a>
          )}
        </>
      }
      foot={d.whole ? undefined : t("page.own", { count: d.villages })}
    >
      {d.roll.length === 0 ? (
        <EmptyState
          icon="users"
          title={t("page.emptyRoll")}
          text={t(
            d.may.nominate
              ? "page.emptyRollOpen"
              : d.state === "approved"
                ? "page.emptyRollApproved"
                : "page.emptyRollLater",
          )}
          action={
            d.may.nominate && (
              <a className="btn pri" href={`/trips/${d.id}/places`}>
                <Icon name="plus" />
                {t("page.nominate")}
              </a>
            )
          }
        />
      ) : (
        <RollTable page={d} />
      )}
    </Sheet>
  );
}

function InsuranceBadge({ page: d }: { page: TripPage }) {
  const t = useText(tripText);
  if (d.insurance.policy === "none") return <Badge tone="warn">{t("page.insuranceNone")}</Badge>;
  return d.insurance.gap === 0 ? (
    <Badge tone="ok">{t("page.insuranceOk", { count: d.seated })}</Badge>
  ) : (
    <Badge tone="warn" icon="triangle-alert">
      {t("page.insuranceGap", { count: d.insurance.gap })}
    </Badge>
  );
}

function RollTable({ page: d }: { page: TripPage }) {
  const t = useText(tripText);
  return (
    <ScrollRegion label={t("page.roll")}>
      <table className="tbl dense two legs">
        <caption className="vh">{t("page.roll")}</caption>
        <thead>
          <tr>
            <th>{t("col.order")}</th>
            <th>{t("col.name")}</th>
            <th>{t("col.village")}</th>
            <th>{t("col.post")}</th>
            <th>{t("col.source")}</th>
            {d.onTheWay
              ? d.legs.map((leg) => (
                  <th key={leg.id} className="leg">
                    {leg.kind === "departure" || leg.kind === "return"
                      ? t(`stopKind.${leg.kind}`)
                      : leg.place}
                    <br />
                    {leg.at}
                  </th>
                ))
              : null}
            <th>
              <span className="vh">{t("page.manage")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {d.roll.map((r) => (
            <tr key={r.placeId} className={r.absent ? "flagw" : undefined}>
              <td className="nophone">{r.number}</td>
              <td className="nw">
                <a className={r.absent ? "who gone" : "who"} href={`/people/${r.personId}`}>
                  {r.name}
                </a>
                {r.ageToAsk !== null && (
                  <div className="t12">
                    <Badge tone="warn">{t("page.ageOnTheDay", { age: r.ageToAsk })}</Badge>
                  </div>
                )}
              </td>
              <td className="nw">{r.village}</td>
              <td className="nw">{r.post}</td>
              <td className="nw">
                <Source row={r} />
              </td>
              {d.onTheWay
                ? r.marks.map((mark, i) => (
                    <td className="leg nophone" key={d.legs[i]?.id}>
                      <Mark mark={mark} />
                    </td>
                  ))
                : null}
              {d.onTheWay && !r.absent && (
                <td className="phoneonly sub">
                  {t("page.legsSeen", {
                    count: r.marks.filter((m) => m !== null).length,
                    total: d.legs.length,
                  })}
                </td>
              )}
              <td className="num">
                {d.may.manage && (
                  <a href={`/trips/${d.id}/places/${r.placeId}`}>
                    {t("page.manage")}
                    <span className="vh"> {r.name}</span>
                  </a>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        {d.onTheWay && (
          <tfoot className="nophone">
            <tr>
              <td colSpan={5}>{t("page.signed", { count: d.count.present })}</td>
              {d.legs.map((leg, i) => (
                <td className="leg" key={leg.id}>
                  <LegCount marks={d.roll.map((r) => r.marks[i] ?? null)} />
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </ScrollRegion>
  );
}

/** How many were on a leg; who went home on their own is told, so that nobody looks for them. */
function LegCount({ marks }: { marks: readonly ("present" | "own-way" | null)[] }) {
  const t = useText(tripText);
  const ownWay = marks.filter((m) => m === "own-way").length;
  return (
    <>
      {marks.filter((m) => m === "present").length}
      {ownWay > 0 && <div className="t12 warn">{t("page.ownWayCount", { count: ownWay })}</div>}
    </>
  );
}

function Source({ row: r }: { row: TripPage["roll"][number] }) {
  const t = useText(tripText);
  if (r.standsFor)
    return (
      <>
        <Badge tone="info" icon="repeat">
          {t("page.standIn")}
        </Badge>{" "}
        <span className="sub">{t("page.standsFor", { name: r.standsFor })}</span>
      </>
    );
  if (r.absent || r.absentReason)
    return (
      <>
        <Badge tone="warn" icon="circle-x">
          {t("page.absent")}
        </Badge>{" "}
        <span className="sub">{r.absentReason}</span>
      </>
    );
  if (r.waits) return <span className="sub">{t("figure.notYet")}</span>;
  return <span className="sub">{t("page.seat")}</span>;
}

function Mark({ mark }: { mark: "present" | "own-way" | null }) {
  const t = useText(tripText);
  if (mark === "present")
    return (
      <span className="ok">
        <Icon name="check" />
        <span className="vh">{t("page.there")}</span>
      </span>
    );
  if (mark === "own-way") return <span className="warn">{t("page.ownWay")}</span>;
  return <span className="sub">—</span>;
}
