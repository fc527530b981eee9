import { inflateSync } from "node:zlib";
import type { Db, Tx } from "db/client.server";
import { handover, handoverItem, handoverSignature, itemCustody } from "db/schema";
import { and, eq, isNull, max, notInArray } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { readPhoto } from "~/platform/pdf/photo";
import { handoverSubject } from "./donation-name";
import { type FoundHandover, findHandover, signaturesOf } from "./handover-queries.server";
import { namedTwice, needsRemark, type SignatureRole, type WhyNotDay, whyNotDay } from "./handover-rules";
import { freeParties, keepParties } from "./party-names.server";
import { reworded, type Unsigned, unsignedForLog, unsignPapers } from "./unsign-papers.server";

export type WhyNotSigned =
  | `handover.why.${"notFound" | "ended" | "unreadable" | "empty" | "remark" | "samePerson"}`
  | WhyNotDay;
type Answer = ({ ok: true } & Unsigned) | { ok: false; why: WhyNotSigned };

/** Dots of ink that the shortest name takes: a line of 40 and 3 wide. */
const leastInk = 120;

/** Whether something was drawn: an empty or a filled sheet is no signature. Throws PhotoProblem on what is no picture. */
function hasInk(image: Uint8Array): boolean {
  const { width, height, bytes, entries } = readPhoto(image);
  if (entries.includes("DCTDecode")) return true;
  const dots = width * height;
  const rgb = inflateSync(bytes);
  let ink = 0;
  for (let i = 0; i < dots; i += 1)
    if ((rgb[3 * i] ?? 255) + (rgb[3 * i + 1] ?? 255) + (rgb[3 * i + 2] ?? 255) < 384) ink += 1;
  return ink >= leastInk && ink < dots * 0.6;
}

/** A change of an open paper by somebody at either end of it. */
function onPaper(
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  write: (tx: Tx, found: FoundHandover) => Answer,
): Answer {
  return db.transaction((tx) => {
    const found = findHandover(tx, actor.villages, id);
    if (!found) return { ok: false, why: "handover.why.notFound" };
    if (found.paper.state !== "open") return { ok: false, why: "handover.why.ended" };
    return write(tx, found);
  });
}

const villageOf = (found: FoundHandover) => (found.to ?? found.from)?.villageId;

export interface CheckInput {
  on: Day;
  place: string;
  quantityOk: boolean | null;
  looksOk: boolean | null;
  powerOk: boolean | null;
  attachments: string | null;
  /** What is damaged or does not work. */
  checkNote: string | null;
}

/** 清点验收: what was counted, looked at and switched on. It stands on the paper, so a change is signed anew. */
export const checkHandover = (
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  input: CheckInput,
  now = Date.now(),
): Answer =>
  onPaper(db, actor, id, (tx, found) => {
    const { paper, donation: d } = found;
    if (needsRemark(input)) return { ok: false, why: "handover.why.remark" };
    const why = whyNotDay(input.on, {
      checked: input.quantityOk !== null || input.looksOk !== null,
      today: todayOn(now),
      plannedOn: d.handoverOn,
      approvedOn: paper.kind === "handover" ? d.approvedOn : null,
      heldFrom: heldFrom(tx, id),
    });
    if (why) return { ok: false, why };
    const keys = Object.keys(input) as (keyof CheckInput)[];
    const was = keys.map((k) => paper[k]);
    const is = keys.map((k) => input[k]);
    tx.update(handover)
      .set({ ...input, checkedAt: now })
      .where(eq(handover.id, id))
      .run();
    const again = was.every((v, i) => v === is[i])
      ? { unsigned: 0 }
      : unsignPapers(tx, [id], reworded(was, is));
    recordEvent(tx, actor, {
      event: "handover.checked",
      subject: handoverSubject(paper),
      villageId: villageOf(found),
      after: { on: input.on, venue: input.place, ...unsignedForLog(again) },
    });
    return { ok: true, ...again };
  });

/** The last day on which one of the things of a paper came to where it is. */
const heldFrom = (tx: Tx, id: number): Day | null =>
  tx
    .select({ on: max(itemCustody.fromOn) })
    .from(handoverItem)
    .innerJoin(itemCustody, and(eq(itemCustody.itemId, handoverItem.itemId), isNull(itemCustody.toOn)))
    .where(eq(handoverItem.handoverId, id))
    .get()?.on ?? null;

