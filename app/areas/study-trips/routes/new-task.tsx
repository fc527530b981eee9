import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can, inScope } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { addDays, todayOn } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeName } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { ownersFor } from "../outcome-queries.server";
import { readTask, type TypedTask } from "../task-form";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";
import { subjectOf } from "../trip-name";
import { findTrip, placesOf } from "../trip-queries.server";
import { TaskForm } from "../ui/task-form";
import { addTask } from "../write-task.server";

/** First the village (`village`), as it decides who of it does the task and who sees to it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.follow");
  const db = database();
  const found = findTrip(db, actor.villages, idFrom(params.tripId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const own = found.quotas.filter((q) => can(actor, "trip.follow", q.villageId));
  const wanted = Number(new URL(request.url).searchParams.get("village"));
  const village = own.find((q) => q.villageId === wanted) ?? own[0];
  if (!village || (wanted && village.villageId !== wanted)) throw notFound();
  const owners = ownersFor(db, village.villageId);
  return {
    tripId: found.trip.id,
    requestKey: randomUUID(),
    short: found.trip.title,
    title: translator(outcomeText, language)("task.add"),
    villages: own.map((q) => ({ id: q.villageId, name: placeName(q.name, language) })),
    villageId: village.villageId,
    village: placeName(village.name, language),
    people: placesOf(db, found.trip.id, actor.villages)
      .roll.filter((r) => r.place.villageId === village.villageId)
      .map((r) => ({ value: String(r.place.id), label: personName(r.person.name, language) })),
    owners: owners.map((o) => ({ value: o.id, label: personName(o.name, language) })),
    me: owners.some((o) => o.id === actor.userId) ? actor.userId : (owners[0]?.id ?? ""),
    dueOn: addDays(todayOn(), 90),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.follow");
  const db = database();
  const tripId = idFrom(params.tripId);
  const found = findTrip(db, actor.villages, tripId);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(outcomeText, language);
  const form = await request.formData();
  const villageId = idFrom(String(form.get("villageId") ?? ""));
  if (!inScope(actor.villages, villageId)) throw notFound();
  const { typed, errors, input } = readTask(form, t);
  if (!input) return data({ typed, errors, why: null }, { status: 400 });
  const done = addTask(
    db,
    actor,
    tripId,
    { ...input, villageId },
    { sending: sendingOf(actor, `trip-task ${tripId}`, form) },
  );
  if (done.ok) return redirectWithNotice(`/trips/${tripId}/outcome`, t("task.added"));
  if (done.why === "trip.why.notFound") throw notFound();
  const why = done.why === "trip.why.settled" ? translator(tripText, language)(done.why) : t(done.why);
  const at: Partial<TypedTask> = done.why === "task.why.due" ? { dueOn: why } : {};
  return refuse(
    actor,
    { event: "trip.task-added", subject: subjectOf(found.trip), villageId, why: done.why },
    { typed, errors: at, why: at.dueOn ? null : why },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewTask() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(tripText);
  const o = useText(outcomeText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: d.short, to: `/trips/${d.tripId}` },
          { label: o("title"), to: `/trips/${d.tripId}/outcome` },
          { label: d.title },
        ]}
        title={`${d.title} ${d.village}`}
      />
      <nav className="row" aria-label={t("col.village")}>
        {d.villages.map((v) => (
          <a
            key={v.id}
            className="btn sm"
            href={`/trips/${d.tripId}/outcome/new?village=${v.id}`}
            aria-current={v.id === d.villageId ? "page" : undefined}
          >
            {v.name}
          </a>
        ))}
      </nav>
      {result?.why && (
        <Note tone="bad" role="alert">
          {result.why}
        </Note>
      )}
      <TaskForm
        key={d.villageId}
        typed={result?.typed ?? { ownerId: d.me, dueOn: d.dueOn }}
        errors={result?.errors ?? {}}
        people={d.people}
        owners={d.owners}
        hidden={{ villageId: d.villageId, requestKey: d.requestKey }}
        submit={o("task.submit")}
      />
    </>
  );
}
