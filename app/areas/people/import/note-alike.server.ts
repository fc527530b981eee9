import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { likelySame } from "../likely-same.server";

/** Look-alikes are named in the dry run while the new are few; of larger files they come onto the work list afterwards. */
export const lookAlikeRows = 2_000;

/** Somebody whom a staged row would register. */
export interface Newcomer {
  /** Of the row. */
  id: number;
  name: string;
  phone: string | null;
  birthOn: string;
}

/** Remarks at staged rows who of the records is much alike under another number. */
export function noteAlike(db: Db, actor: Actor<"person.create">, newcomers: readonly Newcomer[]): void {
  const note = db.$client.prepare(
    "UPDATE import_row SET notes = json_insert(coalesce(notes, '[]'), '$[#]', json(?)) WHERE id = ?",
  );
  db.transaction(() => {
    for (const { id, ...person } of newcomers) {
      const alike = likelySame(db, actor.villages, person)[0];
      if (alike)
        note.run(JSON.stringify({ key: "note.alike", values: { number: alike.idNumberMasked ?? "" } }), id);
    }
  });
}
