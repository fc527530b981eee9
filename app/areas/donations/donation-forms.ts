import { z } from "zod";
import { isPhone, normalisePhone } from "~/areas/people";
import { parseDay } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { roads } from "./donation-state";

const needed = "form.needed";
export const words = (max: number) =>
  z.string({ error: needed }).trim().min(1, needed).max(max, message("form.long", { max }));
export const maybe = (max: number) =>
  z
    .string()
    .trim()
    .max(max, message("form.long", { max }))
    .optional()
    .transform((v) => v || null);
export const day = z.string({ error: needed }).transform((text, ctx) => {
  const on = parseDay(text);
  if (on) return on;
  ctx.addIssue({ code: "custom", message: "form.wrongDay" });
  return z.NEVER;
});
export const maybeDay = z
  .string()
  .optional()
  .transform((text, ctx) => {
    if (!text?.trim()) return null;
    const on = parseDay(text);
    if (on) return on;
    ctx.addIssue({ code: "custom", message: "form.wrongDay" });
    return z.NEVER;
  });
export const maybePhone = z
  .string()
  .optional()
  .transform((text, ctx) => {
    const number = normalisePhone(text ?? "");
    if (number === "") return null;
    if (isPhone(number)) return number;
    ctx.addIssue({ code: "custom", message: "form.wrongPhone" });
    return z.NEVER;
  });

/** A batch as the form sends it; messages are text keys of the area. */
export const donationForm = z.object({
  title: words(60),
  road: z.enum(roads, { error: "form.roadNeeded" }),
  donorName: words(60),
  donorContact: maybe(20),
  donorPhone: maybePhone,
  basis: words(120),
  usedFor: words(200),
  valuationNote: maybe(120),
  handoverOn: day,
  place: words(60),
  approvalNumber: maybe(60),
  approvedOn: maybeDay,
  note: maybe(300),
  revision: z.coerce.number().int().optional().default(0),
});

/** Once approved, only what the handing over needs may still change. */
export const detailsForm = donationForm.pick({
  valuationNote: true,
  handoverOn: true,
  place: true,
  approvalNumber: true,
  approvedOn: true,
  note: true,
  revision: true,
});

export const reasonOf = (form: FormData): string | null => {
  const reason = String(form.get("reason") ?? "").trim();
  return reason.length >= 2 && reason.length <= 200 ? reason : null;
};
