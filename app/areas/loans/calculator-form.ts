import { z } from "zod";
import { parseDay } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { parseYuan } from "~/platform/money";
import { answers, borrowerKinds, saidKinds } from "./eligibility";
import { dueShifts, firstPeriods } from "./engine/loan-terms";
import { ageCategories } from "./retirement";

const needed = "form.needed";
const day = z.string({ error: needed }).transform((text, ctx) => {
  const on = parseDay(text);
  if (on) return on;
  ctx.addIssue({ code: "custom", message: text.trim() === "" ? needed : "form.wrongDay" });
  return z.NEVER;
});
const dayOrNone = z
  .string()
  .optional()
  .transform((text, ctx) => {
    if (!text?.trim()) return null;
    const on = parseDay(text);
    if (on) return on;
    ctx.addIssue({ code: "custom", message: "form.wrongDay" });
    return z.NEVER;
  });
const whole = (min: number, max: number, usual?: number) =>
  z
    .string()
    .optional()
    .transform((text, ctx) => {
      const typed = (text ?? "").trim();
      if (typed === "" && usual !== undefined) return usual;
      if (/^\d{1,4}$/.test(typed) && Number(typed) >= min && Number(typed) <= max) return Number(typed);
      ctx.addIssue({ code: "custom", message: message("form.range", { min, max }) });
      return z.NEVER;
    });
const money = (least: number) =>
  z
    .string()
    .optional()
    .transform((text, ctx) => {
      const typed = (text ?? "").trim();
      if (typed === "" && least === 0) return 0;
      const read = parseYuan(typed);
      if (read.ok && read.fen >= least && read.fen <= 100_000_000_000) return read.fen;
      ctx.addIssue({ code: "custom", message: "form.money" });
      return z.NEVER;
    });
const percent = z
  .string()
  .optional()
  .transform((text, ctx) => {
    const found = /^(\d{1,2})(?:\.(\d{1,4}))?\s*[%％]?$/.exec((text ?? "").trim());
    if (found) return Number(found[1]) * 10_000 + Number((found[2] ?? "").padEnd(4, "0"));
    ctx.addIssue({ code: "custom", message: "form.percent" });
    return z.NEVER;
  });
const answer = z.enum(answers).catch("unknown");

export const plans = ["equal-principal", "bullet", "equal-instalment"] as const;

export const everies = ["auto", "month", "quarter"] as const;
export const bases = ["360", "365", "30/360"] as const;
export const dueDays = ["21", "20", "anniversary"] as const;

/** Fields of the loan itself: they stay when another borrower is chosen. */
export const loanFields = [
  "kind",
  "amount",
  "appliedOn",
  "disbursedOn",
  "term",
  "lpr",
  "points",
  "plan",
  "every",
  "basis",
  "dueDay",
  "firstPeriod",
  "dueShift",
] as const;

/** Everything the calculator asks, as it stands in its address. Nothing of it is kept. */
const asked = z.object({
  kind: z.enum(borrowerKinds).catch("person"),
  amount: money(100),
  appliedOn: day,
  disbursedOn: day,
  term: whole(1, 120),
  lpr: percent,
  points: whole(0, 1_000),
  plan: z.enum(plans).catch("equal-principal"),
  /** How often something is due; auto = level payments by month, the others by quarter. */
  every: z.enum(everies).catch("auto"),
  basis: z.enum(bases).catch("360"),
  dueDay: z.enum(dueDays).catch("21"),
  firstPeriod: z.enum(firstPeriods).catch("short"),
  /** As the payout is registered where nobody says another. */
  dueShift: z.enum(dueShifts).catch("next"),
  group: z.string().optional().default(""),
  groupProof: answer,
  birthOn: dayOrNone,
  ageCategory: z.enum([...ageCategories, "unknown"]).catch("unknown"),
  graduatedOn: dayOrNone,
  shopOpenedOn: dayOrNone,
  registeredOn: dayOrNone,
  ownLoan: z.enum(saidKinds).catch("unknown"),
  ownAmount: money(0),
  married: answer,
  spouseLoan: z.enum(saidKinds).catch("unknown"),
  spouseAmount: money(0),
  loansBefore: whole(0, 20, 0),
  previousSettled: answer,
  freeOfOtherJob: answer,
  goodCredit: answer,
  guarantorFree: answer,
  jobsNamed: whole(0, 999, 0),
  jobsProved: whole(0, 999, 0),
  partners: whole(1, 20, 2),
  eligiblePartners: whole(0, 20, 2),
  // The ratio of those hired is taken of the staff: a firm has at least one. Nothing typed is not known yet.
  staff: whole(1, 9_999, 0),
  hired: whole(0, 9_999, 0),
  noArrears: answer,
  noOtherSubsidy: answer,
});
/** Parts are no more than the whole: nobody has six eligible of three partners. */
export const calculatorForm = asked.superRefine((v, ctx) => {
  const over = (field: "eligiblePartners" | "hired" | "jobsProved", most: number) => {
    if (v[field] > most)
      ctx.addIssue({ code: "custom", path: [field], message: message("form.range", { min: 0, max: most }) });
  };
  if (v.kind === "partners") over("eligiblePartners", v.partners);
  // The borrower is one of them: one alone is no partnership.
  if (v.kind === "partners" && v.partners < 2)
    ctx.addIssue({ code: "custom", path: ["partners"], message: message("form.range", { min: 2, max: 20 }) });
  if (v.kind === "firm" && v.staff === 0 && v.hired > 0)
    ctx.addIssue({ code: "custom", path: ["staff"], message: needed });
  else if (v.kind === "firm") over("hired", v.staff);
  over("jobsProved", v.jobsNamed);
});
export type CalculatorInput = z.output<typeof calculatorForm>;
export type CalculatorField = keyof CalculatorInput;
