import { drawnPicture } from "db/seed/drawn-picture";
import { dajiCosts } from "db/seed/study-trips";
import { dajiPhotos, dajiSummary } from "db/seed/study-trips-after";
import { actorWith } from "~/platform/access/actor";
import { addCost } from "./costs.server";
import type { DemoTrips } from "./demo.server";
import { addPhotos, choosePhotos, photosOf, writeSummary } from "./photos.server";

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
      {},
      at + i * 120_000,
    );
    if (!done.ok) throw new Error(`demo cost: ${done.why}`);
  }
}

/** Ten pictures, six of them in the report, and its words. */
export function fillDemoReport(d: DemoTrips, tripId: number, on: string): void {
  const actor = actorWith(d.trainer, "trip.edit")!;
  const done = [
    addPhotos(
      d.db,
      actor,
      tripId,
      dajiPhotos.map((x, i) => ({ bytes: drawnPicture(x.kind, i), takenOn: on, place: x.place })),
    ),
    choosePhotos(
      d.db,
      actor,
      tripId,
      photosOf(d.db, tripId)
        .filter((_, i) => dajiPhotos[i]?.chosen)
        .map((x) => x.id),
    ),
    writeSummary(d.db, actor, tripId, dajiSummary),
  ];
  for (const answer of done) if (!answer.ok) throw new Error(`demo report: ${answer.why}`);
}
