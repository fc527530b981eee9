import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { tripText } from "../text";
import { quotaSheet, quotaValues, readTripForm } from "../trip-form-answer.server";
import { tripNumber } from "../trip-name";
import { findTrip } from "../trip-queries.server";
import { TripForm } from "../ui/trip-form";
import { createTrip } from "../write-trip.server";

/** A new trip, or another one like an earlier (`copy`): its stops and budget come along, days and people do not. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.create");
  const db = database();
  const language = await languageOf(request);
  const t = translator(tripText, language);
  const copy = new URL(request.url).searchParams.get("copy");
  const source = copy === null ? null : findTrip(db, actor.villages, idFrom(copy));
  if (source === undefined) throw notFound();
  const from = source?.trip;
  return {
    title: from ? t("form.copyTitle", { number: tripNumber(from) }) : t("form.newTitle"),
    quotas: quotaSheet(db, actor.villages, language, quotaValues(source?.quotas)),
    initial: {
      requestKey: randomUUID(),
      ...(from && {
        copy: String(from.id),
        title: from.title,
        purpose: from.purpose,
        basis: from.basis,
        fundingSource: from.fundingSource ?? "",
        leaderPhone: from.leaderPhone ?? "",
      }),
      leaderName: from?.leaderName ?? actor.name,
      busSeats: String(from?.busSeats ?? 29),
      capacity: String(from?.capacity ?? 20),
    } as Record<string, string>,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.create");
  const db = database();
  const language = await languageOf(request);
  const t = translator(tripText, language);
  const form = await request.formData();
  const read = readTripForm(db, actor.villages, form, language);
  if (!read.ok) return data(read.answer, { status: read.status });
  const made = createTrip(db, actor, read.input, read.copy, {
    sending: sendingOf(actor, "trip", form),
  });
  if (made.ok)
    return redirectWithNotice(`/trips/${made.id}`, t(read.copy === null ? "page.created" : "page.copied"));
  if (made.why === "trip.why.notFound") throw notFound();
  return refuse(
    actor,
    { event: "trip.created", why: made.why, after: { title: read.input.title } },
    read.refuse(made.why),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewTrip() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(tripText);
  return (
    <>
      <PageHead crumbs={[{ label: t("page.area"), to: "/trips" }, { label: d.title }]} title={d.title} />
      <TripForm
        initial={d.initial}
        quotas={result?.quotas ?? d.quotas}
        lastResult={result?.lastResult}
        plan
        submit={t("form.create")}
        cancelHref={d.initial.copy ? `/trips/${d.initial.copy}` : "/trips"}
      />
    </>
  );
}
