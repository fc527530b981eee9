import type { Db } from "db/client.server";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { countPeople, exportLimit, idsForExport, type PeopleRow, peopleById } from "./list-people.server";
import type { PeopleFilter } from "./people-view";
import { openIdNumber } from "./person-record.server";

export interface ExportInput {
  filter: PeopleFilter;
  /** Only these rows of the filter. */
  ids?: readonly number[];
  /** Whole numbers: who may open them, and why. */
  full?: { actor: Actor<"person.reveal">; reason: string };
  /** Only people who agreed to the use of their data. */
  consented?: boolean;
  /** The filter in words, for the log. */
  words: string;
}

/** A row of the file; `number` is whole where the actor may open it, and null where it stays masked. */
export type ExportedPerson = PeopleRow & { number: string | null };

/**
 * People for a file, read while it leaves: a hundred thousand are never held at once. That it happened is in the log
 * before a byte leaves: who, which filter, how many, why.
 */
export function exportPeople(
  db: Db,
  actor: Actor<"person.export">,
  input: ExportInput,
):
  | { ok: true; count: number; rows: Iterable<ExportedPerson> }
  | { ok: false; why: "export.none" | "export.tooMany" } {
  const { full } = input;
  const ids = db.transaction((tx) => {
    const count = countPeople(tx, actor.villages, input.filter, input.ids, input.consented);
    if (count === 0 || count > exportLimit) return count;
    const found = idsForExport(tx, actor.villages, input.filter, input.ids, input.consented);
    recordEvent(tx, actor, {
      event: "person.exported",
      subject: { kind: "list", id: "people" },
      villageId: input.filter.villageId,
      reason: full?.reason,
      after: {
        filter: input.words,
        rows: found.length,
        idNumber: full ? "full-numbers" : "masked-numbers",
      },
    });
    return found;
  });
  if (typeof ids === "number") return { ok: false, why: ids === 0 ? "export.none" : "export.tooMany" };
  function* rows(found: readonly number[]): Generator<ExportedPerson> {
    for (const { idNumberSealed, ...row } of peopleById(db, actor.villages, found)) {
      const opens = full && inScope(full.actor.villages, row.villageId);
      yield { ...row, number: opens ? openIdNumber({ idNumberSealed }) : null };
    }
  }
  return { ok: true, count: ids.length, rows: rows(ids) };
}
