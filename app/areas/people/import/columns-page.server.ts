import type { Db } from "db/client.server";
import { importBatch } from "db/schema";
import { eq } from "drizzle-orm";
import type { SignedIn, VillageScope } from "~/platform/access/actor";
import { notFound } from "~/platform/http/responses.server";
import { type Language, translator } from "~/platform/i18n/text";
import { chosenHeading } from "~/platform/imports/chosen-heading";
import { type Columns, mapHeadings, missingFields } from "~/platform/imports/headings";
import { inImportWorker } from "~/platform/imports/import-pool.server";
import { columnSamples, maskDigits } from "~/platform/imports/source-rows";
import { importsText } from "~/platform/imports/text";
import { unseal } from "~/platform/sealed.server";
import { columnLetter } from "~/platform/xlsx/table";
import { withOwnName } from "../households/import/household-fields";
import { uploadPurpose } from "./check-people.server";
import type { FileKind, FileLayout } from "./file-kind";
import { rowsBelow } from "./keep-people-file.server";
import { openFileBatch } from "./open-file-batch.server";
import { checkAgain } from "./people-drafts.server";
import { startPeopleImport, waitShortly } from "./people-jobs.server";
import { fieldWord } from "./people-say";
import { lookAtPeopleFile } from "./read-people.server";
import { withSheetFacts } from "./sheet-facts";

/** Rows that can be chosen as headings. */
const choosable = 30;

/** A file whose columns can still be said otherwise; null once it is past that. */
export async function openColumns(
  db: Db,
  actor: SignedIn & { villages: VillageScope },
  kind: FileKind,
  importId: string | undefined,
) {
  const { batch, own } = openFileBatch(db, actor, kind.name, importId);
  if (!own) throw notFound();
  const file = db
    .select({ sealed: importBatch.fileSealed })
    .from(importBatch)
    .where(eq(importBatch.id, batch.id))
    .get()?.sealed;
  const changeable = batch.state === "open" || (batch.state === "failed" && batch.mark === null);
  if (!file || !changeable) return { batch, open: null };
  const look = await inImportWorker("lookAtFile", unseal(file, uploadPurpose), lookAtPeopleFile);
  if (!look.ok) throw notFound();
  return { batch, open: { look, saved: batch.mapping ? (JSON.parse(batch.mapping) as FileLayout) : null } };
}
type Opened = Awaited<ReturnType<typeof openColumns>>;
type Open = Opened["batch"] extends infer B ? { batch: B } & NonNullable<Opened["open"]> : never;

/** The columns of a file and what each is taken for. */
export function columnsPage(
  { batch, look, saved }: Open,
  kind: FileKind,
  params: URLSearchParams,
  language: Language,
) {
  const t = translator(importsText, language);
  const { sheet, headingRow, table } = chosenHeading(params, look.tables, saved, kind.patterns, choosable);
  const same = saved?.sheet === sheet && saved.headingRow === headingRow;
  const headings = table.rows[headingRow] ?? [];
  const mapped = mapHeadings(headings, kind.patterns);
  const columns: Columns<string> = same
    ? saved.columns
    : kind.name === "households"
      ? withOwnName(mapped, headings)
      : mapped;
  const says = (index: number) =>
    maskDigits(
      (table.rows[index] ?? [])
        .map((c) => c.text.trim())
        .filter(Boolean)
        .join(" "),
    ).slice(0, 40);
  return {
    id: batch.id,
    title: t("columns.title"),
    fileName: batch.fileName,
    recognised: Object.keys(columns).length,
    sheet,
    headingRow,
    sheets: look.tables.map((x, i) => ({ value: String(i), label: x.sheetName })),
    headingRows: [
      { value: "-1", label: t("columns.noHeading") },
      ...table.rows
        .slice(0, choosable)
        .flatMap((_, i) =>
          says(i) ? [{ value: String(i), label: t("columns.rowSays", { row: i + 1, text: says(i) }) }] : [],
        ),
    ],
    columns: columnSamples(table, headingRow).map((c, i) => ({
      letter: columnLetter(i),
      ...c,
      field: kind.fields.find((f) => columns[f] === i) ?? "",
    })),
    needed: kind.patterns.filter((p) => p.needed).map((p) => p.field as string),
    fields: kind.fields.map((f) => ({ value: f, label: fieldWord(language, kind, f) })),
  };
}
export type ColumnsPage = ReturnType<typeof columnsPage>;

/** Takes what somebody said of the columns, and has the dry run done anew; what is wrong comes back in words. */
export async function chooseColumns(
  db: Db,
  actor: SignedIn,
  { batch, look, saved }: Open,
  kind: FileKind,
  form: FormData,
  language: Language,
): Promise<{ ok: true } | { ok: false; errors: string[]; typed: Record<string, string> }> {
  const t = translator(importsText, language);
  const asked = new URLSearchParams();
  for (const name of ["sheet", "heading"]) asked.set(name, String(form.get(name) ?? ""));
  const { sheet, headingRow, table } = chosenHeading(asked, look.tables, saved, kind.patterns, choosable);
  const columns: Columns<string> = {};
  const errors: string[] = [];
  for (const [name, value] of form) {
    const column = name.match(/^column-(\d{1,3})$/)?.[1];
    const field = kind.fields.find((f) => f === value);
    if (column === undefined || !field) continue;
    if (columns[field] !== undefined)
      errors.push(t("columns.twice", { field: fieldWord(language, kind, field) }));
    columns[field] = Number(column);
  }
  for (const field of missingFields(columns, kind.patterns))
    errors.push(t("columns.missing", { field: fieldWord(language, kind, field) }));
  if (errors.length > 0)
    return {
      ok: false,
      errors,
      typed: Object.fromEntries([...form].map(([k, v]) => [k, String(v)])),
    };
  const layout = withSheetFacts(look, { sheet, headingRow, columns });
  if (checkAgain(db, batch.id, { layout, sheetName: table.sheetName, rows: rowsBelow(look, layout) }))
    await waitShortly(startPeopleImport(db, batch.id, actor));
  return { ok: true };
}
