import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { rateWords } from "~/areas/policies";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import { TextAreaField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { extensionIsEarly } from "../../engine/extension";
import type { LetterCause } from "../../engine/loan-life";
import { borneRows } from "../../money/borne-words.server";
import { consentsOf } from "../../money/consents.server";
import { deadAmong, deadSignerWords } from "../../money/dead-signers.server";
import { decideRequest } from "../../money/decide-request.server";
import { eventWords } from "../../money/event-words";
import { readFields } from "../../money/form-fields";
import { heldRateWords } from "../../money/held-rate";
import { type EventRow, eventsOf, type LoanRow } from "../../money/loan-record.server";
import { badForm, loanFormHead, loanOr404, refuseLoan } from "../../money/loan-route.server";
import { ratesMet } from "../../money/rates-met.server";
import { decisionFields } from "../../money/repayment-form";
import { type RequestKind, rateHeldOn } from "../../money/request-rules";
import { rateOver, signedWords } from "../../money/request-words.server";
import { type RequestRow, requestsOf, signersOfLoan } from "../../money/requests.server";
import { riseOfRequest } from "../../money/rises-answered.server";
import { notAgreed, signerNamed, unboundWords } from "../../money/unbound-guarantors.server";
import { writeOffWords } from "../../money/write-off-words.server";
import { paperAtRisk } from "../../papers/paper-at-risk.server";
import { moneyText } from "../../text/money";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const found = requestsOf(db, loan.id).find((r) => r.id === idFrom(params.loanRequestId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(moneyText, language);
  const kind = found.kind as RequestKind;
  const title = t(`request.kinds.${kind}`);
  const day = (on: string) => longDay(on, language);
  const who = (name: string, on: string) => `${personName(name, language)}${t("comma")}${day(on)}`;
  const events = found.eventId === null ? [] : eventsOf(db, loan.id);
  const event = events.find((e) => e.id === found.eventId);
  const signers = signersOfLoan(db, loan);
  const signed = consentsOf(db, found.id).map((c) => ({
    ...c,
    name: signerNamed(
      { nameEn: null, diedOn: null, ...signers.find((s) => s.id === c.guarantorId), ...c },
      language,
    ),
  }));
  const consents = found.consents ? (JSON.parse(found.consents) as string[]) : [];
  // Compared with what held until then: once it is decided, the new rate holds itself.
  const from = found.fromOn ?? loan.disbursedOn;
  const before = ratesMet(db, loan, found);
  const held = rateHeldOn(before, from);
  const stands = found.state === "asked" || found.state === "done";
  const dead = kind === "extension" && stands ? deadAmong(notAgreed(db, loan, found)) : [];
  const raises = (found.ratePpm ?? 0) > (held?.ratePpm ?? loan.ratePpm);
  return {
    page: loanFormHead(db, loan, title, language),
    title,
    id: loan.id,
    kind,
    open: found.state === "asked",
    mine: found.askedBy === actor.userId,
    may: can(actor, "loan.decide", loan.villageId),
    proof: can(actor, "loan.proof", loan.villageId) ? proofOf(loan, found, event) : null,
    consents: can(actor, "loan.proof", loan.villageId)
      ? signed.map((c) => ({
          name: c.name,
          to: `/loans/${loan.id}/requests/${found.id}/consents/${c.id}`,
        }))
      : [],
    atRisk:
      found.state !== "asked"
        ? null
        : kind === "undo"
          ? paperAtRisk(db, loan.id, "disbursed", language)
          : event && kind === "reversal"
            ? paperAtRisk(db, loan.id, event.kind, language)
            : null,
    dead: deadSignerWords(db, loan, "extension", dead, language),
    rises: kind === "compensation" ? riseOfRequest(db, loan, found, language) : [],
    unbound: kind === "rate" && raises ? unboundWords(notAgreed(db, loan, found), language) : null,
    over:
      kind === "extension" && found.state === "asked" && extensionIsEarly(loan.maturesOn, found.askedOn)
        ? t("request.wasEarly")
        : kind === "write-off" && found.state === "asked"
          ? writeOffWords(db, loan, language)
          : kind === "rate"
            ? rateOver(db, loan, found, t)
            : null,
    rows: [
      [t("request.asked"), who(found.askedByName, found.askedOn)],
      [t("request.reason"), found.reason],
      ...(found.toOn && kind !== "letter" ? [[t("request.to"), day(found.toOn)]] : []),
      ...(kind === "letter" && found.fromOn && found.toOn
        ? [
            [
              t("field.cause"),
              t(`choice.cause.${found.cause as LetterCause}`, { count: found.graceDays ?? 0 }),
            ],
            ...(found.graceDays === null
              ? []
              : [[t("field.graceDays"), t("loan.graceDays", { count: found.graceDays })]]),
            [t("field.fromOn"), day(found.fromOn)],
            [t("field.untilOn"), day(found.toOn)],
          ]
        : []),
      ...(kind === "extension"
        ? [
            [
              t("request.consents"),
              signedWords(signed, t, language) || t(dead.length > 0 ? "none" : "request.noGuarantors"),
            ],
          ]
        : []),
      ...(kind === "rate" && found.fromOn && found.ratePpm !== null
        ? [
            [t("request.rateFrom"), day(found.fromOn)],
            [t("request.newRate"), rateWords(found.ratePpm)],
            [t("request.heldRate"), heldRateWords(before, from, t, language)],
            // A lower rate adds nothing to what a guarantor answers for.
            ...(raises || signed.length > 0 || consents.length > 0
              ? [[t("request.consents"), signedWords(signed, t, language) || consents.join(" ") || t("none")]]
              : []),
          ]
        : []),
      ...(kind === "reversal" && event
        ? [
            [t("request.entry"), `${eventWords(event, events, t, language)}${t("comma")}${day(event.on)}`],
            [t("events.principal"), yuanText(event.principalFen, language)],
            [t("events.interest"), yuanText(event.interestFen, language)],
            [t("events.penalty"), yuanText(event.penaltyFen, language)],
          ]
        : []),
      ...(kind === "compensation"
        ? [
            [t("request.amount"), yuanText(found.principalFen ?? 0, language)],
            [t("request.interest"), yuanText(found.interestFen ?? 0, language)],
            [t("request.fees"), yuanText(found.penaltyFen ?? 0, language)],
            ...borneRows(db, loan, found, language),
          ]
        : []),
      ...(kind === "waiver" ? [[t("request.waived"), yuanText(found.interestFen ?? 0, language)]] : []),
      ...(found.state === "asked" && found.dueOn ? [[t("request.dueOn"), day(found.dueOn)]] : []),
      ...(found.state === "overtaken" && found.decidedOn
        ? [
            [
              t("request.decided"),
              `${t("request.overtaken", { state: t(`state.${found.decision as "settled"}`) })}${day(found.decidedOn)}`,
            ],
          ]
        : []),
      ...(found.decidedByName && found.decidedOn
        ? [
            [
              t("request.decided"),
              `${t(`request.states.${found.state as "done"}`)}${t("comma")}${who(found.decidedByName, found.decidedOn)}`,
            ],
            [t("request.decision"), found.decision ?? t("none")],
          ]
        : []),
    ] as [string, string][],
  };
}

/** The bank's paper that the question is about: its slip of a disbursement to be undone or an entry to be reversed, its letter. */
function proofOf(loan: LoanRow, asked: RequestRow, event: EventRow | undefined): string | null {
  const { kind } = asked;
  if (kind === "letter" && asked.proofType) return `/loans/${loan.id}/requests/${asked.id}/scan`;
  if (kind === "undo" && loan.proofType !== null) return `/loans/${loan.id}/proof`;
  return kind === "reversal" && event?.proofType ? `/loans/${loan.id}/events/${event.id}/scan` : null;
}

/** `answer`: yes | no. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.decide");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const form = await request.formData();
  const read = readFields(decisionFields, form);
  if (!read.ok) return badForm(read);
  const yes = form.get("answer") === "yes";
  if (!yes && !read.values.text) return badForm({ typed: read.typed, errors: { text: "form.needed" } });
  const id = idFrom(params.loanRequestId);
  const done = decideRequest(db, actor, loan.id, id, { yes, text: read.values.text });
  if (!done.ok)
    return refuseLoan(actor, loan, { event: "loan.request-decided", why: done.why }, read.typed, language);
  const t = translator(moneyText, language);
  const kind = requestsOf(db, loan.id).find((r) => r.id === id)?.kind as RequestKind;
  return redirectWithNotice(`/loans/${loan.id}`, yes ? t(`request.done.${kind}`) : t("request.noted"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function RequestRoute() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(moneyText);
  const wrong = answer?.errors.text;
  return (
    <>
      <PageHead crumbs={d.page.crumbs} title={d.title} facts={d.page.facts} />
      <div className="stack">
        {answer?.why && (
          <Note tone="bad" role="alert">
            {answer.why}
          </Note>
        )}
        <Sheet pad>
          <Facts
            items={[
              ...d.rows.map(([label, value]) => [label, value] as const),
              ...(d.proof
                ? [
                    [
                      t("field.proof"),
                      <a key="proof" href={d.proof} target="_blank" rel="noreferrer">
                        {t("event.scan")}
                      </a>,
                    ] as const,
                  ]
                : []),
              ...d.consents.map(
                (c) =>
                  [
                    t("request.consentOf", { name: c.name }),
                    <a key={c.to} href={c.to} target="_blank" rel="noreferrer">
                      {t("request.consentSee")}
                    </a>,
                  ] as const,
              ),
            ]}
          />
        </Sheet>
        {d.atRisk && <Note tone="warn">{d.atRisk}</Note>}
        {d.over && <Note tone="warn">{d.over}</Note>}
        {d.unbound && <Note tone="warn">{d.unbound}</Note>}
        {[...d.dead, ...d.rises].map((text) => (
          <Note key={text} tone="warn">
            {text}
          </Note>
        ))}
        {d.open && d.mine && <Note tone="warn">{t("request.fourEyes")}</Note>}
        {d.open && d.may && !d.mine && (
          <Sheet title={t("request.verdict")} pad className="form">
            <p className="sub">{t(`request.help.${d.kind}`)}</p>
            <form method="post" className="mt4" noValidate>
              <TextAreaField
                id="text"
                name="text"
                label={t("field.text")}
                maxLength={300}
                defaultValue={answer?.typed.text}
                errors={wrong ? [t(wrong as "form.needed")] : undefined}
              />
              <p className="mt4 row">
                <button type="submit" className="btn pri" name="answer" value="yes">
                  {t("request.yes")}
                </button>
                <button type="submit" className="btn danger" name="answer" value="no">
                  {t("request.no")}
                </button>
                <span className="sub">{t(`request.confirm.${d.kind}`)}</span>
              </p>
            </form>
          </Sheet>
        )}
      </div>
    </>
  );
}
