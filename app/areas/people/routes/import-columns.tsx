import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { importBatch } from "db/schema";
import { eq } from "drizzle-orm";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { chosenHeading } from "~/platform/imports/chosen-heading";
import { ColumnsForm } from "~/platform/imports/columns-form";
import { type Columns, mapHeadings, missingFields } from "~/platform/imports/headings";
import { inImportWorker } from "~/platform/imports/import-pool.server";
import { ImportRail } from "~/platform/imports/import-rail";
import { columnSamples, maskDigits } from "~/platform/imports/source-rows";
import { importsText } from "~/platform/imports/text";
import { unseal } from "~/platform/sealed.server";
import { columnLetter } from "~/platform/xlsx/table";
import { PageHead } from "~/ui/page-head";
import { uploadPurpose } from "../import/check-people.server";
import { mergesBelow } from "../import/keep-people-file.server";
import { openPeopleBatch } from "../import/open-people-batch.server";
import { checkAgain } from "../import/people-drafts.server";
import { type PeopleField, type PeopleLayout, peopleFields, peoplePatterns } from "../import/people-fields";
import { startPeopleImport, waitShortly } from "../import/people-jobs.server";
import { lookAtPeopleFile } from "../import/read-people.server";
import { peopleText } from "../text";
import { peopleImportText } from "../text/people-import";

/** Rows that can be chosen as headings. */
const choosable = 30;

async function open({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const db = database();
  const { batch, own } = openPeopleBatch(db, actor, params.importId);
  if (!own) throw notFound();
  const page = `/people/import/${batch.id}`;
  const file = db
    .select({ sealed: importBatch.fileSealed })
    .from(importBatch)
    .where(eq(importBatch.id, batch.id))
    .get()?.sealed;
  const changeable = batch.state === "open" || (batch.state === "failed" && batch.mark === null);
  if (!file || !changeable) throw redirect(page, 303);
  const look = await inImportWorker("lookAtFile", unseal(file, uploadPurpose), lookAtPeopleFile);
  if (!look.ok) throw notFound();
  const saved = batch.mapping ? (JSON.parse(batch.mapping) as PeopleLayout) : null;
  return { actor, batch, db, look, saved, page, language: await languageOf(request) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { batch, look, saved, language } = await open(args);
  const t = translator(importsText, language);
  const p = translator(peopleImportText, language);
  const { sheet, headingRow, table } = chosenHeading(
    new URL(args.request.url).searchParams,
    look.tables,
    saved,
    peoplePatterns,
    choosable,
  );
  const same = saved?.sheet === sheet && saved.headingRow === headingRow;
  const columns: Columns<PeopleField> = same
    ? saved.columns
    : mapHeadings(table.rows[headingRow] ?? [], peoplePatterns);
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
      field: peopleFields.find((f) => columns[f] === i) ?? "",
    })),
    fields: peopleFields.map((f) => ({ value: f, label: p(`field.${f}`) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, batch, db, look, saved, page, language } = await open(args);
  const t = translator(importsText, language);
  const p = translator(peopleImportText, language);
  const form = await args.request.formData();
  const asked = new URLSearchParams();
  for (const name of ["sheet", "heading"]) asked.set(name, String(form.get(name) ?? ""));
  const { sheet, headingRow, table } = chosenHeading(asked, look.tables, saved, peoplePatterns, choosable);
  const columns: Columns<PeopleField> = {};
  const errors: string[] = [];
  for (const [name, value] of form) {
    const column = name.match(/^column-(\d{1,3})$/)?.[1];
    const field = peopleFields.find((f) => f === value);
    if (column === undefined || !field) continue;
    if (columns[field] !== undefined) errors.push(t("columns.twice", { field: p(`field.${field}`) }));
    columns[field] = Number(column);
  }
  for (const field of missingFields(columns, peoplePatterns))
    errors.push(t("columns.missing", { field: p(`field.${field}`) }));
  if (errors.length > 0) {
    const typed = Object.fromEntries([...form].map(([k, v]) => [k, String(v)]));
    return data({ errors, typed }, { status: 400 });
  }
  const layout = { sheet, headingRow, columns, merges: mergesBelow(look, sheet, headingRow) };
  if (checkAgain(db, batch.id, { layout, sheetName: table.sheetName }))
    await waitShortly(startPeopleImport(db, batch.id, actor));
  return redirect(page, 303);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ImportColumns() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(peopleImportText);
  const p = useText(peopleText);
  const columns = d.columns.map((x, i) => ({ ...x, field: result?.typed[`column-${i}`] ?? x.field }));
  return (
    <>
      <PageHead
        crumbs={[
          { label: p("page.people"), to: "/people" },
          { label: t("title"), to: "/people/import" },
          { label: d.title },
        ]}
        title={d.title}
        facts={[d.fileName]}
      />
      <div className="stack">
        <ImportRail at="columns" fileName={d.fileName} columns={d.recognised} />
        <ColumnsForm
          sheet={d.sheet}
          headingRow={d.headingRow}
          sheets={d.sheets}
          headingRows={d.headingRows}
          columns={columns}
          fields={d.fields}
          errors={result?.errors ?? []}
        />
      </div>
    </>
  );
}
