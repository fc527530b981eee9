import { randomUUID } from "node:crypto";
import { z } from "zod";
import { seal, unsealText } from "~/platform/sealed.server";
import type { SignedIn } from "./actor";

/**
 * A wish sealed into the address of a file: it holds for one session, once, for five minutes. Neither a reason nor a
 * search term can be read from the address, and nobody can make one by hand.
 */
const envelope = z.object({ wish: z.unknown(), session: z.string(), nonce: z.string(), until: z.number() });

const lifetimeMs = 5 * 60_000;
const used = new Map<string, number>();

export const sealTicket = (who: SignedIn, purpose: string, wish: unknown, now = Date.now()): string =>
  seal(
    JSON.stringify({ wish, session: who.sessionId, nonce: randomUUID(), until: now + lifetimeMs }),
    purpose,
  ).toString("base64url");

/** What the ticket asks for; null when it is not this session's, too old, used or no ticket at all. */
export function redeemTicketFor<W>(
  who: SignedIn,
  purpose: string,
  schema: z.ZodType<W>,
  text: string | null,
  now = Date.now(),
): W | null {
  for (const [nonce, until] of used) if (until < now) used.delete(nonce);
  const parsed = envelope.safeParse(opened(text, purpose));
  if (!parsed.success) return null;
  const { session, nonce, until, wish } = parsed.data;
  if (session !== who.sessionId || until < now || used.has(nonce)) return null;
  const asked = schema.safeParse(wish);
  if (!asked.success) return null;
  used.set(nonce, until);
  return asked.data;
}

function opened(text: string | null, purpose: string): unknown {
  try {
    return text ? JSON.parse(unsealText(Buffer.from(text, "base64url"), purpose)) : null;
  } catch {
    return null;
  }
}
