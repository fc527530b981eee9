import { Readable } from "node:stream";
import { closeDatabase, type Db, openDatabase } from "db/client.server";
import { importBatch, roleGrant, user } from "db/schema";
import { countySeed } from "db/seed/synthetic-person";
import { eq } from "drizzle-orm";
import ExcelJS from "exceljs";
import {
  beginImport,
  compareNew,
  keepPeopleFile,
  lookAtFile,
  runPeopleImport,
} from "~/areas/people/index.server";
import { type Actor, actorWith } from "~/platform/access/actor";
import { standingIn } from "~/platform/access/standing-in.server";
import { alternate, ratios, spread } from "./measure";
import { rosterFile } from "./roster-file";
import { databaseIn, takeKeysOf } from "./seed";
import type { Result } from "./targets";

const asker = { userId: "bench", sessionId: "bench", address: "127.0.0.1" };

/** An administrator of this database. */
export function importer(db: Db): Actor<"person.create"> {
  const now = new Date();
  db.insert(user)
    .values({
      id: "bench",
      name: "测速",
      username: "bench",
      email: "bench@localhost",
      emailVerified: true,
      createdAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .run();
  if (!standingIn(db, asker)?.grants.length)
    db.insert(roleGrant)
      .values({ userId: "bench", role: "administrator", allVillages: true, createdAt: Date.now() })
      .run();
  const actor = actorWith(standingIn(db, asker)!, "person.create");
  if (!actor) throw new Error("an administrator may create people");
  return actor;
}

/**
 * What the product does with a file from the upload to the last event: looked at, kept sealed, read, every row checked
 * and compared by its number, confirmed, written, searchable, logged. @returns how many people came in
 */
export async function importPeople(
  db: Db,
  bytes: Uint8Array,
  villageId: number,
  compared = false,
): Promise<number> {
  const actor = importer(db);
  const look = await lookAtFile(bytes);
  if (!look.ok) throw new Error(look.why);
  const { id } = keepPeopleFile(db, actor, { fileName: "花名册.xlsx", bytes, look, villageId });
  await runPeopleImport(db, id, asker);
  const of = () => db.select().from(importBatch).where(eq(importBatch.id, id)).get()!;
  const checked = of();
  if (checked.state !== "open" || checked.refusedCount > 0)
    throw new Error(`dry run: ${checked.state} ${checked.why}, ${checked.refusedCount} refused`);
  const begun = beginImport(db, actor, id, checked.mark ?? "", false);
  if (!begun.ok) throw new Error(begun.why);
  await runPeopleImport(db, id, asker);
  const done = of();
  if (done.state !== "done") throw new Error(`import: ${done.state} ${done.why}`);
  if (compared) await compareNew(db, id);
  return done.createdCount;
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

/** Of the comparison with everybody: it takes as long a row whatever the file holds. */
const comparedRows = 10_000;

/**
 * The import against exceljs parsing the same file; every repetition brings other people into the same database. It is
 * done when its page says so and the people are found; the comparison with everybody goes on behind it, told apart and
 * measured with fewer rows.
 */
export async function measureImport(
  folder: string,
  options: { rows: number; repetitions: number; firstSeed: number },
): Promise<Result[]> {
  const { repetitions, firstSeed } = options;
  takeKeysOf(folder);
  const db = openDatabase(databaseIn(folder));
  let seed = firstSeed;
  try {
    const villageId = db.$client.prepare("SELECT id FROM village LIMIT 1").pluck().get() as number;
    const measure = async (rows: number, compared: boolean) => {
      const files: Buffer[] = [];
      for (let r = 0; r <= repetitions; r += 1) {
        const from = seed;
        files.push(await rosterFile(rows, (i) => countySeed(from + i)));
        seed += rows;
      }
      const times = await alternate(
        {
          product: async (r) => {
            await importPeople(db, files[r + 1]!, villageId, compared);
          },
          parsing: (r) => parseOnly(files[r + 1]!),
        },
        repetitions,
      );
      const each = (values: number[]) => ((spread(values).median * 1000) / rows).toFixed(0);
      return {
        ...spread(ratios(times.product, times.parsing)),
        note: `${rows.toLocaleString("en")} rows × 10: ${each(times.product)} µs against ${each(times.parsing)} µs a row`,
      };
    };
    const done = await measure(options.rows, false);
    const compared = await measure(Math.min(options.rows, comparedRows), true);
    return [
      { key: "import", ...done, note: `${done.note}; looked at, read, checked, sealed, written, logged` },
      {
        key: "import/compared",
        ...compared,
        note: `${compared.note}; a million of few names has many namesakes`,
      },
    ];
  } finally {
    closeDatabase(db);
  }
}
