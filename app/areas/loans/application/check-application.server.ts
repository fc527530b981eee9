import type { Db, Reader, Tx } from "db/client.server";
import { loanCheck } from "db/schema";
import { checkedGround, groundOf } from "~/areas/people/index.server";
import type { PolicyInForce } from "~/areas/policies";
import { findGroups, findPolicy, homePlace } from "~/areas/policies/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addMonths, type Day, todayOn } from "~/platform/dates";
import { isEnded } from "../application-state";
import {
  type Answer,
  type Applicant,
  type BorrowerKind,
  type Finding,
  findingsOf,
  type LoanKind,
  type LoanRules,
  mostFor,
  type OtherLoan,
} from "../eligibility";
import { loanRules } from "../loan-rules";
import { otherLoansOf } from "../other-loans";
import { loansOf } from "../repeat-count";
import type { AgeCategory } from "../retirement";
import { applicationSubject } from "./application-name";
import {
  type FoundApplication,
  findApplication,
  jobsOfApplication,
  partnersOfApplication,
} from "./application-queries.server";
import { deadGuarantors } from "./deaths.server";
import { guarantorNear } from "./guarantor-kin.server";
import { guarantorsFree } from "./guarantor-limits.server";
import { hiresListed } from "./hires.server";
import { issuedLoansOf } from "./issued-loans.server";
import { namesAnother, ownLoan, spouseLoan, wedByRegister } from "./loans-beside.server";
import { sameBusinessCount } from "./same-business.server";
import { whoeverGuarantees } from "./whoever-guarantees.server";
import { partnerEligible } from "./why-not-partner.server";

/** How the rules of an application turned out, with what they were decided by. */
export interface Checked {
  policy: PolicyInForce;
  exclusive: PolicyInForce | null;
  rules: LoanRules;
  applicant: Applicant;
  findings: Finding[];
  /** The most that may be lent; null when the policy knows no ceiling. */
  mostFen: number | null;
  failing: number;
  unproved: number;
}

/** The day the policy is taken of: that of the application. */
export const policyOf = (db: Reader, appliedOn: Day) => findPolicy(db, homePlace, appliedOn);

/** Works the rules out for an application as it stands; null when no policy is in force on its day. */
export function workOutCheck(db: Reader, found: FoundApplication, today: Day): Checked | null {
  const a = found.application;
  const policy = policyOf(db, a.appliedOn);
  if (!policy) return null;
  const groups = findGroups(db, homePlace, a.appliedOn).map((g) => g.code);
  const exclusive = findPolicy(db, homePlace, today, "central-subsidy");
  const rules = loanRules(policy, groups, exclusive?.values.exclusive !== undefined);
  const applicant = applicantOf(db, found, today, rules);
  const findings = findingsOf(applicant, rules);
  const count = (verdict: Finding["verdict"]) => findings.filter((f) => f.verdict === verdict).length;
  return {
    policy,
    exclusive,
    rules,
    applicant,
    findings,
    mostFen: mostFor(applicant, rules),
    failing: count("fails"),
    unproved: count("proof"),
  };
}

const answer = (text: string | null): Answer => (text === "yes" || text === "no" ? text : "unknown");

function applicantOf(db: Reader, found: FoundApplication, today: Day, rules: LoanRules): Applicant {
  const { application: a, person } = found;
  const before = loansOf(issuedLoansOf(db, person.id, a.id), [person.id], rules.counts);
  const jobs = jobsOfApplication(db, a.id);
  const termMonths = a.termMonths ?? 0;
  const from = a.appliedOn > today ? a.appliedOn : today;
  const partners = a.kind === "partners" ? partnersOfApplication(db, a.id) : [];
  const eligible = partners.filter((p) => partnerEligible(db, p, rules, today)).length;
  return {
    kind: a.kind as BorrowerKind,
    appliedOn: a.appliedOn,
    startsOn: from,
    maturesOn: addMonths(from, termMonths),
    termMonths,
    amountFen: a.amountFen ?? 0,
    ratePpm: 0,
    lprPpm: null,
    birthOn: person.birthOn,
    sex: person.sex,
    ageCategory: (a.ageCategory as AgeCategory | null) ?? groundOf(db, person.id),
    checked: checkedGround(db, person.id),
    group: a.groupCode ?? "",
    groupProof: answer(a.groupProof),
    graduatedOn: a.graduatedOn,
    shopOpenedOn: a.shopOpenedOn,
    registeredOn: a.registeredOn,
    sameBusiness: sameBusinessCount(db, a),
    ...otherLoansOf(
      {
        own: ownLoan(db, a.personId, a.id),
        spouse: spouseLoan(db, a, today),
        wed: wedByRegister(db, a.personId, today),
      },
      {
        married: a.marital === null ? null : a.marital === "married",
        own: typedLoan(a.ownLoanKind, a.ownLoanFen),
        spouse: typedLoan(a.spouseLoanKind, a.spouseLoanFen),
      },
    ),
    spouseDiffers: namesAnother(db, a, today),
    loansBefore: before.count,
    previousSettled: before.unsettled > 0 ? "no" : before.count > 0 ? "yes" : answer(a.previousSettled),
    freeOfOtherJob: answer(a.freeOfOtherJob),
    goodCredit: answer(a.goodCredit),
    guarantorFree: guarantorFree(db, found, today),
    ...(isEnded(a.state) ? {} : deathsOf(db, found)),
    waived: a.guaranteeKind === "waived",
    jobsNamed: jobs.length,
    jobsProved: jobs.filter((j) => j.proved).length,
    // The borrower of record is one of them.
    partners: partners.length + 1,
    eligiblePartners: eligible + (rules.groups.includes(a.groupCode ?? "") ? 1 : 0),
    staff: a.staff ?? 0,
    hired: a.hired ?? 0,
    ...(a.kind === "firm" ? { hiresListed: hiresListed(db, a, jobs) } : {}),
    noArrears: answer(a.noArrears),
    noOtherSubsidy: answer(a.noOtherSubsidy),
  };
}

