import { createHmac, timingSafeEqual } from "node:crypto";
import type { SignedIn } from "~/platform/access/actor";
import { secrets } from "~/platform/keys.server";

/** Minutes in which a roster with whole numbers may be fetched after its reason was given. */
const MINUTES = 5;

const seal = (person: SignedIn, classId: number, until: number) =>
  createHmac("sha256", secrets().indexKey)
    .update(`whole roster ${person.sessionId} ${classId} ${until}`)
    .digest("base64url");

/** Ticket for the PDF's address: of this session, this class and the next minutes only; it carries no reason and no name. */
export function wholeTicket(person: SignedIn, classId: number, now = Date.now()): string {
  const until = now + MINUTES * 60_000;
  return `${until}.${seal(person, classId, until)}`;
}

export function isWholeTicket(person: SignedIn, classId: number, ticket: string, now = Date.now()): boolean {
  const [time = "", mark = ""] = ticket.split(".");
  if (!/^\d{1,15}$/.test(time) || Number(time) < now) return false;
  const expected = Buffer.from(seal(person, classId, Number(time)));
  const given = Buffer.from(mark);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
