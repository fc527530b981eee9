import type { Calculation } from "./calculate";
import { daysApart } from "./engine/day-count";

/** Two pictures over one axis of time, in units of the drawing: the balance as steps, the interest of each row as bars. */
export interface BalanceChart {
  step: string;
  area: string;
  balanceTicks: { y: number; label: string }[];
  bars: {
    x: number;
    width: number;
    state: { y: number; height: number };
    own: { y: number; height: number };
  }[];
  interestTicks: { y: number; label: string }[];
  days: { x: number; anchor: "start" | "middle" | "end"; on: string }[];
}

export const chartLeft = 72;
export const chartRight = 806;
const left = chartLeft;
const right = chartRight;
const balanceTop = 24;
const balanceFoot = 174;
const barTop = 210;
const barFoot = 308;

/** 1, 2 or 5 times a power of ten, so that at most `parts` steps reach the top. */
function niceStep(most: number, parts: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most / parts, 1)));
  return [1, 2, 5, 10].map((n) => n * power).find((step) => step * parts >= most) ?? power * 10;
}
const ticksUpTo = (most: number, parts: number): number[] => {
  const step = niceStep(most, parts);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, k) => k * step);
};

/** Places and labels of the picture. `yuan` writes a whole number of yuan. */
export function balanceChart(
  { schedule, rowShares }: Calculation,
  yuan: (n: number) => string,
): BalanceChart {
  const first = schedule[0]!;
  const last = schedule.at(-1)!;
  const whole = daysApart(first.fromOn, last.toOn);
  const x = (on: string) => left + (daysApart(first.fromOn, on) / whole) * (right - left);
  const principal = first.openingFen / 100;
  const y = (fen: number) => balanceFoot - (fen / first.openingFen) * (balanceFoot - balanceTop);
  const mostInterest = Math.max(...schedule.map((r) => r.interestFen), 1);
  const high = (fen: number) => (fen / mostInterest) * (barFoot - barTop);
  const line = schedule.map((r) => `H${x(r.toOn).toFixed(1)}V${y(r.balanceFen).toFixed(1)}`).join("");
  const begin = `M${left} ${balanceTop}`;
  return {
    step: begin + line,
    area: `${begin}${line}V${balanceFoot}H${left}Z`,
    balanceTicks: ticksUpTo(principal, 3).map((n) => ({ y: y(n * 100), label: yuan(n) })),
    bars: schedule.map((r, k) => {
      const own = rowShares?.[k] ? rowShares[k].borrowerFen : 0;
      const state = r.interestFen - own;
      return {
        x: x(r.fromOn) + 1,
        width: Math.max(x(r.toOn) - x(r.fromOn) - 2, 1),
        state: { y: barFoot - high(state), height: high(state) },
        own: { y: barFoot - high(state) - high(own), height: high(own) },
      };
    }),
    interestTicks: ticksUpTo(mostInterest / 100, 2).map((n) => ({
      y: barFoot - high(n * 100),
      label: yuan(n),
    })),
    days: [0, 1, 2, 3].map((k) => {
      const row = schedule[Math.round((k / 3) * (schedule.length - 1))]!;
      const on = k === 0 ? first.fromOn : row.toOn;
      return { x: x(on), anchor: k === 0 ? "start" : k === 3 ? "end" : "middle", on };
    }),
  };
}
