import { addDays, type Day } from "~/platform/dates";
import { head, isRelation, type Relation } from "./relation";

/** Who belongs to a household on which days: rows, and the rules that let them change. Pure. */
export interface Membership {
  id: number;
  householdId: number;
  personId: number;
  relation: string;
  fromOn: Day;
  /** Last day; null while it lasts. */
  toOn: Day | null;
  /** Why it ended; rules do not look at it. */
  endReason?: string | null;
}

/** Why somebody left, as people say it; `mistake` leaves no row behind. */
export const leaveReasons = ["died", "married", "moved", "other", "mistake"] as const;
export type LeaveReason = (typeof leaveReasons)[number];

/** What becomes of the former head. */
export const formerHeadWays = ["stays", "died", "married", "moved", "other"] as const;
export type FormerHeadWay = (typeof formerHeadWays)[number];

export const holdsOn = (row: Pick<Membership, "fromOn" | "toOn">, on: Day): boolean =>
  row.fromOn <= on && (row.toOn === null || row.toOn >= on);

export const isOpen = (row: Pick<Membership, "toOn">): boolean => row.toOn === null;

/** Rows of a day: the household as it was then. */
export const membersOn = <T extends Membership>(rows: readonly T[], on: Day): T[] =>
  rows.filter((r) => holdsOn(r, on));

export type WhyNotJoin =
  | "join.future"
  | "join.beforeBirth"
  | "join.dead"
  | "join.here"
  | "join.elsewhere"
  | "join.overlap"
  | "join.beforeHead"
  | "join.needsHead"
  | "join.hasHead"
  | "join.relation";

/**
 * Whether somebody may join from a day on.
 * @param household rows of the household @param own every row of the person, of whatever household
 */
export function whyNotJoin(
  household: readonly Membership[],
  own: readonly Membership[],
  join: { householdId: number; relation: string; fromOn: Day; birthOn: Day; diedOn?: Day | null },
  today: Day,
): WhyNotJoin | null {
  if (join.fromOn > today) return "join.future";
  if (join.fromOn < join.birthOn) return "join.beforeBirth";
  if (join.diedOn) return "join.dead";
  const open = own.find(isOpen);
  if (open) return open.householdId === join.householdId ? "join.here" : "join.elsewhere";
  if (own.some((r) => r.toOn !== null && r.toOn >= join.fromOn)) return "join.overlap";
  if (!isRelation(join.relation)) return "join.relation";
  const headNow = household.find((r) => isOpen(r) && r.relation === head);
  if (!headNow) {
    if (join.relation !== head) return "join.needsHead";
    return household.some((r) => r.toOn !== null && r.toOn >= join.fromOn) ? "join.beforeHead" : null;
  }
  if (join.relation === head) return "join.hasHead";
  // A relation is one to the head of the day: before this head, it would have been one to another.
  return join.fromOn < headNow.fromOn ? "join.beforeHead" : null;
}

export type WhyNotLeave =
  | "leave.gone"
  | "leave.future"
  | "leave.beforeJoined"
  | "leave.beforeOthers"
  | "leave.head"
  | "leave.wasHead";

/** Whether a member may leave, `lastOn` being the last day. A head with others left must hand over first. */
export function whyNotLeave(
  household: readonly Membership[],
  leave: { memberId: number; lastOn: Day; reason: LeaveReason },
  today: Day,
): WhyNotLeave | null {
  const row = household.find((r) => r.id === leave.memberId);
  if (!row || !isOpen(row)) return "leave.gone";
  if (row.relation === head && household.some((r) => isOpen(r) && r !== row)) return "leave.head";
  if (leave.reason === "mistake") {
    // Whose head was a mistake: the others of those days would have had none.
    const heads = stayOf(household, row).filter((r) => r.relation === head);
    const others = household.filter((r) => r.personId !== row.personId);
    return heads.some((h) => others.some((o) => overlap(h, o))) ? "leave.wasHead" : null;
  }
  if (leave.lastOn > today) return "leave.future";
  if (leave.lastOn < row.fromOn) return "leave.beforeJoined";
  const later = household.some((r) => r.toOn !== null && r.toOn > leave.lastOn);
  return row.relation === head && later ? "leave.beforeOthers" : null;
}

const overlap = (a: Membership, b: Membership): boolean =>
  (b.toOn === null || a.fromOn <= b.toOn) && (a.toOn === null || b.fromOn <= a.toOn);

export type WhyNotHead =
  | "head.notMember"
  | "head.already"
  | "head.future"
  | "head.beforeLast"
  | "head.formerSameDay"
  | "head.relation";

export interface HeadChange {
  personId: number;
  /** First day of the new head. */
  fromOn: Day;
  former: FormerHeadWay;
  /** What everybody else is to the new head. */
  relations: ReadonlyMap<number, string>;
}

