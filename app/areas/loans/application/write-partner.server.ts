import type { Db } from "db/client.server";
import { loanPartner } from "db/schema";
import { findPerson, openIdNumber } from "~/areas/people/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { takesEdits } from "../application-state";
import { changingPapers } from "../papers/lapse-changed.server";
import { loansOf } from "../repeat-count";
import { applicationSubject } from "./application-name";
import { findApplication, partnersOfApplication } from "./application-queries.server";
import { issuedLoansOf } from "./issued-loans.server";
import { loanIdIndex } from "./sealed-parts.server";
import { whoeverGuarantees } from "./whoever-guarantees.server";
import { noteHand } from "./write-application.server";

/** Nobody has more partners than this, whatever a policy says. */
const mostPartners = 20;

/** 100% in basis points. */
const wholeBp = 10_000;

export type WhyNotPartner =
  | "application.why.notFound"
  | "party.why.settled"
  | "party.why.self"
  | "party.why.twice"
  | "party.why.noPerson"
  | "party.why.dead"
  | "party.why.running"
  | "party.why.guarantor"
  | "party.why.shares"
  | "party.why.many";

/** Adds a partner from the register; each must be eligible, and nobody with a running loan can be one (DOMAIN §1.10). */
export function writePartner(
  db: Db,
  actor: Actor<"loan.edit">,
  id: number,
  input: { personId: number; groupCode: string | null; groupProof: string | null; shareBp: number | null },
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotPartner } {
  return db.transaction((tx) => {
    const found = findApplication(tx, actor, id);
    if (!found) return { ok: false, why: "application.why.notFound" };
    const { application: a } = found;
    if (!takesEdits(a.state)) return { ok: false, why: "party.why.settled" };
    const person = findPerson(tx, actor.villages, input.personId);
    if (!person) return { ok: false, why: "party.why.noPerson" };
    if (person.diedOn !== null) return { ok: false, why: "party.why.dead" };
    if (person.id === a.personId) return { ok: false, why: "party.why.self" };
    const partners = partnersOfApplication(tx, id);
    if (partners.some((p) => p.person.id === person.id)) return { ok: false, why: "party.why.twice" };
    const number = openIdNumber(person);
    const index = number === null ? null : loanIdIndex(number);
    if (index !== null && whoeverGuarantees(tx, id).some((g) => g.idIndex === index))
      return { ok: false, why: "party.why.guarantor" };
    if (partners.length >= mostPartners) return { ok: false, why: "party.why.many" };
    const shares = partners.reduce((sum, row) => sum + (row.partner.shareBp ?? 0), input.shareBp ?? 0);
    if (shares > wholeBp) return { ok: false, why: "party.why.shares" };
    if (loansOf(issuedLoansOf(tx, person.id), [person.id]).unsettled > 0)
      return { ok: false, why: "party.why.running" };
    changingPapers(tx, found, todayOn(now), actor, () =>
      tx
        .insert(loanPartner)
        .values({ applicationId: id, ...input, personId: person.id })
        .run(),
    );
    noteHand(tx, actor, a, now);
    recordEvent(tx, actor, {
      event: "loan-application.party-added",
      subject: applicationSubject(a),
      villageId: a.villageId,
      after: { name: person.name },
    });
    return { ok: true };
  });
}
