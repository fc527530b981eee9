import type { Reader } from "db/client.server";
import { loanApplication, villageShop } from "db/schema";
import { and, eq, isNull, notInArray } from "drizzle-orm";
import { type PersonOffer, seesCategory } from "~/areas/people";
import { findPerson, groundOf, isPastAge, spouseOf } from "~/areas/people/index.server";
import { findPolicy, homePlace } from "~/areas/policies/index.server";
import { can, type SignedIn } from "~/platform/access/actor";
import { ageOn, longDay, todayOn } from "~/platform/dates";
import { cited } from "~/platform/i18n/official-title";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { issuedLoansOf } from "../application/issued-loans.server";
import { besideOf } from "../application/loans-beside.server";
import { endStates } from "../application-state";
import { usualFindings } from "../calculator.server";
import { countRule } from "../loan-rules";
import { loansOf } from "../repeat-count";
import { paperWords, ruleSource } from "../rule-source";
import { applicationText } from "../text/application";

/**
 * A guaranteed loan for somebody who has none to pay back and has not applied, when no rule of the calculator speaks
 * against it: how much at most, what is still to be proved, and the clause that says so. Where one does, it is named.
 */
export function nextLoanOf(
  db: Reader,
  viewer: SignedIn,
  personId: number,
  language: Language,
): PersonOffer[] {
  const who = findPerson(db, "all", personId);
  const { count, unsettled } = loansOf(
    issuedLoansOf(db, personId),
    [personId],
    countRule(findPolicy(db, homePlace, todayOn())),
  );
  const of18 = who && ageOn(who.birthOn, todayOn()) >= 18;
  if (!who || !of18 || applies(db, personId)) return [];
  // Which group of borrowers they are of tells the category: who may not read that is told nothing of the loan.
  if (!seesCategory(viewer, who.category, who.villageId)) return [];
  const shop = db
    .select({ openedOn: villageShop.openedOn })
    .from(villageShop)
    .where(and(eq(villageShop.personId, personId), isNull(villageShop.closedOn)))
    .get();
  const married = spouseOf(db, personId, todayOn()) !== undefined;
  const known: Record<string, string> = {
    loansBefore: String(count),
    ...(married ? { married: "yes" } : {}),
    // Who is given work is named in the application: until then it is to be proved.
    ...(count > 0 ? { previousSettled: "yes", jobsNamed: "999" } : {}),
    ...(shop ? { shopOpenedOn: shop.openedOn } : {}),
  };
  // A loan of their own that runs is told in its own words below.
  const beside = { ...besideOf(db, personId, todayOn()), own: null };
  const found = usualFindings(
    db,
    { ...who, ageGround: groundOf(db, who.id) },
    { values: known, beside },
    language,
  );
  const t = translator(applicationText, language);
  const failing = found?.findings.filter((f) => f.verdict === "fails") ?? [];
  if (!found || found.most === null || failing.length > 0 || unsettled > 0)
    return refusedLoan(db, viewer, who, { unsettled, failing, shorter: found?.shorterTerm ?? 0 }, language);
  const proofs = found.findings.filter((f) => f.verdict === "proof").map((f) => f.title);
  const group = found.findings.find((f) => f.rule === "group");
  const source = ruleSource(found.policy, { rule: "amount", values: {} }, "person");
  const most = bigYuanText(found.most, language);
  return [
    {
      key: "loan",
      icon: "hand-coins",
      title: t("nextLoan.title", { most }),
      state:
        proofs.length > 0
          ? { tone: "wait", word: t("nextLoan.prove", { count: proofs.length }) }
          : { tone: "ok", word: t("nextLoan.open") },
      why: [
        t(count > 0 ? "nextLoan.settled" : "nextLoan.first", { group: group?.used ?? "", count }),
        proofs.length > 0 ? t("nextLoan.proofs", { what: proofs.join(t("nextLoan.and")) }) : "",
      ].join(""),
      rule: t("nextLoan.rule", {
        document: source ? paperWords(source, language) : found.policy.version.document,
        day: longDay(found.policy.version.fromOn, language),
        most,
      }),
      action: can(viewer, "loan.calculate", who.villageId)
        ? { label: t("nextLoan.act"), to: `/loans/calculator?person=${personId}` }
        : undefined,
    },
  ];
}

/** What speaks against a loan, and by which clause: one thing that can change, or a rule that does not fit. */
function refusedLoan(
  db: Reader,
  viewer: SignedIn,
  who: NonNullable<ReturnType<typeof findPerson>>,
  found: {
    shorter: number;
    unsettled: number;
    failing: NonNullable<ReturnType<typeof usualFindings>>["findings"];
  },
  language: Language,
): PersonOffer[] {
  const policy = findPolicy(db, homePlace, todayOn());
  if (!policy) return [];
  const t = translator(applicationText, language);
  const { unsettled, failing } = found;
  // Nobody is turned away for a term that nobody has asked for.
  const shorter = failing.length === 1 && unsettled === 0 ? found.shorter : 0;
  const noGroup = failing.length === 0 && unsettled === 0;
  // A category would not change it for somebody who is past the age whatever they are.
  const past = noGroup && who.category === null && isPastAge(db, who.id);
  const one = failing.length === 0 && !past && (unsettled > 0 || who.category === null);
  const first = failing[0];
  const clause = first ? first.basis : cited(policy.version.document, language);
  return [
    {
      key: "loan",
      icon: "hand-coins",
      title: t("nextLoan.kind"),
      state:
        one || shorter > 0
          ? { tone: "warn", icon: "clock", word: t("nextLoan.lacking") }
          : { tone: "mute", icon: "circle-slash", word: t("nextLoan.unfit") },
      why: [
        unsettled > 0 ? t("nextLoan.unsettled") : "",
        past ? t("nextLoan.pastAge") : "",
        noGroup && !past ? t(who.category === null ? "nextLoan.noCategory" : "nextLoan.noGroup") : "",
        ...failing.map((f) =>
          shorter > 0
            ? t("nextLoan.shorter", { used: f.used, way: f.way })
            : t("nextLoan.fails", { rule: f.title, used: f.used }),
        ),
      ].join(""),
      rule: t("nextLoan.by", { document: clause, day: longDay(policy.version.fromOn, language) }),
      action:
        shorter > 0 && can(viewer, "loan.calculate", who.villageId)
          ? {
              label: t("nextLoan.act"),
              to: `/loans/calculator?person=${who.id}&term=${shorter}`,
            }
          : undefined,
    },
  ];
}

/** Whether an application of theirs is under way. */
const applies = (db: Reader, personId: number): boolean =>
  db
    .select({ id: loanApplication.id })
    .from(loanApplication)
    .where(and(eq(loanApplication.personId, personId), notInArray(loanApplication.state, [...endStates])))
    .get() !== undefined;
