import type { Db } from "db/client.server";
import { studyTrip, villageMonthSummary } from "db/schema";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { can, type SignedIn, scopeFor, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { dayRange, shortDay, todayOn } from "~/platform/dates";
import { dutyScope, holdsRole, overlooks } from "~/platform/home/duty";
import {
  type HomeAside,
  type HomeFigure,
  type HomePart,
  type HomeRow,
  type HomeSection,
  type HomeSource,
  waitingIn,
} from "~/platform/home/home-source";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { personName, placeName } from "~/platform/search/place-name";
import { afterTripsAside } from "./after-trips-aside.server";
import { followSections } from "./follow-home.server";
import { leftOpenSection } from "./left-open.server";
import { nextStep, wrapUp } from "./next-step";
import { opened } from "./opened-rows";
import { shopDeathSections } from "./shop-deaths-home.server";
import { tripText } from "./text";
import { tripHomeText } from "./text/home";
import { factsOf, placesOfVillage } from "./trip-facts.server";
import { tripNumber } from "./trip-name";
import { budgetOf, changesOf, quotasOf, stopsOf, tripInScope } from "./trip-queries.server";
import { leftOpen, type TripState } from "./trip-state";
import { stateTone } from "./ui/trip-words";

interface Words {
  t: Translate<typeof tripHomeText.zh>;
  trip: Translate<typeof tripText.zh>;
  language: Language;
}

const tripsIn = (db: Db, scope: VillageScope, states: readonly TripState[]) =>
  db
    .select()
    .from(studyTrip)
    .where(and(tripInScope(db, scope), inArray(studyTrip.state, [...states])))
    .orderBy(asc(studyTrip.fromOn), asc(studyTrip.id))
    .all();
type TripRow = ReturnType<typeof tripsIn>[number];

const whoOf = (trip: TripRow): Pick<HomeRow, "id" | "who" | "to" | "where"> => ({
  id: String(trip.id),
  who: trip.title,
  to: `/trips/${trip.id}`,
  where: tripNumber(trip),
});

function section(
  w: Words,
  key: string,
  waits: boolean,
  title: string,
  when: string,
  rows: readonly HomeRow[],
  all = "/trips",
): HomeSection[] {
  if (rows.length === 0) return [];
  return [
    {
      key: `trips.${key}`,
      title,
      count: rows.length,
      waits,
      headings: { who: w.t("trip"), what: w.t("what"), state: w.t("state"), when, action: w.t("act") },
      ...opened(rows, w.t),
      more: waits ? undefined : { label: w.t("all"), to: all },
    },
  ];
}

/** Requests that wait for a leader. */
function approvals(db: Db, person: SignedIn, w: Words): HomeSection[] {
  const scope = dutyScope(person, "trip.approve");
  if (scope === null) return [];
  const rows = tripsIn(db, scope, ["submitted"])
    .filter((trip) => quotasOf(db, trip.id).every((q) => can(person, "trip.approve", q.villageId)))
    .map((trip, i): HomeRow => {
      const asked = changesOf(db, trip.id)
        .filter((c) => c.toState === "submitted")
        .at(-1);
      const budget = budgetOf(db, trip.id).reduce((sum, l) => sum + l.fen, 0);
      return {
        ...whoOf(trip),
        what: w.t("approve.plan", {
          days: dayRange(trip.fromOn, trip.toOn, w.language),
          people: trip.capacity,
          budget: yuanText(budget, w.language),
        }),
        state:
          trip.fromOn < todayOn()
            ? { tone: "bad", word: w.t("approve.past") }
            : { tone: "wait", word: w.t("approve.word") },
        when: asked
          ? w.t("approve.by", {
              name: personName(asked.userName, w.language),
              day: shortDay(todayOn(asked.at), w.language),
            })
          : undefined,
        action: { label: w.t("approve.act"), to: `/trips/${trip.id}`, primary: i === 0 },
      };
    });
  return section(w, "approve", true, w.t("approve.title"), w.t("approve.when"), rows);
}

/** What the trips a person leads or made wait for; a trip on its way stands on top. */
function ownWork(db: Db, person: SignedIn, w: Words): HomeSection[] {
  const scope = dutyScope(person, "trip.edit");
  if (scope === null) return [];
  const mine = (trip: TripRow) => trip.leaderUserId === person.userId || trip.createdBy === person.userId;
  const running = tripsIn(db, scope, ["running"]).filter((trip) => mine(trip) && trip.toOn >= todayOn());
  const open = tripsIn(db, scope, ["planned", "returned", "approved", "frozen"]).filter(
    (trip) => mine(trip) && !leftOpen({ ...trip, state: trip.state as TripState }, todayOn()),
  );
  const over = tripsIn(db, scope, ["finished"]).filter(mine);
  return [
    ...section(
      w,
      "today",
      true,
      w.t("today.title"),
      w.t("today.when"),
      running.map((trip, i) => ({
        ...whoOf(trip),
        what: stopsOf(db, trip.id)
          .filter((s) => s.kind === "visit")
          .map((s) => s.place)
          .join(w.t("comma")),
        state: { tone: stateTone(trip.state), word: w.trip(`state.${trip.state as TripState}`) },
        when: w.t("today.people", { count: trip.seatsTaken }),
        action: { label: w.t("today.act"), to: `/trips/${trip.id}/sign-in`, primary: i === 0 },
      })),
    ),
    ...section(
      w,
      "steps",
      true,
      w.t("steps.title"),
      w.t("steps.when"),
      open.flatMap((trip): HomeRow[] => {
        const step = nextStep(trip, stopsOf(db, trip.id).length);
        if (!step) return [];
        return [
          {
            ...whoOf(trip),
            what: `${trip.seatsTaken}/${trip.capacity}`,
            state: { tone: stateTone(trip.state), word: w.trip(`state.${trip.state as TripState}`) },
            when: shortDay(trip.fromOn, w.language),
            action: { label: w.trip(`next.${step.key}`), to: `/trips/${trip.id}${step.path}` },
          },
        ];
      }),
    ),
    ...section(
      w,
      "over",
      true,
      w.t("over.title"),
      w.t("over.when"),
      over.flatMap((trip): HomeRow[] => {
        const todo = wrapUp(factsOf(db, { trip, quotas: [] }));
        if (!todo) return [];
        const ready = todo.missing.length === 0;
        return [
          {
            ...whoOf(trip),
            what: ready
              ? w.t("over.ready")
              : todo.missing.map((m) => w.t(`over.${m}`)).join(w.t("over.comma")),
            state: { tone: stateTone(trip.state), word: w.trip(`state.${trip.state as TripState}`) },
            when: shortDay(trip.toOn, w.language),
            action: {
              label: ready ? w.t("over.close") : w.trip("next.follow"),
              to: `/trips/${trip.id}${todo.path}`,
            },
          },
        ];
      }),
    ),
  ];
}

/** Trips to which a cadre's villages may still send somebody. */
function joinable(db: Db, person: SignedIn, w: Words): HomeSection[] {
  const scope = holdsRole(person, "cadre") ? dutyScope(person, "trip.nominate") : null;
  if (scope === null) return [];
  const ahead = tripsIn(db, scope, ["approved"]).filter((trip) => trip.toOn >= todayOn());
  const rows = ahead.map((trip): HomeRow => {
    const own = quotasOf(db, trip.id).filter((q) => scope === "all" || scope.includes(q.villageId));
    const free = own.reduce(
      (sum, q) => sum + Math.max(0, q.quota - placesOfVillage(db, trip.id, q.villageId).seated),
      0,
    );
    return {
      ...whoOf(trip),
      what: own.map((q) => placeName(q.name, w.language)).join(w.t("comma")),
      state:
        free > 0
          ? { tone: "info", word: w.t("join.free", { count: free }) }
          : { tone: "wait", word: w.t("join.full") },
      when: shortDay(trip.fromOn, w.language),
      action: { label: w.t("join.act"), to: `/trips/${trip.id}/places` },
    };
  });
  return section(w, "join", false, w.t("join.title"), w.t("join.when"), rows, "/trips?state=approved");
}

/** For who looks at the whole: how many people were on a trip, and who they were. */
function figures(db: Db, scope: VillageScope, w: Words): HomeFigure[] {
  const people =
    db
      .select({ n: sql<number>`coalesce(sum(${villageMonthSummary.value}), 0)` })
      .from(villageMonthSummary)
      .where(
        and(
          eq(villageMonthSummary.measure, "tripPeople"),
          withinVillages(villageMonthSummary.villageId, scope),
        ),
      )
      .get()?.n ?? 0;
  return [
    {
      key: "trips",
      icon: "bus",
      label: w.t("trip"),
      value: people,
      unit: w.t("figureUnit", { count: people }),
      note: w.t("figureNote"),
      to: "/overview/rows/tripPeople",
    },
  ];
}

const figuresAside = (shown: readonly HomeFigure[], w: Words): HomeAside[] => [
  {
    key: "trips.figures",
    title: w.t("trip"),
    items: shown.map((f) => ({
      id: f.key,
      label: w.t("figureLabel"),
      value: `${f.value} ${f.unit}`,
      to: f.to,
    })),
  },
];

function part(db: Db, person: SignedIn, language: Language): HomePart {
  const scope = scopeFor(person.grants, "trip.view");
  if (scope === null) return {};
  const w: Words = {
    t: translator(tripHomeText, language),
    trip: translator(tripText, language),
    language,
  };
  return {
    // Who has a pile of work of another area sees the figures beside it.
    figures: overlooks(person) ? figures(db, scope, w) : [],
    asides: [
      ...(overlooks(person) ? [] : figuresAside(figures(db, scope, w), w)),
      ...afterTripsAside(db, scope, language),
    ],
    sections: [
      ...approvals(db, person, w),
      ...leftOpenSection(db, person, language),
      ...ownWork(db, person, w),
      ...joinable(db, person, w),
      ...shopDeathSections(db, person, language),
      ...followSections(db, person, language),
    ],
  };
}

/** Study trips on the home page and in the menu. */
export const tripsHome: HomeSource = {
  menu: "trips",
  waiting: (db, person) => waitingIn(part(db, person, "zh")),
  part,
};
