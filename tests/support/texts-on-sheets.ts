import { inflateSync } from "node:zlib";
import { type Art, Paper, type PaperOptions } from "~/platform/pdf/paper";
import { Pen } from "~/platform/pdf/pen";
import { mm } from "~/platform/pdf/text-fit";

// Every paper that a test draws is looked at here: a text that leaves its sheet or stands over another fails the test,
// whatever the test asks about.

/** Millimetres: what no printer reaches at the edge of a sheet, and what two texts of a line may share. */
const EDGE = 5;
const SHARED = 0.3;
/** Millimetres that a text may stand beyond the rule of the foot, which is as wide as what is printed over it. */
const BEYOND = 0.6;
/** Millimetres from the upper and the lower edge: the ruler of a sheet of labels has no other place. */
const CLOSE = 2;
/** Points of the rule of a foot. */
const FOOT = 0.35;
/** Millimetres between the last words of a page and the rule of its foot. */
const CLEAR = 0.5;
/** A label is as large as its sheet is cut, whatever stands on it. */
const LABELS = /^资产标签/;
/** Points: nobody reads what is smaller (PAPER §2). */
const LEAST = 6.5;
/** Papers that have less for names of forty characters or sums of ten millions in a narrow place, and how much. */
const smaller: readonly (readonly [RegExp, number])[] = [
  [/移交清单|还款计划表|贴息申请明细表|^胸牌|学员签到表/, 6],
  [/^个人信息处理告知书|^帮扶工作简报|^驻村帮扶总览| CQ-/, 5],
];
const leastOf = (title: string): number => smaller.find(([papers]) => papers.test(title))?.[1] ?? LEAST;

