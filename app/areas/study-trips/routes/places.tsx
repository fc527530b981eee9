import { parseWithZod } from "@conform-to/zod/v4";
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
import { personName, placeName } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { fewNominees, findNominees, nominee, ownVillages } from "../find-nominee.server";
import { nominatePerson } from "../nominate-person.server";
import { tripText } from "../text";
import { placeForm } from "../trip-forms";
import { subjectOf } from "../trip-name";
import { findTrip } from "../trip-queries.server";
import { type TripState, takesNominations } from "../trip-state";
import { FindForm, FoundPeople } from "../ui/find-people";
import { PlaceForm } from "../ui/place-form";

/** Finds somebody on the register (`q`), then asks what the trip has to know of them (`person`). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.nominate");
  const db = database();
  const found = findTrip(db, actor.villages, idFrom(params.tripId));
  if (!found || ownVillages(found, actor.villages).length === 0) throw notFound();
  const language = await languageOf(request);
  const t = translator(tripText, language);
  const query = new URL(request.url).searchParams;
  const q = query.get("q")?.trim().slice(0, 40) ?? "";
  const personId = query.get("person");
  const who = personId === null ? null : nominee(db, actor.villages, found, idFrom(personId));
  if (who === undefined) throw notFound();
  const village = who && placeName(who.village.name, language);
  return {
    id: found.trip.id,
    short: found.trip.title,
    title: t("nominate.title"),
    open: takesNominations(found.trip.state as TripState),
    q,
    found: who
      ? null
      : q
        ? findNominees(db, actor.villages, found, q, language)
        : fewNominees(db, actor.villages, found, language),
    who: who && {
      id: who.id,
      name: personName(who.name, language),
      quota: t("nominate.quotaLeft", { village: village ?? "", quota: who.village.quota, taken: who.taken }),
      wait: who.waits ? t("nominate.willWait", { village: village ?? "", number: who.reserves + 1 }) : null,
      why: who.why,
      warn: who.age === null ? null : t("nominate.age", { age: who.age }),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.nominate");
  const db = database();
  const id = idFrom(params.tripId);
  const found = findTrip(db, actor.villages, id);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(tripText, language);
  const form = await request.formData();
  const personId = idFrom(String(form.get("person") ?? ""));
  if (!nominee(db, actor.villages, found, personId)) throw notFound();
  const submission = parseWithZod(form, { schema: placeForm });
  if (submission.status !== "success")
    return data({ lastResult: submission.reply(), why: null }, { status: 400 });
  const done = nominatePerson(db, actor, id, personId, submission.value);
  if (!done.ok) {
    if (done.why === "nominate.why.notFound") throw notFound();
    return refuse(
      actor,
      { event: "trip.nominated", subject: subjectOf(found.trip), why: done.why, after: { personId } },
      { lastResult: submission.reply(), why: t(done.why) },
    );
  }
  const name = personName(done.name, language);
  if (done.seated) return redirectWithNotice(`/trips/${id}`, t("nominate.seated", { name }));
  const who = nominee(db, actor.villages, found, personId);
  const full = (who?.taken ?? 0) < done.quota;
  const words = {
    name,
    number: done.reserveNumber ?? 1,
    quota: done.quota,
    village: placeName(who?.village.name ?? "", language),
  };
  return redirectWithNotice(
    `/trips/${id}`,
    t(full ? "nominate.reservedFull" : "nominate.reserved", words),
    "warn",
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Places() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(tripText);
  const at = `/trips/${d.id}/places`;
  const q = d.q ? `&q=${encodeURIComponent(d.q)}` : "";
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: d.short, to: `/trips/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[t("nominate.lead")]}
      />
      <div className="stack">
        {!d.open && <Note tone="warn">{t("nominate.why.state")}</Note>}
        {d.open && d.who && (
          <PlaceForm
            key={d.who.id}
            who={d.who}
            why={result?.why ?? (d.who.why && t(d.who.why))}
            lastResult={result?.lastResult}
            backHref={d.q ? `${at}?q=${encodeURIComponent(d.q)}` : at}
          />
        )}
        {d.open && !d.who && (
          <>
            <FindForm term={d.q} byVillage />
            {d.found && (
              <FoundPeople
                title={d.title}
                found={d.found}
                choice={(id) => ({ label: t("nominate.choose"), to: `${at}?person=${id}${q}` })}
              />
            )}
          </>
        )}
      </div>
    </>
  );
}
