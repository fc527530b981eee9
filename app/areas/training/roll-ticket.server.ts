import { z } from "zod";
import type { SignedIn } from "~/platform/access/actor";
import { redeemTicketFor, sealTicket } from "~/platform/access/once-ticket.server";

/** For which class the whole numbers of its roll are wanted in a spreadsheet, and why. */
const wish = z.object({ classId: z.number().int(), reason: z.string() });

const purpose = "class.roll-ticket";

export const rollTicket = (who: SignedIn, classId: number, reason: string, now = Date.now()): string =>
  sealTicket(who, purpose, { classId, reason }, now);

/** The reason that was given for this class; null when the ticket is of another class, session or time, or used. */
export function rollReason(
  who: SignedIn,
  classId: number,
  text: string | null,
  now = Date.now(),
): string | null {
  const asked = redeemTicketFor(who, purpose, wish, text, now);
  return asked?.classId === classId ? asked.reason : null;
}
