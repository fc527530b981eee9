import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import { cancelTask, editTask, reopenTask } from "../change-task.server";
import { ownersFor, tasksOf } from "../outcome-queries.server";
import { readTask, type TypedTask } from "../task-form";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";
import { subjectOf } from "../trip-name";
import { findTrip, placesOf } from "../trip-queries.server";
import { type TripState, takesLessons } from "../trip-state";
import { TaskPageView } from "../ui/task-page";

/** One task after a trip: put right, handed over, given up, or taken back. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.follow");
  const db = database();
  const found = findTrip(db, actor.villages, idFrom(params.tripId));
  const id = idFrom(params.taskId);
  const row = found && tasksOf(db, found.trip.id, actor.villages).find((r) => r.task.id === id);
  if (!found || !row || !can(actor, "trip.follow", row.task.villageId)) throw notFound();
  const language = await languageOf(request);
  const { task } = row;
  const owners = ownersFor(db, task.villageId);
  const day = (on: string | null) => on && longDay(on, language);
  return {
    tripId: found.trip.id,
    id: task.id,
    short: found.trip.title,
    title: translator(outcomeText, language)("task.changeTitle"),
    village: placeName(row.village, language),
    revision: task.revision,
    what: task.what,
    settled: !takesLessons(found.trip.state as TripState),
    ended: task.cancelledOn
      ? { kind: "cancelled" as const, on: day(task.cancelledOn), words: task.cancelReason }
      : task.doneOn
        ? { kind: "done" as const, on: day(task.doneOn), words: task.doneNote }
        : null,
    task: {
      trade: task.trade,
      what: task.what,
      placeId: task.placeId === null ? "" : String(task.placeId),
      ownerId: owners.some((o) => o.id === task.ownerId) ? task.ownerId : "",
      dueOn: task.dueOn,
      shops: task.shops === null ? "" : String(task.shops),
    } satisfies TypedTask,
    ownerGone: owners.some((o) => o.id === task.ownerId) ? null : personName(row.ownerName, language),
    people: placesOf(db, found.trip.id, actor.villages)
      .roll.filter((r) => r.place.villageId === task.villageId)
      .map((r) => ({ value: String(r.place.id), label: personName(r.person.name, language) })),
    owners: owners.map((o) => ({ value: o.id, label: personName(o.name, language) })),
  };
}

const events = {
  edit: "trip.task-changed",
  cancel: "trip.task-cancelled",
  reopen: "trip.task-reopened",
} as const;
const said = { edit: "task.changed", cancel: "task.cancelled", reopen: "task.reopened" } as const;

/** `step`: edit | cancel | reopen. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.follow");
  const db = database();
  const tripId = idFrom(params.tripId);
  const id = idFrom(params.taskId);
  const found = findTrip(db, actor.villages, tripId);
  const row = found && tasksOf(db, tripId, actor.villages).find((r) => r.task.id === id);
  if (!found || !row) throw notFound();
  const language = await languageOf(request);
  const t = translator(outcomeText, language);
  const form = await request.formData();
  const wanted = String(form.get("step"));
  const step: keyof typeof events = wanted === "cancel" || wanted === "reopen" ? wanted : "edit";
  const reason = String(form.get("reason") ?? "")
    .trim()
    .slice(0, 120);
  const none: Partial<TypedTask> = {};
  const answer = { step, reason, typed: null as TypedTask | null, errors: none, why: null as string | null };
  if (step !== "edit" && !reason) return data({ ...answer, why: t("task.why.reason") }, { status: 400 });
  const read = step === "edit" ? readTask(form, t) : null;
  if (read && !read.input)
    return data({ ...answer, typed: read.typed, errors: read.errors }, { status: 400 });
  const done = read?.input
    ? editTask(db, actor, tripId, id, { ...read.input, revision: Number(form.get("revision")) || 0 })
    : step === "cancel"
      ? cancelTask(db, actor, tripId, id, reason)
      : reopenTask(db, actor, tripId, id, reason);
  if (done.ok) return redirectWithNotice(`/trips/${tripId}/outcome`, t(said[step]));
  if (done.why === "trip.why.notFound") throw notFound();
  const why = done.why === "trip.why.settled" ? translator(tripText, language)(done.why) : t(done.why);
  const at: Partial<TypedTask> = done.why === "task.why.due" ? { dueOn: why } : {};
  return refuse(
    actor,
    { event: events[step], subject: subjectOf(found.trip), villageId: row.task.villageId, why: done.why },
    { ...answer, typed: read?.typed ?? null, errors: at, why: at.dueOn ? null : why },
  );
}

export const meta = ({ data: d }: { data?: { title: string; short: string } }) => [
  { title: d ? `${d.short} ${d.title}` : "" },
];

export default function Task() {
  return <TaskPageView page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
