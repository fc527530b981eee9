import path from "node:path";
import { nameCode, scanWhole, type XmlSink, type XmlTag, xmlText } from "./xml-scan";
import { wholePart, type ZipParts } from "./zip-guard";

/** The small parts of a workbook: which sheets there are, which styles are dates, which texts cells share. */
export interface Workbook {
  /** Visible sheets in the order of their tabs. */
  sheets: { name: string; part: string }[];
  /** Style number → whether numbers of it are days. */
  dateStyles: readonly boolean[];
  date1904: boolean;
  strings: readonly string[];
}

const names = {
  sheet: nameCode("sheet"),
  workbookPr: nameCode("workbookPr"),
  relationship: nameCode("Relationship"),
  numFmt: nameCode("numFmt"),
  cellXfs: nameCode("cellXfs"),
  xf: nameCode("xf"),
  si: nameCode("si"),
  t: nameCode("t"),
  rPh: nameCode("rPh"),
};
const attribute = (name: string) => {
  const code = nameCode(name);
  return (tag: XmlTag) => tag.value(code);
};
const at = {
  name: attribute("name"),
  state: attribute("state"),
  id: attribute("id"),
  relationId: attribute("Id"),
  target: attribute("Target"),
  type: attribute("Type"),
  date1904: attribute("date1904"),
  numFmtId: attribute("numFmtId"),
  formatCode: attribute("formatCode"),
};

/** @throws ZipError, XmlError */
export function openWorkbook(zip: ZipParts, cellLimit: number): Workbook {
  const relations = relationsOf(zip);
  const sheets: Workbook["sheets"] = [];
  let date1904 = false;
  const bookPart = wholePart(zip, "xl/workbook.xml");
  if (bookPart)
    scanTags(bookPart, (tag) => {
      if (tag.name === names.workbookPr) date1904 = /^(1|true)$/.test(at.date1904(tag) ?? "");
      if (tag.name !== names.sheet) return;
      const part = relations.get(at.id(tag) ?? "")?.target;
      if (part && zip.entries.has(part) && (at.state(tag) ?? "visible") === "visible")
        sheets.push({ name: at.name(tag) ?? "", part });
    });
  const partOfType = (type: string, usual: string) =>
    wholePart(zip, [...relations.values()].find((r) => r.type.endsWith(`/${type}`))?.target ?? usual);
  const styles = partOfType("styles", "xl/styles.xml");
  const shared = partOfType("sharedStrings", "xl/sharedStrings.xml");
  return {
    sheets,
    date1904,
    dateStyles: styles ? dateStylesOf(styles) : [],
    strings: shared ? sharedStrings(shared, cellLimit) : [],
  };
}

function relationsOf(zip: ZipParts): Map<string, { target: string; type: string }> {
  const relations = new Map<string, { target: string; type: string }>();
  const part = wholePart(zip, "xl/_rels/workbook.xml.rels");
  if (part)
    scanTags(part, (tag) => {
      if (tag.name !== names.relationship) return;
      const target = at.target(tag) ?? "";
      relations.set(at.relationId(tag) ?? "", {
        target: target.startsWith("/") ? target.slice(1) : path.posix.join("xl", target),
        type: at.type(tag) ?? "",
      });
    });
  return relations;
}

/** The number formats that every program knows by number and shows as a day or a time, the Chinese ones too. */
const dateFormats = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
  55, 56, 57, 58,
]);

/** Whether a number format shows a day: letters of a date outside quotes and brackets. */
export const isDateFormat = (format: string): boolean =>
  /[ymdhs]/i.test(
    format
      .replace(/\[[^\]]*\]/g, "")
      .replace(/"[^"]*"/g, "")
      .replace(/[\\_*]./g, "")
      .replace(/general/gi, ""),
  );

function dateStylesOf(part: Buffer): boolean[] {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  scanTags(
    part,
    (tag) => {
      if (tag.name === names.numFmt)
        own.set(Number(at.numFmtId(tag)), isDateFormat(at.formatCode(tag) ?? ""));
      else if (tag.name === names.cellXfs) inCells = true;
      else if (tag.name === names.xf && inCells) {
        const format = Number(at.numFmtId(tag));
        styles.push(own.get(format) ?? dateFormats.has(format));
      }
    },
    (name) => {
      if (name === names.cellXfs) inCells = false;
    },
  );
  return styles;
}

/** `_x000D_` and the like, as spreadsheet programs write characters that XML has no room for. */
export const unescaped = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

function sharedStrings(part: Buffer, cellLimit: number): string[] {
  const strings: string[] = [];
  let text = "";
  let phonetic = false;
  const sink: XmlSink = {
    wants: false,
    open(tag) {
      if (tag.name === names.si) text = "";
      else if (tag.name === names.rPh) phonetic = true;
      else sink.wants = tag.name === names.t && !phonetic;
    },
    close(name) {
      sink.wants = false;
      if (name === names.rPh) phonetic = false;
      else if (name === names.si) strings.push(unescaped(text).slice(0, cellLimit));
    },
    text(bytes, from, to, plain) {
      const more = xmlText(bytes, from, to, plain);
      text = text === "" ? more : text + more;
    },
  };
  scanWhole(part, sink);
  return strings;
}

function scanTags(part: Buffer, open: (tag: XmlTag) => void, close: (name: number) => void = () => {}): void {
  scanWhole(part, { wants: false, open, close, text: () => {} });
}
