import type { Db, Reader } from "db/client.server";
import { donationApprovalScan } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { ScannedPaper } from "~/platform/pictures/picture";
import { seal, unseal } from "~/platform/sealed.server";
import { donationSubject } from "./donation-name";
import { findWholeDonation } from "./donation-queries.server";
import { type DonationState, type Road, type WhyNotApprovalScan, whyNotApprovalScan } from "./donation-state";

const purpose = "donation-approval";

/** Who brought the approval of a disposal as a scan, and when; without its bytes. */
export const approvalScanOf = (db: Reader, donationId: number) =>
  db
    .select({
      type: donationApprovalScan.type,
      addedByName: donationApprovalScan.addedByName,
      addedAt: donationApprovalScan.addedAt,
    })
    .from(donationApprovalScan)
    .where(eq(donationApprovalScan.donationId, donationId))
    .get();

/** The scan itself, opened. */
export function openApprovalScan(db: Reader, donationId: number): { type: string; bytes: Buffer } | null {
  const row = db
    .select({ type: donationApprovalScan.type, sealed: donationApprovalScan.sealed })
    .from(donationApprovalScan)
    .where(eq(donationApprovalScan.donationId, donationId))
    .get();
  return row ? { type: row.type, bytes: unseal(row.sealed, purpose) } : null;
}

/** Keeps the approval of a disposal with its batch; until everything is received a better scan takes its place. */
export function keepApprovalScan(
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  scan: ScannedPaper,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotApprovalScan | "donation.why.notFound" } {
  const sealed = seal(scan.bytes, purpose);
  return db.transaction((tx) => {
    const found = findWholeDonation(tx, actor, id);
    if (!found) return { ok: false, why: "donation.why.notFound" };
    const { donation: d } = found;
    const before = approvalScanOf(tx, id);
    const why = whyNotApprovalScan(d.road as Road, d.state as DonationState, before !== undefined);
    if (why) return { ok: false, why };
    const set = {
      type: scan.type,
      sealed,
      addedBy: actor.userId,
      addedByName: actor.name,
      addedAt: now,
    };
    tx.insert(donationApprovalScan)
      .values({ donationId: id, ...set })
      .onConflictDoUpdate({ target: donationApprovalScan.donationId, set })
      .run();
    recordEvent(tx, actor, {
      event: "donation.approval-scan-kept",
      subject: donationSubject(d),
      after: { bytes: scan.bytes.length },
    });
    return { ok: true };
  });
}
