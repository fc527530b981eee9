import type { Reader } from "db/client.server";
import { loanApplication, loanPartner } from "db/schema";
import { and, eq, lt, notInArray, or } from "drizzle-orm";
import { groundOf } from "~/areas/people/index.server";
import type { SignedIn } from "~/platform/access/actor";
import { addMonths, type Day, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { ageFinding } from "../age-rule";
import { endStates, isEnded } from "../application-state";
import type { LoanRules } from "../eligibility";
import { seesGroup } from "../group-sight";
import { loansOf } from "../repeat-count";
import { applicationText } from "../text/application";
import { partnersOfApplication } from "./application-queries.server";
import { issuedLoansOf } from "./issued-loans.server";
import { spouseLoanByRegister } from "./loans-beside.server";

type Partner = ReturnType<typeof partnersOfApplication>[number];

export type WhyNotPartner =
  | "dead"
  | "young"
  | "age"
  | "ageProof"
  | "group"
  | "proof"
  | "running"
  | "spouse"
  | "count"
  | "elsewhere";

type PartnerRules = Pick<LoanRules, "groups" | "repeatMost" | "counts" | "asks" | "ageTable">;

const aboutOf = (db: Reader, applicationId: number) =>
  db
    .select({
      appliedOn: loanApplication.appliedOn,
      termMonths: loanApplication.termMonths,
      state: loanApplication.state,
    })
    .from(loanApplication)
    .where(eq(loanApplication.id, applicationId))
    .get();

/** What ended already was decided while they lived. */
const hasDied = (db: Reader, { partner, person }: Pick<Partner, "partner" | "person">): boolean => {
  if (person.diedOn === null) return false;
  const about = aboutOf(db, partner.applicationId);
  return about !== undefined && !isEnded(about.state);
};

/** What speaks against a partner's age: it is asked as that of the borrower is; without a term only the day of the start counts. */
function whyNotAge(
  db: Reader,
  { partner, person }: Pick<Partner, "partner" | "person">,
  rules: PartnerRules,
  on: Day,
) {
  const about = aboutOf(db, partner.applicationId);
  if (!about) return null;
  const termMonths = about.termMonths ?? 0;
  // What is over is not measured by a term that would begin today.
  const startsOn = isEnded(about.state) || about.appliedOn > on ? about.appliedOn : on;
  const { verdict, values } = ageFinding(
    {
      appliedOn: about.appliedOn,
      startsOn,
      maturesOn: addMonths(startsOn, termMonths),
      termMonths,
      birthOn: person.birthOn,
      sex: person.sex,
      ageCategory: groundOf(db, person.id),
      checked: null,
    },
    rules.ageTable,
  );
  if (values.young) return "young";
  if (verdict === "fails") return "age";
  return verdict === "proof" && ("unsure" in values || !person.birthOn) ? "ageProof" : null;
}

/** Why a partner does not count: they must be able to borrow themselves, by age, with a group, its proof, no loan that runs. */
export function whyNotPartner(
  db: Reader,
  { partner, person }: Pick<Partner, "partner" | "person">,
  rules: PartnerRules,
  on: Day = todayOn(),
): WhyNotPartner[] {
  const before = loansOf(issuedLoansOf(db, person.id, partner.applicationId), [person.id], rules.counts);
  const group = rules.groups.includes(partner.groupCode ?? "");
  const age = whyNotAge(db, { partner, person }, rules, on);
  const whys: Record<WhyNotPartner, boolean> = {
    dead: hasDied(db, { partner, person }),
    young: age === "young",
    age: age === "age",
    ageProof: age === "ageProof",
    group: !group,
    proof: group && partner.groupProof !== "yes",
    running: before.unsettled > 0,
    spouse: rules.asks.otherLoans && spouseLoanByRegister(db, person.id, partner.applicationId, on) !== null,
    count: rules.repeatMost !== null && before.count >= rules.repeatMost,
    elsewhere: jointElsewhere(db, person.id, partner.applicationId),
  };
  return (Object.keys(whys) as WhyNotPartner[]).filter((why) => whys[why]);
}

/**
 * Whether somebody applies already, alone or among partners, in an application made before this one that is still on its
 * way: both loans would run at once, and each blocks the other (DOMAIN §1.10). The earlier one keeps its people.
 */
export const jointElsewhere = (db: Reader, personId: number, applicationId: number): boolean =>
  db
    .select({ id: loanApplication.id })
    .from(loanApplication)
    .leftJoin(loanPartner, eq(loanPartner.applicationId, loanApplication.id))
    .where(
      and(
        lt(loanApplication.id, applicationId),
        notInArray(loanApplication.state, ["draft", ...endStates]),
        or(eq(loanPartner.personId, personId), eq(loanApplication.personId, personId)),
      ),
    )
    .get() !== undefined;

export const partnerEligible = (
  db: Reader,
  partner: Partner,
  rules: PartnerRules,
  on: Day = todayOn(),
): boolean => whyNotPartner(db, partner, rules, on).length === 0;

/** The same in words: several reasons in one line. */
export function whyNotPartnerWords(
  db: Reader,
  partner: Partner,
  rules: PartnerRules,
  language: Language,
): string {
  const t = translator(applicationText, language);
  return whyNotPartner(db, partner, rules)
    .map((why) => t(`party.whyNot.${why}`))
    .join(language === "zh" ? "；" : "; ");
}

/** Who of the partners does not count, and why; to whoever may not read the group only who. */
export const partnersOut = (
  db: Reader,
  viewer: SignedIn,
  application: { id: number; villageId: number },
  rules: PartnerRules,
  language: Language,
): { label: string; to: null }[] =>
  partnersOfApplication(db, application.id)
    .filter((p) => !partnerEligible(db, p, rules))
    .map((p) => ({
      label: [
        personName(p.person.name, language),
        ...(seesGroup(viewer, p.partner.groupCode, application.villageId)
          ? [whyNotPartnerWords(db, p, rules, language)]
          : []),
      ].join(language === "zh" ? "：" : ": "),
      to: null,
    }));
