import type { Db, Reader } from "db/client.server";
import { loanGuarantor, loanJob, loanPartner } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { takesEdits } from "../application-state";
import { changingPapers } from "../papers/lapse-changed.server";
import { applicationSubject } from "./application-name";
import {
  findApplication,
  guarantorsOfApplication,
  jobsOfApplication,
  partnersOfApplication,
} from "./application-queries.server";
import { noteHand } from "./write-application.server";

const parties = {
  partner: {
    table: loanPartner,
    name: (db: Reader, id: number, row: number) =>
      partnersOfApplication(db, id).find((p) => p.partner.id === row)?.person.name,
  },
  guarantor: {
    table: loanGuarantor,
    name: (db: Reader, id: number, row: number) =>
      guarantorsOfApplication(db, id).find((g) => g.id === row)?.name,
  },
  job: {
    table: loanJob,
    name: (db: Reader, id: number, row: number) => jobsOfApplication(db, id).find((j) => j.id === row)?.name,
  },
};

/** Takes a partner, a guarantor or a line of the 带动就业名单 off an application while it takes edits. */
export function removeParty(
  db: Db,
  actor: Actor<"loan.edit">,
  id: number,
  kind: keyof typeof parties,
  rowId: number,
  now = Date.now(),
): { ok: true } | { ok: false; why: "party.why.notFound" | "party.why.settled" } {
  const { table, name } = parties[kind];
  return db.transaction((tx) => {
    const found = findApplication(tx, actor, id);
    const gone = found && name(tx, id, rowId);
    if (!found || gone === undefined) return { ok: false, why: "party.why.notFound" };
    if (!takesEdits(found.application.state)) return { ok: false, why: "party.why.settled" };
    changingPapers(tx, found, todayOn(now), actor, () =>
      tx
        .delete(table)
        .where(and(eq(table.id, rowId), eq(table.applicationId, id)))
        .run(),
    );
    noteHand(tx, actor, found.application, now);
    recordEvent(tx, actor, {
      event: "loan-application.party-removed",
      subject: applicationSubject(found.application),
      villageId: found.application.villageId,
      before: { name: gone },
    });
    return { ok: true };
  });
}
