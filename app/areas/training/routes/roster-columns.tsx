import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { chosenHeading } from "~/platform/imports/chosen-heading";
import { ColumnsForm } from "~/platform/imports/columns-form";
import { layoutOf, saveLayout, tablesOf } from "~/platform/imports/draft.server";
import { mapHeadings, missingFields } from "~/platform/imports/headings";
import { ImportRail } from "~/platform/imports/import-rail";
import { columnSamples, maskDigits } from "~/platform/imports/source-rows";
import { importsText } from "~/platform/imports/text";
import { columnLetter } from "~/platform/xlsx/table";
import { PageHead } from "~/ui/page-head";
import { openBatch } from "../roster-import/open-roster.server";
import {
  type RosterColumns,
  type RosterField,
  rosterFields,
  rosterPatterns,
} from "../roster-import/roster-fields";
import { rosterText, trainingText } from "../text";
import { shortTitle } from "../ui/class-facts";

/** Rows that can be chosen as headings. */
const choosable = 30;

async function open({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "enrolment.create");
  const db = database();
  const opened = openBatch(db, actor, params);
  const tables = opened.batch.state === "open" ? tablesOf(opened.batch) : null;
  const page = `/training/${opened.found.class.id}/import/${opened.batch.id}`;
  if (!tables) throw redirect(page, 303);
  return { ...opened, actor, db, tables, page, language: await languageOf(request) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { batch, found, tables, language } = await open(args);
  const t = translator(importsText, language);
  const r = translator(rosterText, language);
  const saved = layoutOf<RosterField>(batch);
  const { sheet, headingRow, table } = chosenHeading(
    new URL(args.request.url).searchParams,
    tables,
    saved,
    rosterPatterns,
    choosable,
  );
  const same = saved?.sheet === sheet && saved.headingRow === headingRow;
  const columns: RosterColumns = same
    ? saved.columns
    : mapHeadings(table.rows[headingRow] ?? [], rosterPatterns);
  const says = (index: number) =>
    // Each cell by itself: joined, the number of one and the first digit of the next would be masked as one number.
    (table.rows[index] ?? [])
      .map((c) => maskDigits(c.text.trim()))
      .filter(Boolean)
      .join(" ")
      .slice(0, 40);
  return {
    id: found.class.id,
    batchId: batch.id,
    short: shortTitle(translator(trainingText, language), found.class),
    title: t("columns.title"),
    fileName: batch.fileName,
    recognised: Object.keys(columns).length,
    sheet,
    headingRow,
    sheets: tables.map((x, i) => ({ value: String(i), label: x.sheetName })),
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
      field: rosterFields.find((f) => columns[f] === i) ?? "",
    })),
    needed: rosterPatterns.filter((p) => p.needed).map((p) => p.field as string),
    fields: rosterFields.map((f) => ({ value: f, label: r(`field.${f}`) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { actor, batch, db, tables, page, language } = await open(args);
  const t = translator(importsText, language);
  const r = translator(rosterText, language);
  const form = await args.request.formData();
  const asked = new URLSearchParams();
  for (const name of ["sheet", "heading"]) asked.set(name, String(form.get(name) ?? ""));
  const { sheet, headingRow, table } = chosenHeading(
    asked,
    tables,
    layoutOf<RosterField>(batch),
    rosterPatterns,
    choosable,
  );
  const columns: RosterColumns = {};
  const errors: string[] = [];
  for (const [name, value] of form) {
    const column = name.match(/^column-(\d{1,3})$/)?.[1];
    const field = rosterFields.find((f) => f === value);
    if (column === undefined || !field) continue;
    if (columns[field] !== undefined) errors.push(t("columns.twice", { field: r(`field.${field}`) }));
    columns[field] = Number(column);
  }
  for (const field of missingFields(columns, rosterPatterns))
    errors.push(t("columns.missing", { field: r(`field.${field}`) }));
  if (errors.length > 0) {
    const typed = Object.fromEntries([...form].map(([k, v]) => [k, String(v)]));
    return data({ errors, typed }, { status: 400 });
  }
  saveLayout(db, actor, batch, { sheet, headingRow, columns }, table.sheetName);
  return redirect(page, 303);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function RosterColumnsPage() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(rosterText);
  const c = useText(trainingText);
  const columns = d.columns.map((x, i) => ({ ...x, field: result?.typed[`column-${i}`] ?? x.field }));
  return (
    <>
      <PageHead
        crumbs={[
          { label: c("class.area"), to: "/training" },
          { label: d.short, to: `/training/${d.id}` },
          { label: t("title"), to: `/training/${d.id}/import` },
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
          needed={d.needed}
          errors={result?.errors ?? []}
        />
      </div>
    </>
  );
}
