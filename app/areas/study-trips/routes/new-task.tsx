import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can, inScope } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { addDays, parseDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeName } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, SelectField, TextAreaField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { ownersFor } from "../outcome-queries.server";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";
import { subjectOf } from "../trip-name";
import { findTrip, placesOf } from "../trip-queries.server";
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

const fields = ["trade", "what", "placeId", "ownerId", "dueOn", "shops"] as const;
type Typed = Record<(typeof fields)[number], string>;

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.follow");
  const db = database();
  const tripId = idFrom(params.tripId);
  const found = findTrip(db, actor.villages, tripId);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(outcomeText, language);
  const form = await request.formData();
  const typed = Object.fromEntries(
    fields.map((f) => [
      f,
      String(form.get(f) ?? "")
        .trim()
        .slice(0, 120),
    ]),
  ) as Typed;
  const villageId = idFrom(String(form.get("villageId") ?? ""));
  if (!inScope(actor.villages, villageId)) throw notFound();
  const dueOn = parseDay(typed.dueOn);
  const errors: Partial<Typed> = {
    ...(typed.trade ? {} : { trade: t("follow.needed") }),
    ...(typed.what ? {} : { what: t("follow.needed") }),
    ...(dueOn ? {} : { dueOn: t("follow.wrongDay") }),
    ...(typed.shops === "" || /^[1-9]\d{0,2}$/.test(typed.shops) ? {} : { shops: t("task.wrongShops") }),
  };
  if (!dueOn || Object.keys(errors).length > 0) return data({ typed, errors, why: null }, { status: 400 });
  const done = addTask(db, actor, tripId, {
    villageId,
    placeId: /^[1-9]\d{0,14}$/.test(typed.placeId) ? Number(typed.placeId) : null,
    ownerId: typed.ownerId,
    trade: typed.trade,
    what: typed.what,
    dueOn,
    shops: typed.shops ? Number(typed.shops) : null,
  });
  if (done.ok) return redirectWithNotice(`/trips/${tripId}/outcome`, t("task.added"));
  if (done.why === "trip.why.notFound") throw notFound();
  const why = done.why === "trip.why.settled" ? translator(tripText, language)(done.why) : t(done.why);
  const none: Partial<Typed> = {};
  return refuse(
    actor,
    { event: "trip.task-added", subject: subjectOf(found.trip), villageId, why: done.why },
    { typed, errors: none, why },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewTask() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(tripText);
  const o = useText(outcomeText);
  const errors: Partial<Typed> = result?.errors ?? {};
  const wrong = Object.entries(errors).map(([id, text]) => ({ id, text: text ?? "" }));
  const field = (name: keyof Typed) => ({
    id: name,
    name,
    defaultValue: result?.typed[name],
    errors: errors[name] ? [errors[name] ?? ""] : undefined,
  });
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
      <form method="post" className="sheet form mt3" noValidate key={d.villageId}>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
          <input type="hidden" name="villageId" value={d.villageId} />
          <TextField
            {...field("trade")}
            label={o("task.trade")}
            help={o("task.tradeHelp")}
            maxLength={40}
            autoComplete="off"
          />
          <TextAreaField {...field("what")} label={o("task.what")} className="mt4" maxLength={120} />
          <div className="fgrid mt4">
            <SelectField
              {...field("placeId")}
              label={o("task.doer")}
              empty={o("task.noDoer")}
              choices={d.people}
            />
            <SelectField
              {...field("ownerId")}
              defaultValue={result?.typed.ownerId ?? d.me}
              label={o("task.owner")}
              choices={d.owners}
            />
            <DateField
              {...field("dueOn")}
              defaultValue={result?.typed.dueOn ?? d.dueOn}
              label={o("task.dueOn")}
              pick={t("form.pick")}
            />
            <TextField
              {...field("shops")}
              label={o("task.goal")}
              optional={t("form.optional")}
              inputMode="numeric"
              suffix={o("task.shopUnit")}
              maxLength={3}
            />
          </div>
          <p className="mt4">
            <button type="submit" className="btn pri">
              {o("task.submit")}
            </button>
          </p>
        </div>
      </form>
    </>
  );
}