/** Whether the head may change so. Everybody who stays needs a relation to the new head. */
export function whyNotHead(
  household: readonly Membership[],
  change: HeadChange,
  today: Day,
): WhyNotHead | null {
  const open = household.filter(isOpen);
  const next = open.find((r) => r.personId === change.personId);
  if (!next) return "head.notMember";
  if (next.relation === head) return "head.already";
  if (change.fromOn > today) return "head.future";
  // Somebody who left later was related to the old head until then.
  if (
    open.some((r) => r.fromOn > change.fromOn) ||
    household.some((r) => r.toOn !== null && r.toOn >= change.fromOn)
  )
    return "head.beforeLast";
  const former = open.find((r) => r.relation === head);
  if (former && change.former !== "stays" && former.fromOn === change.fromOn) return "head.formerSameDay";
  const missing = open.some(
    (r) =>
      r !== next &&
      !(r === former && change.former !== "stays") &&
      !isMember(change.relations.get(r.personId)),
  );
  return missing ? "head.relation" : null;
}

const isMember = (code: string | undefined): code is Relation =>
  code !== undefined && code !== head && isRelation(code);

export type WhyNotSeparate =
  | "separate.nobody"
  | "separate.everybody"
  | "separate.notMember"
  | "separate.notHead"
  | "separate.noHead"
  | "separate.future"
  | "separate.beforeJoined"
  | "separate.relation";

export interface Separation {
  personIds: readonly number[];
  headId: number;
  /** First day of the new household. */
  fromOn: Day;
  relations: ReadonlyMap<number, string>;
}

/** Whether some members may become a household of their own (分户). */
export function whyNotSeparate(
  household: readonly Membership[],
  s: Separation,
  today: Day,
): WhyNotSeparate | null {
  const open = household.filter(isOpen);
  if (s.personIds.length === 0) return "separate.nobody";
  const going = s.personIds.map((id) => open.find((r) => r.personId === id));
  if (going.includes(undefined)) return "separate.notMember";
  const rows = going as Membership[];
  if (rows.length === open.length) return "separate.everybody";
  if (rows.some((r) => r.relation === head)) return "separate.notHead";
  if (!s.personIds.includes(s.headId)) return "separate.noHead";
  if (s.fromOn > today) return "separate.future";
  if (rows.some((r) => r.fromOn >= s.fromOn)) return "separate.beforeJoined";
  return rows.some((r) => r.personId !== s.headId && !isMember(s.relations.get(r.personId)))
    ? "separate.relation"
    : null;
}

/** A change of one row; a new one has no id. */
export type RowPlan =
  | { do: "close"; id: number; toOn: Day; reason: string }
  | { do: "relate"; id: number; relation: string }
  | { do: "open"; householdId: number; personId: number; relation: string; fromOn: Day };

/** What a change of head does to the rows: each ends with the old head and begins with the new one. Order matters. */
export function planHeadChange(household: readonly Membership[], change: HeadChange): RowPlan[] {
  const open = household.filter(isOpen);
  const lastOn = addDays(change.fromOn, -1);
  const relationOf = (r: Membership) =>
    r.personId === change.personId ? head : (change.relations.get(r.personId) ?? "97");
  const leaves = (r: Membership) => r.relation === head && change.former !== "stays";
  const sameDay = open.filter((r) => r.fromOn === change.fromOn && !leaves(r));
  const others = open.filter((r) => !sameDay.includes(r));
  // The old head first: a household has one open head at every step.
  const headFirst = (a: Membership, b: Membership) =>
    Number(b.relation === head) - Number(a.relation === head);
  return [
    ...others.map((r) => ({
      do: "close" as const,
      id: r.id,
      toOn: lastOn,
      reason: leaves(r) ? change.former : "head-changed",
    })),
    ...[...sameDay]
      .sort(headFirst)
      .map((r) => ({ do: "relate" as const, id: r.id, relation: relationOf(r) })),
    ...others
      .filter((r) => !leaves(r))
      .map((r) => ({
        do: "open" as const,
        householdId: r.householdId,
        personId: r.personId,
        relation: relationOf(r),
        fromOn: change.fromOn,
      })),
  ];
}

/** First day of an unbroken stay that a row belongs to: changes of head cut a stay into rows, not the stay itself. */
export function staySince(rows: readonly Membership[], row: Membership): Day {
  let since = row.fromOn;
  for (;;) {
    const before = rows.find(
      (r) =>
        r.personId === row.personId && r.householdId === row.householdId && r.toOn === addDays(since, -1),
    );
    if (!before) return since;
    since = before.fromOn;
  }
}

/** Rows of the unbroken stay that ends with a row. */
export const stayOf = <T extends Membership>(rows: readonly T[], row: T): T[] => {
  const since = staySince(rows, row);
  return rows.filter(
    (r) =>
      r.personId === row.personId &&
      r.householdId === row.householdId &&
      r.fromOn >= since &&
      r.fromOn <= row.fromOn,
  );
};
