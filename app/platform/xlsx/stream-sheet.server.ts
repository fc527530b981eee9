import { Readable } from "node:stream";
import yazl from "yazl";
import { sheetName } from "./sheet-name";
import { columnLetter } from "./table";

/** A value of a cell: text stays text, whatever it looks like. */
export type StreamedCell = string | number | { day: string } | null;

export interface StreamedSheet {
  sheetName: string;
  /** Width of each column, in characters. */
  widths: readonly number[];
  /** Lines above the headings: who, when, which filter. */
  notes?: readonly string[];
  headings: readonly string[];
  /** Asked for one after another while the file leaves: nobody holds all of them. */
  rows: Iterable<readonly StreamedCell[]>;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageNames = "http://schemas.openxmlformats.org/package/2006";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Text as XML has room for it; what it has none for is left out, and what looks like an escape is escaped. */
const escaped = (text: string): string =>
  text
    .replace(
      /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "",
    )
    .replace(/_x(?=[0-9A-F]{4}_)/g, "_x005F_x")
    .replace(/[&<>"]/g, (c) => escapes[c]!);

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;

// Styles by number: 1 text, 2 day, 3 bold text, 0 as it comes.
function cell(value: StreamedCell, at: string, style: number): string {
  if (value === null || value === "") return "";
  if (typeof value === "number") return `<c r="${at}"><v>${value}</v></c>`;
  if (typeof value === "object") return `<c r="${at}" s="2"><v>${dayNumber(value.day)}</v></c>`;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

const pieceLength = 64 * 1024;

function* sheetXml(sheet: StreamedSheet): Generator<Buffer> {
  const { notes = [], headings, widths } = sheet;
  const letters = headings.map((_, i) => columnLetter(i));
  const split = notes.length + 1;
  const row = (values: readonly StreamedCell[], number: number, style: number) =>
    `<row r="${number}">${values.map((v, i) => cell(v, `${letters[i] ?? columnLetter(i)}${number}`, style)).join("")}</row>`;
  const columns = widths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`);
  let text = `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${split}" topLeftCell="A${split + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>`;
  let number = 0;
  for (const note of notes) {
    number += 1;
    text += row([note], number, 1);
  }
  number += 1;
  text += row(headings, number, 3);
  for (const values of sheet.rows) {
    number += 1;
    text += row(values, number, 1);
    if (text.length < pieceLength) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`);
}

/** A workbook of one sheet, made while it is sent: a hundred thousand rows take the memory of a few hundred. */
export function sheetStream(sheet: StreamedSheet): ReadableStream<Uint8Array> {
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const relations = (inside: string) =>
    `${head}<Relationships xmlns="${packageNames}/relationships">${inside}</Relationships>`;
  const format = (id: number, font: number) =>
    `<xf numFmtId="${id}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${font ? ' applyFont="1"' : ""}/>`;
  const name = escaped(sheetName(sheet.sheetName));
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `${head}<Types xmlns="${packageNames}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type("workbook.xml", "sheet.main")}${type("worksheets/sheet1.xml", "worksheet")}${type("styles.xml", "styles")}</Types>`,
    "_rels/.rels": relations(relation("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      relation("rId1", "worksheet", "worksheets/sheet1.xml") + relation("rId2", "styles", "styles.xml"),
    ),
    "xl/styles.xml": `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">${format(0, 0)}${format(49, 0)}${format(164, 0)}${format(49, 1)}</cellXfs></styleSheet>`,
  };
  const zip = new yazl.ZipFile();
  for (const [part, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), part);
  zip.addReadStream(Readable.from(sheetXml(sheet), { objectMode: true }), "xl/worksheets/sheet1.xml");
  zip.end();
  return Readable.toWeb(new Readable().wrap(zip.outputStream)) as ReadableStream<Uint8Array>;
}
