import type { Tx } from "db/client.server";
import { type loanApplication, loanBank, loanBankTry, loanCommittee } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { rateWords } from "~/areas/policies";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { applicationNumber } from "../application/application-name";
import type { Application } from "../application/application-queries.server";
import { keepCheck, policyOf } from "../application/check-application.server";
import { approvalHoldsUntil, whyNotToBank } from "../approval";
import { companiesToChoose, whyNoNewLoan } from "../fund/funds.server";
import { lapseChangedPapers, papersBeforeChange } from "../papers/lapse-changed.server";
import { approvalMonths, approvalOf, mostAtBank, openTryOf, rateCapOn } from "./approval-of.server";
import { committeeFor } from "./committee";
import { keepRefusal } from "./keep-refusal.server";
import { noticeDueOn } from "./notice-due.server";
import type { StepResult, Taking } from "./step-input";
import { isApprovedBeforeBank } from "./steps";

type Effect =
  | {
      ok: true;
      columns?: Partial<typeof loanApplication.$inferInsert>;
      dueOn?: Day | null;
      amountFen?: Fen | null;
    }
  | Extract<StepResult, { ok: false }>;

/** What a step changes besides the state. */
export function effectOf(tx: Tx, t: Taking, on: Day): Effect {
  const { step, standing, input, actor } = t;
  const { application: a, person } = standing.found;
  switch (step.key) {
    case "submit":
    case "resubmit": {
      const check = standing.check;
      if (!check) return { ok: false, why: "step.why.noPolicy" };
      // 容缺: what lacks is said, with the reason, and stands in the log; the review waits for it all the same.
      if (standing.lacking.length > 0 && !input.reason)
        return { ok: false, why: "step.why.papersLater", values: { count: standing.lacking.length } };
      keepCheck(tx, standing.found, check, actor.name, t.now);
      return {
        ok: true,
        columns: {
          policyVersionId: check.policy.version.id,
          timesNo: check.applicant.loansBefore + 1,
          villageId: step.key === "submit" ? person.villageId : a.villageId,
        },
      };
    }
    case "first-review":
    case "approve":
    case "to-committee":
      return reviewed(tx, t, on);
    case "refuse": {
      const why = groundRefusal(tx, t, on);
      if (why) return { ok: false, why };
      return { ok: true, columns: { refusedReason: input.reason ?? null }, dueOn: noticeDueOn(tx, a, on) };
    }
    case "return":
      return isApprovedBeforeBank(a.state) ? { ok: true, columns: unapproved } : { ok: true };
    case "refuse-guarantee":
      return { ok: true, columns: { refusedReason: input.reason ?? null }, dueOn: noticeDueOn(tx, a, on) };
    case "agree-guarantee": {
      const amountFen = input.amountFen ?? a.approvedFen;
      if (amountFen === null || amountFen <= 0) return { ok: false, why: "step.why.amount" };
      if (a.approvedFen !== null && amountFen > a.approvedFen)
        return { ok: false, why: "step.why.amountOver", values: { most: a.approvedFen } };
      return agreed(tx, t, amountFen, on);
    }
    case "to-bank":
      return toBank(tx, t, on);
    case "bank-approve":
      return bankApproved(tx, t, on);
    case "bank-refuse": {
      const open = openTryOf(tx, a.id);
      if (open)
        tx.update(loanBankTry)
          .set({ answeredOn: on, result: "refused", reason: input.reason ?? null })
          .where(eq(loanBankTry.id, open.id))
          .run();
      return { ok: true };
    }
    default:
      return { ok: true };
  }
}

/** Who guarantees agrees: the company that was chosen with it where there are several, and whose papers are its own then. */
function agreed(tx: Tx, { standing: { found }, input, actor }: Taking, amountFen: Fen, on: Day): Effect {
  const { application: a } = found;
  const open = companiesToChoose(tx, { ...a, kind: a.guaranteeKind }, on);
  if (open.length === 0) return fundStops(tx, a, a.bankId, amountFen, on) ?? { ok: true, amountFen };
  const companyId = input.companyId ?? null;
  if (!open.some((f) => f.id === companyId)) return { ok: false, why: "step.why.company" };
  const chosen = { ...a, companyId };
  const stop = fundStops(tx, chosen, a.bankId, amountFen, on);
  if (stop) return stop;
  lapseChangedPapers(tx, papersBeforeChange(tx, found, on), { ...found, application: chosen }, on, actor);
  return { ok: true, amountFen, columns: { companyId } };
}

/** Why the fund that would stand behind the loan at this bank does not; null where it does. */
function fundStops(tx: Tx, a: Application, bankId: number | null, addFen: Fen, on: Day) {
  const stop = whyNoNewLoan(
    tx,
    { kind: a.guaranteeKind, bankId, companyId: a.companyId, applicationId: a.id },
    addFen,
    on,
  );
  return stop && { ok: false as const, why: stop.why, stop };
}

