import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { readPicture } from "~/platform/pictures/read-picture.server";
import { reasonOf } from "../donation-forms";
import { handoverSubject } from "../donation-name";
import { acceptHandover, cancelHandover, type WhyNotEnded } from "../end-handover.server";
import { type CheckField, readCheck, readDrawing, readSigners, typedIn } from "../handover-forms";
import { handoverPage } from "../handover-page.server";
import { findHandover, signaturesOf } from "../handover-queries.server";
import { savedAgain } from "../saved-again";
import {
  checkHandover,
  keepScan,
  nameSigners,
  signHandover,
  type WhyNotSigned,
  wipeSignature,
} from "../sign-handover.server";
import { handoverText } from "../text/handover";
import { HandoverPageView } from "../ui/handover-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const found = findHandover(database(), actor.villages, idFrom(params.handoverId));
  if (!found) throw notFound();
  return handoverPage(database(), actor, found, await languageOf(request));
}

interface Answer {
  step: string;
  why: string;
  errors: Partial<Record<CheckField, string>>;
  /** What was typed, where it was not saved. */
  typed: Record<string, string>;
}

/** `step`: check | names | sign | wipe | scan | accept | cancel. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const db = database();
  const id = idFrom(params.handoverId);
  const found = findHandover(db, actor.villages, id);
  if (!found) throw notFound();
  const t = translator(handoverText, await languageOf(request));
  const form = await request.formData();
  const step = String(form.get("step") ?? "");
  const here = `/handovers/${id}`;
  const bad = (why: string, errors: Answer["errors"] = {}) =>
    data<Answer>({ step, why, errors, typed: typedIn(form) }, { status: 400 });
  const refused = (event: string, why: WhyNotSigned | WhyNotEnded, count = 0) => {
    if (why === "handover.why.notFound") throw notFound();
    const subject = handoverSubject(found.paper);
    const villageId = (found.to ?? found.from)?.villageId;
    return refuse<Answer>(
      actor,
      { event, subject, villageId, why, values: { count } },
      {
        step,
        why: t(why, { count }),
        errors: why.startsWith("check.why.") ? { on: t(why, { count }) } : {},
        typed: typedIn(form),
      },
    );
  };
  if (step === "check") {
    const read = readCheck(form);
    if (!read.ok) {
      const { on, place, checkNote } = read.errors;
      return bad("", {
        ...(on ? { on: t(on) } : {}),
        ...(place ? { place: t(place) } : {}),
        ...(checkNote ? { checkNote: t(checkNote) } : {}),
      });
    }
    const done = checkHandover(db, actor, id, read.input);
    if (!done.ok) return refused("handover.checked", done.why);
    const { words, tone } = savedAgain(t, t("check.saved"), done);
    return redirectWithNotice(here, words, tone);
  }
  if (step === "names") {
    const done = nameSigners(db, actor, id, readSigners(form));
    return done.ok ? redirectWithNotice(here, t("sign.saved")) : refused("handover.signers-named", done.why);
  }
  if (step === "sign") {
    const image = readDrawing(form);
    if (!image) return bad(t("handover.why.empty"));
    const signatureId = idFrom(String(form.get("signature") ?? ""));
    const done = signHandover(db, actor, id, signatureId, image);
    if (!done.ok) return refused("handover.signed", done.why);
    const name = signaturesOf(db, id).find((s) => s.id === signatureId)?.name ?? "";
    return redirectWithNotice(here, t("sign.kept", { name }));
  }
  if (step === "wipe") {
    const done = wipeSignature(db, actor, id, idFrom(String(form.get("signature") ?? "")));
    return done.ok
      ? redirectWithNotice(here, t("sign.wiped"))
      : refused("handover.signature-wiped", done.why);
  }
  if (step === "scan") {
    const read = await readPicture(form.get("scan"));
    if (!read.ok) return bad(t(read.why));
    if (!read.bytes) return bad(t("picture.missing"));
    const done = keepScan(db, actor, id, read.bytes);
    return done.ok ? redirectWithNotice(here, t("sign.scanKept")) : refused("handover.scan-kept", done.why);
  }
  if (step === "cancel") {
    const done = cancelHandover(db, actor, id, reasonOf(form));
    if (done.ok) return redirectWithNotice(here, t("page.cancelDone"));
    return done.why === "handover.why.reason" ? bad(t(done.why)) : refused("handover.cancelled", done.why);
  }
  if (step !== "accept") throw notFound();
  const done = acceptHandover(db, actor, id);
  if (!done.ok) return refused("handover.accepted", done.why, done.count);
  const page = handoverPage(db, actor, found, await languageOf(request));
  return redirectWithNotice(
    here,
    page.kind === "return" ? t("page.acceptedReturn") : t("page.accepted", { holder: page.to, day: page.on }),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function HandoverRoute() {
  return <HandoverPageView page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
