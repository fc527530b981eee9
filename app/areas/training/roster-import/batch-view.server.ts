import type { Db } from "db/client.server";
import { enrolment, person, user, village } from "db/schema";
import { asc, eq, sql } from "drizzle-orm";
import { holdersOf } from "~/platform/access/holders.server";
import { type Language, translator } from "~/platform/i18n/text";
import { fixesOf, type ImportBatch, layoutOf, tablesOf } from "~/platform/imports/draft.server";
import { pageFrom, readDryRunView } from "~/platform/imports/dry-run";
import { typedIn } from "~/platform/imports/source-rows";
import { personName, placeLabel } from "~/platform/search/place-name";
import type { ClassWithRule } from "../class-queries.server";
import { rosterText } from "../text";
import { refusedOf } from "./kept-refused.server";
import { updatesOf } from "./kept-updates.server";
import type { RosterActors } from "./plan-roster.server";
import { refusedRowView } from "./refused-view.server";
import type { RosterField } from "./roster-fields";
import { say } from "./roster-say";
import { whyNotUndone } from "./undo-roster.server";

/** A confirmed batch as its page shows it: who came in, and whether it can be taken back. */
export function batchView(
  db: Db,
  actors: RosterActors,
  found: ClassWithRule,
  batch: ImportBatch,
  params: URLSearchParams,
  language: Language,
) {
  const why = whyNotUndone(db, actors.enrol, found, batch);
  const rows = db
    .select({ enrolment, person, village })
    .from(enrolment)
    .innerJoin(person, eq(person.id, enrolment.personId))
    .innerJoin(village, eq(village.id, enrolment.villageId))
    .where(eq(enrolment.importBatchId, batch.id))
    .orderBy(sql`${enrolment.rollNumber} is null`, asc(enrolment.rollNumber), asc(enrolment.waitingNumber))
    .all();
  const t = translator(rosterText, language);
  const by = personName(
    db.select({ name: user.name }).from(user).where(eq(user.id, batch.createdBy)).get()?.name ?? "",
    language,
  );
  /** Who may take it back where the reader may not: the importer, then who manages the class. */
  const others = holdersOf(db, "enrolment.edit", found.class.villageId).filter(
    (h) => h.userId !== batch.createdBy,
  );
  const whoMay = [by, ...others.slice(0, 3).map((h) => personName(h.name, language))].join(t("undoNames"));
  const mine = batch.createdBy === actors.enrol.userId;
  return {
    by,
    state: batch.state === "undone" ? ("undone" as const) : ("done" as const),
    counts: { created: batch.createdCount, matched: batch.matchedCount, refused: batch.refusedCount },
    updated: updatesOf(batch).length,
    refused: mine ? refusedShown() : null,
    people: rows.map((r) => ({
      id: r.person.id,
      name: personName(r.person.name, language),
      number: r.person.idNumberMasked ?? "",
      place: placeLabel(r.village, language),
      isNew: r.person.importBatchId === batch.id,
      seat: r.enrolment.state === "seated" ? ("seated" as const) : ("waiting" as const),
    })),
    mayNot: why === "undoWhy.right",
    whyNotUndone:
      batch.state !== "done" || !why
        ? null
        : why === "undoWhy.right"
          ? t(others.length > 3 ? "undoByMore" : "undoBy", { names: whoMay, count: others.length + 1 })
          : say(language, { key: why }),
    undoOfAnother: mine || why ? null : t("undoOfAnother", { name: by }),
    refusedWith: mine || batch.refusedCount === 0 ? null : t("refusedWith", { name: by }),
  };

  /**
   * The rows that stayed out, as they were told at the confirmation; null once the upload was emptied. The importer's
   * alone: a reason may name somebody of a village that is not the reader's.
   */
  function refusedShown() {
    const rows = refusedOf(batch);
    const layout = layoutOf<RosterField>(batch);
    const table = layout && tablesOf(batch)?.[layout.sheet];
    if (!rows || !layout || !table) return null;
    const cellOf = typedIn(table.rows, layout, fixesOf(batch));
    const page = pageFrom(rows, readDryRunView(params).bad);
    return { ...page, rows: page.rows.map((r) => refusedRowView(language, layout, cellOf, r)) };
  }
}
