import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { shortDay } from "~/platform/dates";
import { forbidden, idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { mayPrintWhole, openRoster, rosterCode } from "../class-papers.server";
import { findClass, sessionsOf } from "../class-queries.server";
import { enrolmentsOf, rollOf } from "../class-roll.server";
import { rollTicket } from "../roll-ticket.server";
import { trainingText } from "../text";
import { shortTitle } from "../ui/class-facts";
import { PapersPage } from "../ui/papers-page";
import { wholeTicket } from "../whole-roster.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.export");
  const db = database();
  const found = findClass(db, actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(trainingText, language);
  return {
    id: found.class.id,
    short: shortTitle(t, found.class),
    village: placeLabel(found.village, language),
    title: t("papers.title"),
    heading: t("class.page", { class: shortTitle(t, found.class), page: t("papers.title") }),
    people: rollOf(db, found).roll.length,
    everybody: enrolmentsOf(db, found.class.id).length,
    code: rosterCode(db, found),
    mayWhole: mayPrintWhole(actor, found),
    missing: new URL(request.url).searchParams.get("missing"),
    sessions: sessionsOf(db, found.class.id).map((s, i) => ({
      id: s.id,
      number: i + 1,
      day: shortDay(s.on, language),
      half: t(s.half === "am" ? "half.amLong" : "half.pmLong"),
    })),
  };
}

/** A reason opens the ID numbers for one printing or one spreadsheet; then the file itself is fetched. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "class.export");
  const db = database();
  const found = findClass(db, actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const t = translator(trainingText, await languageOf(request));
  const form = await request.formData();
  const as = form.get("as") === "list" ? ("list" as const) : ("roster" as const);
  const reason = String(form.get("reason") ?? "").trim();
  if (reason.length < 2 || reason.length > 200)
    return data({ as, reason, why: t("papers.why.reason") }, { status: 400 });
  if (as === "list") {
    if (!mayPrintWhole(actor, found)) throw forbidden();
    const ticket = rollTicket(actor, found.class.id, reason);
    return redirect(`/training/${found.class.id}/roll.xlsx?ticket=${ticket}`, 303);
  }
  if (!openRoster(db, actor, found, reason).ok) throw forbidden();
  return redirect(`/training/${found.class.id}/roster.pdf?whole=${wholeTicket(actor, found.class.id)}`, 303);
}

export const meta = ({ data: d }: { data?: { heading: string } }) => [{ title: d?.heading ?? "" }];

export default function Papers() {
  return <PapersPage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
