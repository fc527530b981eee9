import { drawnPicture } from "db/seed/drawn-picture";
import { dajiCosts } from "db/seed/study-trips";
import { actorWith } from "~/platform/access/actor";
import { addCost } from "./costs.server";
import type { DemoTrips } from "./demo.server";

/** Five payments with their receipts: 3,613.00 of 3,797.00. */
export function fillDemoCosts(d: DemoTrips, tripId: number, at: number): void {
  const actor = actorWith(d.trainer, "trip.cost")!;
  for (const [i, c] of dajiCosts.entries()) {
    const done = addCost(
      d.db,
      actor,
      tripId,
      {
        item: c.item,
        what: c.what,
        fen: c.yuan * 100,
        spentOn: c.on,
        receiptNumber: c.number,
        payment: c.payment,
        receipt: drawnPicture("receipt", i),
      },
      at + i * 120_000,
    );
    if (!done.ok) throw new Error(`demo cost: ${done.why}`);
  }
}
