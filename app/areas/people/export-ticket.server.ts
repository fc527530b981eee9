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

/** Whose ticket opens which file: one of people opens none of households. */
const purposes = { people: "people.export-ticket", households: "households.export-ticket" } as const;
type ExportedList = keyof typeof purposes;

export const makeTicket = (list: ExportedList, who: SignedIn, asked: ExportWish): string =>
  sealTicket(who, purposes[list], asked);

export const redeemTicket = (list: ExportedList, who: SignedIn, text: string | null): ExportWish | null =>
  redeemTicketFor(who, purposes[list], wish, text);
