import { addDays, type Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";

/**
 * One loan as the figures see it at the end of a period: what happened to it, and how it stands, in one village. A loan
 * whose borrower moved while it ran is one fact in each of their villages.
 */
export interface Fact {
  loanId: number;
  noteNumber: string;
  personId: number;
  villageId: number;
  village: string;
  groupCode: string | null;
  kind: string;
  disbursedOn: Day;
  /** Whether it was paid out in this village. */
  begun: boolean;
  principalFen: Fen;
  jobs: number;
  events: readonly {
    id: number;
    kind: string;
    on: Day;
    principalFen: Fen;
    interestFen: Fen;
    penaltyFen: Fen;
    /** Of a compensation and a recovery: what the fund or company paid or got back of it; of all others 0. */
    guarantorFen: Fen;
  }[];
  paid: readonly { on: Day; fen: Fen }[];
  running: boolean;
  /** The day its last fen of principal and interest came; null while something is owed. */
  settledOn: Day | null;
  balanceFen: Fen;
  overdueFen: Fen;
  enjoys: boolean;
  /** Days in this village, and everything that happened anywhere: for what is worked out day by day. */
  here: { from: Day; to: Day };
  all: Fact["events"];
}

export const firstDay: Day = "0000-01-01";
export const lastDay: Day = "9999-12-31";

/** What happened in each village where the loan has been, and how it stands in the one of that day. */
export function inEachVillage(
  whole: Fact,
  former: readonly { villageId: number; village: string; toOn: Day }[],
  asOf: Day,
): Fact[] {
  const stays = [...former, { villageId: whole.villageId, village: whole.village, toOn: lastDay }];
  return stays.map(({ villageId, village, toOn }, k) => {
    const from = k === 0 ? firstDay : addDays(stays[k - 1]!.toOn, 1);
    const here = (on: Day) => on >= from && on <= toOn;
    const stands = here(asOf);
    return {
      ...whole,
      villageId,
      village,
      begun: here(whole.disbursedOn),
      jobs: here(whole.disbursedOn) ? whole.jobs : 0,
      events: whole.events.filter((e) => here(e.on)),
      paid: whole.paid.filter((p) => here(p.on)),
      running: stands && whole.running,
      balanceFen: stands ? whole.balanceFen : 0,
      overdueFen: stands ? whole.overdueFen : 0,
      enjoys: stands && whole.enjoys,
      here: { from, to: toOn },
    };
  });
}
