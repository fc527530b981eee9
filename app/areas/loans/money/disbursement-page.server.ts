import type { Db } from "db/client.server";
import { type loanApplication, loanBank } from "db/schema";
import { eq } from "drizzle-orm";
import { changesWords, rateWords } from "~/areas/policies";
import { findPolicy, homePlace } from "~/areas/policies/index.server";
import { addMonths, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText, yuanFigure } from "~/platform/money";
import { applicationNumber } from "../application/application-name";
import { policyChange } from "../application/check-application.server";
import { whyNoNewLoan } from "../fund/funds.server";
import { stopWords } from "../fund/stop-words";
import { sheetsOvertaken } from "../papers/sign-again.server";
import { guaranteedFen, rateCapOn } from "../stages/approval-of.server";
import { signedLapsesOn } from "../stages/lapse-approvals.server";
import { moneyText } from "../text/money";
import {
  bankAnswer,
  besideAtPayout,
  ceilingOn,
  deedsLackAtPayout,
  firstDeath,
  firstGuarantorDeath,
  nearAtPayout,
  signaturesOf,
} from "./disburse-loan.server";
import { whyNotInState } from "./disburse-rules";
import { bankName, personOfLoan } from "./loan-facts.server";
import { newRequestKey } from "./loan-route.server";
import type { FormPageFacts } from "./ui/money-form";

/** What the form of a disbursement holds before anything is typed: what was approved, under the policy of today. */
export function disbursementPage(
  db: Db,
  application: typeof loanApplication.$inferSelect,
  language: Language,
  now = Date.now(),
) {
  const t = translator(moneyText, language);
  const today = todayOn(now);
  const answer = bankAnswer(db, application.id);
  const bankId = answer?.bankId ?? application.bankId;
  const bank = bankId === null ? undefined : db.select().from(loanBank).where(eq(loanBank.id, bankId)).get();
  const policy = findPolicy(db, homePlace, today);
  const changed = policyChange(db, application.appliedOn, today);
  const ceilingFen = policy ? ceilingOn(db, application, policy, today) : null;
  const amountFen = Math.min(
    answer?.amountFen ?? application.approvedFen ?? application.amountFen ?? 0,
    guaranteedFen(db, application.id) ?? Number.MAX_SAFE_INTEGER,
  );
  const months = answer?.termMonths ?? application.termMonths ?? 36;
  const cap = rateCapOn(db, policy, today);
  const ratePpm = answer?.ratePpm ?? cap?.ratePpm ?? null;
  const name = personOfLoan(db, application, language);
  const number = applicationNumber(application);
  const stop =
    bankId === null
      ? null
      : whyNoNewLoan(
          db,
          {
            kind: application.guaranteeKind,
            bankId,
            companyId: application.companyId,
            applicationId: application.id,
          },
          amountFen,
          today,
        );
  const notes: { tone?: "warn" | "bad"; text: string }[] = [];
  const { approvalUntilOn } = application;
  const barred = whyNotInState(application.state);
  if (!barred && approvalUntilOn && approvalUntilOn < today)
    notes.push({
      tone: "bad",
      // While the fund is stopped nothing can be entered, of earlier days neither.
      text: t(stop ? "disburse.approvalOverStopped" : "disburse.approvalOver", {
        day: longDay(approvalUntilOn, language),
        lapses: longDay(signedLapsesOn(approvalUntilOn), language),
      }),
    });
  const died = firstDeath(db, application);
  if (died && died < today) notes.push({ tone: "bad", text: t("loanWhy.dead") });
  const guarantorDied = firstGuarantorDeath(db, application.id);
  if (guarantorDied && guarantorDied < today) notes.push({ tone: "bad", text: t("loanWhy.guarantorDead") });
  const beside = policy && besideAtPayout(db, application, policy, today);
  if (beside) notes.push({ tone: "bad", text: t(`loanWhy.${beside.who}`, { note: beside.note }) });
  const near = nearAtPayout(db, application.id, today);
  if (near) notes.push({ tone: "bad", text: t("loanWhy.guarantorNear", { name: near.name }) });
  if (stop) notes.push({ tone: "bad", text: stopWords(stop, language, false) });
  if (!policy) notes.push({ tone: "bad", text: t("disburse.noPolicy", { day: longDay(today, language) }) });
  else if (changed)
    notes.push({
      tone: "warn",
      text: t("disburse.changed", {
        before: changed.before.version.document,
        after: changed.after.version.document,
        changes: changesWords(changed.before, changed.after, language),
      }),
    });
  else
    notes.push({
      text: t("disburse.policy", { day: longDay(today, language), document: policy.version.document }),
    });
  if (ceilingFen !== null && amountFen > ceilingFen)
    notes.push({
      tone: "bad",
      text: t("disburse.ceilingOver", {
        amount: bigYuanText(amountFen, language),
        most: bigYuanText(ceilingFen, language),
      }),
    });
  if (!barred && deedsLackAtPayout(db, application.id, today))
    notes.push({ tone: "bad", text: t("loanWhy.signAgain") });
  else if (!barred && sheetsOvertaken(db, application).length > 0)
    notes.push({ tone: "bad", text: t("loanWhy.signedSheets") });
  if (signaturesOf(db, application).some((on) => on === null))
    notes.push({ tone: "bad", text: t("loanWhy.guarantorUnsigned") });
  if (cap && ratePpm !== null && ratePpm > cap.ratePpm)
    notes.push({
      tone: "warn",
      text: t("disburse.rateOver", { rate: rateWords(ratePpm), most: rateWords(cap.ratePpm) }),
    });
  const page: FormPageFacts = {
    title: t("disburse.title"),
    crumbs: [
      { label: t("area"), to: "/loans" },
      { label: number, to: `/loans/applications/${application.id}` },
      { label: t("disburse.title") },
    ],
    facts: [
      t("loan.title", { name, amount: bigYuanText(amountFen, language) }),
      ...(bankId === null ? [] : [bankName(db, bankId, language)]),
      // What the bureau approved and what the bank did are two things.
      answer?.amountFen == null
        ? t("disburse.bankOpen")
        : t("disburse.approved", { amount: bigYuanText(answer.amountFen, language) }),
    ],
    notes,
    backWords: t("disburse.toApplication"),
    barred: barred && t(barred),
  };
  return {
    page,
    title: t("disburse.title"),
    applicationId: application.id,
    requestKey: newRequestKey(),
    values: {
      principal: yuanFigure(amountFen),
      rate: ratePpm === null ? "" : rateWords(ratePpm).slice(0, -1),
      disbursedOn: today,
      maturesOn: addMonths(today, months),
      method: "bullet",
      paymentEvery: "quarter",
      dayCount: bank?.dayCount ?? "actual/360",
      dueDay: "21",
      firstPeriod: "short",
      dueShift: "next",
      graceDays: String(bank?.graceDays ?? 0),
    } as Record<string, string>,
  };
}
