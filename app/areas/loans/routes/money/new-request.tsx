import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { rateWords } from "~/areas/policies";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { addDays, addMonths, longDay, parseDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Translate, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanFigure } from "~/platform/money";
import { extensionIsEarly } from "../../engine/extension";
import { askRequest, signedKinds } from "../../money/ask-request.server";
import { wouldBear } from "../../money/borne-words.server";
import { deadAmong, deadSignerWords } from "../../money/dead-signers.server";
import { type FieldErrors as Errors, readFields, type Typed } from "../../money/form-fields";
import { heldRateWords } from "../../money/held-rate";
import { eventsOf } from "../../money/loan-record.server";
import { badForm, loanFormHead, loanOr404, refuseLoan } from "../../money/loan-route.server";
import { consentFields, readConsents } from "../../money/read-consents.server";
import { requestFields } from "../../money/repayment-form";
import { rateCapFrom, requestFacts } from "../../money/request-facts.server";
import {
  isHigherRate,
  type RequestFacts,
  type RequestKind,
  requestKinds,
  whyNotOffered,
  whyNotRequest,
} from "../../money/request-rules";
import { livingSigners, signersOfLoan } from "../../money/requests.server";
import { riseLeft, riseWords } from "../../money/rises-answered.server";
import { ConfirmBox } from "../../money/ui/confirm-box";
import { type ConsentField, ConsentFields } from "../../money/ui/consent-fields";
import { MoneyFormPage } from "../../money/ui/money-form";
import { RateConsents } from "../../money/ui/rate-consents";
import { signerNamed } from "../../money/unbound-guarantors.server";
import { writeOffWords } from "../../money/write-off-words.server";
import { paperAtRisk } from "../../papers/paper-at-risk.server";
import { moneyText } from "../../text/money";

const kindOf = (request: Request): RequestKind => {
  const kind = requestKinds.find((k) => k === new URL(request.url).searchParams.get("kind"));
  // A reversal is asked for on the page of its entry, the bank's letter on a page of its own.
  if (!kind || kind === "reversal" || kind === "letter") throw notFound();
  return kind;
};

/** `?kind=` undo, extension, rate, compensation, waiver, write-off: each asks for its own things. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.disburse");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const kind = kindOf(request);
  const language = await languageOf(request);
  const t = translator(moneyText, language);
  const title = t("request.ask", { what: t(`request.kinds.${kind}`) });
  const today = todayOn();
  const early = kind === "extension" && extensionIsEarly(loan.maturesOn, today);
  const cap = rateCapFrom(db, loan, today);
  const facts = requestFacts(db, loan, Date.now());
  const barred = whyNotOffered(facts, kind);
  const atRisk = kind === "undo" ? paperAtRisk(db, loan.id, "disbursed", language) : null;
  const interest = yuanFigure(facts.unpaidInterestFen);
  const pays = kind === "compensation" && !barred;
  const debt = { principalFen: loan.balanceFen, interestFen: facts.answeredInterestFen };
  const dead = kind === "extension" || kind === "rate" ? deadAmong(signersOfLoan(db, loan)) : [];
  const deadWords = kind === "rate" ? "rate" : "extension";
  const borne = pays ? wouldBear(db, loan, debt, language) : null;
  const rises = pays ? riseWords(riseLeft(db, loan, eventsOf(db, loan.id), today), language) : [];
  return {
    page: {
      ...loanFormHead(db, loan, title, language),
      notes: [
        { text: t(`request.help.${kind}`) },
        ...(borne ? [{ tone: "warn" as const, text: borne }] : []),
        ...rises.map((text) => ({ tone: "warn" as const, text })),
        ...(kind === "write-off" && !barred
          ? [{ tone: "warn" as const, text: writeOffWords(db, loan, language) }]
          : []),
        ...(atRisk && !barred ? [{ tone: "warn" as const, text: atRisk }] : []),
        ...(early && !barred
          ? [{ tone: "warn" as const, text: t("request.early", { day: longDay(loan.maturesOn, language) }) }]
          : []),
        ...(barred ? [] : deadSignerWords(db, loan, deadWords, dead, language)).map((text) => ({
          tone: "warn" as const,
          text,
        })),
        ...(kind === "rate"
          ? [{ text: t("request.heldNow", { rate: heldRateWords(facts.rates, today, t, language) }) }]
          : []),
        ...(kind === "rate" && cap !== null
          ? [{ tone: "warn" as const, text: t("request.rateMost", { most: rateWords(cap) }) }]
          : []),
      ],
      barred: barred && t(barred),
    },
    title,
    id: loan.id,
    kind,
    early,
    rates: kind === "rate" ? facts.rates : [],
    signers: signedKinds.has(kind)
      ? livingSigners(db, loan).map((s) => ({ name: signerNamed(s, language), ...consentFields(s.id) }))
      : [],
    anyDead: dead.length > 0,
    values: {
      ...(kind === "rate" ? { fromOn: today > loan.disbursedOn ? today : addDays(loan.disbursedOn, 1) } : {}),
      ...(kind === "extension" ? { toOn: addMonths(loan.maturesOn, 6) } : {}),
      ...(kind === "compensation"
        ? { principal: yuanFigure(loan.balanceFen), interest: yuanFigure(facts.answeredInterestFen) }
        : {}),
      ...(kind === "waiver" ? { interest } : {}),
    } as Record<string, string>,
  };
}

/** What is wrong with the day of an extension, said beside whatever else is wrong, not after it. */
function extensionErrors(facts: RequestFacts, typed: Typed, early: boolean): Errors {
  const toOn = parseDay(typed.toOn ?? "");
  // The papers of the guarantors have errors of their own.
  const why = toOn && whyNotRequest({ ...facts, guarantors: 0 }, { ...noneAsked, kind: "extension", toOn });
  const ofDay = why === "loanWhy.extensionBackwards" || why === "loanWhy.extensionTooLong";
  return {
    ...(ofDay ? { toOn: why } : {}),
    ...(!early && extensionIsEarly(facts.maturesOn, facts.today) ? { early: "loanWhy.extensionEarly" } : {}),
  };
}
const isLowerRate = (facts: RequestFacts, v: { fromOn?: string; rate?: number }): boolean =>
  !isHigherRate(facts.rates, v.fromOn ?? facts.today, v.rate ?? 0);
