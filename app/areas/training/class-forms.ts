import { z } from "zod";
import { parseDay } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { courses } from "./course-rule";

/** `said`: the limit in the message, where a rule allows less than the form does. */
const whole = (max: number, said = max) =>
  z.coerce
    .number({ error: message("form.number", { max: said }) })
    .int(message("form.number", { max: said }))
    .min(1, message("form.number", { max: said }))
    .max(max, message("form.number", { max: said }));

/** The names of a list, each once. */
export const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\n,，、;；]+/)
      .map((s) => s.trim())
      .filter(Boolean),
  ),
];
const lecturers = z.string({ error: "form.lecturersNeeded" }).transform(namesIn);

/** From when, how many half-days, on which weekdays: what `planHalfDays` takes. */
const repeatRule = {
  startsOn: z.string({ error: "form.startsOnNeeded" }).transform((text, ctx) => {
    const on = parseDay(text);
    if (on) return on;
    ctx.addIssue({ code: "custom", message: "form.wrongDay" });
    return z.NEVER;
  }),
  halfDays: whole(80),
  weekdays: z
    .array(z.coerce.number().int().min(0).max(6), { error: "form.chooseWeekdays" })
    .min(1, "form.chooseWeekdays"),
  halves: z.array(z.enum(["am", "pm"]), { error: "form.chooseHalves" }).min(1, "form.chooseHalves"),
};

/** What can clash of a plan, as far as it can be read while something else is still wrong. */
export const clashForm = z.object({ ...repeatRule, venue: z.string().trim(), lecturers });

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

/** A new class as the form sends it, under a rule of at most `largest` people; messages are text keys of the area. */
export const newClassForm = (largest: number) =>
  z.object({
    course: z.enum(courses, { error: "form.chooseCourse" }),
    villageId: z.coerce
      .number({ error: "form.chooseVillage" })
      .int("form.chooseVillage")
      .min(1, "form.chooseVillage"),
    venue: z
      .string({ error: "form.venueNeeded" })
      .trim()
      .min(1, "form.venueNeeded")
      .max(80, "form.venueLong"),
    capacity: whole(500, largest),
    ...repeatRule,
    lecturers,
    note: z.string().trim().max(500).optional(),
    clashAnyway: z.string().optional(),
    intent: z.string().optional(),
  });

export const editClassForm = z.object({
  venue: z.string({ error: "form.venueNeeded" }).trim().min(1, "form.venueNeeded").max(80, "form.venueLong"),
  capacity: whole(500),
  lecturers,
  note: z.string().trim().max(500).optional(),
  revision: z.coerce.number().int(),
  clashAnyway: z.string().optional(),
});
