import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Db } from "db/client.server";
import { personSummaries } from "~/areas/people/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import { ageToAsk } from "../age-to-ask";
import {
  editPlace,
  findPlace,
  noteAbsence,
  standInOf,
  substitute,
  takesUndo,
  undoSubstitute,
  type WhyNotSubstitute,
  withdrawPlace,
} from "../change-place.server";
import { findNominees } from "../find-nominee.server";
import { tripText } from "../text";
import { placeForm, reasonOf } from "../trip-forms";
import { subjectOf } from "../trip-name";
import { placesOf } from "../trip-queries.server";
import { type TripState, takesNominations, takesSubstitutes } from "../trip-state";
import { PlacePage } from "../ui/place-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.nominate");
  const db = database();
  const found = findPlace(db, actor.villages, idFrom(params.tripId), idFrom(params.placeId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const { trip, place, person } = found;
  const state = trip.state as TripState;
  const q = new URL(request.url).searchParams.get("q")?.trim().slice(0, 40) ?? "";
  const standIn = standInOf(db, place.id);
  const [standInPerson] = standIn ? personSummaries(db, [standIn.personId]) : [];
  const name = personName(person.name, language);
  const replaceable = place.state === "seated" && place.substitutesId === null && takesSubstitutes(state);
  return {
    tripId: trip.id,
    short: trip.title,
    personId: person.id,
    name,
    title: translator(tripText, language)("place.title", { name }),
    initial: {
      post: place.post ?? "",
      emergencyName: place.emergencyName ?? "",
      emergencyPhone: place.emergencyPhone ?? "",
    } as Record<string, string>,
    absentReason: place.absentReason ?? "",
    noContact: place.state === "seated" && !place.emergencyPhone && state !== "cancelled",
    replacedBy: standInPerson ? personName(standInPerson.name, language) : null,
    q,
    found: q && replaceable ? findNominees(db, actor.villages, found, q, language) : null,
    reserves: replaceable
      ? reservesFor(db, actor.villages, place).map((r) => ({
          personId: r.person.id,
          name: personName(r.person.name, language),
          village: placeName(r.villageName, language),
          number: r.place.reserveNumber ?? 1,
          age: ageToAsk(r.person.birthOn, trip.fromOn),
        }))
      : [],
    may: {
      withdraw: takesNominations(state),
      absence:
        place.state === "seated" && (state === "frozen" || state === "running" || state === "finished"),
      substitute: replaceable && !standIn,
      undo: standIn !== undefined && takesUndo(state),
    },
  };
}

/** Reserves who may stand in: those of the village whose seat it is first, each in the order of their village. */
function reservesFor(
  db: Db,
  scope: VillageScope,
  { tripId, villageId }: { tripId: number; villageId: number },
) {
  const { reserves } = placesOf(db, tripId, scope);
  const own = (r: (typeof reserves)[number]) => r.place.villageId === villageId;
  return [...reserves.filter(own), ...reserves.filter((r) => !own(r))];
}

/** `step`: save | withdraw | absence | substitute | undo. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.nominate");
  const db = database();
  const tripId = idFrom(params.tripId);
  const placeId = idFrom(params.placeId);
  const found = findPlace(db, actor.villages, tripId, placeId);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(tripText, language);
  const form = await request.formData();
  const step = String(form.get("step") ?? "save");
  const name = personName(found.person.name, language);
  const answer = (why: string) => ({ step, why, reason: String(form.get("reason") ?? ""), lastResult: null });
  const refused = (event: string, why: WhyNotSubstitute | "trip.why.notFound" | "trip.why.settled") =>
    refuse(
      actor,
      {
        event,
        subject: subjectOf(found.trip),
        villageId: found.place.villageId,
        why,
        after: { person: found.person.name },
      },
      answer(t(why)),
    );
  if (step === "save") {
    const submission = parseWithZod(form, { schema: placeForm });
    if (submission.status !== "success")
      return data({ step, why: null, reason: "", lastResult: submission.reply() }, { status: 400 });
    const done = editPlace(db, actor, tripId, placeId, submission.value);
    if (!done.ok && done.why === "trip.why.settled") return refused("trip.place-changed", done.why);
    if (!done.ok) throw notFound();
    return redirectWithNotice(`/trips/${tripId}`, t("place.saved"));
  }
  if (step === "undo") {
    const done = undoSubstitute(db, actor, tripId, placeId);
    if (done.ok) return redirectWithNotice(`/trips/${tripId}`, t("place.undone", { name }));
    if (done.why === "nominate.why.notFound") throw notFound();
    return refused("trip.substitute-undone", done.why);
  }
  const reason = reasonOf(form);
  if (!reason) return data(answer(t("place.reason")), { status: 400 });
  if (step === "withdraw") {
    const done = withdrawPlace(db, actor, tripId, placeId, reason);
    if (!done.ok) return refused("trip.withdrawn", done.why);
    const next =
      "next" in done ? personSummaries(db, done.next).map((p) => personName(p.name, language)) : [];
    return redirectWithNotice(
      `/trips/${tripId}`,
      next.length > 0
        ? t("place.withdrawnNext", { name, next: next.join(language === "zh" ? "、" : ", ") })
        : t("place.withdrawn", { name }),
    );
  }
  if (step === "substitute") {
    const done = substitute(db, actor, tripId, placeId, idFrom(String(form.get("person") ?? "")), reason);
    if (done.ok)
      return redirectWithNotice(
        // They are asked at once for whom to call: it stands on the insurance list.
        `/trips/${tripId}/places/${done.placeId}`,
        t("place.substituted", { name: personName(done.name, language) }),
      );
    if (done.why === "nominate.why.notFound") throw notFound();
    return refused("trip.substituted", done.why);
  }
  const done = noteAbsence(db, actor, tripId, placeId, reason);
  if (!done.ok) return refused("trip.absence-noted", done.why);
  return redirectWithNotice(`/trips/${tripId}`, t("place.absenceNoted"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Place() {
  return <PlacePage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