const noneAsked = { reason: "", consents: [], principalFen: null, interestFen: null };

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.disburse");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const kind = kindOf(request);
  const language = await languageOf(request);
  const form = await request.formData();
  const read = readFields(requestFields[kind], form);
  const guarantors = livingSigners(db, loan);
  const facts = requestFacts(db, loan, Date.now());
  const lower = kind === "rate" && read.ok && isLowerRate(facts, read.values);
  const signing = signedKinds.has(kind) && !lower ? guarantors : [];
  const consents = await readConsents(form, signing, loan, todayOn(), kind === "extension");
  const typed = { ...read.typed, ...consents.typed, early: form.get("early") === "yes" ? "yes" : "" };
  const early = form.get("early") === "yes";
  const errors = {
    ...(kind === "extension" ? extensionErrors(facts, read.typed, early) : {}),
    ...(read.ok ? {} : read.errors),
    ...consents.errors,
  };
  if (!read.ok || Object.keys(errors).length > 0) return badForm({ typed, errors });
  const v: {
    reason: string;
    toOn?: string;
    principal?: number;
    interest?: number;
    fees?: number | null;
    fromOn?: string;
    rate?: number;
  } = read.values;
  const done = askRequest(db, actor, loan.id, {
    kind,
    reason: v.reason,
    toOn: v.toOn ?? null,
    consents: [],
    early,
    signed: consents.signed,
    principalFen: v.principal ?? null,
    interestFen: v.interest ?? null,
    penaltyFen: v.fees ?? null,
    fromOn: v.fromOn ?? null,
    ratePpm: v.rate ?? null,
  });
  if (!done.ok)
    return refuseLoan(actor, loan, { event: "loan.request-made", why: done.why }, typed, language);
  return redirectWithNotice(
    `/loans/${loan.id}/requests/${done.id}`,
    translator(moneyText, language)("request.sent"),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewRequest() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(moneyText);
  return (
    <MoneyFormPage
      page={d.page}
      form={{
        fields: requestFields[d.kind],
        values: d.values,
        answer,
        save: t("request.asking"),
        back: `/loans/${d.id}`,
        confirm: t(`request.confirm.${d.kind}`),
        labels: { ...labelsOf(d.kind, t), ...signerLabels(d.signers, t), early: t("request.confirming") },
        children: (
          <>
            {d.signers.length > 0 && d.kind === "rate" ? (
              <RateConsents rates={d.rates} guarantors={d.signers} answer={answer} />
            ) : d.signers.length > 0 ? (
              <ConsentFields intro={t("request.allSign")} guarantors={d.signers} answer={answer} />
            ) : (
              d.kind === "extension" && !d.anyDead && <p className="sub mt4">{t("request.noGuarantors")}</p>
            )}
            {d.early && <ConfirmBox name="early" label={t("request.meansIt")} answer={answer} />}
          </>
        ),
      }}
    />
  );
}

type Say = Translate<typeof moneyText.zh>;

/** Fields that are called otherwise here than in other forms. */
function labelsOf(kind: RequestKind, t: Say): Record<string, string> {
  if (kind === "rate") return { fromOn: t("request.rateFrom"), rate: t("request.newRate") };
  return kind === "waiver" ? { interest: t("request.waived") } : {};
}

const signerLabels = (signers: readonly ConsentField[], t: Say): Record<string, string> =>
  Object.fromEntries(
    signers.flatMap(({ name, on, proof }) => [
      [on, `${t("request.consentOf", { name })} ${t("request.consentOn")}`],
      [proof, `${t("request.consentOf", { name })} ${t("request.consentScan")}`],
    ]),
  );
