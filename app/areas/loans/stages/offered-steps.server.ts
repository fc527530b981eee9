import type { Reader } from "db/client.server";
import { rateWords } from "~/areas/policies";
import { type Actor, can } from "~/platform/access/actor";
import { type Language, message, translateMessage, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { bankLabel, banksForApplication } from "../application/application-queries.server";
import { policyOf } from "../application/check-application.server";
import type { ApplicationState } from "../application-state";
import { findingWords } from "../finding-words";
import { roomOf } from "../fund/fund-rules";
import { companiesToChoose, fundBehind, whyNoNewLoan } from "../fund/funds.server";
import { stopWords } from "../fund/stop-words";
import {
  bankPaperAtRisk,
  companyPaperAtRisk,
  deedAtRisk,
  statePaperAtRisk,
} from "../papers/paper-at-risk.server";
import { loanText } from "../text";
import { applicationText } from "../text/application";
import { banksThatRefused, mostAtBank, rateCapOn } from "./approval-of.server";
import { capabilityOf, isApprovedBeforeBank, type Step, type StepKey, stepsFrom } from "./steps";
import { type Standing, whyNotStep } from "./why-not-step.server";

/** A step that this person may see: what it asks for, and why it cannot be taken now. */
export interface OfferedStep {
  key: StepKey;
  label: string;
  why: string | null;
  ends: boolean;
  reason: string | null;
  /** What was given and holds no more by it: papers that are out, the approval. */
  lapses: string | null;
  asks: {
    text: boolean;
    amount: string | null;
    rate: boolean;
    /** The most that is subsidised, and that more needs a word. */
    rateHelp: string | null;
    term: string | null;
    banks: { value: string; label: string }[] | null;
    /** The bank that the application names, where it may still be asked. */
    bank: string | null;
    /** Where several guarantee companies are on record and none was chosen. */
    companies: { value: string; label: string }[] | null;
    /** The rules a refusal may rest on, those that fail first; and the day it was looked into. */
    rules: { value: string; label: string }[] | null;
    proofOn: string | null;
  };
}

const withText: readonly StepKey[] = [
  "recommend",
  "town-check",
  "first-review",
  "approve",
  "to-committee",
  "agree-guarantee",
  "bank-approve",
];

/** What is not met is first; where all is met the reviewer has to say which it is. */
export function rulesToName(
  { check }: Pick<Standing, "check">,
  t: ReturnType<typeof translator<typeof applicationText.zh>>,
  language: Language,
) {
  const c = translator(loanText, language);
  return [
    ...(check?.failing ? [] : [{ value: "", label: t("form.choose1") }]),
    ...(check?.findings ?? []).map((f) => ({
      value: f.rule as string,
      label: findingWords(c, f, language, { group: null, proof: null }).title,
    })),
    { value: "other", label: t("step.ruleOther") },
  ];
}

/** What the fund behind the loan can still promise, and why it promises nothing at all. */
function roomBehind(db: Reader, { found, today }: Standing) {
  const { application: a } = found;
  const guarantee = { kind: a.guaranteeKind, bankId: a.bankId, companyId: a.companyId, applicationId: a.id };
  // Which of several it will be is not known yet: each is asked when it is chosen.
  if (companiesToChoose(db, guarantee, today).length > 0) return { roomFen: null, stop: null };
  const behind = fundBehind(db, guarantee, today);
  return {
    roomFen: behind && roomOf(behind.fund, behind.figures),
    // By the least sum: less may be agreed to than is asked for.
    stop: whyNoNewLoan(db, guarantee, 1, today),
  };
}

/** What holds no more by a step: the approval, where it is sent back after it, and papers. */
function lostBy(db: Reader, standing: Standing, step: Step, language: Language): string | null {
  const back = step.key === "return" && isApprovedBeforeBank(standing.found.application.state);
  const t = translator(applicationText, language);
  const words = [back ? t("step.returns") : null, papersLostBy(db, standing, step, language)].filter(
    (w) => w !== null,
  );
  return words.length > 0 ? words.join(language === "zh" ? "" : " ") : null;
}

/** Which papers lapse by a step, depending on what is chosen with it. */
function papersLostBy(db: Reader, { found, today }: Standing, { key, to }: Step, language: Language) {
  const { application: a } = found;
  if (key === "to-bank") return bankPaperAtRisk(db, found, today, language);
  if (key === "agree-guarantee") {
    const open = companiesToChoose(db, { ...a, kind: a.guaranteeKind }, today).map((f) => f.id);
    return companyPaperAtRisk(db, found, open, today, language) ?? deedAtRisk(db, a.id, language);
  }
  if (key === "approve" || key === "to-committee" || key === "bank-approve")
    return deedAtRisk(db, a.id, language);
  const unapproves = key === "return" && isApprovedBeforeBank(a.state);
  return statePaperAtRisk(db, found, { to, unapproves, today }, language);
}

/**
 * The banks that may be asked: those that take applications and have not refused this one, and the one it names although
 * it has stopped since, for what is under way goes on there. The one it names stands first of all, unless it has stopped.
 */
function banksAsked(db: Reader, { found: { application: a } }: Standing, language: Language) {
  const refused = banksThatRefused(db, a);
  const asked = banksForApplication(db, a.bankId).filter((b) => !refused.includes(b.id));
  const named = asked.find((b) => b.id === a.bankId && b.leftOn === null);
  return {
    banks: asked.map((b) => ({ value: String(b.id), label: bankLabel(b, language) })),
    bank: named ? String(named.id) : null,
  };
}

/** The companies of which one is chosen with the step; null where there is nothing to choose. */
function companiesAsked(db: Reader, { found, today }: Standing, language: Language) {
  const { application: a } = found;
  const open = companiesToChoose(db, { ...a, kind: a.guaranteeKind }, today);
  if (open.length === 0) return null;
  return open.map((f) => ({ value: String(f.id), label: language === "zh" ? f.name : f.nameEn }));
}

/** The steps of the state that this person has the right to; the one that goes on comes first. */
export function offeredSteps(
  db: Reader,
  actor: Actor<"loan.view">,
  standing: Standing,
  language: Language,
): OfferedStep[] {
  const t = translator(applicationText, language);
  const { application: a } = standing.found;
  const state = a.state as ApplicationState;
  return stepsFrom(state).flatMap((step): OfferedStep[] => {
    if (!can(actor, capabilityOf(step, state), a.villageId)) return [];
    const no = whyNotStep(db, standing, step, actor.userId);
    // One of the two ways to approve is the way for this amount; the other is not shown.
    if (no?.why === "step.why.committee" || no?.why === "step.why.noCommittee") return [];
    const behind = step.key === "agree-guarantee" ? roomBehind(db, standing) : null;
    const given = step.key === "first-review" || step.key === "approve" || step.key === "to-committee";
    const most = given
      ? Math.min(a.amountFen ?? 0, standing.check?.mostFen ?? Number.MAX_SAFE_INTEGER)
      : step.key === "agree-guarantee"
        ? Math.min(a.approvedFen ?? 0, behind?.roomFen || (a.approvedFen ?? 0))
        : step.key === "bank-approve"
          ? mostAtBank(db, a)
          : null;
    const cap =
      step.key === "bank-approve" ? rateCapOn(db, policyOf(db, standing.today), standing.today) : null;
    return [
      {
        key: step.key,
        label: t(`step.${step.key}`),
        why: no
          ? translateMessage(applicationText, language, message(no.why, no.values))
          : behind?.stop
            ? stopWords(behind.stop, language)
            : null,
        ends: step.ends === true,
        reason: step.reason
          ? t(`step.asks.${step.key as "return"}`)
          : (step.key === "submit" || step.key === "resubmit") && standing.lacking.length > 0
            ? t("step.asks.later", {
                papers: standing.lacking
                  .map((k) => t(`paper.kind.${k as "other"}`))
                  .join(language === "zh" ? "、" : ", "),
              })
            : null,
        lapses: no ? null : lostBy(db, standing, step, language),
        asks: {
          text: withText.includes(step.key),
          amount: most === null ? null : yuanFigure(most).replace(/\.00$/, ""),
          rate: step.key === "bank-approve",
          rateHelp: cap
            ? t(cap.base ? "step.rateCapBase" : "step.rateCap", {
                rate: rateWords(cap.ratePpm),
                lpr: rateWords(cap.overPpm),
                points: cap.points,
              })
            : null,
          term: step.key === "bank-approve" ? String(a.termMonths ?? "") : null,
          rules: step.key === "refuse" ? rulesToName(standing, t, language) : null,
          proofOn: step.key === "refuse" ? standing.today : null,
          companies: step.key === "agree-guarantee" ? companiesAsked(db, standing, language) : null,
          ...(step.key === "to-bank" ? banksAsked(db, standing, language) : { banks: null, bank: null }),
        },
      },
    ];
  });
}
