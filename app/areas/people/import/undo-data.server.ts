import type { Db } from "db/client.server";
import { seal, unsealText } from "~/platform/sealed.server";

const purpose = "import.undo";

/** What a row keeps of how things were: sealed. Ids and revisions stay in the open, to be looked for. */
const secret = ["before", "income", "person", "corrected"] as const;

/** What an import keeps of one row in order to be taken back, as it stands in the database. */
export function packUndo(undo: object): string {
  const all = Object.entries(undo);
  const hidden = all.filter(([key]) => (secret as readonly string[]).includes(key));
  const open = Object.fromEntries(all.filter(([key]) => !(secret as readonly string[]).includes(key)));
  return JSON.stringify(
    hidden.length === 0
      ? open
      : { ...open, sealed: seal(JSON.stringify(Object.fromEntries(hidden)), purpose).toString("base64") },
  );
}

export function unpackUndo<T>(kept: string): T {
  const { sealed, ...open } = JSON.parse(kept) as { sealed?: string };
  if (!sealed) return open as T;
  return { ...open, ...JSON.parse(unsealText(Buffer.from(sealed, "base64"), purpose)) } as T;
}

const together = 2000;

/**
 * Seals what files of before kept in the open. Two thousand rows at a time, so that a start that was cut off goes on
 * where it stood; nothing to do costs one look over the rows that are left of files.
 * @returns how many rows were sealed
 */
export function sealOldUndo(db: Db): number {
  const some = db.$client.prepare(
    `SELECT id, undo FROM import_row WHERE id > ? AND undo IS NOT NULL AND instr(undo, '"sealed"') = 0
       AND (instr(undo, '"before"') > 0 OR instr(undo, '"income"') > 0) ORDER BY id LIMIT ${together}`,
  );
  const write = db.$client.prepare("UPDATE import_row SET undo = ? WHERE id = ?");
  let done = 0;
  for (let last = 0; ; ) {
    const rows = some.all(last) as { id: number; undo: string }[];
    if (rows.length === 0) return done;
    db.transaction(() => {
      for (const row of rows) write.run(packUndo(unpackUndo(row.undo)), row.id);
    });
    last = rows.at(-1)!.id;
    done += rows.length;
  }
}
