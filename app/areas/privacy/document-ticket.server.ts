import { z } from "zod";
import type { SignedIn } from "~/platform/access/actor";
import { redeemTicketFor, sealTicket } from "~/platform/access/once-ticket.server";

/** A look at one scan, with its reason. */
const wish = z.object({ documentId: z.number(), reason: z.string() });
const purpose = "privacy.document-ticket";

export const documentTicket = (who: SignedIn, asked: z.infer<typeof wish>): string =>
  sealTicket(who, purpose, asked);

export const redeemDocumentTicket = (who: SignedIn, text: string | null) =>
  redeemTicketFor(who, purpose, wish, text);
