import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPersonByIdNumber } from "~/areas/people/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translateMessage, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { applicationSubject } from "../../application/application-name";
import { findApplication, partnersOfApplication } from "../../application/application-queries.server";
import { partiesHead } from "../../application/parties-page.server";
import { PartyForm } from "../../application/read-party-form";
import { removeParty } from "../../application/remove-party.server";
import { partnerEligible, whyNotPartnerWords } from "../../application/why-not-partner.server";
import { writePartner } from "../../application/write-partner.server";
import { answers } from "../../eligibility";
import { applicationText } from "../../text/application";
import { PartnersPage } from "../../ui/application/partners-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.edit");
  const db = database();
  const found = findApplication(db, actor, idFrom(params.applicationId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const { rules, ...head } = partiesHead(db, found, "partners", language);
  return {
    ...head,
    rows: partnersOfApplication(db, head.id).map((p) => ({
      id: p.partner.id,
      name: personName(p.person.name, language),
      place: placeLabel(p.village, language),
      idNumber: p.person.idNumberMasked,
      group: head.groups.find((g) => g.value === p.partner.groupCode)?.label ?? null,
      share: p.partner.shareBp === null ? null : `${p.partner.shareBp / 100}%`,
      eligible: rules !== null && partnerEligible(db, p, rules),
      why: rules ? whyNotPartnerWords(db, p, rules, language) : "",
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.edit");
  const db = database();
  const found = findApplication(db, actor, idFrom(params.applicationId));
  if (!found) throw notFound();
  const { application: a } = found;
  const language = await languageOf(request);
  const t = translator(applicationText, language);
  const body = await request.formData();
  const back = `/loans/applications/${a.id}/partners`;
  const form = new PartyForm(body);
  const say = (errors: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(errors).map(([k, v]) => [k, translateMessage(applicationText, language, v)]),
    );
  const refused = (event: string, why: Parameters<typeof t>[0]) =>
    refuse(
      actor,
      { event, subject: applicationSubject(a), villageId: a.villageId, why },
      { why: t(why), errors: {}, typed: form.typed() },
    );
  const removed = body.get("remove");
  if (typeof removed === "string") {
    const done = removeParty(db, actor, a.id, "partner", idFrom(removed));
    if (done.ok) return redirectWithNotice(back, t("party.removed"));
    if (done.why === "party.why.notFound") throw notFound();
    return refused("loan-application.party-removed", done.why);
  }
  const idNumber = form.idNumber("idNumber");
  if (idNumber === null && !form.errors.idNumber) form.errors.idNumber = "form.needed";
  const share = form.text("share", 8);
  const bp = share === null ? null : /^\d{1,3}(\.\d{1,2})?$/.test(share) ? toBasisPoints(share) : -1;
  if (bp !== null && (bp < 0 || bp > 10_000)) form.errors.share = 'form.range|{"min":0,"max":100}';
  if (!form.ok || idNumber === null)
    return data({ why: null, errors: say(form.errors), typed: form.typed() }, { status: 400 });
  const known = findPersonByIdNumber(db, actor.villages, idNumber);
  if (known.found !== "here")
    return data(
      {
        why: null,
        errors: say({ idNumber: known.found === "nobody" ? "party.why.noPerson" : "party.why.elsewhere" }),
        typed: form.typed(),
      },
      { status: 400 },
    );
  const done = writePartner(db, actor, a.id, {
    personId: known.person.id,
    groupCode: form.oneOf(
      "groupCode",
      partiesHead(db, found, "partners", language).groups.map((g) => g.value),
    ),
    groupProof: form.oneOf("groupProof", answers),
    shareBp: bp,
  });
  if (done.ok) return redirectWithNotice(back, t("party.saved"));
  if (done.why === "application.why.notFound") throw notFound();
  const values = { max: 20 };
  return refuse(
    actor,
    {
      event: "loan-application.party-added",
      subject: applicationSubject(a),
      villageId: a.villageId,
      why: done.why,
      values,
    },
    done.why === "party.why.dead"
      ? { why: null, errors: { idNumber: t(done.why) } as Record<string, string>, typed: form.typed() }
      : { why: t(done.why, values), errors: {}, typed: form.typed() },
  );
}

/** 33.5 → 3350, without floating point. */
const toBasisPoints = (text: string): number => {
  const [whole = "0", rest = ""] = text.split(".");
  return Number(whole) * 100 + Number(rest.padEnd(2, "0"));
};

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Partners() {
  return <PartnersPage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
