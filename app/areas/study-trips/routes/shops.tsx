import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { villageShop } from "db/schema";
import { inArray } from "drizzle-orm";
import { villageFilter } from "~/areas/villages/index.server";
import { can, inScope } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { type Day, longDay, todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { FilterByTyping } from "~/platform/lists/filter-by-typing";
import { yuanFigure } from "~/platform/money";
import { personName, placeLabel, placeName } from "~/platform/search/place-name";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Figure } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { ScrollRegion } from "~/ui/scroll-region";
import { EmptyState, Sheet } from "~/ui/sheet";
import { type AskedShops, askedShops } from "../asked-shops.server";
import { listShops, salesByMonth, soldInVillages } from "../shops.server";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";
import { MonthChart } from "../ui/month-chart";

/** Online shops of the villages in scope, with their sales by month. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.view");
  const db = database();
  const language = await languageOf(request);
  const today = todayOn();
  const { villageId, trip } = askedShops(db, actor.villages, new URL(request.url).searchParams, today);
  const scope = villageId === null ? actor.villages : [villageId];
  // A list of a past day says what was sold by then, not what is sold today.
  const day = trip && trip.on < today ? trip.on : today;
  const shops = listShops(db, scope, day, trip);
  // A shop that went on with its owner is no shop of these villages any more: only what it sold here is.
  const here = shops.filter((s) => trip !== null || inScope(scope, s.shop.villageId));
  const ids = shops.map((s) => s.shop.id);
  const open = here.filter((s) => !closedBy(s.shop.closedOn, day));
  return {
    title: translator(outcomeText, language)("shop.title"),
    villageId,
    trip: trip && shownTrip(trip, villageId, language),
    until: day < today ? longDay(day, language) : null,
    count: here.length,
    villages: villageFilter(db, actor.villages, language, villageId ?? undefined),
    mayAdd: can(actor, "trip.follow"),
    open: open.length,
    closed: here.length - open.length,
    jobs: open.reduce((sum, s) => sum + s.shop.jobs, 0),
    sales: yuanFigure(shops.reduce((sum, s) => sum + s.sales, 0)),
    months: salesByMonth(db, trip ? inArray(villageShop.id, ids) : soldInVillages(scope), day),
    shops: shops.map((s) => ({
      id: s.shop.id,
      name: s.shop.name,
      owner: personName(s.owner, language),
      personId: s.shop.personId,
      mine: inScope(actor.villages, s.shop.villageId),
      gone: here.includes(s) ? null : s.merged ? ("wentWithVillage" as const) : ("wentOn" as const),
      openedThere: s.openedIn && placeName(s.openedIn, language),
      village: placeLabel({ townName: s.townName, name: s.village }, language),
      platform: s.shop.platform as "taobao",
      goods: s.shop.goods,
      opened: longDay(s.shop.openedOn, language),
      closed: closedBy(s.shop.closedOn, day),
      sales: yuanFigure(s.sales),
      income: yuanFigure(s.income),
    })),
  };
}

const closedBy = (closedOn: Day | null, day: Day): boolean => closedOn !== null && closedOn <= day;

/** The conditions of a trip: they stay when the village is another. */
const shownTrip = (trip: NonNullable<AskedShops["trip"]>, villageId: number | null, language: Language) => ({
  title: trip.title,
  on: trip.on,
  day: longDay(trip.on, language),
  id: trip.id,
  without: villageId === null ? "/shops" : `/shops?village=${villageId}`,
});

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Shops() {
  const d = useLoaderData<typeof loader>();
  const t = useText(tripText);
  const o = useText(outcomeText);
  const salesLabel = d.until ? o("shop.salesUntil", { day: d.until }) : o("shop.salesYear");
  const chartLabel = d.until ? o("shop.chartUntil", { day: d.until }) : o("shop.chart");
  return (
    <>
      <PageHead
        crumbs={[{ label: t("page.area"), to: "/trips" }, { label: d.title }]}
        title={
          <>
            {d.title} <span className="count">{o("shop.count", { count: d.count })}</span>
          </>
        }
        facts={
          d.trip
            ? [
                <a key="trip" href={`/trips/${d.trip.id}/outcome`}>
                  {o("shop.ofTrip", { trip: d.trip.title })}
                </a>,
                o("shop.openOn", { day: d.trip.day }),
                <a key="all" href={d.trip.without}>
                  {o("shop.allShops")}
                </a>,
              ]
            : []
        }
        actions={
          d.mayAdd && (
            <a className="btn pri" href="/shops/new">
              <Icon name="plus" />
              {o("shop.add")}
            </a>
          )
        }
      />
      <div className="stack">
        <div className="kpis">
          <Figure label={o("shop.openShops")} value={d.open} unit={o("task.shopUnit")} />
          <Figure label={o("shop.closedShops")} value={d.closed} unit={o("task.shopUnit")} />
          <Figure label={o("shop.jobsSum")} value={d.jobs} unit={o("shop.jobsUnit")} />
          <Figure label={salesLabel} value={d.sales} unit={t("figure.yuan")} />
        </div>
        {d.shops.length > 0 && (
          <Sheet title={chartLabel} pad>
            <MonthChart months={d.months} label={chartLabel} />
          </Sheet>
        )}
        <section className="sheet">
          <form method="get" className="filterbar">
            {d.trip && (
              <>
                <input type="hidden" name="trip" value={d.trip.id} />
                <input type="hidden" name="on" value={d.trip.on} />
              </>
            )}
            <FilterByTyping
              name="village"
              label={o("shop.filter")}
              any={o("shop.all")}
              nothing={t("list.noVillage")}
              value={d.villageId ?? undefined}
              choices={d.villages}
            />
            <button type="submit" className="btn sm">
              {o("shop.show")}
            </button>
          </form>
          {d.shops.length === 0 ? (
            <EmptyState icon="store" title={o("shop.emptyTitle")} text={o("shop.emptyText")} />
          ) : (
            <ScrollRegion label={d.title}>
              <table className="tbl two">
                <caption className="vh">{d.title}</caption>
                <thead>
                  <tr>
                    <th>{o("shop.name")}</th>
                    <th>{o("shop.person")}</th>
                    <th>{t("col.village")}</th>
                    <th>{o("shop.goods")}</th>
                    <th>{o("shop.openedOn")}</th>
                    <th className="num">{o(d.until ? "shop.sales" : "shop.salesYear")}</th>
                    <th className="num nophone">{o("shop.income")}</th>
                    <th>{t("col.state")}</th>
                  </tr>
                </thead>
                <tbody>
                  {d.shops.map((s) => (
                    <tr key={s.id}>
                      <td className="wide">
                        {s.mine ? (
                          <a className="who" href={`/shops/${s.id}`}>
                            {s.name}
                          </a>
                        ) : (
                          s.name
                        )}
                      </td>
                      <td className="nw">
                        {s.mine ? <a href={`/people/${s.personId}`}>{s.owner}</a> : s.owner}
                      </td>
                      <td className="nw">
                        {s.village}
                        {s.openedThere && (
                          <span className="sub block">
                            {o("shop.openedThere", { village: s.openedThere })}
                          </span>
                        )}
                      </td>
                      <td>{o("shop.by", { platform: o(`platform.${s.platform}`), goods: s.goods })}</td>
                      <td className="nw">{s.opened}</td>
                      <td className="num">{s.sales}</td>
                      <td className="num nophone">{s.income}</td>
                      <td>
                        {s.gone ? (
                          <Badge tone="mute">{o(`shop.${s.gone}`)}</Badge>
                        ) : s.closed ? (
                          <Badge tone="mute" icon="archive">
                            {o("shop.closed")}
                          </Badge>
                        ) : (
                          <Badge tone="ok">{o("shop.running")}</Badge>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          )}
        </section>
      </div>
    </>
  );
}
