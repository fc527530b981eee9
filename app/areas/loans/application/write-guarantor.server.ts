import type { Db, Reader } from "db/client.server";
import { loanGuarantor } from "db/schema";
import { eq } from "drizzle-orm";
import { normaliseName, saysSpouse } from "~/areas/people";
import { findByNumber } from "~/areas/people/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { takesEdits } from "../application-state";
import { peopleStand } from "../fund/whose-guarantee";
import { nextPlace } from "../papers/deed-of-guarantor.server";
import { changingPapers } from "../papers/lapse-changed.server";
import { applicationSubject } from "./application-name";
import {
  type FoundApplication,
  findApplication,
  guarantorsOfApplication,
} from "./application-queries.server";
import { isOwnBusiness, kinOf, type WhyKin } from "./guarantor-kin.server";
import { guaranteedOverdue, standingFor } from "./guarantor-limits.server";
import { nameOnRecord } from "./guarantor-record.server";
import { organKind } from "./organ-kind";
import { guarantorNumber, loanIdIndex, sealedId } from "./sealed-parts.server";
import { type WhyNotSignedOn, whyNotSignedOn } from "./sign-guarantor.server";
import { noteHand } from "./write-application.server";

const mostGuarantors = 10;
/** What kind of organisation stands behind a loan; the last two cannot (民法典 683). */
export const companyTypes = ["guarantee", "enterprise", "state", "public-interest"] as const;
export type CompanyType = (typeof companyTypes)[number];

export interface GuarantorInput {
  kind: "person" | "company";
  name: string;
  /** Of a person; null leaves what is kept. */
  idNumber: string | null;
  companyType: CompanyType | null;
  creditCode: string | null;
  employer: string | null;
  post: string | null;
  monthlyIncomeFen: Fen | null;
  relation: string | null;
  phone: string | null;
  spouseName: string | null;
  spouseIdNumber: string | null;
  guaranteedFen: Fen | null;
  signedOn: Day | null;
}

export type WhyNotGuarantor =
  | "application.why.notFound"
  | "party.why.settled"
  | "party.why.notFound"
  | WhyKin
  | WhyNotSignedOn
  | "party.why.signedUncounted"
  | "party.why.saidSpouse"
  | "party.why.dead"
  | "party.why.otherName"
  | "party.why.twice"
  | "party.why.companyTwice"
  | "party.why.standing"
  | "party.why.spouseStanding"
  | "party.why.overdue"
  | "party.why.state"
  | "party.why.publicInterest"
  | "party.why.tooMuch"
  | "party.why.many";

/**
 * Adds or changes a guarantor. Refused: more than the loan that is asked for, the borrower,
 * their own business, their spouse and their partners, who or whose spouse stands for
 * another loan of this kind, who stood for one that went overdue, a state organ and a public-interest body (民法典 683).
 */
export function writeGuarantor(
  db: Db,
  actor: Actor<"loan.edit">,
  id: number,
  guarantorId: number | null,
  input: GuarantorInput,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotGuarantor } {
  return db.transaction((tx) => {
    const found = findApplication(tx, actor, id);
    if (!found) return { ok: false, why: "application.why.notFound" };
    const { application: a } = found;
    if (!takesEdits(a.state)) return { ok: false, why: "party.why.settled" };
    const others = guarantorsOfApplication(tx, id);
    const before = others.find((g) => g.id === guarantorId);
    if (guarantorId !== null && !before) return { ok: false, why: "party.why.notFound" };
    if (!before && others.length >= mostGuarantors) return { ok: false, why: "party.why.many" };
    const why = whyNotGuarantor(tx, found, input, before ?? null, todayOn(now));
    if (why) return { ok: false, why };
    const { idNumber, spouseIdNumber, companyType: _, ...plain } = input;
    const spouse = spouseIdNumber === null ? null : sealedId(spouseIdNumber);
    // A record of the register is linked only where whoever writes may see it.
    const record = idNumber === null ? undefined : findByNumber(tx, idNumber);
    const inSight =
      record && (actor.villages === "all" || actor.villages.includes(record.villageId)) ? record.id : null;
    const columns = {
      ...plain,
      guaranteedFen: plain.guaranteedFen ?? a.amountFen,
      ...(idNumber === null ? {} : { ...guarantorNumber(idNumber), personId: inSight }),
      ...(spouse ? { spouseIdSealed: spouse.sealed, spouseIdIndex: spouse.index } : {}),
    };
    changingPapers(tx, found, todayOn(now), actor, () => {
      if (before) tx.update(loanGuarantor).set(columns).where(eq(loanGuarantor.id, before.id)).run();
      else
        tx.insert(loanGuarantor)
          .values({ applicationId: id, place: nextPlace(tx, id), ...columns })
          .run();
    });
    noteHand(tx, actor, a, now);
    recordEvent(tx, actor, {
      event: before ? "loan-application.party-changed" : "loan-application.party-added",
      subject: applicationSubject(a),
      villageId: a.villageId,
      after: { name: input.name },
    });
    return { ok: true };
  });
}

