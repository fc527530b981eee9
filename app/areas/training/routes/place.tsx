import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { findClass } from "../class-queries.server";
import { type ClassState, takesEnrolments } from "../class-state";
import { classSubject } from "../class-subject";
import { classesToMoveTo, findPlace, transferPlace, withdraw } from "../leave-class.server";
import { trainingText } from "../text";
import { datesText, shortTitle } from "../ui/class-facts";
import { PlacePage } from "../ui/place-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "enrolment.edit");
  const db = database();
  const place = findPlace(db, actor.villages, idFrom(params.classId), idFrom(params.enrolmentId));
  if (!place) throw notFound();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const { found, person, enrolment } = place;
  const open = takesEnrolments(found.class.state as ClassState);
  return {
    classId: found.class.id,
    short: shortTitle(t, found.class),
    name: person.name,
    title: t("place.title", { name: person.name }),
    state: enrolment.state as "seated" | "waiting" | "refused" | "withdrawn",
    reason: enrolment.endedReason,
    waitingNumber: enrolment.waitingNumber,
    may: open && ["seated", "waiting"].includes(enrolment.state),
    classes: classesToMoveTo(db, actor.villages, found).map((c) => ({
      value: String(c.class.id),
      label: t("place.option", {
        class: shortTitle(t, c.class),
        village: `${c.townName} ${c.villageName}`,
        dates: datesText(c.class, language),
        seats: `${c.class.seatsTaken}/${c.class.capacity}`,
      }),
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "enrolment.edit");
  const db = database();
  const classId = idFrom(params.classId);
  const enrolmentId = idFrom(params.enrolmentId);
  const place = findPlace(db, actor.villages, classId, enrolmentId);
  if (!place) throw notFound();
  const t = translator(trainingText, await languageOf(request));
  const form = await request.formData();
  const what = form.get("what") === "transfer" ? ("transfer" as const) : ("withdraw" as const);
  const reason = String(form.get("reason") ?? "").trim();
  const to = Number(form.get("to"));
  const answer = (errors: { reason?: string; to?: string }) => ({
    what,
    typed: { reason, to: String(form.get("to") ?? "") },
    errors,
  });
  const wrong = (errors: { reason?: string; to?: string }) => data(answer(errors), { status: 400 });
  const fail = (event: string, why: string, errors: { reason?: string; to?: string }) =>
    refuse(
      actor,
      { event, subject: classSubject(place.found), villageId: place.found.class.villageId, why },
      answer(errors),
    );
  if (reason.length < 2 || reason.length > 200) return wrong({ reason: t("class.why.reason") });
  const { name } = place.person;
  if (what === "withdraw") {
    const result = withdraw(db, actor, classId, enrolmentId, reason);
    if (!result.ok) return fail("enrolment.withdrawn", result.why, { reason: t(result.why) });
    return redirectWithNotice(
      `/training/${classId}`,
      t(result.seated > 0 ? "place.withdrawnSeated" : "place.withdrawn", { name }),
    );
  }
  if (!Number.isSafeInteger(to) || to < 1) return wrong({ to: t("place.chooseClass") });
  const target = findClass(db, actor.villages, to);
  if (!target) throw notFound();
  const result = transferPlace(db, actor, classId, enrolmentId, to, reason);
  if (!result.ok) return fail("enrolment.transferred", result.why, { to: t(result.why) });
  return redirectWithNotice(
    `/training/${to}`,
    t(result.state === "seated" ? "place.moved" : "place.movedWaiting", {
      name,
      class: shortTitle(t, target.class),
      number: result.waitingNumber ?? 0,
    }),
    result.state === "seated" ? "ok" : "warn",
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Place() {
  return <PlacePage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
