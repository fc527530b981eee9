import type { Reader } from "db/client.server";
import { loanApplication, villageShop } from "db/schema";
import { and, eq, isNull, notInArray } from "drizzle-orm";
import type { PersonOffer } from "~/areas/people";
import { findPerson } from "~/areas/people/index.server";
import { can, type SignedIn } from "~/platform/access/actor";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { issuedLoansOf } from "../application/issued-loans.server";
import { endStates } from "../application-state";
import { usualFindings } from "../calculator.server";
import { loansOf } from "../repeat-count";
import { ruleSource } from "../rule-source";
import { applicationText } from "../text/application";

/**
 * A guaranteed loan for somebody who has none to pay back and has not applied, when no rule of the calculator speaks
 * against it: how much at most, what is still to be proved, and the clause that says so.
 */
export function nextLoanOf(
  db: Reader,
  viewer: SignedIn,
  personId: number,
  language: Language,
): PersonOffer[] {
  const who = findPerson(db, "all", personId);
  const { count, unsettled } = loansOf(issuedLoansOf(db, personId), [personId]);
  if (!who || unsettled > 0 || applies(db, personId)) return [];
  const shop = db
    .select({ openedOn: villageShop.openedOn })
    .from(villageShop)
    .where(and(eq(villageShop.personId, personId), isNull(villageShop.closedOn)))
    .get();
  const known = {
    loansBefore: String(count),
    // Who is given work is named in the application: until then it is to be proved.
    ...(count > 0 ? { previousSettled: "yes", jobsNamed: "999" } : {}),
    ...(shop ? { shopOpenedOn: shop.openedOn } : {}),
  };
  const found = usualFindings(db, who, known, language);
  if (!found || found.most === null || found.findings.some((f) => f.verdict === "fails")) return [];
  const t = translator(applicationText, language);
  const proofs = found.findings.filter((f) => f.verdict === "proof").map((f) => f.title);
  const group = found.findings.find((f) => f.rule === "group");
  const source = ruleSource(found.policy, "amount", "person");
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
        document: [found.policy.version.document, source?.clause].filter(Boolean).join(" "),
        day: longDay(found.policy.version.fromOn, language),
        most,
      }),
      action: can(viewer, "loan.calculate", who.villageId)
        ? { label: t("nextLoan.act"), to: `/loans/calculator?person=${personId}` }
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
