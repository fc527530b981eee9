import type { Reader } from "db/client.server";
import { loanApplication, loanBank, person, village } from "db/schema";
import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import { inScope, type SignedIn } from "~/platform/access/actor";
import type { Capability } from "~/platform/access/capabilities";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";
import { dutyScope, holdsRole } from "~/platform/home/duty";
import type { ApplicationState } from "../application-state";
import { committeeOf } from "../stages/committee-rounds.server";
import { whyNotSecond } from "../stages/four-eyes";
import { handsOf } from "../stages/hands.server";
import { lateStep } from "./late-step.server";

const rows = (db: Reader, where: SQL | undefined) =>
  db
    .select({
      application: loanApplication,
      person: { id: person.id, name: person.name, diedOn: person.diedOn },
      village,
      bank: loanBank,
    })
    .from(loanApplication)
    .innerJoin(person, eq(person.id, loanApplication.personId))
    .innerJoin(village, eq(village.id, loanApplication.villageId))
    .leftJoin(loanBank, eq(loanBank.id, loanApplication.bankId))
    .where(where)
    .orderBy(asc(loanApplication.dueOn), asc(loanApplication.stateAt))
    .all();
export type HomeApplication = ReturnType<typeof rows>[number];

/** An officer entered or recommended it: its guarantee waits for a reviewer, who has not. */
const stuckWithMaker = (db: Reader, a: HomeApplication["application"], who: SignedIn): boolean => {
  const hands = handsOf(db, a);
  return (
    whyNotSecond(hands, "agree-guarantee", "guarantee-check", who.userId) === null &&
    whyNotSecond(hands, "agree-guarantee", "guarantee-check", a.holderId ?? "") !== null
  );
};

/** States that wait for somebody, the right it takes, and whether this person is the one. */
const duties: readonly {
  states: readonly ApplicationState[];
  right: Capability;
  mine: (db: Reader, a: HomeApplication["application"], who: SignedIn) => boolean;
}[] = [
  { states: ["draft"], right: "loan.edit", mine: (_, a, who) => a.enteredBy === who.userId },
  {
    states: ["submitted", "village-recommended"],
    right: "loan.recommend",
    mine: (_, a, who) => holdsRole(who, "cadre") || a.enteredBy === who.userId,
  },
  {
    states: ["town-checked"],
    right: "loan.review",
    mine: (db, a, who) => whyNotSecond(handsOf(db, a), "take", "town-checked", who.userId) === null,
  },
  {
    states: ["first-review"],
    right: "loan.review",
    mine: (db, a, who) =>
      (a.holderId === null || a.holderId === who.userId) &&
      whyNotSecond(handsOf(db, a), "first-review", "first-review", who.userId) === null,
  },
  {
    states: ["second-review"],
    right: "loan.approve",
    mine: (db, a, who) => whyNotSecond(handsOf(db, a), "approve", "second-review", who.userId) === null,
  },
  {
    states: ["committee"],
    right: "loan.vote",
    mine: (db, a, who) =>
      whyNotSecond(handsOf(db, a), "vote", "committee", who.userId) === null &&
      !committeeOf(db, a.id)?.votes.some((v) => v.userId === who.userId),
  },
  {
    states: ["qualified", "guarantee-check", "guarantee-agreed", "at-bank", "bank-refused", "bank-approved"],
    right: "loan.guarantee",
    mine: (db, a, who) =>
      holdsRole(who, "loan-officer", "administrator")
        ? a.state !== "guarantee-check" ||
          whyNotSecond(handsOf(db, a), "agree-guarantee", "guarantee-check", who.userId) === null
        : a.state === "guarantee-check" && stuckWithMaker(db, a, who),
  },
  { states: ["contract-signed"], right: "loan.disburse", mine: () => true },
  {
    states: ["unqualified", "guarantee-refused"],
    right: "loan.edit",
    mine: (_, a, who) => a.dueOn !== null && (a.enteredBy === who.userId || holdsRole(who, "loan-officer")),
  },
];

/** Applications that this person is the one to take on, the most pressing first. */
export function waitingFor(db: Reader, who: SignedIn): HomeApplication[] {
  return duties
    .flatMap(({ states, right, mine }) => {
      const scope = dutyScope(who, right);
      if (scope === null) return [];
      return rows(
        db,
        and(inArray(loanApplication.state, [...states]), withinVillages(loanApplication.villageId, scope)),
      ).filter((r) => inScope(scope, r.village.id) && mine(db, r.application, who));
    })
    .sort((a, b) => (a.application.dueOn ?? "9999").localeCompare(b.application.dueOn ?? "9999"));
}

/** Applications whose step is over its time: for whoever works on loans, and for the leader. */
export function lateFor(db: Reader, who: SignedIn, today: Day): HomeApplication[] {
  const scope = dutyScope(who, "loan.view");
  const concerned = holdsRole(who, "leader", "loan-officer", "loan-reviewer", "cadre");
  if (scope === null || !concerned) return [];
  return rows(db, lateStep(scope, today));
}

/** Applications that wait for papers of the applicant. */
export function supplementingFor(db: Reader, who: SignedIn): HomeApplication[] {
  const scope = dutyScope(who, "loan.edit");
  if (scope === null) return [];
  return rows(
    db,
    and(eq(loanApplication.state, "supplementing"), withinVillages(loanApplication.villageId, scope)),
  );
}
