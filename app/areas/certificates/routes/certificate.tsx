import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { maskIdNumber } from "~/areas/people";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText, longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { type CertificateState, standingOf } from "../certificate";
import { historyOf, relativesOf } from "../certificate-history.server";
import { filesOf, findCertificate, lastSheet } from "../certificate-queries.server";
import { certificateSubject } from "../certificate-subject";
import { certificateWords } from "../certificate-words.server";
import { handOut, wasPrinted } from "../change-certificate.server";
import { revealIdNumber } from "../reveal-id-number.server";
import { openRevocation } from "../revocation-queries.server";
import { certificatesText } from "../text";
import { revocationText } from "../text/revocation";
import { periodText } from "../ui/certificate-facts";
import { CertificatePage } from "../ui/certificate-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.view");
  const db = database();
  const row = findCertificate(db, actor.villages, idFrom(params.certificateId));
  if (!row) throw notFound();
  const language = await languageOf(request);
  const t = translator(certificatesText, language);
  const { facts, shown } = certificateWords(db, row, language);
  const valid = row.state === "valid";
  const asked = openRevocation(db, row.id);
  const mayRevoke = can(actor, "certificate.revoke", row.villageId);
  const sheet = lastSheet(db, row.id);
  return {
    id: row.id,
    number: row.number,
    personId: row.personId,
    classId: row.classId,
    ...shown,
    holder: row.holderName,
    idNumber: facts.idNumber ? maskIdNumber(facts.idNumber) : null,
    state: row.state as CertificateState,
    standing: standingOf(row.state as CertificateState, asked !== undefined),
    asked: asked
      ? {
          text: translator(revocationText, language)("revocation.note.text", {
            name: personName(asked.askedByName, language),
            at: longDay(todayOn(asked.askedAt), language),
            reason: asked.reason,
          }),
          link: mayRevoke ? (asked.askedBy === actor.userId ? ("own" as const) : ("decide" as const)) : null,
        }
      : null,
    dates: periodText(facts.startsOn, facts.endsOn, language),
    hours: facts.hours,
    issuer: facts.issuerName,
    issuedOn: longDay(row.issuedOn, language),
    verifyPath: `/verify/${row.code}`,
    ended: row.revokedOn ? { day: longDay(row.revokedOn, language), reason: row.revokedReason ?? "" } : null,
    ...relativesOf(db, row),
    handedOut: row.handedOutOn
      ? {
          day: longDay(row.handedOutOn, language),
          to: personName(row.handedOutTo ?? "", language),
          typed: row.handedOutTo ?? "",
        }
      : null,
    unconfirmed: row.handedOutOn || sheet?.printed ? null : { batchId: sheet?.batchId ?? null },
    signedOn: row.handoutSignedOn && longDay(row.handoutSignedOn, language),
    files: filesOf(db, row.id).map((f) => ({
      id: f.id,
      kind: f.kind as "original" | "reissue",
      sha256: f.sha256,
      at: instantText(f.createdAt, language),
    })),
    history: historyOf(db, row).map((e, i) => ({
      key: i,
      at: typeof e.at === "number" ? instantText(e.at, language) : longDay(e.at, language),
      by: e.by && personName(e.by, language),
      text: t(
        `page.event.${e.what}`,
        e.what === "handedOut" ? { to: personName(String(e.values.to), language) } : e.values,
      ),
      bad: e.what === "revoked" || e.what === "spoiled",
    })),
    may: {
      print: can(actor, "certificate.print", row.villageId),
      handOut: valid && can(actor, "certificate.print", row.villageId),
      reissue: valid && !asked && can(actor, "certificate.print", row.villageId) && wasPrinted(db, row),
      replace: valid && !asked && can(actor, "certificate.issue", row.villageId),
      revoke: valid && !asked && mayRevoke,
      reveal: can(actor, "person.reveal", row.villageId),
    },
  };
}

/** Hand-out, and a look at the full ID number. What changes the certificate has pages of its own. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireActor(request, "certificate.view");
  const id = idFrom(params.certificateId);
  const db = database();
  const row = findCertificate(db, viewer.villages, id);
  if (!row) throw notFound();
  const form = await request.formData();
  const t = translator(certificatesText, await languageOf(request));
  const said = (name: string) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, 80);
  if (form.get("intent") === "reveal") {
    const result = revealIdNumber(db, await requireActor(request, "person.reveal"), id, said("reason"));
    if (result.ok)
      return data({ revealed: result.value }, { status: 200, headers: { "Cache-Control": "no-store" } });
    if (result.why === "certificate.why.notFound") throw notFound();
    return data({ why: { field: "reveal" as const, text: t(result.why) } }, { status: 400 });
  }
  const actor = await requireActor(request, "certificate.print");
  const to = said("to");
  const typed = { to, signed: form.get("signed") === "yes", onHand: form.get("onHand") === "yes" };
  if (!to) return data({ why: { field: "to" as const, text: t("page.needHandTo"), typed } }, { status: 400 });
  const result = handOut(db, actor, id, typed);
  if (result.ok) return redirectWithNotice(`/certificates/${id}`, t("page.doneHandout"));
  if (result.why === "certificate.why.notPrinted") {
    return data({ why: { field: "onHand" as const, text: t(result.why), typed } }, { status: 400 });
  }
  return refuse(
    actor,
    {
      event: "certificate.handed-out",
      subject: certificateSubject(row),
      villageId: row.villageId,
      why: result.why,
    },
    { why: { field: "to" as const, text: t(result.why), typed } },
  );
}

export const meta = ({ data: d }: { data?: { number: string } }) => [{ title: d?.number ?? "" }];

export default function Certificate() {
  const answer = useActionData<typeof action>();
  return (
    <CertificatePage
      certificate={useLoaderData<typeof loader>()}
      revealed={answer && "revealed" in answer ? answer.revealed : null}
      why={answer && "why" in answer ? answer.why : null}
    />
  );
}
