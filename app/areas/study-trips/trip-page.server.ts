import type { Db } from "db/client.server";
import { can, inScope, type SignedIn, scopeFor } from "~/platform/access/actor";
import { instantText, longDay, shortDay, todayOn } from "~/platform/dates";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { personName, placeName } from "~/platform/search/place-name";
import { ageToAsk } from "./age-to-ask";
import { comparedMoney } from "./compared-money.server";
import { outcomePage } from "./outcome-page.server";
import { photosOf } from "./photos.server";
import type { tripText } from "./text";
import { tripAfterText } from "./text/after";
import { outcomeText } from "./text/outcome";
import { factsOf, policyOf } from "./trip-facts.server";
import { countTrip } from "./trip-figures";
import { tripNumber } from "./trip-name";
import {
  budgetOf,
  changesOf,
  type FoundTrip,
  type PlaceRow,
  placesOf,
  signsOf,
  stopsOf,
  withdrawnFrom,
} from "./trip-queries.server";
import {
  asksWhyUninsured,
  countOf,
  lacksApprovalNumber,
  leftOpen,
  railStates,
  stepsFrom,
  type TripState,
  takesCosts,
  takesDetails,
  takesInsurance,
  takesNominations,
  takesPlan,
  takesSigns,
  tripOver,
  type WhyNotStep,
  whyNotStep,
} from "./trip-state";
import { daysText } from "./ui/trip-words";
import { visitsState } from "./visits";
import { visitsOf } from "./visits.server";
import { shownVisits } from "./visits-shown.server";

type T = Translate<typeof tripText.zh>;