interface Said {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}
/** A picture, mm from the upper left corner: what it covers cannot be read. */
interface Picture {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
/** What stands on a sheet, and how far the rule of its foot reaches. */
interface Sheet {
  readonly said: Said[];
  readonly pictures: Picture[];
  /** Texts that were there before the foot, and where its rule stands. */
  foot: { readonly after: number; readonly y: number } | null;
  left: number;
  right: number;
}

const sheets = new WeakMap<Pen, Sheet>();
const drawnApart = new Map<string, Sheet>();
const pensOf = new WeakMap<Paper, Pen[]>();
const paperOf = new WeakMap<Pen, Paper>();
const artsOf = new WeakMap<Paper, Map<string, Art>>();

const entry = <K extends object, V>(map: WeakMap<K, V>, key: K, make: () => V): V => {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
};
const sheetOf = (pen: Pen): Sheet =>
  entry(sheets, pen, () => ({ said: [], pictures: [], foot: null, left: 0, right: 0 }));
/** Two texts over one another: on one line, or on lines closer than letters are high. */
function overlaps(a: Said, b: Said): boolean {
  const high = Math.abs(a.y - b.y) < 0.6 * mm(Math.min(a.size, b.size));
  return high && Math.min(a.right, b.right) - Math.max(a.left, b.left) > SHARED;
}

/** A text under a picture: the small letters of its line reach into it. */
const covered = (s: Said, p: Picture): boolean =>
  Math.min(s.right, p.right) - Math.max(s.left, p.left) > SHARED &&
  s.y - 0.3 * mm(s.size) > p.top &&
  s.y - 0.3 * mm(s.size) < p.bottom;

/** What is wrong on a sheet, in words. */
function faults(sheet: Sheet, { width, height, title }: PaperOptions): string[] {
  const place = (s: Said) => `“${s.text}” (${s.left.toFixed(1)}–${s.right.toFixed(1)}, ${s.y.toFixed(1)})`;
  const found: string[] = [];
  for (const [i, s] of sheet.said.entries()) {
    if (s.left < EDGE || s.right > width - EDGE || s.y < CLOSE || s.y > height - CLOSE)
      found.push(`${place(s)} leaves the sheet`);
    else if (sheet.right > sheet.left && (s.left < sheet.left - BEYOND || s.right > sheet.right + BEYOND))
      found.push(`${place(s)} stands beside what is printed`);
    if (s.size < leastOf(title) && !LABELS.test(title)) found.push(`${place(s)} has ${s.size} points`);
    if (sheet.foot && i < sheet.foot.after && s.y > sheet.foot.y - CLEAR)
      found.push(`${place(s)} stands in the foot`);
    if (sheet.pictures.some((p) => covered(s, p))) found.push(`${place(s)} is covered by a picture`);
    for (const other of sheet.said.slice(i + 1))
      if (overlaps(s, other)) found.push(`${place(s)} and ${place(other)} stand over one another`);
  }
  return found;
}

/** Where a picture stands, from its matrix in points from the lower left corner. */
function pictureAt([w = 0, , , h = 0, x = 0, y = 0]: readonly number[], paper: Paper): Picture {
  const { height } = Reflect.get(paper, "options") as PaperOptions;
  const bottom = height - mm(y);
  return { left: mm(x), right: mm(x + w), top: bottom - mm(h), bottom };
}

/** Watches the drawing of papers; once for all files of a worker, which share their modules. */
function watch(): void {
  const { text, line, place, content } = Pen.prototype;
  const { pen, art, finish } = Paper.prototype;

  Pen.prototype.text = function watchedText(this: Pen, ...given: Parameters<typeof text>) {
    const [words, x, y, style, align = "left"] = given;
    const width = this.width(words.trimEnd(), style);
    const left = align === "centre" ? x - width / 2 : align === "right" ? x - width : x;
    if (words.trim())
      sheetOf(this).said.push({ text: words, left, right: left + width, y, size: style.size });
    return text.apply(this, given);
  };
  Pen.prototype.line = function watchedLine(this: Pen, ...given: Parameters<typeof line>) {
    const [x1, y1, x2, y2, weight] = given;
    if (weight === FOOT && y1 === y2 && x2 - x1 > 100) {
      const sheet = sheetOf(this);
      Object.assign(sheet, { left: x1, right: x2, foot: { after: sheet.said.length, y: y1 } });
    }
    return line.apply(this, given);
  };
  // What was drawn once for every form stands on each sheet that it is placed on.
  Pen.prototype.content = function watchedContent(this: Pen) {
    const operators = content.call(this);
    if (!paperOf.has(this)) drawnApart.set(operators, sheetOf(this));
    return operators;
  };
  Paper.prototype.art = function watchedArt(this: Paper, given: Art) {
    const name = art.call(this, given);
    entry(artsOf, this, () => new Map()).set(name, given);
    return name;
  };
  Pen.prototype.place = function watchedPlace(this: Pen, ...given: Parameters<typeof place>) {
    const paper = paperOf.get(this);
    const placed = paper && artsOf.get(paper)?.get(given[0]);
    const apart = placed?.text && drawnApart.get(inflateSync(placed.data.bytes).toString("latin1"));
    if (apart) sheetOf(this).said.push(...apart.said);
    const matrix = given[1];
    if (paper && matrix && !placed) sheetOf(this).pictures.push(pictureAt(matrix, paper));
    return place.apply(this, given);
  };
  Paper.prototype.pen = function watchedPen(this: Paper, ...given: Parameters<typeof pen>) {
    const made = pen.apply(this, given);
    entry(pensOf, this, () => []).push(made);
    paperOf.set(made, this);
    return made;
  };
  // A trial that is drawn again in another way is never finished.
  Paper.prototype.finish = function watchedFinish(this: Paper) {
    const options = Reflect.get(this, "options") as PaperOptions;
    const found = (pensOf.get(this) ?? []).flatMap((made) => faults(sheetOf(made), options));
    if (found.length > 0) throw new Error(`${options.title}: ${found.join("; ")}`);
    return finish.call(this);
  };
}

if (Paper.prototype.finish.name !== "watchedFinish") watch();
