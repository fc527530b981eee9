import { dayOfSerial } from "~/platform/dates";
import { type Merge, readMerge } from "./merged-cells";
import { type Cell, emptyCell } from "./table";
import { unescaped, type Workbook } from "./workbook-parts";
import { nameCode, XmlScan, type XmlSink, type XmlTag, xmlText } from "./xml-scan";

const row = nameCode("row");
const c = nameCode("c");
const v = nameCode("v");
const f = nameCode("f");
const t = nameCode("t");
const rPh = nameCode("rPh");
const mergeCell = nameCode("mergeCell");
const r = nameCode("r");
const s = nameCode("s");
const ref = nameCode("ref");

/** What the attribute t of a cell can say, told by its first bytes. */
type CellType = "shared" | "text" | "inline" | "boolean" | "error" | "day" | "number";

export interface SheetLimits {
  columns: number;
  /** Characters kept of one cell. */
  cell: number;
}

/**
 * The rows of a sheet, from its bytes as they come. Only rows that hold something are told: WPS formats rows down to
 * 1,048,576 at a stroke. Merged ranges stand behind the rows and are known at the end.
 */
export class SheetScan implements XmlSink {
  wants = false;
  readonly merges: Merge[] = [];
  private readonly scan = new XmlScan(this);
  private cells: Cell[] = [];
  private rowNumber = 0;
  private column = 0;
  private type: CellType = "number";
  private style = 0;
  private formula = false;
  private value: string | null = null;
  private index = -1;
  private inCell = false;
  private phonetic = false;

  constructor(
    private readonly book: Workbook,
    private readonly limits: SheetLimits,
    private readonly onRow: (number: number, cells: Cell[]) => void,
  ) {}

  write(piece: Buffer): void {
    this.scan.write(piece);
  }

  end(): void {
    this.scan.end();
  }

  open(tag: XmlTag): void {
    const { name } = tag;
    if (name === c) this.openCell(tag);
    else if (name === v) this.wants = this.inCell;
    else if (name === t) this.wants = this.inCell && this.type === "inline" && !this.phonetic;
    else if (name === f) this.formula = true;
    else if (name === row) this.openRow(tag);
    else if (name === rPh) this.phonetic = true;
    else if (name === mergeCell) {
      const merge = readMerge(tag.value(ref) ?? "");
      // More merges than cells of a list: nobody's list.
      if (merge && this.merges.length < 200_000) this.merges.push(merge);
    }
  }

  close(name: number): void {
    this.wants = false;
    if (name === c) this.closeCell();
    else if (name === row) {
      if (this.cells.length > 0) this.onRow(this.rowNumber, this.cells);
      this.cells = [];
    } else if (name === rPh) this.phonetic = false;
  }

  text(bytes: Buffer, from: number, to: number, plain: boolean): void {
    if (this.type === "shared" && this.value === null && to - from <= 7) {
      let index = 0;
      for (let at = from; at < to; at += 1) {
        const digit = bytes[at]! - 48;
        if (digit < 0 || digit > 9) index = Number.NaN;
        index = index * 10 + digit;
      }
      if (to > from && !Number.isNaN(index)) {
        this.index = index;
        return;
      }
    }
    const more = xmlText(bytes, from, to, plain);
    this.value = this.value === null ? more : this.value + more;
  }

  private openRow(tag: XmlTag): void {
    const told = numberOf(tag, r);
    this.rowNumber = told > 0 ? told : this.rowNumber + 1;
    this.column = 0;
    this.cells = [];
  }

  private openCell(tag: XmlTag): void {
    this.inCell = true;
    this.value = null;
    this.index = -1;
    this.formula = false;
    this.type = "number";
    this.style = 0;
    this.column += 1;
    const { bytes, count, names, from, to } = tag;
    for (let i = 0; i < count; i += 1) {
      const at = from[i]!;
      if (names[i] === r) {
        let column = 0;
        for (let k = at; k < to[i]! && k < at + 4; k += 1) {
          const letter = bytes[k]! - 64;
          if (letter < 1 || letter > 26) break;
          column = column * 26 + letter;
        }
        if (column > 0) this.column = column;
      } else if (names[i] === s) this.style = digits(bytes, at, to[i]!);
      else if (names[i] === t) this.type = typeOf(bytes, at, to[i]!);
    }
  }

  private closeCell(): void {
    this.inCell = false;
    if (this.column > this.limits.columns) return;
    if (this.value === null && this.index < 0 && !this.formula) return;
    const cell = this.formula ? this.formulaCell() : this.plainCell();
    if (cell.kind === "empty") return;
    const { cells } = this;
    while (cells.length < this.column - 1) cells.push(emptyCell);
    cells[this.column - 1] = cell;
  }

  private plainCell(): Cell {
    switch (this.type) {
      case "shared":
        return this.words(this.book.strings[this.index >= 0 ? this.index : Number(this.value)] ?? "");
      case "text":
      case "inline":
        return this.words(unescaped(this.value ?? ""));
      case "boolean":
        return this.words(String(Number(this.value) !== 0));
      case "error":
        return { text: this.value!, kind: "error" };
      case "day":
        return { text: /^\d{4}-\d{2}-\d{2}/.exec(this.value!)?.[0] ?? "", kind: "date" };
      case "number":
        return this.numberCell();
    }
  }

  private numberCell(): Cell {
    const number = Number.parseFloat(this.value!);
    if (Number.isNaN(number)) return emptyCell;
    return this.book.dateStyles[this.style]
      ? { text: dayOfSerial(number, this.book.date1904) ?? "", kind: "date" }
      : { text: String(number), kind: "number" };
  }

  private formulaCell(): Cell {
    const value = this.value ?? (this.index >= 0 ? (this.book.strings[this.index] ?? "") : "");
    if (value === "") return { text: "", kind: "formula" };
    if (this.type === "error") return { text: value, kind: "error" };
    const number = this.type === "number" ? Number.parseFloat(value) : Number.NaN;
    const shown =
      this.type === "boolean"
        ? String(Number(value) !== 0)
        : Number.isNaN(number)
          ? unescaped(value)
          : this.book.dateStyles[this.style]
            ? (dayOfSerial(number, this.book.date1904) ?? "")
            : String(number);
    return { text: shown.slice(0, this.limits.cell), kind: "formula" };
  }

  private words(text: string): Cell {
    return text === ""
      ? emptyCell
      : { text: text.length > this.limits.cell ? text.slice(0, this.limits.cell) : text, kind: "text" };
  }
}

function digits(bytes: Buffer, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = bytes[at]! - 48;
    if (digit < 0 || digit > 9) return 0;
    number = number * 10 + digit;
  }
  return number;
}

function numberOf(tag: XmlTag, name: number): number {
  for (let i = 0; i < tag.count; i += 1)
    if (tag.names[i] === name) return digits(tag.bytes, tag.from[i]!, tag.to[i]!);
  return 0;
}

function typeOf(bytes: Buffer, from: number, to: number): CellType {
  const first = bytes[from];
  if (first === 0x73) return to - from === 1 ? "shared" : "text";
  if (first === 0x69) return "inline";
  if (first === 0x62) return "boolean";
  if (first === 0x65) return "error";
  return first === 0x64 ? "day" : "number";
}
