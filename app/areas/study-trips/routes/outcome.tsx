import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, parseDay, todayOn } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { addFollowUp } from "../add-follow-up.server";
import { finishTask } from "../change-task.server";
import { outcomePage } from "../outcome-page.server";
import { removeFollowUp } from "../remove-follow-up.server";
import { followKinds } from "../task-state";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";
import { subjectOf } from "../trip-name";
import { findTrip } from "../trip-queries.server";
import { OutcomePageView } from "../ui/outcome-page";
import { startOfFollow, visitFrom } from "../visits";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.view");
  const db = database();
  const found = findTrip(db, actor.villages, idFrom(params.tripId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const asked = new URL(request.url).searchParams;
  const page = outcomePage(db, actor, found, language);
  return {
    title: translator(outcomeText, language)("title"),
    today: todayOn(),
    requestKey: randomUUID(),
    /** What the link of a visit that waits filled in, or what is due. */
    asked: startOfFollow(page.villages, {
      villageId: asked.get("village") ?? "",
      kind: asked.get("kind") ?? "",
    }),
    ...page,
  };
}

/** `step`: done (a task) | undo (a follow-up written by mistake) | follow (a follow-up). */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.follow");
  const db = database();
  const id = idFrom(params.tripId);
  const found = findTrip(db, actor.villages, id);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(outcomeText, language);
  const form = await request.formData();
  const text = (name: string, max: number) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, max);
  if (form.get("step") === "done") {
    const taskId = idFrom(text("task", 15));
    const done = finishTask(db, actor, id, taskId, text("note", 120) || null);
    if (done.ok) return redirectWithNotice(`/trips/${id}/outcome`, t("task.finished"));
    if (done.why === "trip.why.notFound") throw notFound();
    const why = done.why === "trip.why.settled" ? translator(tripText, language)(done.why) : t(done.why);
    return refuse(
      actor,
      { event: "trip.task-done", subject: subjectOf(found.trip), why: done.why },
      done.why === "task.why.short"
        ? { typed: null, errors: {}, why: null, task: { id: taskId, why } }
        : { typed: null, errors: {}, why },
    );
  }
  if (form.get("step") === "undo") {
    const followId = idFrom(text("followUpId", 15));
    const done = removeFollowUp(db, actor, id, followId, text("reason", 120));
    if (done.ok) return redirectWithNotice(`/trips/${id}/outcome`, t("follow.undone"));
    if (done.why === "trip.why.notFound") throw notFound();
    const settled = done.why === "trip.why.settled";
    const why = settled ? translator(tripText, language)("trip.why.settled") : t("follow.why.reason");
    return refuse(
      actor,
      { event: "trip.follow-up-removed", subject: subjectOf(found.trip), why: done.why },
      { typed: null, errors: {}, why: settled ? why : null, undo: settled ? null : { id: followId, why } },
    );
  }
  const typed = {
    on: text("on", 20),
    words: text("words", 300),
    kind: text("kind", 10),
    villageId: text("villageId", 15),
  };
  const on = parseDay(typed.on);
  const errors = {
    ...(on ? {} : { on: t("follow.wrongDay") }),
    ...(typed.words.length >= 2 ? {} : { words: t("follow.needed") }),
  };
  if (!on || Object.keys(errors).length > 0) return data({ typed, errors, why: null }, { status: 400 });
  const kind = followKinds.find((k) => k === typed.kind) ?? "other";
  const villageId = idFrom(typed.villageId);
  const done = addFollowUp(
    db,
    actor,
    id,
    { villageId, kind, on, words: typed.words },
    { sending: sendingOf(actor, `trip-follow ${id}`, form) },
  );
  if (done.ok) return redirectWithNotice(`/trips/${id}/outcome`, t("follow.saved"));
  if (done.why === "trip.why.notFound") throw notFound();
  return refuse(
    actor,
    { event: "trip.followed-up", subject: subjectOf(found.trip), villageId, why: done.why },
    done.why === "trip.why.settled"
      ? { typed, errors: {}, why: translator(tripText, language)(done.why) }
      : {
          typed,
          errors: {
            on: t(done.why, {
              day: kind === "other" ? "" : longDay(visitFrom(found.trip.toOn, kind), language),
            }),
          },
          why: null,
        },
  );
}

export const meta = ({ data: d }: { data?: { title: string; short: string } }) => [
  { title: d ? `${d.short} ${d.title}` : "" },
];

export default function Outcome() {
  return <OutcomePageView page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
