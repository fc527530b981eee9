import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { badForm } from "~/platform/http/bad-form.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse, refuseSamePerson } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { addApprovalNumber } from "../add-approval-number.server";
import { changeTripState } from "../change-trip-state.server";
import { tripText } from "../text";
import { subjectOf } from "../trip-name";
import { tripPage } from "../trip-page.server";
import { findTrip, findWholeTrip } from "../trip-queries.server";
import { stepsFrom, tripStates } from "../trip-state";
import { TripPageView } from "../ui/trip-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.view");
  const found = findTrip(database(), actor.villages, idFrom(params.tripId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  return tripPage(database(), actor, found, translator(tripText, language), language);
}

/** One step on: which right it takes depends on the step. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireActor(request, "trip.view");
  const id = idFrom(params.tripId);
  const found = findTrip(database(), viewer.villages, id);
  if (!found) throw notFound();
  const form = await request.formData();
  if (form.get("step") === "approval-number") return approvalNumber(request, id, form);
  const to = tripStates.find((s) => s === form.get("to"));
  const step = tripStates.flatMap((s) => stepsFrom(s)).find((s) => s.to === to);
  if (!to || !step) throw notFound();
  // Back from the frozen roll is a step of whoever runs the trip, not of the leader.
  const capability = to === "approved" && found.trip.state === "frozen" ? "trip.edit" : step.capability;
  const actor = await requireActor(request, capability as "trip.edit");
  const t = translator(tripText, await languageOf(request));
  const text = (name: string) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, 200) || undefined;
  const result = changeTripState(database(), actor, id, to, {
    reason: text("reason"),
    approvalNumber: text("approvalNumber"),
  });
  if (!result.ok) {
    if (result.why === "trip.why.notFound") throw notFound();
    const values = { count: result.count ?? 0 };
    const answer = {
      to,
      why: t(result.why, values),
      reason: text("reason") ?? "",
      typed: text("approvalNumber"),
    };
    if (result.why === "trip.why.reason" || result.why === "trip.why.noApproval")
      return data(answer, { status: 400 });
    if (result.why === "trip.why.fourEyes") return refuseSamePerson(answer);
    return refuse(
      actor,
      {
        event: "trip.state-changed",
        subject: subjectOf(found.trip),
        why: result.why,
        values,
        before: { state: `trip-${found.trip.state}` },
        after: { state: `trip-${to}` },
      },
      answer,
    );
  }
  return redirectWithNotice(`/trips/${id}`, t("page.moved", { state: t(`state.${to}`) }));
}

/** The number of an approval that was given without one. */
async function approvalNumber(request: Request, id: number, form: FormData) {
  const actor = await requireActor(request, "trip.edit");
  const db = database();
  const found = findWholeTrip(db, actor.villages, id);
  if (!found) throw notFound();
  const t = translator(tripText, await languageOf(request));
  const typed = String(form.get("approvalNumber") ?? "").trim();
  const answer = (why: string) => ({ to: "approval-number", why, reason: "", typed });
  if (typed === "") return badForm(answer(t("form.needed")));
  if (typed.length > 60) return badForm(answer(t("form.long", { max: 60 })));
  const done = addApprovalNumber(db, actor, id, typed);
  if (done.ok) return redirectWithNotice(`/trips/${id}`, t("page.saved"));
  if (done.why === "trip.why.notFound") throw notFound();
  return refuse(
    actor,
    { event: "trip.approval-number-added", subject: subjectOf(found.trip), why: done.why },
    answer(t(done.why)),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function TripRoute() {
  return <TripPageView page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
