import type { DemoApplication } from "./loans";

/** What becomes of a loan of the demo after it was paid out. */
export type DemoFate =
  | "pays"
  | "settled-due"
  | "settled-early"
  | "extended"
  | "misses-last"
  | "misses-two"
  | "compensation-asked"
  | "compensated"
  | "undo-asked"
  | "misused";

export interface DemoLoan {
  who: DemoApplication["who"];
  kind?: DemoApplication["kind"];
  group?: DemoApplication["group"];
  /** Day of disbursement, or so many months ago. */
  on: string | number;
  wan: number;
  months: number;
  /** Hundredths of a basis point: 3.45% = 34500. */
  rate: number;
  method: "bullet" | "equal-principal" | "equal-instalment";
  every: "month" | "quarter";
  bank: number;
  trade: number;
  /** Months that the guarantor stands for it after it is due; 24 where it is not said. */
  guaranteeMonths?: number;
  /** Odd serials are guaranteed by the fund, even ones by a person. */
  serial: number;
  fate: DemoFate;
  /** Principal that came back early: on which day, how much. */
  early?: readonly [on: string, yuan: number];
}

/** Loans of the demo, one at least in every state; invented people. */
export const demoLoans: readonly DemoLoan[] = [
  // The rule of its day: the borrower pays LPR − 150 points.
  {
    who: [1, 12],
    on: "2022-06-16",
    wan: 20,
    months: 36,
    rate: 42_000,
    method: "equal-principal",
    every: "quarter",
    bank: 0,
    trade: 1,
    serial: 101,
    fate: "settled-due",
  },
  // 183,000 × 3.45% × 92 ÷ 360 = 1,613.45: the 806.73 of the third quarter of 2026.
  {
    who: [2, 12],
    on: "2024-04-16",
    wan: 20,
    months: 36,
    rate: 34_500,
    method: "bullet",
    every: "quarter",
    bank: 0,
    trade: 3,
    serial: 102,
    fate: "pays",
    early: ["2026-06-18", 17_000],
  },
  {
    who: [3, 12],
    on: "2024-03-14",
    wan: 15,
    months: 12,
    rate: 39_500,
    method: "bullet",
    every: "quarter",
    bank: 1,
    trade: 4,
    serial: 103,
    fate: "compensated",
  },
  {
    who: [4, 12],
    on: 20,
    wan: 10,
    months: 36,
    rate: 36_000,
    method: "equal-instalment",
    every: "month",
    bank: 2,
    trade: 5,
    serial: 105,
    fate: "settled-early",
  },
  {
    who: [1, 14],
    on: 14,
    wan: 20,
    months: 12,
    rate: 35_000,
    method: "bullet",
    every: "quarter",
    bank: 0,
    trade: 0,
    serial: 106,
    fate: "extended",
  },
  {
    who: [2, 14],
    on: 11,
    wan: 15,
    months: 24,
    rate: 35_000,
    method: "bullet",
    every: "quarter",
    bank: 1,
    trade: 2,
    serial: 107,
    fate: "misses-two",
  },
  {
    who: [3, 14],
    on: 9,
    wan: 20,
    months: 36,
    rate: 35_000,
    method: "equal-instalment",
    every: "month",
    bank: 0,
    trade: 1,
    serial: 108,
    fate: "misses-last",
  },
  {
    who: "孔祥军",
    kind: "firm",
    on: 16,
    wan: 120,
    months: 24,
    rate: 35_000,
    method: "equal-principal",
    every: "quarter",
    bank: 0,
    trade: 2,
    serial: 109,
    fate: "pays",
  },
  {
    who: "孔宪忠",
    kind: "partners",
    on: 12,
    wan: 60,
    months: 24,
    rate: 35_000,
    method: "bullet",
    every: "quarter",
    bank: 1,
    trade: 3,
    serial: 111,
    fate: "pays",
  },
  {
    who: [2, 16],
    group: "veteran",
    on: 7,
    wan: 20,
    months: 36,
    rate: 35_000,
    method: "bullet",
    every: "quarter",
    bank: 0,
    trade: 5,
    serial: 113,
    fate: "misused",
  },
  // Due and unpaid, and its guarantee ends in a month: the compensation has to be decided before.
  {
    who: [3, 16],
    guaranteeMonths: 3,
    on: 14,
    wan: 10,
    months: 12,
    rate: 35_000,
    method: "bullet",
    every: "quarter",
    bank: 1,
    trade: 4,
    serial: 115,
    fate: "compensation-asked",
  },
  {
    who: [5, 12],
    on: 4,
    wan: 30,
    months: 36,
    rate: 35_000,
    method: "bullet",
    every: "quarter",
    bank: 2,
    trade: 1,
    serial: 116,
    fate: "pays",
  },
  {
    who: [5, 14],
    on: 2,
    wan: 20,
    months: 24,
    rate: 35_000,
    method: "equal-principal",
    every: "quarter",
    bank: 0,
    trade: 0,
    serial: 117,
    fate: "pays",
  },
  // Her way is told whole: trip, class, certificate, shop, this loan, a printer, visits.
  {
    who: { ownerOf: "冯屯五金配件" },
    on: "2025-09-12",
    wan: 20,
    months: 24,
    rate: 35_000,
    method: "equal-principal",
    every: "quarter",
    bank: 0,
    trade: 6,
    serial: 119,
    fate: "pays",
  },
  {
    who: [4, 16],
    on: 0,
    wan: 15,
    months: 24,
    rate: 35_000,
    method: "bullet",
    every: "quarter",
    bank: 1,
    trade: 2,
    serial: 118,
    fate: "undo-asked",
  },
];

/** The fund behind them, with the limits that places have (DOMAIN §1.4). */
export const demoFund = {
  name: "郓城县创业担保贷款担保基金",
  nameEn: "Yuncheng County Guarantee Fund",
  kind: "fund",
  leverageMost: 500,
  stopOverdueBp: 2_000,
  stopCompensationBp: 2_000,
  shareBp: 10_000,
} as const;

export const demoFundEntries = [
  { on: "2022-01-10", kind: "contribution", yuan: 1_000_000, note: "县财政拨入" },
  { on: "2023-12-31", kind: "interest", yuan: 18_600, note: "存款利息" },
  { on: "2024-12-31", kind: "interest", yuan: 19_250, note: "存款利息" },
  { on: "2025-03-12", kind: "contribution", yuan: 500_000, note: "县财政增拨" },
] as const;