/** A refusal names the rule that is not met; one that failed already speaks for itself. */
function groundRefusal(tx: Tx, { standing, input, actor, now }: Taking, on: Day): "step.why.rule" | null {
  const { check, found } = standing;
  if (!check) return null;
  const named = check.findings.some((f) => f.rule === input.rule);
  if (!named && input.rule !== "other" && check.failing === 0) return "step.why.rule";
  const ground = {
    rule: input.rule,
    said: input.reason ?? null,
    on: input.proofOn ?? on,
    by: "reviewer" as const,
  };
  keepRefusal(tx, found, check, [ground], { name: actor.name, now });
  return null;
}

/** What a reviewer gives: no more than was asked for and than the policy allows. */
function reviewed(tx: Tx, { step, standing, input, actor, now }: Taking, on: Day): Effect {
  const { application: a } = standing.found;
  const most = Math.min(a.amountFen ?? 0, standing.check?.mostFen ?? Number.MAX_SAFE_INTEGER);
  const amountFen = input.amountFen ?? most;
  if (amountFen <= 0) return { ok: false, why: "step.why.amount" };
  if (amountFen > most) return { ok: false, why: "step.why.amountOver", values: { most } };
  if (step.key === "first-review") return { ok: true, amountFen };
  if (step.key === "approve") return { ok: true, amountFen, columns: approvalColumns(tx, a, amountFen, on) };
  const rule = standing.check && committeeFor(standing.check.policy, a.amountFen ?? 0);
  if (!rule) return { ok: false, why: "step.why.noCommittee" };
  tx.insert(loanCommittee)
    .values({
      applicationId: a.id,
      ...rule,
      openedBy: actor.userId,
      openedByName: actor.name,
      openedAt: now,
    })
    .run();
  return { ok: true, amountFen, columns: { approvedFen: amountFen } };
}

/** The qualification: its number, its day and its last one. */
export const approvalColumns = (tx: Tx, a: Application, amountFen: Fen, on: Day) => ({
  approvedFen: amountFen,
  approvalNumber: applicationNumber(a).replace("DK", "ZG"),
  approvedOn: on,
  approvalUntilOn: approvalHoldsUntil({ approvedOn: on, months: approvalMonths(tx, a.appliedOn) }),
});

/** What is sent back after its approval is approved again: the earlier one holds no more. */
const unapproved = { approvedFen: null, approvalNumber: null, approvedOn: null, approvalUntilOn: null };

function toBank(tx: Tx, { standing, input, actor }: Taking, on: Day): Effect {
  const { application: a } = standing.found;
  const bankId = input.bankId ?? a.bankId;
  const bank =
    bankId === null
      ? undefined
      : tx
          .select()
          .from(loanBank)
          .where(and(eq(loanBank.id, bankId), bankId === a.bankId ? undefined : isNull(loanBank.leftOn)))
          .get();
  const approval = approvalOf(tx, a);
  // Nothing goes to a bank that has stopped unless somebody chose it.
  if (!bank || !approval || (bank.leftOn !== null && input.bankId == null))
    return { ok: false, why: "step.why.bank" };
  const why = whyNotToBank(approval, String(bank.id), on);
  if (why) return { ok: false, why: input.bankId == null && a.bankId !== null ? "step.why.bank" : why };
  // Another bank may have another fund behind it than the one that agreed.
  const stopped = bank.id === a.bankId ? null : fundStops(tx, a, bank.id, mostAtBank(tx, a), on);
  if (stopped) return stopped;
  tx.insert(loanBankTry)
    .values({ applicationId: a.id, bankId: bank.id, sentOn: on, userName: actor.name })
    .run();
  // Another bank is named by other papers than the one that was asked first.
  const { found } = standing;
  const toAnother = { ...found, bank, application: { ...a, bankId: bank.id } };
  if (bank.id !== a.bankId) lapseChangedPapers(tx, papersBeforeChange(tx, found, on), toAnother, on, actor);
  return { ok: true, columns: { bankId: bank.id } };
}

function bankApproved(tx: Tx, { standing, input }: Taking, on: Day): Effect {
  const { application: a } = standing.found;
  const open = openTryOf(tx, a.id);
  const most = mostAtBank(tx, a);
  const amountFen = input.amountFen ?? most;
  const termMonths = input.termMonths ?? a.termMonths ?? 0;
  if (!open || amountFen <= 0) return { ok: false, why: "step.why.amount" };
  if (amountFen > most) return { ok: false, why: "step.why.amountOver", values: { most } };
  if (input.ratePpm == null || input.ratePpm <= 0) return { ok: false, why: "step.why.rate" };
  const cap = rateCapOn(tx, policyOf(tx, on), on);
  // What lies over the cap is never subsidised: a bank may still ask for it, once somebody has said why.
  if (cap && input.ratePpm > cap.ratePpm && !input.text)
    return { ok: false, why: "step.why.rateOver", values: { rate: rateWords(cap.ratePpm) } };
  if (termMonths < 1 || termMonths > (a.termMonths ?? 0)) return { ok: false, why: "step.why.term" };
  tx.update(loanBankTry)
    .set({ answeredOn: on, result: "approved", amountFen, ratePpm: input.ratePpm, termMonths })
    .where(eq(loanBankTry.id, open.id))
    .run();
  return { ok: true, amountFen };
}
