import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { forbidden, idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { TextAreaField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { paperKinds } from "../paper-kinds";
import { photosOf, writeSummary } from "../photos.server";
import { tripText } from "../text";
import { reasonOf } from "../trip-forms";
import { subjectOf } from "../trip-name";
import { findWholeTrip } from "../trip-queries.server";
import { type TripState, takesLessons } from "../trip-state";
import { mayPrintWholeInsurance, openInsurance } from "../whole-insurance.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.export");
  const db = database();
  const found = findWholeTrip(db, actor.villages, idFrom(params.tripId));
  if (!found) throw notFound();
  const { trip, quotas } = found;
  const photos = photosOf(db, trip.id);
  return {
    id: trip.id,
    short: trip.title,
    title: translator(tripText, await languageOf(request))("paper.title"),
    missing: new URL(request.url).searchParams.get("missing"),
    summary: trip.summary ?? "",
    mayWhole: trip.policyNumber !== null && mayPrintWholeInsurance(actor, found),
    photos: photos.length,
    chosen: photos.filter((x) => x.chosen).length,
    mayWrite:
      takesLessons(trip.state as TripState) && quotas.every((q) => can(actor, "trip.edit", q.villageId)),
  };
}

/** `step`: whole (a reason opens the ID numbers for one printing), else the words of the report. */
export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const id = idFrom(params.tripId);
  const db = database();
  const t = translator(tripText, await languageOf(request));
  if (form.get("step") === "whole") {
    const printer = await requireActor(request, "trip.export");
    const trip = findWholeTrip(db, printer.villages, id);
    if (!trip) throw notFound();
    const reason = reasonOf(form);
    const typed = String(form.get("reason") ?? "").slice(0, 200);
    if (!reason)
      return data(
        { summary: undefined, why: null, reason: typed, reasonWhy: t("place.reason") },
        { status: 400 },
      );
    const ticket = openInsurance(db, printer, trip, reason);
    if (!ticket) throw forbidden();
    return redirect(`/trips/${id}/papers/insurance.pdf?whole=${ticket}`, 303);
  }
  const actor = await requireActor(request, "trip.edit");
  const found = findWholeTrip(db, actor.villages, id);
  if (!found) throw notFound();
  const none = { reason: "", reasonWhy: null };
  const summary = String(form.get("summary") ?? "")
    .trim()
    .slice(0, 2000);
  if (summary.length < 2) return data({ ...none, summary, why: t("form.needed") }, { status: 400 });
  const done = writeSummary(db, actor, id, summary);
  if (done.ok) return redirectWithNotice(`/trips/${id}/papers`, t("page.saved"));
  if (done.why === "trip.why.notFound") throw notFound();
  return refuse(
    actor,
    { event: "trip.summary-written", subject: subjectOf(found.trip), why: done.why },
    { ...none, summary, why: t("trip.why.settled") },
  );
}

export const meta = ({ data: d }: { data?: { title: string; short: string } }) => [
  { title: d ? `${d.short} ${d.title}` : "" },
];

export default function Papers() {
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
        title={`${d.short} ${d.title}`}
      />
      <div className="stack">
        {d.missing && (
          <Note tone="bad" role="alert">
            {t("paper.missing", { name: d.missing })}
          </Note>
        )}
        <Sheet title={d.title} count={paperKinds.length}>
          <table className="tbl two">
            <caption className="vh">{d.title}</caption>
            <tbody>
              {paperKinds.map((k) => (
                <tr key={k}>
                  <td className="nw">
                    <a
                      className="who"
                      href={`/trips/${d.id}/papers/${k}.pdf`}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {t(`paper.${k}`)}
                    </a>
                  </td>
                  <td className="sub">{t(`paperHelp.${k}`)}</td>
                  <td className="num">
                    <a
                      className="btn sm"
                      href={`/trips/${d.id}/papers/${k}.pdf`}
                      target="_blank"
                      rel="noreferrer"
                    >
                      <Icon name="printer" />
                      {t("paper.print")}
                      <span className="vh"> {t(`paper.${k}`)}</span>
                    </a>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
        {d.mayWhole && (
          <Sheet title={t("paper.whole")} pad className="form">
            <p className="sub t13">{t("paper.wholeHelp")}</p>
            <form method="post" className="mt3" noValidate>
              <input type="hidden" name="step" value="whole" />
              <TextField
                id="reason"
                name="reason"
                label={t("paper.wholeReason")}
                defaultValue={result?.reason}
                errors={result?.reasonWhy ? [result.reasonWhy] : undefined}
                autoComplete="off"
                maxLength={200}
              />
              <p className="mt3">
                <button type="submit" className="btn">
                  <Icon name="eye" />
                  {t("paper.wholePrint")}
                </button>
              </p>
            </form>
          </Sheet>
        )}
        <Sheet
          title={t("paper.words")}
          actions={
            <a href={`/trips/${d.id}/photos`}>
              <Icon name="image" /> {t("photo.chosenOf", { chosen: d.chosen, count: d.photos })}
            </a>
          }
          pad
          className="form"
        >
          {d.mayWrite ? (
            <form method="post" noValidate>
              <TextAreaField
                id="summary"
                name="summary"
                rows={8}
                label={t("paper.summary")}
                help={t("paper.summaryHelp")}
                maxLength={2000}
                defaultValue={result?.summary ?? d.summary}
                errors={result?.why ? [result.why] : undefined}
              />
              <p className="mt3">
                <button type="submit" className="btn pri">
                  {t("paper.save")}
                </button>
              </p>
            </form>
          ) : (
            <p className={d.summary ? undefined : "sub"}>{d.summary || t("paper.noSummary")}</p>
          )}
        </Sheet>
      </div>
    </>
  );
}