export interface SignerInput {
  role: SignatureRole;
  position: number;
  name: string;
  post: string | null;
}

/** Who signs. A name that stays keeps its signature; all of them stand on the paper, but nobody signs for another. */
export const nameSigners = (
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  signers: readonly SignerInput[],
): Answer =>
  onPaper(db, actor, id, (tx, found) => {
    if (namedTwice(signers.map((s) => s.name)).length > 0)
      return { ok: false, why: "handover.why.samePerson" };
    const before = signaturesOf(tx, id);
    const kept: number[] = [];
    let unsigned = 0;
    for (const s of signers) {
      const there = before.find((b) => b.role === s.role && b.position === s.position);
      if (there) {
        kept.push(there.id);
        const other = there.name !== s.name;
        if (other && there.signedAt !== null) unsigned += 1;
        tx.update(handoverSignature)
          .set({
            name: s.name,
            post: s.post,
            ...(other ? { image: null, signedAt: null, takenBy: null } : {}),
          })
          .where(eq(handoverSignature.id, there.id))
          .run();
      } else {
        const made = tx
          .insert(handoverSignature)
          .values({ ...s, handoverId: id })
          .returning({ id: handoverSignature.id })
          .get();
        kept.push(made.id);
      }
    }
    tx.delete(handoverSignature)
      .where(
        and(
          eq(handoverSignature.handoverId, id),
          kept.length ? notInArray(handoverSignature.id, kept) : undefined,
        ),
      )
      .run();
    freeParties(tx, [id]);
    recordEvent(tx, actor, {
      event: "handover.signers-named",
      subject: handoverSubject(found.paper),
      villageId: villageOf(found),
      before: { signers: before.map((s) => s.name).join("、") },
      after: { signers: signers.map((s) => s.name).join("、") },
    });
    return { ok: true, unsigned };
  });

/** Somebody signed on the screen. `image` is what their finger drew: a PNG that the paper can carry. */
export const signHandover = (
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  signatureId: number,
  image: Uint8Array,
  now = Date.now(),
): Answer =>
  onPaper(db, actor, id, (tx, found) => {
    const signer = signaturesOf(tx, id).find((s) => s.id === signatureId);
    if (!signer) return { ok: false, why: "handover.why.notFound" };
    try {
      if (!hasInk(image)) return { ok: false, why: "handover.why.empty" };
    } catch {
      return { ok: false, why: "handover.why.unreadable" };
    }
    tx.update(handoverSignature)
      .set({ image: Buffer.from(image), signedAt: now, takenBy: actor.userId })
      .where(eq(handoverSignature.id, signatureId))
      .run();
    keepParties(tx, found);
    recordEvent(tx, actor, {
      event: "handover.signed",
      subject: handoverSubject(found.paper),
      villageId: villageOf(found),
      after: { signer: signer.name, role: `signer-${signer.role}` },
    });
    return { ok: true, unsigned: 0 };
  });

/** A signature that went wrong is taken away to be given again. */
export const wipeSignature = (
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  signatureId: number,
): Answer =>
  onPaper(db, actor, id, (tx, found) => {
    const signer = signaturesOf(tx, id).find((s) => s.id === signatureId);
    if (!signer) return { ok: false, why: "handover.why.notFound" };
    tx.update(handoverSignature)
      .set({ image: null, signedAt: null, takenBy: null })
      .where(eq(handoverSignature.id, signatureId))
      .run();
    freeParties(tx, [id]);
    recordEvent(tx, actor, {
      event: "handover.signature-wiped",
      subject: handoverSubject(found.paper),
      villageId: villageOf(found),
      before: { signer: signer.name },
    });
    return { ok: true, unsigned: 1 };
  });

/** The paper as it was signed by hand. */
export const keepScan = (
  db: Db,
  actor: Actor<"donation.edit">,
  id: number,
  scan: Uint8Array,
  now = Date.now(),
): Answer =>
  onPaper(db, actor, id, (tx, found) => {
    tx.update(handover)
      .set({ scan: Buffer.from(scan), scanAt: now })
      .where(eq(handover.id, id))
      .run();
    keepParties(tx, found);
    recordEvent(tx, actor, {
      event: "handover.scan-kept",
      subject: handoverSubject(found.paper),
      villageId: villageOf(found),
      after: { bytes: scan.length },
    });
    return { ok: true, unsigned: 0 };
  });
