import { z } from "zod";
import { addDays, addMonths, type Day, dayOf } from "~/platform/dates";
import { mostFen } from "~/platform/money";
import { dayCounts, daysApart } from "./day-count";
import { readRate } from "./exact";
import { subsidyRules, usualMinusBp, usualShareBp } from "./loan-life";
import { dueShifts, firstPeriods, methods, paymentSteps, settlementDueDay } from "./loan-terms";

// A case as `npm run loan:work` reads it. Field names and meanings are told in docs/loan-work.md. What is not known
// is refused rather than left out of the sum: a misspelt `overdue` would cost somebody money.

/** Longest life of a loan that is worked out, in days: what is longer is a slip of the pen. */
const longest = 60 * 366;

/** Months that a loan can be extended by (DOMAIN §1.5). */
const longestExtension = 12;

const day = z.string({ error: "a day as text, YYYY-MM-DD" }).refine((text): text is Day => {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return found !== null && dayOf(Number(found[1]), Number(found[2]), Number(found[3])) === text;
}, "a day of the calendar, YYYY-MM-DD");

const money = z
  .int({ error: "a whole number of fen, not text and without decimals" })
  .min(1, "at least 1 fen")
  .max(mostFen, "too much money");

const rate = z
  .string({ error: 'a decimal in quotes, e.g. "0.0360"' })
  .refine((text) => readRate(text) !== null, 'a decimal below 1 with at most six places, e.g. "0.0360"')
  .transform((text) => readRate(text) ?? 0);

const points = (least: number, most: number) =>
  z.int({ error: "a whole number" }).min(least, `${least} to ${most}`).max(most, `${least} to ${most}`);

const span = z
  .strictObject({ from: day, to: day })
  .refine((s) => s.from < s.to, { path: ["to"], message: "a day after `from`: the last day is not counted" });

const list = <T extends z.ZodType>(of: T) => z.array(of, { error: "a list" }).nullish();
const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: `one of ${words.join(", ")}` });

const fields = z.strictObject(
  {
    /** Anything the reader wants to find again; not looked at. */
    note: z.string({ error: "text" }).optional(),
    principalFen: money,
    annualRate: rate,
    lpr: list(z.strictObject({ from: day, rate })),
    disbursedOn: day,
    maturesOn: day,
    method: oneOf(methods),
    paymentEvery: oneOf(paymentSteps),
    dayCount: oneOf(dayCounts),
    rule: oneOf(subsidyRules),
    rateCapBp: points(0, 10_000).nullish(),
    subsidisedYears: points(0, 60).nullish(),
    repayments: list(z.strictObject({ on: day, principalFen: money })),
    overdue: list(
      z
        .strictObject({
          from: day,
          to: day,
          bankLetter: z.boolean({ error: "true or false" }).optional(),
          bankFault: z.boolean({ error: "true or false" }).optional(),
        })
        .refine((s) => s.from < s.to, {
          path: ["to"],
          message: "a day after `from`: the last day is not counted",
        }),
    ),
    extension: span.nullish(),
    minusBp: points(0, 10_000).default(usualMinusBp),
    percent: z
      .number({ error: "a number from 0 to 100" })
      .min(0, "0 to 100")
      .max(100, "0 to 100")
      .refine((n) => /^\d+(\.\d{1,2})?$/.test(String(n)), "at most two decimals")
      .default(usualShareBp / 100),
    referenceRate: rate.nullish(),
    graceDays: points(0, 366).default(0),
    repricedOn: list(day),
    stoppedOn: day.nullish(),
    paid: oneOf(["as-planned", "as-listed"]).optional(),
    dueDay: z
      .union([points(1, 31), z.literal("anniversary")], {
        error: 'a day of the month, 1 to 31, or "anniversary"',
      })
      .default(settlementDueDay),
    firstPeriod: oneOf(firstPeriods).default("short"),
    dueShift: oneOf(dueShifts).default("none"),
  },
  { error: (issue) => (issue.code === "unrecognized_keys" ? "not a field of a case" : "an object") },
);
export type LoanCase = z.output<typeof fields>;

/** What the fields say to each other. */
export const loanCase = fields.superRefine((c, ctx) => {
  const bad = (path: (string | number)[], message: string) => ctx.addIssue({ code: "custom", path, message });
  if (c.maturesOn <= c.disbursedOn) bad(["maturesOn"], "a day after the disbursement");
  const early = (on: Day, path: (string | number)[]) => {
    if (on < c.disbursedOn) bad(path, "a day before the disbursement");
    else if (daysApart(c.disbursedOn, on) > longest) bad(path, "more than 60 years after the disbursement");
  };
  early(c.maturesOn, ["maturesOn"]);
  let left = c.principalFen;
  c.repayments?.forEach((r, k) => {
    early(r.on, ["repayments", k, "on"]);
    left -= r.principalFen;
    if (left < 0) bad(["repayments", k, "principalFen"], "more came back than was lent");
  });
  c.overdue?.forEach((o, k) => {
    early(o.from, ["overdue", k, "from"]);
    early(o.to, ["overdue", k, "to"]);
  });
  if (c.extension) {
    early(c.extension.from, ["extension", "from"]);
    early(c.extension.to, ["extension", "to"]);
    if (c.extension.to <= c.maturesOn) bad(["extension", "to"], "a day after the maturity");
    else if (c.extension.to > addMonths(c.maturesOn, longestExtension))
      bad(["extension", "to"], `more than ${longestExtension} months after the maturity`);
    if (c.extension.from < c.maturesOn) bad(["extension", "from"], "a day before the maturity");
    // It follows the contract at once, on its last day or the next: a loan that was due for months is overdue instead.
    else if (c.extension.from > addDays(c.maturesOn, 1))
      bad(["extension", "from"], "later than the day after the maturity");
  }
  c.repricedOn?.forEach((on, k) => {
    early(on, ["repricedOn", k]);
  });
  if (c.stoppedOn) early(c.stoppedOn, ["stoppedOn"]);
  const needsLpr =
    c.rule === "LPR_MINUS" ||
    (c.rule === "BASE50" && !c.referenceRate) ||
    typeof c.rateCapBp === "number" ||
    (c.repricedOn?.length ?? 0) > 0;
  if (needsLpr && !c.lpr?.some((row) => row.from <= c.disbursedOn))
    bad(["lpr"], "no rate in force on the day of disbursement");
  const days = c.lpr?.map((row) => row.from) ?? [];
  days.forEach((on, k) => {
    if (days.indexOf(on) !== k) bad(["lpr", k, "from"], "two rates for one day");
  });
});

/** The first thing wrong with a case in one line that names the field: `repayments[0].on: a day before the disbursement`. */
export function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0]!;
  const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path.slice();
  const name = path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : `${text}${text ? "." : ""}${String(key)}`),
    "",
  );
  return `${name || "case"}: ${issue.message}`;
}