const typedLoan = (kind: string | null, fen: number | null): OtherLoan | null =>
  kind === null ? null : { kind: kind as LoanKind, amountFen: fen ?? 0 };

function guarantorFree(db: Reader, found: FoundApplication, today: Day): Answer {
  const { application: a } = found;
  if (a.guaranteeKind === null) return "unknown";
  // Beyond the amount of the policy a waiver has to be proved: the basis somebody typed is not the proof.
  if (a.guaranteeKind === "waived") return "unknown";
  if (a.guaranteeKind !== "natural-person") return "yes";
  if (whoeverGuarantees(db, a.id).length === 0) return "unknown";
  return guarantorsFree(db, a.id, today) && !guarantorNear(db, found, today) ? "yes" : "no";
}

/** What ended already was decided while they lived. */
const deathsOf = (db: Reader, { application: a, person }: FoundApplication) => ({
  diedOn: person.diedOn,
  guarantorDiedOn: deadGuarantors(db, a.id)[0]?.on ?? null,
});

/** Keeps a check as it was decided: version, values, verdicts. An earlier one is never changed (FEATURES 56). */
export function keepCheck(
  tx: Tx,
  found: FoundApplication,
  checked: Checked,
  userName: string,
  now: number,
): void {
  tx.insert(loanCheck)
    .values({
      applicationId: found.application.id,
      policyVersionId: checked.policy.version.id,
      findings: JSON.stringify(checked.findings),
      failing: checked.failing,
      unproved: checked.unproved,
      userName,
      at: now,
    })
    .run();
}

/** 按今天的数据重算: checks again and keeps it beside the earlier ones. */
export function checkAgain(
  db: Db,
  actor: Actor<"loan.view">,
  id: number,
  now = Date.now(),
):
  | { ok: true; failing: number; unproved: number }
  | { ok: false; why: "application.why.notFound" | "application.why.noPolicy" } {
  return db.transaction((tx) => {
    const found = findApplication(tx, actor, id);
    if (!found) return { ok: false, why: "application.why.notFound" };
    const checked = workOutCheck(tx, found, todayOn(now));
    if (!checked) return { ok: false, why: "application.why.noPolicy" };
    keepCheck(tx, found, checked, actor.name, now);
    recordEvent(tx, actor, {
      event: "loan-application.checked",
      subject: applicationSubject(found.application),
      villageId: found.application.villageId,
      after: { failing: checked.failing, unproved: checked.unproved },
    });
    return { ok: true, failing: checked.failing, unproved: checked.unproved };
  });
}

/** The policy of today is another than that of the application: what is paid out will be under the later one. */
export function policyChange(db: Reader, appliedOn: Day, today: Day) {
  const before = policyOf(db, appliedOn);
  const after = findPolicy(db, homePlace, today);
  if (!before || !after || before.version.id === after.version.id) return null;
  return { before, after };
}

/** The most that may be lent for an application under the policy of a day: the day of payment decides (DOMAIN §1.1). */
export function mostUnder(
  db: Reader,
  found: FoundApplication,
  policy: PolicyInForce,
  on: Day,
): number | null {
  const groups = findGroups(db, homePlace, found.application.appliedOn).map((g) => g.code);
  const rules = loanRules(policy, groups, false);
  return mostFor(applicantOf(db, found, on, rules), rules);
}
