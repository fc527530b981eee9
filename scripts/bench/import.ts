import { Readable } from "node:stream";
import { closeDatabase, type Db, openDatabase } from "db/client.server";
import { countySeed } from "db/seed/synthetic-person";
import ExcelJS from "exceljs";
import { createPersonIn } from "~/areas/people/index.server";
import { readRoster } from "~/areas/training/roster-import/read-roster";
import { rosterPatterns } from "~/areas/training/roster-import/roster-fields";
import { type Actor, actorWith } from "~/platform/access/actor";
import { recognise } from "~/platform/imports/headings";
import { readTable } from "~/platform/xlsx/read-table.server";
import { alternate, ratios, spread } from "./measure";
import { rosterFile } from "./roster-file";
import { databaseIn, takeKeysOf } from "./seed";
import type { Result } from "./targets";

export const importer = (): Actor<"person.create"> => {
  const actor = actorWith(
    {
      userId: "bench",
      name: "测速",
      username: "bench",
      sessionId: "bench",
      address: "127.0.0.1",
      grants: [{ role: "administrator", villages: "all" }],
    },
    "person.create",
  );
  if (!actor) throw new Error("an administrator may create people");
  return actor;
};

/** What an import does to a file: read, recognise, check every row, then create, sealed and logged, in one transaction. */
export async function importRoster(db: Db, bytes: Uint8Array, villageId: number): Promise<number> {
  const read = await readTable(bytes);
  if (!read.ok) throw new Error(read.why);
  const layout = recognise(read.tables, rosterPatterns);
  if (!layout) throw new Error("no headings");
  const rows = readRoster(read.tables[layout.sheet]!, layout);
  const actor = importer();
  return db.transaction(
    (tx) => {
      let created = 0;
      for (const row of rows) {
        if (row.problems.length > 0 || !row.idNumber)
          throw new Error(`row ${row.row}: ${row.problems[0]?.why.key ?? "no number"}`);
        const made = createPersonIn(tx, actor, {
          name: row.name,
          idNumber: row.idNumber,
          phone: row.phone,
          villageId,
          villageGroup: row.group,
          ethnicity: row.ethnicity,
        });
        if (!made.ok) throw new Error(`row ${row.row}: ${made.why}`);
        created += 1;
      }
      return created;
    },
    { behavior: "immediate" },
  );
}

/** exceljs' streaming reader by itself, as quick as it goes: every cell seen, nothing done with it. */
export async function parseOnly(bytes: Buffer): Promise<number> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([bytes]), {
    sharedStrings: "cache",
    styles: "ignore",
    hyperlinks: "ignore",
    worksheets: "emit",
    entries: "emit",
  });
  let cells = 0;
  for await (const sheet of reader)
    for await (const row of sheet)
      row.eachCell(() => {
        cells += 1;
      });
  return cells;
}

/** The import against exceljs parsing the same file; every repetition brings other people into the same database. */
export async function measureImport(
  folder: string,
  options: { rows: number; repetitions: number; firstSeed: number },
): Promise<Result[]> {
  const { rows, repetitions, firstSeed } = options;
  takeKeysOf(folder);
  const db = openDatabase(databaseIn(folder));
  try {
    const villageId = db.$client.prepare("SELECT id FROM village LIMIT 1").pluck().get() as number;
    const files: Buffer[] = [];
    for (let r = 0; r <= repetitions; r += 1)
      files.push(await rosterFile(rows, (i) => countySeed(firstSeed + r * rows + i)));
    const times = await alternate(
      {
        product: (r) => importRoster(db, files[r + 1]!, villageId),
        parsing: (r) => parseOnly(files[r + 1]!),
      },
      repetitions,
    );
    const each = (values: number[]) => ((spread(values).median * 1000) / rows).toFixed(0);
    return [
      {
        key: "import",
        ...spread(ratios(times.product, times.parsing)),
        note: `${rows.toLocaleString("en")} rows × 10: ${each(times.product)} µs against ${each(times.parsing)} µs a row; read, checked, sealed, logged`,
      },
    ];
  } finally {
    closeDatabase(db);
  }
}
