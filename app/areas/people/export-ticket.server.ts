import { z } from "zod";
import type { SignedIn } from "~/platform/access/actor";
import { redeemTicketFor, sealTicket } from "~/platform/access/once-ticket.server";

/** What the export form asked for. */
const wish = z.object({
  /** Query of the list: filter and chosen rows. */
  query: z.string(),
  full: z.boolean(),
  reason: z.string().nullable(),
  /** Only people who agreed to the use of their data. */
  consented: z.boolean(),
});
export type ExportWish = z.infer<typeof wish>;

const purpose = "people.export-ticket";

export const makeTicket = (who: SignedIn, asked: ExportWish, now = Date.now()): string =>
  sealTicket(who, purpose, asked, now);

export const redeemTicket = (who: SignedIn, text: string | null, now = Date.now()): ExportWish | null =>
  redeemTicketFor(who, purpose, wish, text, now);
