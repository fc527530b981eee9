import type { Db } from "db/client.server";
import { person, privacyNotice, retentionRule } from "db/schema";
import {
  demoCard,
  demoConsent,
  demoDeletions,
  firstNotice,
  firstRetentionRules,
  laterNotice,
} from "db/seed/privacy";
import { asc, isNull } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { addDays, todayOn } from "~/platform/dates";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { addIdCard } from "./add-document.server";
import { askDeletion } from "./ask-deletion.server";
import { systemAuthor } from "./author-name";
import { decideDeletion } from "./decide-deletion.server";
import { drawSpecimenScan } from "./pdf/draw-specimen";
import { recordConsent } from "./record-consent.server";
import { withdrawConsent } from "./withdraw-consent.server";

const insertNotice = (db: Db, notice: typeof firstNotice | typeof laterNotice): number =>
  db
    .insert(privacyNotice)
    .values({ ...notice, createdByName: systemAuthor, createdAt: Date.now() })
    .returning({ id: privacyNotice.id })
    .get().id;

/** The notice that every installation starts with. */
export const loadPrivacyNotice = (db: Db): number => insertNotice(db, firstNotice);

/** Consents and copies of ID cards of the demo's villagers: most have them, some not, a few are past. */
export function fillDemoPrivacy(
  db: Db,
  actors: { record: Actor<"consent.record">; add: Actor<"document.add"> },
): void {
  const first = db.select().from(privacyNotice).orderBy(asc(privacyNotice.id)).limit(1).get()!.id;
  const later = insertNotice(db, laterNotice);
  const signed = drawSpecimenScan("签字的告知书", paperFonts());
  const card = drawSpecimenScan("身份证复印件", paperFonts());
  const people = db
    .select({ id: person.id, diedOn: person.diedOn })
    .from(person)
    .where(isNull(person.deletedAt))
    .orderBy(asc(person.id))
    .all();
  const today = todayOn();
  for (const [index, { id, diedOn }] of people.entries()) {
    const c = demoConsent(index);
    if (c.version && c.givenOn <= (diedOn ?? today)) {
      const made = recordConsent(db, actors.record, id, {
        noticeId: c.version === "first" ? first : later,
        givenOn: c.givenOn,
        scan: c.scan ? signed : null,
      });
      if (!made.ok) throw new Error(`demo consent ${index}: ${made.why}`);
      if (c.withdrawnOn)
        withdrawConsent(db, actors.record, id, made.id, {
          withdrawnOn: c.withdrawnOn,
          reason: "本人外出务工，不再参加帮扶",
        });
    }
    const expiresOn = demoCard(index);
    if (expiresOn === undefined || (expiresOn !== null && expiresOn < today)) continue;
    const added = addIdCard(db, actors.add, id, { scans: [card], expiresOn });
    if (!added.ok) throw new Error(`demo card ${index}: ${added.why}`);
  }
}

/** The terms of keeping that every installation starts with. */
export function loadRetentionRules(db: Db): void {
  for (const rule of firstRetentionRules)
    db.insert(retentionRule)
      .values({ ...rule, fromOn: "2025-01-01", createdByName: systemAuthor, createdAt: Date.now() })
      .run();
}

/** A few requests for deletion in every state before the last. */
export function fillDemoDeletions(
  db: Db,
  actors: { ask: Actor<"deletion.request">; decide: Actor<"deletion.decide"> },
): void {
  const people = db
    .select({ id: person.id })
    .from(person)
    .where(isNull(person.deletedAt))
    .orderBy(asc(person.id))
    .all();
  for (const d of demoDeletions) {
    const asked = askDeletion(db, actors.ask, people[d.place]!.id, {
      askedBy: d.askedBy,
      askedByName: d.askedByName,
      reason: d.reason,
      askedOn: addDays(todayOn(), -d.daysAgo),
    });
    if (!asked.ok) throw new Error(`demo deletion: ${asked.why}`);
    if (d.step === "asked") continue;
    const decided = decideDeletion(db, actors.decide, asked.id, {
      approve: d.step === "approved",
      decision:
        d.step === "approved"
          ? "已核对死亡证明，同意删除。"
          : "本人仍在培训补贴核查期内，依据培训档案保存规定暂不删除；已告知可以撤回同意、不再接受联系。",
    });
    if (!decided.ok) throw new Error(`demo decision: ${decided.why}`);
  }
}
