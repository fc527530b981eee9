import { consent, deletionRequest, personDocument } from "db/schema";
import { desc, eq } from "drizzle-orm";
import { heldSection, type PersonHoldings } from "~/areas/people";
import { todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { retained } from "~/platform/retention.server";
import { consentsOf } from "./consents.server";
import { documentsOf } from "./documents.server";
import { kindWord } from "./person-papers.server";
import { privacyText } from "./text";

/** Consents, papers, and what the person asked for. That somebody agreed is kept for a while, the scans are not. */
export const privacyHoldings: PersonHoldings = {
  key: "privacy",
  tables: ["consent", "person_document", "deletion_request"],
  held: (db, personId, language) => {
    const t = translator(privacyText, language);
    return [
      ...heldSection(
        "consents",
        t("consent.title"),
        [t("consent.version"), t("consent.givenOn"), t("consent.state"), t("consent.by")],
        consentsOf(db, personId).map(({ consent: c, notice }) => [
          notice.fromOn,
          c.givenOn,
          c.withdrawnOn ? t("consent.withdrawnOn", { day: c.withdrawnOn }) : t("consent.stands"),
          c.recordedByName,
        ]),
      ),
      ...heldSection(
        "documents",
        t("held.documents"),
        [t("document.kind"), t("document.expires"), t("document.added")],
        documentsOf(db, personId).map((d) => [
          kindWord(d.kind, t),
          d.kind === "id-card" ? (d.expiresOn ?? t("document.forever")) : null,
          `${d.addedByName} ${todayOn(d.createdAt)}`,
        ]),
      ),
      ...heldSection(
        "requests",
        t("deletion.list"),
        [t("deletion.askedOn"), t("deletion.reason"), t("deletion.state")],
        db
          .select()
          .from(deletionRequest)
          .where(eq(deletionRequest.personId, personId))
          .orderBy(desc(deletionRequest.id))
          .all()
          .map((r) => [r.askedOn, r.reason, t(`deletion.states.${r.state as "asked"}`)]),
      ),
    ];
  },
  kept: (db, personId, language) => {
    const t = translator(privacyText, language);
    const rows = consentsOf(db, personId);
    const last = rows
      .map((r) => r.consent.withdrawnOn ?? todayOn())
      .sort()
      .at(-1);
    const rule = last && retained(db, "consent", last);
    return rule ? [{ what: t("held.consents"), count: rows.length, ...rule, needsName: false }] : [];
  },
  erase: (tx, personId) => {
    const now = Date.now();
    const today = todayOn();
    tx.update(personDocument)
      .set({ contentSealed: null, removedAt: now, expiresOn: null })
      .where(eq(personDocument.personId, personId))
      .run();
    for (const { consent: c } of consentsOf(tx, personId)) {
      const withdrawnOn = c.withdrawnOn ?? today;
      if (retained(tx, "consent", withdrawnOn))
        tx.update(consent).set({ withdrawnOn, withdrawnReason: null }).where(eq(consent.id, c.id)).run();
      else tx.delete(consent).where(eq(consent.id, c.id)).run();
    }
    tx.update(deletionRequest).set({ askedByName: null }).where(eq(deletionRequest.personId, personId)).run();
  },
};