/** Everything the page of a trip shows, as plain values: gathered once, drawn by the page. */
export function tripPage(db: Db, person: SignedIn, found: FoundTrip, t: T, language: Language) {
  const { trip, quotas, whole } = found;
  const scope = scopeFor(person.grants, "trip.view") ?? [];
  const state = trip.state as TripState;
  const mayWhole = (capability: "trip.edit" | "trip.approve" | "trip.create") =>
    whole && quotas.every((q) => can(person, capability, q.villageId));
  const { roll, reserves } = placesOf(db, trip.id, scope);
  const stops = stopsOf(db, trip.id);
  const legs = stops.filter((s) => s.signs);
  const signs = signsOf(db, trip.id);
  const count = countTrip(
    roll.map((r) => r.place),
    signs,
  );
  const facts = factsOf(db, found);
  const budget = budgetOf(db, trip.id);
  const own = quotas.filter((q) => inScope(scope, q.villageId));
  // While people board nobody is absent: until the second leg they have not signed in yet.
  const early = state === "running" && !signs.some((s) => s.stopId !== legs[0]?.id);
  const onTheWay = ["running", "finished", "closed"].includes(state);
  return {
    id: trip.id,
    title: trip.title,
    number: tripNumber(trip),
    year: trip.year,
    state,
    days: daysText(t, trip, language),
    places: stops.filter((s) => s.kind === "visit").map((s) => s.place),
    leader: personName(trip.leaderName, language),
    leaderPhone: trip.leaderPhone,
    approvalNumber: trip.approvalNumber,
    bus: trip.busPlate
      ? t("page.bus", { seats: trip.busSeats, plate: trip.busPlate })
      : t("page.busNoPlate", { seats: trip.busSeats }),
    purpose: trip.purpose,
    basis: trip.basis,
    funding: trip.fundingSource,
    note: trip.note,
    rail: [...railOf(db, found, t, language), followStage()],
    steps: stepsOf(),
    leftOpen: leftOpen({ ...trip, state }, todayOn()),
    lastDay: longDay(trip.toOn, language),
    whole,
    villages: own.length,
    onTheWay,
    early,
    count,
    capacity: trip.capacity,
    seated: roll.length,
    legs: legs.map((s) => ({ id: s.id, place: s.place, at: s.at, kind: s.kind })),
    roll: roll.map((r, i) => rowOf(r, i)),
    reserves: reserves.map((r) => ({
      placeId: r.place.id,
      personId: r.person.id,
      name: personName(r.person.name, language),
      order: t("page.reserveOf", {
        village: placeName(r.villageName, language),
        number: r.place.reserveNumber ?? 1,
      }),
    })),
    withdrawn: withdrawnFrom(db, trip.id, scope).map((w) => ({
      placeId: w.place.id,
      name: personName(w.name, language),
      when: w.place.endedAt === null ? "" : instantText(w.place.endedAt, language),
      reason: w.place.endedReason,
    })),
    insurance: {
      policy: policyOf(trip),
      gap: facts.uninsured + facts.insuredInVain,
    },
    hours: stops.map((s) => ({
      id: s.id,
      day: trip.fromOn === trip.toOn ? null : shortDay(s.on, language),
      at: s.at,
      kind: s.kind as "visit",
      place: s.place,
      host: s.host,
      detail: s.detail,
      signs: s.signs,
    })),
    quotas: own.map((q) => ({
      villageId: q.villageId,
      village: placeName(q.name, language),
      quota: q.quota,
      taken: roll.filter((r) => r.place.villageId === q.villageId && r.place.substitutesId === null).length,
      reserves: reserves.filter((r) => r.place.villageId === q.villageId).length,
    })),
    photos: whole && onTheWay ? photosOf(db, trip.id).map((x) => x.chosen) : null,
    outcome: onTheWay ? outcomePage(db, person, found, language) : null,
    visits: shownVisits(db, person, trip, own, todayOn(), language),
    compared: comparedMoney(db, trip.id, translator(tripAfterText, language)),
    budget: budget.map((l) => ({
      id: l.id,
      item: l.item as "transport",
      working: l.working,
      amount: yuanFigure(l.fen),
    })),
    budgetTotal: yuanFigure(facts.budgetFen),
    history: changesOf(db, trip.id).map((c) => ({
      id: c.id,
      state: c.toState as TripState,
      from: c.fromState as TripState | null,
      who: personName(c.userName, language),
      when: instantText(c.at, language),
      reason: c.reason,
    })),
    may: {
      edit: mayWhole("trip.edit") && takesDetails(state),
      budget: mayWhole("trip.edit") && takesPlan(state),
      nominate: own.some((q) => can(person, "trip.nominate", q.villageId)) && takesNominations(state),
      manage:
        own.some((q) => can(person, "trip.nominate", q.villageId)) &&
        !["closed", "cancelled"].includes(state),
      insure: mayWhole("trip.edit") && takesInsurance(state),
      copy: can(person, "trip.create"),
      print: whole && state !== "cancelled" && quotas.every((q) => can(person, "trip.export", q.villageId)),
      sign: whole && takesSigns(state) && quotas.every((q) => can(person, "trip.sign", q.villageId)),
      number: mayWhole("trip.edit") && lacksApprovalNumber(trip),
      cost: whole && takesCosts(state) && quotas.every((q) => can(person, "trip.cost", q.villageId)),
    },
  };

  function stepsOf() {
    return stepsFrom(state)
      .filter((s) => mayWhole(s.capability as "trip.edit"))
      .map((s) => {
        const why = whyNotStep(facts, s.to, person.userId, todayOn());
        const asked = !why && asksWhyUninsured(facts, s.to);
        return {
          to: s.to,
          /** How many the step asks a reason for, as they are not insured like the roll. */
          uninsured: asked ? facts.uninsured + facts.insuredInVain : 0,
          why: why && t(why, { count: countOf(facts, why) }),
          at: asked ? ("insurance" as const) : ((why && todoAt[why]) ?? null),
        };
      });
  }

  /** The last stage: visits to the villages, whether the papers are filed by then or not. */
  function followStage() {
    const o = translator(outcomeText, language);
    const visits = visitsOf(db, trip.id, own);
    const over = tripOver({ ...trip, state }, todayOn());
    const stage = over ? visitsState(visits, todayOn()) : "later";
    const late = visits.filter((v) => v.dueOn < todayOn()).flatMap((v) => v.open.map((x) => x.villageId));
    const detail = [
      ...visits.map((v) => {
        const kind = o(`followKind.${v.kind}`);
        return v.done > 0 || v.dueOn <= todayOn()
          ? o("follow.rail", { kind, done: v.done, count: v.count })
          : o("follow.railDue", { kind, day: longDay(v.dueOn, language) });
      }),
      ...(late.length > 0 ? [o("follow.railLate", { count: new Set(late).size })] : []),
    ].join(language === "zh" ? "，" : "; ");
    return { key: "follow", title: o("follow.title"), state: stage, detail: over ? detail : null };
  }

  function rowOf(r: PlaceRow, index: number) {
    const seen = signs.some((s) => s.placeId === r.place.id && s.mark === "present");
    const absent = onTheWay && !early && !seen;
    const replaced = roll.find((x) => x.place.id === r.place.substitutesId);
    return {
      placeId: r.place.id,
      personId: r.person.id,
      number: index + 1,
      name: personName(r.person.name, language),
      village: placeName(r.villageName, language),
      post: r.place.post,
      /** While the insurer can still be asked. */
      ageToAsk: takesInsurance(state) ? ageToAsk(r.person.birthOn, trip.fromOn) : null,
      standsFor: replaced ? personName(replaced.person.name, language) : null,
      replaced: roll.some((x) => x.place.substitutesId === r.place.id),
      absent,
      waits: early && !seen,
      absentReason: r.place.absentReason,
      insured: r.place.insuredAt !== null,
      marks: legs.map(
        (leg) => signs.find((s) => s.stopId === leg.id && s.placeId === r.place.id)?.mark ?? null,
      ),
    };
  }
}
export type TripPage = ReturnType<typeof tripPage>;

