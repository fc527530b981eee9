import { z } from "zod";
import { type Day, parseDay } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { parts } from "./relation";

/** Forms of relations; messages are text keys. */
const dayOrNone = z
  .string()
  .trim()
  .optional()
  .transform((text, ctx): Day | null => {
    if (!text) return null;
    const on = parseDay(text);
    if (!on) ctx.addIssue({ code: "custom", message: "form.dayWrong" });
    return on;
  });

const note = z
  .string()
  .trim()
  .max(200, message("form.long", { max: 200 }))
  .optional()
  .transform((text) => text || null);

export const relationForm = z.object({
  part: z.enum(parts, "relation.partMissing"),
  otherId: z
    .string({ error: "relation.otherMissing" })
    .regex(/^[1-9]\d{0,14}$/, "relation.otherMissing")
    .transform(Number),
  fromOn: dayOrNone,
  note,
});

export const endForm = z.object({
  toOn: dayOrNone.transform((on, ctx): Day => {
    if (on) return on;
    ctx.addIssue({ code: "custom", message: "form.dayMissing" });
    return z.NEVER;
  }),
  reason: note,
});
