import { z } from "zod";
import { parseDay } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { parseYuan } from "~/platform/money";

const needed = "form.needed";
const whole = (min: number, max: number) =>
  z
    .string({ error: needed })
    .trim()
    .transform((text, ctx) => {
      const n = Number(text);
      if (/^\d{1,4}$/.test(text) && n >= min && n <= max) return n;
      ctx.addIssue({ code: "custom", message: message("courseRule.range", { min, max }) });
      return z.NEVER;
    });
const wholeOrNone = (max: number) =>
  z
    .string()
    .trim()
    .optional()
    .transform((text, ctx) => {
      if (!text) return null;
      const n = Number(text);
      if (/^\d{1,3}$/.test(text) && n <= max) return n;
      ctx.addIssue({ code: "custom", message: message("courseRule.range", { min: 0, max }) });
      return z.NEVER;
    });

export const confidences = ["official", "mirror", "proxy", "none"] as const;

/** A new version of a course rule as the form sends it. */
export const courseRuleForm = z.object({
  region: z.string({ error: needed }).regex(/^\d{2}(\d{2}){0,2}$/, needed),
  fromOn: z.string({ error: needed }).transform((text, ctx) => {
    const on = parseDay(text);
    if (on) return on;
    ctx.addIssue({ code: "custom", message: "form.wrongDay" });
    return z.NEVER;
  }),
  hours: whole(1, 400),
  hoursPerHalfDay: whole(1, 6),
  maxClassSize: whole(1, 200),
  minLecturers: whole(1, 9),
  /** Percent, at most one decimal. */
  threshold: z
    .string({ error: needed })
    .trim()
    .transform((text, ctx) => {
      const found = text.match(/^(\d{1,3})(?:\.(\d))?\s*[%％]?$/);
      const bp = found ? Number(found[1]) * 100 + Number(found[2] ?? 0) * 10 : -1;
      if (bp >= 100 && bp <= 10_000) return bp;
      ctx.addIssue({ code: "custom", message: message("courseRule.range", { min: 1, max: 100 }) });
      return z.NEVER;
    }),
  lateCounts: z.enum(["yes", "no"], { error: needed }),
  planPassMark: wholeOrNone(100),
  testPassMark: wholeOrNone(100),
  subsidy: z
    .string()
    .trim()
    .optional()
    .transform((text, ctx) => {
      if (!text) return null;
      const read = parseYuan(text);
      if (read.ok) return read.fen;
      ctx.addIssue({ code: "custom", message: "courseRule.money" });
      return z.NEVER;
    }),
  source: z.string({ error: needed }).trim().min(2, needed).max(120, needed),
  confidence: z.enum(confidences, { error: needed }),
});
export type CourseRuleInput = z.output<typeof courseRuleForm>;
