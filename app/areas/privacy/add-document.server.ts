import { createHash } from "node:crypto";
import type { Db } from "db/client.server";
import { findPerson } from "~/areas/people/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { documentsOf, openScan, storeScan } from "./documents.server";
import { type WhyNotScan, whyNotScan } from "./scan";

const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** Keeps scans of an ID card (front, back): sealed. The same picture sent again is kept once. */
export function addIdCard(
  db: Db,
  actor: Actor<"document.add">,
  personId: number,
  input: { scans: readonly Uint8Array[]; expiresOn: Day | null },
): { ok: true } | { ok: false; why: WhyNotScan | "person.notFound" | "document.expiredInput" } {
  if (input.scans.length === 0) return { ok: false, why: "scan.missing" };
  const broken = input.scans.map(whyNotScan).find((why) => why !== null);
  if (broken) return { ok: false, why: broken };
  if (input.expiresOn !== null && input.expiresOn < todayOn())
    return { ok: false, why: "document.expiredInput" };
  return db.transaction((tx) => {
    const person = findPerson(tx, actor.villages, personId);
    if (!person) return { ok: false, why: "person.notFound" };
    const kept = new Set(
      documentsOf(tx, personId, "id-card").map((d) => digest(openScan(tx, d.id) ?? Buffer.of())),
    );
    const fresh = input.scans.filter((bytes) => !kept.has(digest(bytes)));
    if (fresh.length === 0) return { ok: true };
    for (const bytes of fresh)
      storeScan(tx, actor, { personId, kind: "id-card", bytes, expiresOn: input.expiresOn });
    recordEvent(tx, actor, {
      event: "person.document-added",
      subject: { kind: "person", id: personId, label: person.name },
      villageId: person.villageId,
      after: { count: fresh.length, expiresOn: input.expiresOn },
    });
    return { ok: true };
  });
}