/** Where what a step lacks is put right. */
const todoAt: Partial<
  Record<
    WhyNotStep,
    "costs" | "outcome" | "insurance" | "itinerary" | "budget" | "edit" | "places" | "sign-in"
  >
> = {
  "trip.why.noStops": "itinerary",
  "trip.why.noBudget": "budget",
  "trip.why.noQuota": "edit",
  "trip.why.quotaOver": "edit",
  "trip.why.quotaUnder": "edit",
  "trip.why.bus": "edit",
  "trip.why.empty": "places",
  "trip.why.insurance": "insurance",
  "trip.why.noPolicy": "insurance",
  "trip.why.policyPeriod": "insurance",
  "trip.why.notBack": "sign-in",
  "trip.why.noCosts": "costs",
  "trip.why.noReceipts": "costs",
  "trip.why.noLessons": "outcome",
  "trip.why.noTasks": "outcome",
  "trip.why.openTasks": "outcome",
};

/** Under a title of the rail: when it was done; who has it now, and since when. */
function railOf(db: Db, { trip }: FoundTrip, t: T, language: Language) {
  const changes = changesOf(db, trip.id);
  const state = trip.state as TripState;
  const standing = state === "returned" ? "planned" : state;
  const at = (railStates as readonly string[]).indexOf(standing);
  return railStates.map((s, i) => {
    const reached = changes.filter((c) => c.toState === s).at(-1);
    const place: "done" | "now" | "later" =
      state === "cancelled" || i > at ? "later" : i === at && s !== "closed" ? "now" : "done";
    const on = reached ? shortDay(todayOn(reached.at), language) : "";
    const detail =
      !reached || place === "later"
        ? null
        : place === "done"
          ? doneText(s, on)
          : nowText(s, on, reached.userName);
    return { key: s as string, title: t(`state.${s}`), state: place, detail };
  });

  function doneText(s: string, on: string): string {
    return s === "approved" ? t("rail.people", { on, count: trip.seatsTaken }) : on;
  }
  function nowText(s: string, on: string, who: string): string {
    if (s === "submitted") return t("rail.waits", { on });
    const holder = s === "planned" ? who : trip.leaderName;
    return t("rail.holder", { name: personName(holder, language), on });
  }
}
