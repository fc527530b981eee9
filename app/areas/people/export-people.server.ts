import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { allPeople, countPeople, exportLimit, type PeopleRow } from "./list-people.server";
import type { PeopleFilter } from "./people-view";
import { revealIdNumbersIn } from "./reveal-part.server";

export interface ExportInput {
  filter: PeopleFilter;
  /** Only these rows of the filter. */
  ids?: readonly number[];
  /** Whole numbers: who may open them, and why. */
  full?: { actor: Actor<"person.reveal">; reason: string };
  /** The filter in words, for the log. */
  words: string;
}

export interface ExportedPeople {
  rows: PeopleRow[];
  /** Whole ID numbers of the rows whose number the actor may open; empty when they stay masked. */
  numbers: ReadonlyMap<number, string>;
}

/** Reads people for a file. That it happened is in the log before a byte leaves: who, which filter, how many, why. */
export function exportPeople(
  db: Db,
  actor: Actor<"person.export">,
  input: ExportInput,
): ({ ok: true } & ExportedPeople) | { ok: false; why: "export.none" | "export.tooMany" } {
  return db.transaction(
    (tx) => {
      const count = countPeople(tx, actor.villages, input.filter, input.ids);
      if (count === 0) return { ok: false, why: "export.none" };
      if (count > exportLimit) return { ok: false, why: "export.tooMany" };
      const rows = allPeople(tx, actor.villages, input.filter, input.ids);
      const numbers = input.full
        ? revealIdNumbersIn(
            tx,
            input.full.actor,
            rows.map((r) => r.id),
          )
        : new Map<number, string>();
      recordEvent(tx, actor, {
        event: "person.exported",
        subject: { kind: "list", id: "people" },
        villageId: input.filter.villageId,
        reason: input.full?.reason,
        after: {
          filter: input.words,
          rows: rows.length,
          idNumber: input.full ? "full-numbers" : "masked-numbers",
        },
      });
      return { ok: true, rows, numbers };
    },
    { behavior: "immediate" },
  );
}
