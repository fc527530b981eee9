import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { useFields } from "~/platform/forms/use-fields";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { message, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeName } from "~/platform/search/place-name";
import { Badge } from "~/ui/badge";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { insureRoll } from "../insure-roll.server";
import { tripText } from "../text";
import { insuredPlaces } from "../trip-facts.server";
import { policyForm } from "../trip-forms";
import { subjectOf } from "../trip-name";
import { findWholeTrip } from "../trip-queries.server";
import { beforeApproval, insuresLate, type TripState, takesInsurance } from "../trip-state";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.edit");
  const db = database();
  const found = findWholeTrip(db, actor.villages, idFrom(params.tripId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const { trip } = found;
  const list = insuredPlaces(db, trip.id);
  return {
    id: trip.id,
    short: trip.title,
    title: translator(tripText, language)("insurance.title"),
    open: takesInsurance(trip.state as TripState),
    early: beforeApproval(trip.state as TripState),
    over: insuresLate(trip.state as TripState),
    roll: list.filter((r) => r.seated).length,
    alone: list
      .filter((r) => r.seated && !r.contact)
      .map((r) => ({
        placeId: r.placeId,
        name: personName(r.name, language),
      })),
    gap: list.filter((r) => r.seated !== r.insured).length,
    list: list.map((r) => ({
      ...r,
      name: personName(r.name, language),
      village: placeName(r.village, language),
    })),
    initial: {
      insurer: trip.insurer ?? "",
      policyNumber: trip.policyNumber ?? "",
      insuredFromOn: trip.insuredFromOn ?? trip.fromOn,
      insuredToOn: trip.insuredToOn ?? trip.toOn,
      reason: "",
    } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.edit");
  const db = database();
  const id = idFrom(params.tripId);
  const found = findWholeTrip(db, actor.villages, id);
  if (!found) throw notFound();
  const t = translator(tripText, await languageOf(request));
  const submission = parseWithZod(await request.formData(), { schema: policyForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { reason, ...policy } = submission.value;
  const done = insureRoll(db, actor, id, policy, Date.now(), reason);
  if (done.ok)
    return redirectWithNotice(
      `/trips/${id}/insurance`,
      t("insurance.done", { added: done.added, removed: done.removed }),
    );
  if (done.why === "trip.why.notFound") throw notFound();
  const values = { count: done.count ?? 0 };
  const why = [message(done.why, values)];
  return refuse(
    actor,
    { event: "trip.insured", subject: subjectOf(found.trip), why: done.why, values },
    {
      lastResult: submission.reply(
        done.why === "trip.why.policyPeriod"
          ? { fieldErrors: { insuredToOn: why } }
          : done.why === "trip.why.insuredLate"
            ? { fieldErrors: { reason: why } }
            : { formErrors: why },
      ),
    },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Insurance() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(tripText);
  const f = useFields<Record<string, string>, typeof tripText.zh>(tripText, {
    lastResult: result?.lastResult,
    defaultValue: d.initial,
  });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: d.short, to: `/trips/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[t("insurance.lead")]}
      />
      <div className="stack">
        {!d.open && <Note tone="mute">{t(d.early ? "insurance.early" : "trip.why.settled")}</Note>}
        {d.open && d.roll === 0 && <Note tone="warn">{t("insurance.emptyRoll")}</Note>}
        {d.open && d.alone.length > 0 && (
          <Note tone="warn">
            {t("trip.why.noContact", { count: d.alone.length })}{" "}
            {d.alone.map((r) => (
              <a key={r.placeId} className="mr2" href={`/trips/${d.id}/places/${r.placeId}`}>
                {t("insurance.addContact", { name: r.name })}
              </a>
            ))}
          </Note>
        )}
        {d.open && d.roll > 0 && (
          <form method="post" className="sheet form" key={f.key} noValidate>
            <div className="sb pad6">
              <ErrorSummary title={(count) => t("form.errors", { count })} items={f.items} />
              <TextField {...f.field("insurer")} label={t("insurance.insurer")} maxLength={40} />
              <TextField
                {...f.field("policyNumber")}
                label={t("insurance.policyNumber")}
                maxLength={40}
                autoComplete="off"
              />
              <div className="fgrid mt4">
                <DateField
                  {...f.field("insuredFromOn")}
                  label={t("insurance.fromOn")}
                  pick={t("form.pick")}
                />
                <DateField {...f.field("insuredToOn")} label={t("insurance.toOn")} pick={t("form.pick")} />
              </div>
              {d.over && (
                <TextField
                  {...f.field("reason")}
                  label={t("insurance.reason")}
                  help={t("insurance.reasonHelp")}
                  maxLength={200}
                  autoComplete="off"
                />
              )}
              <p className="mt4">
                <button type="submit" className="btn pri">
                  {t("insurance.submit", { count: d.roll })}
                </button>
              </p>
            </div>
          </form>
        )}
        {d.list.length > 0 && (
          <Sheet
            title={t("insurance.list")}
            count={t("insurance.listCount", { count: d.list.filter((r) => r.insured).length })}
            actions={
              d.gap === 0 ? (
                <Badge tone="ok">{t("insurance.same")}</Badge>
              ) : (
                <Badge tone="warn" icon="triangle-alert">
                  {t("insurance.gap", { count: d.gap })}
                </Badge>
              )
            }
          >
            <table className="tbl dense two">
              <caption className="vh">{t("insurance.list")}</caption>
              <thead>
                <tr>
                  <th>{t("col.name")}</th>
                  <th>{t("col.village")}</th>
                  <th>{t("col.emergency")}</th>
                  <th>{t("col.insured")}</th>
                </tr>
              </thead>
              <tbody>
                {d.list.map((r) => (
                  <tr key={r.placeId} className={r.seated === r.insured ? undefined : "flagw"}>
                    <td className="nw">
                      <a className="who" href={`/people/${r.personId}`}>
                        {r.name}
                      </a>
                    </td>
                    <td className="nw">{r.village}</td>
                    <td>
                      {r.contact || !r.seated ? (
                        r.emergency
                      ) : (
                        <a href={`/trips/${d.id}/places/${r.placeId}`}>{t("insurance.contactMissing")}</a>
                      )}
                    </td>
                    <td>
                      {!r.seated ? (
                        <Badge tone="warn">{t("insurance.off")}</Badge>
                      ) : r.late ? (
                        <Badge tone="warn">{t(r.insured ? "insurance.late" : "insurance.rodeWithout")}</Badge>
                      ) : r.insured ? (
                        <Badge tone="ok">{t("page.insuredYes")}</Badge>
                      ) : (
                        <Badge tone="warn">{t("page.insuredNo")}</Badge>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        )}
      </div>
    </>
  );
}
