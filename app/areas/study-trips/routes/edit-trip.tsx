import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { tripText } from "../text";
import { quotaSheet, quotaValues, readTripForm } from "../trip-form-answer.server";
import { subjectOf } from "../trip-name";
import { findWholeTrip } from "../trip-queries.server";
import { type TripState, takesDetails, takesPlan } from "../trip-state";
import { TripForm } from "../ui/trip-form";
import { editTrip } from "../write-trip.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.edit");
  const db = database();
  const found = findWholeTrip(db, actor.villages, idFrom(params.tripId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const { trip, quotas } = found;
  const state = trip.state as TripState;
  return {
    id: trip.id,
    short: trip.title,
    title: translator(tripText, language)("form.editTitle"),
    open: takesDetails(state),
    plan: takesPlan(state),
    quotas: quotaSheet(db, actor.villages, language, quotaValues(quotas)),
    initial: {
      title: trip.title,
      purpose: trip.purpose,
      basis: trip.basis,
      fundingSource: trip.fundingSource ?? "",
      fromOn: trip.fromOn,
      toOn: trip.toOn,
      leaderName: trip.leaderName,
      leaderPhone: trip.leaderPhone ?? "",
      busSeats: String(trip.busSeats),
      busPlate: trip.busPlate ?? "",
      capacity: String(trip.capacity),
      note: trip.note ?? "",
      revision: String(trip.revision),
    } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.edit");
  const db = database();
  const id = idFrom(params.tripId);
  const found = findWholeTrip(db, actor.villages, id);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const read = readTripForm(db, actor.villages, await request.formData(), language);
  if (!read.ok) return data(read.answer, { status: read.status });
  const done = editTrip(db, actor, id, { ...read.input, revision: read.revision });
  if (done.ok) return redirectWithNotice(`/trips/${id}`, translator(tripText, language)("page.saved"));
  if (done.why === "trip.why.notFound") throw notFound();
  const values = done.count === undefined ? undefined : { count: done.count };
  return refuse(
    actor,
    { event: "trip.changed", subject: subjectOf(found.trip), why: done.why, values },
    read.refuse(done.why, done.count),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function EditTrip() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(tripText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: d.short, to: `/trips/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
      />
      {d.open ? (
        <TripForm
          initial={d.initial}
          quotas={result?.quotas ?? d.quotas}
          lastResult={result?.lastResult}
          plan={d.plan}
          submit={t("form.save")}
          cancelHref={`/trips/${d.id}`}
        />
      ) : (
        <Note tone="warn">{t("trip.why.settled")}</Note>
      )}
    </>
  );
}
