import { z } from "zod";
import { isPhone, normalisePhone } from "~/areas/people";
import { parseDay } from "~/platform/dates";
import { message } from "~/platform/i18n/text";

const needed = "form.needed";
const words = (max: number) =>
  z.string({ error: needed }).trim().min(1, needed).max(max, message("form.long", { max }));
const maybe = (max: number) =>
  z
    .string()
    .trim()
    .max(max, message("form.long", { max }))
    .optional()
    .transform((v) => v || null);
const whole = (max: number) =>
  z.coerce
    .number({ error: message("form.number", { max }) })
    .int(message("form.number", { max }))
    .min(1, message("form.number", { max }))
    .max(max, message("form.number", { max }));
const day = z.string({ error: needed }).transform((text, ctx) => {
  const on = parseDay(text);
  if (on) return on;
  ctx.addIssue({ code: "custom", message: "form.wrongDay" });
  return z.NEVER;
});
export const phone = z
  .string()
  .optional()
  .transform((text, ctx) => {
    const number = normalisePhone(text ?? "");
    if (number === "") return null;
    if (isPhone(number)) return number;
    ctx.addIssue({ code: "custom", message: "form.wrongPhone" });
    return z.NEVER;
  });

/** A trip as the form sends it, quotas aside; messages are text keys of the area. */
export const tripForm = z
  .object({
    title: words(60),
    purpose: words(300),
    basis: words(120),
    fundingSource: maybe(60),
    fromOn: day,
    toOn: day,
    leaderName: words(20),
    leaderPhone: phone,
    busPlate: maybe(20),
    busSeats: whole(80),
    capacity: whole(80),
    note: maybe(300),
    revision: z.coerce.number().int().optional().default(0),
    copy: z.coerce.number().int().optional(),
  })
  .refine((v) => v.fromOn <= v.toOn, { path: ["toOn"], message: "form.daysTurned" });

/** 名额: `quota-12` is how many people village 12 may send; null where something else than a number stands. */
export function readQuotas(
  form: FormData,
  villageIds: readonly number[],
): { quotas: { villageId: number; quota: number }[]; wrong: number[] } {
  const quotas: { villageId: number; quota: number }[] = [];
  const wrong: number[] = [];
  for (const villageId of villageIds) {
    const text = String(form.get(`quota-${villageId}`) ?? "")
      .trim()
      .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
    if (text === "" || text === "0") continue;
    if (/^\d{1,2}$/.test(text)) quotas.push({ villageId, quota: Number(text) });
    else wrong.push(villageId);
  }
  return { quotas, wrong };
}

export const placeForm = z.object({
  post: maybe(30),
  emergencyName: words(20),
  emergencyPhone: z.string({ error: needed }).transform((text, ctx) => {
    const number = normalisePhone(text);
    if (isPhone(number)) return number;
    ctx.addIssue({ code: "custom", message: number ? "form.wrongPhone" : needed });
    return z.NEVER;
  }),
});

export const policyForm = z
  .object({
    insurer: words(40),
    policyNumber: words(40),
    insuredFromOn: day,
    insuredToOn: day,
    /** Asked once the trip is over. */
    reason: maybe(200),
  })
  .refine((v) => v.insuredFromOn <= v.insuredToOn, { path: ["insuredToOn"], message: "form.daysTurned" });

/** A reason that somebody will read in the log. */
export const reasonOf = (form: FormData): string | null => {
  const reason = String(form.get("reason") ?? "").trim();
  return reason.length >= 2 && reason.length <= 200 ? reason : null;
};
