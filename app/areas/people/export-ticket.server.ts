import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { SignedIn } from "~/platform/access/actor";
import { seal, unsealText } from "~/platform/sealed.server";

/**
 * What the export form asked for, sealed into the address of the file: it holds for this session, once, for five
 * minutes. Neither the reason nor a search term can be read from the address, and nobody can make one by hand.
 */
const ticket = z.object({
  /** Query of the list: filter and chosen rows. */
  query: z.string(),
  full: z.boolean(),
  reason: z.string().nullable(),
});
export type ExportWish = z.infer<typeof ticket>;

const sealedTicket = ticket.extend({ session: z.string(), nonce: z.string(), until: z.number() });

const purpose = "people.export-ticket";
const lifetimeMs = 5 * 60_000;
const used = new Map<string, number>();

export function makeTicket(who: SignedIn, wish: ExportWish, now = Date.now()): string {
  const value = { ...wish, session: who.sessionId, nonce: randomUUID(), until: now + lifetimeMs };
  return seal(JSON.stringify(value), purpose).toString("base64url");
}

/** What the ticket asks for; null when it is not this session's, too old, used or no ticket at all. */
export function redeemTicket(who: SignedIn, text: string | null, now = Date.now()): ExportWish | null {
  for (const [nonce, until] of used) if (until < now) used.delete(nonce);
  const parsed = sealedTicket.safeParse(opened(text));
  if (!parsed.success) return null;
  const { session, nonce, until, ...wish } = parsed.data;
  if (session !== who.sessionId || until < now || used.has(nonce)) return null;
  used.set(nonce, until);
  return wish;
}

function opened(text: string | null): unknown {
  try {
    return text ? JSON.parse(unsealText(Buffer.from(text, "base64url"), purpose)) : null;
  } catch {
    return null;
  }
}
