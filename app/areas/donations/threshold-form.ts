import { z } from "zod";
import { parseDay } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { parseYuan } from "~/platform/money";

const needed = "form.needed";
const written = (max: number, short: string) =>
  z
    .string({ error: needed })
    .trim()
    .min(1, { error: needed, abort: true })
    .min(2, short)
    .max(max, message("form.long", { max }));

const money = z.string({ error: needed }).transform((text, ctx) => {
  const read = parseYuan(text);
  if (read.ok && read.fen > 0) return read.fen;
  ctx.addIssue({ code: "custom", message: text.trim() ? "form.wrongMoney" : needed });
  return z.NEVER;
});

/** A threshold as the form sends it; messages are text keys. */
export const thresholdForm = z.object({
  fromOn: z.string({ error: needed }).transform((text, ctx) => {
    const on = parseDay(text);
    if (on) return on;
    ctx.addIssue({ code: "custom", message: "form.wrongDay" });
    return z.NEVER;
  }),
  general: money,
  special: money,
  basis: written(80, "form.short"),
});

/** One that was typed wrong, put right. */
export const thresholdChange = thresholdForm.extend({ reason: written(200, "form.shortReason") });

/** One that was typed wrong, taken back. */
export const thresholdRemoval = z.object({ reason: written(200, "form.shortReason") });
