import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { answerOffer, type WhyNotAnswered } from "../answer-offer.server";
import { changeEnrolment, mayChangeEnrolment } from "../change-enrolment.server";
import { findClass } from "../class-queries.server";
import { type ClassState, takesEnrolments } from "../class-state";
import { classSubject } from "../class-subject";
import { classesToMoveTo, findPlace, transferPlace, withdraw } from "../leave-class.server";
import { trainingText } from "../text";
import { datesText, endedWhy, refusedWhy, shortTitle } from "../ui/class-facts";
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
    name: personName(person.name, language),
    title: t("place.title", { name: personName(person.name, language) }),
    state: enrolment.state as "seated" | "offered" | "waiting" | "refused" | "withdrawn",
    reason: enrolment.state === "refused" ? refusedWhy(t, enrolment) : endedWhy(t, enrolment),
    enrolmentId: enrolment.id,
    until: enrolment.offerUntilAt === null ? null : instantText(enrolment.offerUntilAt, language),
    waitingNumber: enrolment.waitingNumber,
    asked: mayChangeEnrolment(place)
      ? { businessIdea: enrolment.businessIdea ?? "", inBusiness: enrolment.inBusiness }
      : null,
    may: open && ["seated", "offered", "waiting"].includes(enrolment.state),
    classes: classesToMoveTo(db, actor.villages, found).map((c) => ({
      value: String(c.class.id),
      label: t("place.option", {
        class: shortTitle(t, c.class),
        village: placeLabel({ townName: c.townName, name: c.villageName }, language),
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
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  const form = await request.formData();
  const name = personName(place.person.name, language);
  const tried = { subject: classSubject(place.found), villageId: place.found.class.villageId };
  const refused = (event: string, why: WhyNotAnswered) =>
    refuse(actor, { event, ...tried, why }, { offer: t(why) });
  const said = (["accepted", "declined"] as const).find((a) => a === form.get("what"));
  if (said) {
    const result = answerOffer(db, actor, classId, enrolmentId, said);
    if (!result.ok)
      return refused(said === "accepted" ? "enrolment.seated" : "enrolment.declined", result.why);
    const notice = said === "accepted" ? "accepted" : result.next === null ? "declined" : "declinedNext";
    return redirectWithNotice(`/training/${classId}`, t(`offer.${notice}`, { name }));
  }
  if (form.get("what") === "details") {
    const result = changeEnrolment(db, actor, classId, enrolmentId, {
      businessIdea:
        String(form.get("businessIdea") ?? "")
          .trim()
          .slice(0, 200) || null,
      inBusiness: { yes: true, no: false }[String(form.get("inBusiness"))] ?? null,
    });
    if (!result.ok) return refused("enrolment.changed", result.why);
    return redirectWithNotice(
      `/training/${classId}/places/${enrolmentId}`,
      t("place.detailsSaved", { name }),
    );
  }
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
    refuse(actor, { event, ...tried, why }, answer(errors));
  if (reason.length < 2 || reason.length > 200) return wrong({ reason: t("class.why.reason") });
  if (what === "withdraw") {
    const result = withdraw(db, actor, classId, enrolmentId, reason);
    if (!result.ok) return fail("enrolment.withdrawn", result.why, { reason: t(result.why) });
    return redirectWithNotice(
      `/training/${classId}`,
      t(result.asked !== null ? "place.withdrawnSeated" : "place.withdrawn", { name }),
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
