import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { tripLesson } from "db/schema";
import { eq } from "drizzle-orm";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { parseDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, TextAreaField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { findPlace } from "../change-place.server";
import { tripText } from "../text";
import { outcomeText } from "../text/outcome";
import { subjectOf } from "../trip-name";
import { type TripState, takesLessons } from "../trip-state";
import { rode, writeLesson } from "../write-lesson.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.follow");
  const db = database();
  const found = findPlace(db, actor.villages, idFrom(params.tripId), idFrom(params.placeId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const lesson = db.select().from(tripLesson).where(eq(tripLesson.placeId, found.place.id)).get();
  const name = personName(found.person.name, language);
  return {
    tripId: found.trip.id,
    short: found.trip.title,
    name,
    title: translator(outcomeText, language)("lesson.of", { name }),
    rode: rode(db, found.place.id),
    open: takesLessons(found.trip.state as TripState),
    learned: lesson?.learned ?? "",
    briefedOn: lesson?.briefedOn ?? "",
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.follow");
  const db = database();
  const tripId = idFrom(params.tripId);
  const placeId = idFrom(params.placeId);
  const found = findPlace(db, actor.villages, tripId, placeId);
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(outcomeText, language);
  const form = await request.formData();
  const typed = {
    learned: String(form.get("learned") ?? "")
      .trim()
      .slice(0, 600),
    briefedOn: String(form.get("briefedOn") ?? "")
      .trim()
      .slice(0, 20),
  };
  const briefedOn = typed.briefedOn ? parseDay(typed.briefedOn) : null;
  const errors = {
    ...(typed.learned.length >= 2 ? {} : { learned: t("follow.needed") }),
    ...(typed.briefedOn && !briefedOn ? { briefedOn: t("follow.wrongDay") } : {}),
  };
  if (Object.keys(errors).length > 0) return data({ typed, errors, why: null }, { status: 400 });
  const done = writeLesson(db, actor, tripId, placeId, { learned: typed.learned, briefedOn });
  if (done.ok) return redirectWithNotice(`/trips/${tripId}/outcome`, t("lesson.saved"));
  if (done.why === "trip.why.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "trip.lesson-written",
      subject: subjectOf(found.trip),
      villageId: found.place.villageId,
      why: done.why,
    },
    done.why === "lesson.why.briefedOn"
      ? { typed, errors: { briefedOn: t(done.why) }, why: null }
      : {
          typed,
          errors: {},
          why: done.why === "trip.why.settled" ? translator(tripText, language)(done.why) : t(done.why),
        },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Lesson() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(tripText);
  const o = useText(outcomeText);
  const errors: { learned?: string; briefedOn?: string } = result?.errors ?? {};
  const wrong = Object.entries(errors).map(([id, text]) => ({ id, text }));
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: d.short, to: `/trips/${d.tripId}` },
          { label: o("title"), to: `/trips/${d.tripId}/outcome` },
          { label: d.name },
        ]}
        title={d.title}
      />
      {(result?.why || !d.open || !d.rode) && (
        <Note tone={result?.why ? "bad" : "warn"} role="alert">
          {result?.why ?? (d.open ? o("lesson.why.absent") : t("trip.why.settled"))}
        </Note>
      )}
      {d.open && d.rode && (
        <form method="post" className="sheet form" noValidate>
          <div className="sb pad6">
            <ErrorSummary title={(count) => t("form.errors", { count })} items={wrong} />
            <TextAreaField
              id="learned"
              name="learned"
              rows={6}
              label={o("lesson.learned")}
              help={o("lesson.learnedHelp")}
              maxLength={600}
              defaultValue={result?.typed.learned ?? d.learned}
              errors={errors.learned ? [errors.learned] : undefined}
            />
            <DateField
              id="briefedOn"
              name="briefedOn"
              className="mt4"
              label={o("lesson.briefedOn")}
              help={o("lesson.briefedOnHelp")}
              optional={t("form.optional")}
              pick={t("form.pick")}
              defaultValue={result?.typed.briefedOn ?? d.briefedOn}
              errors={errors.briefedOn ? [errors.briefedOn] : undefined}
            />
            <p className="mt4">
              <button type="submit" className="btn pri">
                {o("lesson.save")}
              </button>
            </p>
          </div>
        </form>
      )}
    </>
  );
}
