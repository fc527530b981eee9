import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { Fact } from "./fact";
import type { Period } from "./period";

/** What happened in a time: loans and person-times are the same rows counted, persons are counted once (DOMAIN §7). */
export interface Flow {
  loans: number;
  amountFen: Fen;
  persons: number;
  repaidFen: Fen;
  extended: number;
  /** What fund and companies paid and got back, as their books say it (decision 028). */
  compensatedFen: Fen;
  recoveredFen: Fen;
  subsidyFen: Fen;
  jobs: number;
}

/** What is there on the last day, whenever it began (在享). */
export interface StandingFigures {
  loans: number;
  persons: number;
  balanceFen: Fen;
  overdueLoans: number;
  overdueFen: Fen;
  /** Persons whose loan is subsidised on that day. */
  enjoying: number;
}

export interface Figures {
  flow: Flow;
  total: Flow;
  standing: StandingFigures;
}

const noFlow = (): Flow & { people: Set<number> } => ({
  loans: 0,
  amountFen: 0,
  persons: 0,
  repaidFen: 0,
  extended: 0,
  compensatedFen: 0,
  recoveredFen: 0,
  subsidyFen: 0,
  jobs: 0,
  people: new Set(),
});

/**
 * What happened by part of time in one going over the facts: `partOf` names the part of a day; undefined where it lies in
 * none.
 */
export function flowsBy<K>(facts: readonly Fact[], partOf: (on: Day) => K | undefined): Map<K, Flow> {
  const parts = new Map<K, ReturnType<typeof noFlow>>();
  const at = (on: Day) => {
    const key = partOf(on);
    if (key === undefined) return undefined;
    const known = parts.get(key) ?? noFlow();
    parts.set(key, known);
    return known;
  };
  for (const f of facts) {
    const begun = f.begun ? at(f.disbursedOn) : undefined;
    if (begun) {
      begun.loans += 1;
      begun.amountFen += f.principalFen;
      begun.jobs += f.jobs;
      begun.people.add(f.personId);
    }
    for (const e of f.events) {
      const flow = at(e.on);
      if (!flow) continue;
      if (e.kind === "repaid") flow.repaidFen += e.principalFen;
      else if (e.kind === "extended") flow.extended += 1;
      else if (e.kind === "compensated") flow.compensatedFen += e.guarantorFen;
      else if (e.kind === "recovered") flow.recoveredFen += e.guarantorFen;
    }
    for (const p of f.paid) {
      const flow = at(p.on);
      if (flow) flow.subsidyFen += p.fen;
    }
  }
  return new Map([...parts].map(([key, { people, ...flow }]) => [key, { ...flow, persons: people.size }]));
}

export const emptyFlow = (): Flow => {
  const { people: _, ...flow } = noFlow();
  return flow;
};

export const flowOf = (facts: readonly Fact[], from: Day, to: Day): Flow =>
  flowsBy(facts, (on) => (on >= from && on <= to ? true : undefined)).get(true) ?? emptyFlow();

/** The three measures kept apart: 当期 of the period, 累计 from the beginning to its end, 在享 on its last day. */
export function figuresOf(facts: readonly Fact[], period: Pick<Period, "from" | "to">): Figures {
  const running = facts.filter((f) => f.running);
  const late = running.filter((f) => f.overdueFen > 0);
  return {
    flow: flowOf(facts, period.from, period.to),
    total: flowOf(facts, "0000-01-01", period.to),
    standing: {
      loans: running.length,
      persons: new Set(running.map((f) => f.personId)).size,
      balanceFen: running.reduce((total, f) => total + f.balanceFen, 0),
      overdueLoans: late.length,
      overdueFen: late.reduce((total, f) => total + f.overdueFen, 0),
      enjoying: new Set(running.filter((f) => f.enjoys).map((f) => f.personId)).size,
    },
  };
}

export const reportDimensions = ["village", "group", "kind"] as const;
export type ReportDimension = (typeof reportDimensions)[number];

/** The same figures by village, by the one primary group, by kind of borrower: each loan stands in one row. */
export function figuresBy(facts: readonly Fact[], by: ReportDimension, period: Pick<Period, "from" | "to">) {
  const keyOf = (f: Fact): string =>
    by === "village" ? String(f.villageId) : by === "group" ? (f.groupCode ?? "none") : f.kind;
  const parts = new Map<string, Fact[]>();
  for (const f of facts) {
    const members = parts.get(keyOf(f));
    if (members) members.push(f);
    else parts.set(keyOf(f), [f]);
  }
  return [...parts].map(([key, members]) => ({
    key,
    village: members[0]!.village,
    ...figuresOf(members, period),
  }));
}
