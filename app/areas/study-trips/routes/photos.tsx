import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, parseDay } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { badForm } from "~/platform/http/bad-form.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { readPicture } from "~/platform/pictures/read-picture.server";
import { shrinkPhotos } from "~/platform/pictures/shrink-photos";
import { DateField } from "~/ui/date-field";
import { Field, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { EmptyState, Note, Sheet } from "~/ui/sheet";
import {
  addPhotos,
  choosePhotos,
  chosenSize,
  photosLimit,
  photosOf,
  removePhoto,
  type WhyNotPhoto,
} from "../photos.server";
import { tripText } from "../text";
import { tripAfterText } from "../text/after";
import { subjectOf } from "../trip-name";
import { findWholeTrip } from "../trip-queries.server";
import { type TripState, takesLessons } from "../trip-state";
import { RemovePhoto } from "../ui/remove-photo";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.view");
  const db = database();
  const found = findWholeTrip(db, actor.villages, idFrom(params.tripId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const { trip, quotas } = found;
  const photos = photosOf(db, trip.id).map((x) => ({
    ...x,
    on: longDay(x.takenOn, language),
    size: megabytes(x.paperSize),
  }));
  const may =
    takesLessons(trip.state as TripState) && quotas.every((q) => can(actor, "trip.edit", q.villageId));
  const asked = new URL(request.url).searchParams.get("remove");
  return {
    id: trip.id,
    requestKey: randomUUID(),
    short: trip.title,
    takenOn: trip.fromOn,
    title: translator(tripText, language)("photo.title"),
    may,
    asked: (may && photos.find((x) => String(x.id) === asked)?.id) || null,
    megabytes: megabytes(chosenSize(photos)),
    photos,
  };
}

/** A photo takes at least a tenth of a megabyte in words: 0.0 reads as nothing. */
const megabytes = (bytes: number) => (Math.max(bytes, bytes > 0 ? 100_000 : 0) / 1_000_000).toFixed(1);

/** `step`: add | choose; `remove` names a photo to take away. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.edit");
  const db = database();
  const id = idFrom(params.tripId);
  const found = findWholeTrip(db, actor.villages, id);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(tripText, language);
  const form = await request.formData();
  const here = `/trips/${id}/photos`;
  const typed = {
    place: String(form.get("place") ?? "").slice(0, 60),
    takenOn: String(form.get("takenOn") ?? "").slice(0, 20),
    chosen: form.getAll("photo").flatMap((x) => (typeof x === "string" ? [Number(x)] : [])),
  };
  const answer = (event: string, why: WhyNotPhoto, bytes = 0) => {
    if (why === "trip.why.notFound") throw notFound();
    const values = { megabytes: megabytes(bytes), most: megabytes(photosLimit()) };
    return refuse(
      actor,
      { event, subject: subjectOf(found.trip), why, values },
      { why: t(why, values), typed, errors: none },
    );
  };
  const remove = form.get("remove");
  if (typeof remove === "string") {
    const done = removePhoto(db, actor, id, idFrom(remove));
    return done.ok ? redirectWithNotice(here, t("photo.removed")) : answer("trip.photo-removed", done.why);
  }
  if (form.get("step") === "choose") {
    const ids = form.getAll("photo").map((x) => Number(x));
    const done = choosePhotos(db, actor, id, ids);
    return done.ok
      ? redirectWithNotice(here, t("photo.chosen", { count: done.count }))
      : answer("trip.photo-chosen", done.why, done.bytes);
  }
  const takenOn = parseDay(String(form.get("takenOn") ?? ""));
  const place = String(form.get("place") ?? "")
    .trim()
    .slice(0, 60);
  const errors: Errors = {
    ...(takenOn ? {} : { takenOn: t("form.wrongDay") }),
    ...(place ? {} : { place: t("photo.noPlace") }),
  };
  const pictures: Uint8Array[] = [];
  for (const file of form.getAll("photo")) {
    const read = await readPicture(file);
    if (!read.ok) errors.photo = translator(tripAfterText, language)(read.why);
    else if (read.bytes) pictures.push(read.bytes);
  }
  if (pictures.length === 0) errors.photo ??= translator(tripAfterText, language)("picture.missing");
  if (!takenOn || Object.keys(errors).length > 0) return badForm({ why: null, typed, errors });
  const photos = pictures.map((bytes) => ({ bytes, takenOn, place }));
  const done = addPhotos(db, actor, id, photos, {
    sending: sendingOf(actor, `trip-photos ${id}`, form),
  });
  return done.ok
    ? redirectWithNotice(here, t("photo.added", { count: photos.length }))
    : answer("trip.photo-added", done.why);
}

type Errors = Partial<Record<"photo" | "place" | "takenOn", string>>;
const none: Errors = {};

export const meta = ({ data: d }: { data?: { title: string; short: string } }) => [
  { title: d ? `${d.short} ${d.title}` : "" },
];

export default function Photos() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(tripText);
  // Asked on the page as it stands: what was ticked, typed and picked but not sent yet is kept.
  const [asked, ask] = useState<number | null>(d.asked);
  const going = d.photos.find((x) => x.id === asked);
  const said = (field: keyof Errors) => {
    const words = result?.errors[field];
    return words ? [words] : undefined;
  };
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: d.short, to: `/trips/${d.id}` },
          { label: d.title },
        ]}
        title={`${d.short} ${d.title}`}
        facts={[t("photo.size", { megabytes: d.megabytes })]}
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        {going && <RemovePhoto key={going.id} trip={d.id} photo={going} keep={() => ask(null)} />}
        {d.photos.length === 0 ? (
          <section className="sheet">
            <EmptyState icon="image" title={t("photo.emptyTitle")} text={t("photo.emptyText")} />
          </section>
        ) : (
          <Sheet title={d.title} count={d.photos.length}>
            <form method="post" encType="multipart/form-data">
              <input type="hidden" name="step" value="choose" />
              <div className="shots">
                {d.photos.map((x) => (
                  <figure key={x.id}>
                    <img
                      src={`/trips/${d.id}/photos/${x.id}/photo.image`}
                      alt={`${x.place} ${x.on}`}
                      loading="lazy"
                    />
                    <figcaption>
                      {d.may ? (
                        <label className="plain" htmlFor={`photo-${x.id}`}>
                          <input
                            type="checkbox"
                            className="cb"
                            id={`photo-${x.id}`}
                            name="photo"
                            value={x.id}
                            defaultChecked={
                              result?.typed.chosen.length ? result.typed.chosen.includes(x.id) : x.chosen
                            }
                          />
                          {x.place}
                        </label>
                      ) : (
                        x.place
                      )}
                      <div className="sub row between">
                        {x.on} {x.size} MB
                        {d.may && (
                          <a
                            href={`?remove=${x.id}`}
                            aria-label={t("photo.removeOne", { place: x.place })}
                            onClick={(e) => {
                              e.preventDefault();
                              ask(x.id);
                            }}
                          >
                            {t("photo.remove")}
                          </a>
                        )}
                      </div>
                    </figcaption>
                  </figure>
                ))}
              </div>
              {d.may && (
                <div className="sf">
                  <button type="submit" className="btn pri">
                    {t("photo.choose")}
                  </button>
                </div>
              )}
            </form>
          </Sheet>
        )}
        {d.may && (
          <Sheet title={t("photo.add")} pad className="form">
            <form method="post" encType="multipart/form-data" noValidate>
              <input type="hidden" name="step" value="add" />
              <input type="hidden" name="requestKey" value={d.requestKey} />
              <Field id="photo" label={t("photo.files")} help={t("photo.help")} errors={said("photo")}>
                <input
                  id="photo"
                  name="photo"
                  type="file"
                  accept="image/jpeg,image/png"
                  multiple
                  onChange={shrinkPhotos}
                  className="in"
                  aria-invalid={said("photo") ? true : undefined}
                  aria-describedby={said("photo") ? "photo-help photo-error" : "photo-help"}
                />
              </Field>
              <div className="fgrid mt4">
                <TextField
                  id="place"
                  name="place"
                  label={t("photo.place")}
                  defaultValue={result?.typed.place}
                  errors={said("place")}
                  maxLength={60}
                  autoComplete="off"
                />
                <DateField
                  id="takenOn"
                  name="takenOn"
                  label={t("photo.takenOn")}
                  pick={t("form.pick")}
                  defaultValue={result?.typed.takenOn || d.takenOn}
                  errors={said("takenOn")}
                />
              </div>
              <p className="mt4">
                <button type="submit" className="btn">
                  {t("photo.upload")}
                </button>
              </p>
            </form>
          </Sheet>
        )}
      </div>
    </>
  );
}
