import type { Reader } from "db/client.server";
import { openIdNumber } from "~/areas/people/index.server";
import { todayOn } from "~/platform/dates";
import { applicationNumber } from "../application/application-name";
import {
  type FoundApplication,
  sinceReturned,
  stateChangesOf,
} from "../application/application-queries.server";
import type { MinutesOnPaper } from "../pdf/draw-minutes";
import { committeeOf } from "../stages/committee-rounds.server";
import { borrowerName } from "./letter-about.server";

/** 评审会纪要 of the last round; null while there is none or it has not decided. */
export function minutesOnPaper(db: Reader, found: FoundApplication): Omit<MinutesOnPaper, "number"> | null {
  const { application: a, person } = found;
  const round = committeeOf(db, a.id);
  if (!round || round.committee.result === null) return null;
  // What was decided before it was sent back is decided on again.
  const decided = (c: { fromState: string | null }) => c.fromState === "committee";
  if (!sinceReturned(stateChangesOf(db, a.id)).some(decided)) return null;
  const { committee, votes } = round;
  return {
    openedOn: todayOn(committee.openedAt),
    closedOn: committee.closedAt === null ? null : todayOn(committee.closedAt),
    chair: committee.openedByName,
    name: borrowerName(found),
    idNumber: openIdNumber(person),
    applicationNumber: applicationNumber(a),
    business: a.businessName,
    amountFen: a.amountFen ?? 0,
    termMonths: a.termMonths ?? 0,
    needed: committee.needed,
    members: committee.members,
    votes: votes.map((v) => ({ name: v.userName, vote: v.vote, reason: v.reason, on: todayOn(v.at) })),
    result: committee.result,
    note: committee.note,
  };
}
