import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translateMessage, translator } from "~/platform/i18n/text";
import { yuanFigure, yuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import { applicationSubject } from "../../application/application-name";
import { findApplication, guarantorsOfApplication } from "../../application/application-queries.server";
import { namedWithDeath } from "../../application/death-notes.server";
import { deadGuarantors } from "../../application/deaths.server";
import { standingFor } from "../../application/guarantor-limits.server";
import { partiesHead } from "../../application/parties-page.server";
import { PartyForm } from "../../application/read-party-form";
import { removeParty } from "../../application/remove-party.server";
import {
  signGuarantor,
  takesSignatures,
  type WhyNotSignedOn,
  whyNotSignedOnWords,
} from "../../application/sign-guarantor.server";
import { companyTypes, writeGuarantor } from "../../application/write-guarantor.server";
import { peopleStand } from "../../fund/whose-guarantee";
import { applicationText } from "../../text/application";
import { GuarantorsPage } from "../../ui/application/guarantors-page";

/** The field whose value a rule refuses; what concerns the whole line stands above it. */
const fieldOf = {
  "party.why.dead": "idNumber",
  "party.why.otherName": "name",
  "party.why.self": "idNumber",
  "party.why.spouse": "idNumber",
  "party.why.partner": "idNumber",
  "party.why.twice": "idNumber",
  "party.why.companyTwice": "creditCode",
  "party.why.ownBusiness": "creditCode",
  "party.why.standing": "idNumber",
  "party.why.overdue": "idNumber",
  "party.why.saidSpouse": "relation",
  "party.why.marriedToBorrower": "spouseId",
  "party.why.spouseStanding": "spouseId",
  "party.why.tooMuch": "guaranteed",
  "party.why.signedFuture": "signedOn",
  "party.why.signedBefore": "signedOn",
  "party.why.signedBeforeDeed": "signedOn",
  "party.why.signedLapsed": "signedOn",
  "party.why.signedDead": "signedOn",
  "party.why.signedUncounted": "signedOn",
} as const;

/** Who stands behind the loan; `edit` in the address is the line that is changed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.edit");
  const db = database();
  const found = findApplication(db, actor, idFrom(params.applicationId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(applicationText, language);
  const { rules: _, ...head } = partiesHead(db, found, "guarantors", language);
  const rows = guarantorsOfApplication(db, head.id);
  const { guaranteeKind } = found.application;
  const stand = peopleStand(guaranteeKind);
  const dead = deadGuarantors(db, head.id);
  const asked = Number(new URL(request.url).searchParams.get("edit"));
  const g = rows.find((r) => r.id === asked);
  const figure = (fen: number | null) => (fen === null ? "" : yuanFigure(fen).replace(/\.00$/, ""));
  return {
    ...head,
    maySign: !head.mayEdit && takesSignatures(found.application.state) && stand,
    notCounting:
      stand || rows.length === 0
        ? null
        : t("party.notCounting", {
            kind: t(`guaranteeKind.${guaranteeKind as "fund"}`),
            names: rows.map((r) => personName(r.name, language)).join(language === "zh" ? "、" : ", "),
          }),
    edited: g
      ? {
          id: g.id,
          tail: g.idTail,
          hasSpouseId: g.spouseIdIndex !== null,
          values: {
            kind: g.kind,
            name: g.name,
            creditCode: g.creditCode ?? "",
            employer: g.employer ?? "",
            post: g.post ?? "",
            income: figure(g.monthlyIncomeFen),
            relation: g.relation ?? "",
            phone: g.phone ?? "",
            spouseName: g.spouseName ?? "",
            guaranteed: figure(g.guaranteedFen),
            signedOn: g.signedOn ?? "",
          } as Record<string, string>,
        }
      : null,
    rows: rows.map((r) => ({
      id: r.id,
      name: namedWithDeath(dead, r, language),
      detail: [r.employer, r.post, r.relation].filter(Boolean).join(" "),
      tail: r.idTail,
      amount: r.guaranteedFen === null ? null : yuanText(r.guaranteedFen, language),
      signed: r.signedOn && longDay(r.signedOn, language),
      signedOn: r.signedOn ?? "",
      standing: t("party.standing", {
        count: standingFor(
          db,
          [r.idIndex, r.spouseIdIndex].filter((x): x is string => x !== null),
          head.id,
        ).length,
      }),
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
  const back = `/loans/applications/${a.id}/guarantors`;
  const form = new PartyForm(body);
  const refused = (event: string, why: Parameters<typeof t>[0]) =>
    refuse(
      actor,
      { event, subject: applicationSubject(a), villageId: a.villageId, why, values: { max: 10 } },
      fieldOf[why as keyof typeof fieldOf]
        ? {
            why: null,
            errors: { [fieldOf[why as keyof typeof fieldOf]]: t(why) } as Record<string, string>,
            typed: form.typed(),
          }
        : { why: t(why, { max: 10 }), errors: {}, typed: form.typed() },
    );
  const removed = body.get("remove");
  if (typeof removed === "string") {
    const done = removeParty(db, actor, a.id, "guarantor", idFrom(removed));
    if (done.ok) return redirectWithNotice(back, t("party.removed"));
    if (done.why === "party.why.notFound") throw notFound();
    return refused("loan-application.party-removed", done.why);
  }
  const signer = body.get("sign");
  if (typeof signer === "string") {
    const on = form.day("signedOn");
    const wrong = (why: "form.needed" | "form.wrongDay" | WhyNotSignedOn) => ({
      why: null,
      errors: { [`signed-${signer}`]: t(why) } as Record<string, string>,
      typed: form.typed(),
    });
    if (on === null)
      return data(wrong(form.errors.signedOn ? "form.wrongDay" : "form.needed"), { status: 400 });
    const done = signGuarantor(db, actor, a.id, idFrom(signer), on);
    if (done.ok) return redirectWithNotice(back, t("party.saved"));
    const { why } = done;
    const day = whyNotSignedOnWords.find((word) => word === why);
    if (day) return data(wrong(day), { status: 400 });
    if (why !== "party.why.ended") throw notFound();
    return refused("loan-application.party-changed", why);
  }
  const row = body.get("guarantor");
  const id = typeof row === "string" && row ? idFrom(row) : null;
  const kind = form.oneOf("kind", ["person", "company"] as const) ?? "person";
  const input = {
    kind,
    name: form.needed("name", 60),
    idNumber: kind === "person" ? form.idNumber("idNumber") : null,
    companyType: kind === "company" ? form.oneOf("companyType", companyTypes) : null,
    creditCode: kind === "company" ? form.creditCode("creditCode") : null,
    employer: form.text("employer", 60),
    post: form.text("post", 30),
    monthlyIncomeFen: form.money("income"),
    relation: form.text("relation", 20),
    phone: form.phone("phone"),
    spouseName: form.text("spouseName", 20),
    spouseIdNumber: kind === "person" ? form.idNumber("spouseId") : null,
    guaranteedFen: form.money("guaranteed"),
    signedOn: form.day("signedOn"),
  };
  if (kind === "person" && id === null && input.idNumber === null && !form.errors.idNumber)
    form.errors.idNumber = "form.needed";
  if (kind === "company") {
    if (input.companyType === null) form.errors.companyType = "form.needed";
    if (input.creditCode === null && !form.errors.creditCode) form.errors.creditCode = "form.needed";
  }
  if (!form.ok)
    return data(
      {
        why: null,
        errors: Object.fromEntries(
          Object.entries(form.errors).map(([k, v]) => [k, translateMessage(applicationText, language, v)]),
        ),
        typed: form.typed(),
      },
      { status: 400 },
    );
  const done = writeGuarantor(db, actor, a.id, id, input);
  if (done.ok) return redirectWithNotice(back, t("party.saved"));
  if (done.why === "application.why.notFound" || done.why === "party.why.notFound") throw notFound();
  return refused("loan-application.party-added", done.why);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Guarantors() {
  return <GuarantorsPage page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
