import { z } from "zod";
import { parseDay } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { courses } from "./course-rule";

const needed = "form.needed";
const whole = (max: number) =>
  z.coerce
    .number({ error: message("form.number", { max }) })
    .int(message("form.number", { max }))
    .min(1, message("form.number", { max }))
    .max(max, message("form.number", { max }));

/** The names of a list, each once. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,，、;；]+/)
      .map((s) => s.trim())
      .filter(Boolean),
  ),
];
const lecturers = z.string({ error: needed }).transform(namesIn);

/** From when, how many half-days, on which weekdays: what `planHalfDays` takes. */
const repeatRule = {
  startsOn: z.string({ error: needed }).transform((text, ctx) => {
    const on = parseDay(text);
    if (on) return on;
    ctx.addIssue({ code: "custom", message: "form.wrongDay" });
    return z.NEVER;
  }),
  halfDays: whole(80),
  weekdays: z.array(z.coerce.number().int().min(0).max(6), { error: needed }).min(1, needed),
  halves: z.array(z.enum(["am", "pm"]), { error: needed }).min(1, needed),
};

/** Other half-days for a class, and why. */
export const scheduleForm = z
  .object({
    ...repeatRule,
    reason: z.string().trim().max(200).optional().default(""),
    clashAnyway: z.string().optional(),
    intent: z.string().optional(),
  })
  .refine((v) => v.intent === "preview" || v.reason.length >= 2, {
    path: ["reason"],
    message: "class.why.reason",
  });

/** A new class as the form sends it; messages are text keys of the area. */
export const newClassForm = z.object({
  course: z.enum(courses, { error: needed }),
  villageId: z.coerce.number({ error: needed }).int(needed).min(1, needed),
  venue: z.string({ error: needed }).trim().min(1, needed).max(80, needed),
  capacity: whole(500),
  ...repeatRule,
  lecturers,
  note: z.string().trim().max(500).optional(),
  clashAnyway: z.string().optional(),
  intent: z.string().optional(),
});

export const editClassForm = z.object({
  venue: z.string({ error: needed }).trim().min(1, needed).max(80, needed),
  capacity: whole(500),
  lecturers,
  note: z.string().trim().max(500).optional(),
  revision: z.coerce.number().int(),
  clashAnyway: z.string().optional(),
});
