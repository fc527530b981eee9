import { z } from "zod";
import type { SignedIn } from "~/platform/access/actor";
import { redeemTicketFor, sealTicket } from "~/platform/access/once-ticket.server";

/** A data-subject copy that was asked for, with its reason. */
const wish = z.object({
  personId: z.number(),
  reason: z.string(),
  handedTo: z.string(),
  format: z.string(),
});
const purpose = "privacy.copy-ticket";

export const copyTicket = (who: SignedIn, asked: z.infer<typeof wish>): string =>
  sealTicket(who, purpose, asked);

export const redeemCopyTicket = (who: SignedIn, text: string | null) =>
  redeemTicketFor(who, purpose, wish, text);