/** Why somebody cannot stand behind this application. */
function whyNotGuarantor(
  db: Reader,
  found: FoundApplication,
  input: GuarantorInput,
  before: typeof loanGuarantor.$inferSelect | null,
  today: Day,
): WhyNotGuarantor | null {
  const { application: a } = found;
  // What is guaranteed follows the main debt and is never more than it (民法典 682, 691).
  if (input.guaranteedFen !== null && a.amountFen !== null && input.guaranteedFen > a.amountFen)
    return "party.why.tooMuch";
  if (input.signedOn !== null && !peopleStand(a.guaranteeKind)) return "party.why.signedUncounted";
  const wrongDay = input.signedOn === null ? null : whyNotSignedOn(db, found, before, input.signedOn, today);
  if (wrongDay && input.signedOn !== before?.signedOn) return wrongDay;
  const others = guarantorsOfApplication(db, a.id).filter((g) => g.id !== before?.id);
  if (input.kind === "company") return whyNotCompany(found, input, others);
  // What was left empty stays as it was entered before.
  const own = input.idNumber === null ? (before?.idIndex ?? null) : loanIdIndex(input.idNumber);
  const spouse =
    input.spouseIdNumber === null ? (before?.spouseIdIndex ?? null) : loanIdIndex(input.spouseIdNumber);
  // Said to be married to the borrower, under whatever number: either the word or the number is wrong.
  if (input.relation !== null && saysSpouse(input.relation)) return "party.why.saidSpouse";
  const near = kinOf(db, found, { own, spouse }, today);
  if (near) return near;
  const record = input.idNumber === null ? undefined : findByNumber(db, input.idNumber);
  if (record?.diedOn) return "party.why.dead";
  // Papers name who is on record by the record.
  const known = record?.name ?? (before && input.idNumber === null ? nameOnRecord(db, before.id) : null);
  if (known !== null && normaliseName(input.name) !== known) return "party.why.otherName";
  if (own !== null && others.some((g) => g.idIndex === own)) return "party.why.twice";
  if (own !== null && standingFor(db, [own], a.id).length > 0) return "party.why.standing";
  if (spouse !== null && standingFor(db, [spouse], a.id).length > 0) return "party.why.spouseStanding";
  if (own !== null && guaranteedOverdue(db, [own], a.id, today)) return "party.why.overdue";
  return null;
}

function whyNotCompany(
  { application }: FoundApplication,
  { name, creditCode, companyType }: GuarantorInput,
  others: readonly { creditCode: string | null }[],
): WhyNotGuarantor | null {
  const kind = organKind(name, creditCode) ?? companyType;
  if (kind === "state") return "party.why.state";
  if (kind === "public-interest") return "party.why.publicInterest";
  if (isOwnBusiness(application, { name, creditCode })) return "party.why.ownBusiness";
  const twice = creditCode !== null && others.some((g) => g.creditCode === creditCode);
  return twice ? "party.why.companyTwice" : null;
}
