import { barsOf, lineOf, namedMonths, scaleFor } from "./chart";
import { ScrollRegion } from "./scroll-region";

export interface MonthValue {
  month: string;
  value: number;
}

/** A value that the months from one to another are held against: a dashed line across their bars. */
export interface Goal {
  from: string;
  to: string;
  value: number;
}

interface Drawn {
  months: readonly MonthValue[];
  /** What the picture says, for whoever does not see it. */
  label: string;
  /** A value as it is read, and a tick of the axis in short. */
  format: (value: number) => string;
  tick: (value: number) => string;
  /** Unit of the axis, over it; not where the heading of the chart says it. */
  unit?: string;
}

const monthName = (m: string) => m.slice(2).replace("-", "/");

/** The lines of the axis across the picture, each with its value. */
function Ticks(d: {
  box: { left: number; right: number; foot: number };
  scale: { ticks: readonly number[]; high: (value: number) => number };
  tick: (value: number) => string;
}) {
  return d.scale.ticks.map((v) => {
    const y = d.box.foot - d.scale.high(v);
    return (
      <g key={v}>
        <line className={v === 0 ? "ax" : undefined} x1={d.box.left} x2={d.box.right} y1={y} y2={y} />
        <text x={d.box.left - 6} y={y + 4} textAnchor="end">
          {d.tick(v)}
        </text>
      </g>
    );
  });
}

/** Bars by month with their axis; the table under it says the same. */
export function MonthBars(
  d: Drawn & {
    height?: number;
    wide?: boolean;
    width?: number;
    tableTitle: string;
    /** What they mean stands in words beside the chart. */
    goals?: readonly Goal[];
  },
) {
  const width = d.width ?? (d.wide ? 1060 : 390);
  const height = d.height ?? 200;
  const box = { left: 52, right: width - 16, top: d.unit ? 28 : 14, foot: height - 22 };
  const { scale, bars } = barsOf(
    d.months.map((m) => m.value),
    box,
    3,
    d.goals?.map((g) => g.value),
  );
  const named = namedMonths(bars.length, d.wide ? 13 : 7);
  return (
    <ScrollRegion className="monthfig" label={d.label}>
      <svg
        className={d.wide ? "chart wide" : "chart"}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={d.label}
      >
        {d.unit && (
          <text x={box.left - 6} y={11} textAnchor="end">
            {d.unit}
          </text>
        )}
        <Ticks box={box} scale={scale} tick={d.tick} />
        {bars.map((b, i) => {
          const month = d.months[i] as MonthValue;
          return (
            <g key={month.month}>
              <rect className="monthbar" x={b.x} y={b.y} width={b.width} height={b.height} />
              {named(i) && (
                <text x={b.x + b.width / 2} y={height - 6} textAnchor="middle">
                  {monthName(month.month)}
                </text>
              )}
            </g>
          );
        })}
        {d.goals?.map((g) => (
          <GoalLine key={g.from} goal={g} months={d.months} box={box} high={scale.high} />
        ))}
      </svg>
      <details className="chartdata">
        <summary>{d.tableTitle}</summary>
        <table className="tbl dense">
          <caption className="vh">{d.label}</caption>
          <tbody>
            {d.months.map((m) => (
              <tr key={m.month}>
                <th scope="row">{m.month}</th>
                <td className="num">{d.format(m.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </ScrollRegion>
  );
}

function GoalLine(d: {
  goal: Goal;
  months: readonly MonthValue[];
  box: { left: number; right: number; foot: number };
  high: (value: number) => number;
}) {
  const first = d.months.findIndex((m) => m.month >= d.goal.from);
  const last = d.months.findLastIndex((m) => m.month <= d.goal.to);
  if (first < 0 || last < first) return null;
  const step = (d.box.right - d.box.left) / d.months.length;
  const y = d.box.foot - d.high(d.goal.value);
  return (
    <line className="goal" x1={d.box.left + first * step} x2={d.box.left + (last + 1) * step} y1={y} y2={y} />
  );
}

/** A line of a row of a table: how it went, with the last month as a dot. */
export function Spark({ values, label }: { values: readonly number[]; label: string }) {
  const { path, points } = lineOf(values, { left: 0, right: 84, top: 3, foot: 19 });
  const last = points.at(-1);
  return (
    <svg className="spark" width="84" height="22" viewBox="0 0 84 22" role="img" aria-label={label}>
      <path d={path} />
      {last && <circle cx={last[0]} cy={last[1]} r="2.5" />}
    </svg>
  );
}

/** Lines of two to four villages over one axis; each by its own dash and a word at its end, not by colour alone. */
export function MonthLines(d: {
  months: readonly string[];
  lines: readonly { name: string; values: readonly number[] }[];
  label: string;
  tick: (value: number) => string;
}) {
  const width = 1060;
  const height = 280;
  const box = {
    left: 52,
    right: width - 16 - roomFor(d.lines.map((l) => l.name)),
    top: 14,
    foot: height - 22,
  };
  const scale = scaleFor(
    d.lines.flatMap((l) => l.values),
    box.foot - box.top,
  );
  const named = namedMonths(d.months.length, 10);
  const step = (box.right - box.left) / Math.max(1, d.months.length);
  const ends = labelPlaces(
    d.lines.map((l) => box.foot - scale.high(l.values.at(-1) ?? 0)),
    box.foot,
  );
  return (
    <ScrollRegion className="monthfig" label={d.label}>
      <svg className="chart lines wide" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={d.label}>
        <Ticks box={box} scale={scale} tick={d.tick} />
        {d.months.map((m, i) =>
          named(i) ? (
            <text key={m} x={box.left + (i + 0.5) * step} y={height - 6} textAnchor="middle">
              {monthName(m)}
            </text>
          ) : null,
        )}
        {d.lines.map((l, i) => {
          const { path, points } = lineOf(l.values, box, scale);
          // One month has no line: a dot, and its name beside it.
          const alone = points.length === 1 ? points[0] : undefined;
          return (
            <g key={l.name} className={`l${i + 1}`}>
              {alone ? <circle cx={alone[0]} cy={alone[1]} r="4" /> : <path d={path} />}
              <text className="lbl" x={alone ? alone[0] + 10 : box.right + 4} y={(ends[i] ?? 0) + 4}>
                {l.name}
              </text>
            </g>
          );
        })}
      </svg>
    </ScrollRegion>
  );
}

/** Width of the longest name at the end of a line, in units of the drawing: a hanzi is twice a letter. */
const roomFor = (names: readonly string[]): number =>
  Math.max(48, ...names.map((name) => [...name].reduce((w, c) => w + (c > "\u2e7f" ? 12 : 6.9), 0)));

/** Words at the ends of lines, 15 apart at least, each as near to its line as may be, none under the axis. */
function labelPlaces(ys: readonly number[], foot: number): number[] {
  const order = ys.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  let before = Number.NEGATIVE_INFINITY;
  const placed: number[] = [];
  for (const { y, i } of order) {
    before = Math.max(y, before + 15);
    placed[i] = before;
  }
  const over = Math.max(0, before - foot);
  return placed.map((y) => y - over);
}
