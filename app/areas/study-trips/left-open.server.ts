import type { Db, Reader } from "db/client.server";
import { studyTrip } from "db/schema";
import { and, asc, inArray, lt } from "drizzle-orm";
import { can, type SignedIn, scopeFor, type VillageScope } from "~/platform/access/actor";
import { type Day, longDay, todayOn } from "~/platform/dates";
import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { mindersOf } from "./minders.server";
import { opened } from "./opened-rows";
import { tripText } from "./text";
import { tripHomeText } from "./text/home";
import { leftOpenText } from "./text/left-open";
import { tripNumber } from "./trip-name";
import { quotasOf, tripInScope } from "./trip-queries.server";
import { leftOpen, type TripState } from "./trip-state";
import { stateTone } from "./ui/trip-words";

/** Trips whose last day has passed and that nobody ended or began, the longest first. */
export const tripsLeftOpen = (db: Reader, scope: VillageScope, today: Day) =>
  db
    .select()
    .from(studyTrip)
    .where(
      and(
        tripInScope(db, scope),
        inArray(studyTrip.state, ["approved", "frozen", "running"]),
        lt(studyTrip.toOn, today),
      ),
    )
    .orderBy(asc(studyTrip.toOn), asc(studyTrip.id))
    .all()
    .flatMap((trip) => {
      const left = leftOpen({ ...trip, state: trip.state as TripState }, today);
      return left ? [{ trip, left, quotas: quotasOf(db, trip.id) }] : [];
    });

/** For those who may end a trip and whose it is: it does not stay on its way for ever. */
export function leftOpenSection(db: Db, person: SignedIn, language: Language): HomeSection[] {
  const scope = scopeFor(person.grants, "trip.edit");
  if (scope === null) return [];
  const t = translator(leftOpenText, language);
  const h = translator(tripHomeText, language);
  const words = translator(tripText, language);
  const today = todayOn();
  const mine = tripsLeftOpen(db, scope, today).filter(
    ({ trip, quotas }) =>
      quotas.every((q) => can(person, "trip.edit", q.villageId)) &&
      quotas.some((q) => mindersOf(db, trip, q.villageId, today, "trip.edit").has(person.userId)),
  );
  if (mine.length === 0) return [];
  const rows = mine.map(
    ({ trip, left }, i): HomeRow => ({
      id: String(trip.id),
      who: trip.title,
      to: `/trips/${trip.id}`,
      where: tripNumber(trip),
      what: t(left, { day: longDay(trip.toOn, language) }),
      state: { tone: stateTone(trip.state), word: words(`state.${trip.state as TripState}`) },
      when: longDay(trip.toOn, language),
      flag: "bad",
      action: {
        label: t(left === "end" ? "actEnd" : "actBegin"),
        to: `/trips/${trip.id}#steps`,
        primary: i === 0,
      },
    }),
  );
  return [
    {
      key: "trips.leftOpen",
      title: t("title"),
      count: rows.length,
      waits: true,
      headings: { who: h("trip"), what: h("what"), state: h("state"), when: t("when"), action: h("act") },
      ...opened(rows, h),
    },
  ];
}
