import { z } from "zod";
import { parseDay } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { parseYuan } from "~/platform/money";
import {
  allKeys,
  clauseField,
  confidences,
  type Kind,
  type PolicyKey,
  policyKeys,
  words,
} from "./policy-key";

const needed = "form.needed";

export const dayField = z.string({ error: needed }).transform((text, ctx) => {
  const on = parseDay(text);
  if (on) return on;
  ctx.addIssue({ code: "custom", message: "form.wrongDay" });
  return z.NEVER;
});

/** A day that may be left out. */
const optionalDay = z
  .string()
  .trim()
  .optional()
  .transform((text, ctx) => {
    if (!text) return null;
    const on = parseDay(text);
    if (on) return on;
    ctx.addIssue({ code: "custom", message: "form.wrongDay" });
    return z.NEVER;
  });

const most: Partial<Record<Kind, number>> = {
  points: 2_000,
  count: 9_999,
  months: 600,
  years: 120,
  workdays: 250,
};

/** A ceiling of nothing is a slip of typing: left empty it is the wider region's. */
const ceilings: readonly PolicyKey[] = ["personCap", "personTopCap", "partnersCap", "firmCap", "firmTopCap"];

/** Reads one value as it is typed, into the text that is stored; null when it is left to the wider region. */
function readValue(
  key: PolicyKey,
  text: string,
): { ok: true; value: string | null } | { ok: false; why: string } {
  const kind: Kind = policyKeys[key];
  const typed = text.trim();
  if (typed === "") return { ok: true, value: null };
  if (kind === "money") {
    const read = parseYuan(typed);
    if (!read.ok) return { ok: false, why: "policy.money" };
    return read.fen === 0 && ceilings.includes(key)
      ? { ok: false, why: "policy.zeroCap" }
      : { ok: true, value: String(read.fen) };
  }
  if (kind === "percent") {
    const found = /^(\d{1,3})(?:\.(\d{1,2}))?\s*[%％]?$/.exec(typed);
    const bp = found ? Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0")) : -1;
    return bp >= 0 && bp <= 20_000 ? { ok: true, value: String(bp) } : { ok: false, why: "policy.percent" };
  }
  if (kind in words) {
    const known = (words[kind as keyof typeof words] as readonly string[]).includes(typed);
    return known ? { ok: true, value: typed } : { ok: false, why: "form.needed" };
  }
  const limit = most[kind] ?? 0;
  return /^\d{1,4}$/.test(typed) && Number(typed) <= limit
    ? { ok: true, value: String(Number(typed)) }
    : { ok: false, why: message("policy.range", { min: 0, max: limit }) };
}

const valueField = (key: PolicyKey) =>
  z
    .string()
    .optional()
    .transform((text, ctx) => {
      const read = readValue(key, text ?? "");
      if (read.ok) return read.value;
      ctx.addIssue({ code: "custom", message: read.why });
      return z.NEVER;
    });

type ValueShape = { [K in PolicyKey]: ReturnType<typeof valueField> };
const valueShape = Object.fromEntries(allKeys.map((key) => [key, valueField(key)])) as ValueShape;

const clause = z
  .string()
  .trim()
  .max(60, "policy.clauseLong")
  .optional()
  .transform((text) => text || null);
type ClauseShape = { [K in PolicyKey as `clause-${K}`]: typeof clause };
const clauseShape = Object.fromEntries(allKeys.map((key) => [clauseField(key), clause])) as ClauseShape;

/** A new version as the form sends it. An empty value is left to the wider region. */
export const policyVersionForm = z
  .object({
    intent: z.enum(["look", "save"]).catch("look"),
    region: z.string({ error: needed }).regex(/^(0|\d{2}(\d{2}){0,2})$/, needed),
    previousUntil: optionalDay,
    fromOn: dayField,
    document: z.string({ error: needed }).trim().min(2, needed).max(120, needed),
    source: z.string({ error: needed }).trim().min(2, needed).max(120, needed),
    confidence: z.enum(confidences, { error: needed }),
    ...valueShape,
    ...clauseShape,
  })
  .superRefine((v, ctx) => {
    // More votes than members: no application could ever pass.
    if (v.committeeNeeded && v.committeeMembers && Number(v.committeeNeeded) > Number(v.committeeMembers))
      ctx.addIssue({ code: "custom", path: ["committeeNeeded"], message: "policy.votes" });
  });
export type PolicyVersionInput = z.output<typeof policyVersionForm>;

/** A publication of the LPR. */
export const rateSeries = ["lpr", "base"] as const;
export type RateSeries = (typeof rateSeries)[number];

const rateField = z.string({ error: needed }).transform((text, ctx) => {
  const found = /^(\d{1,2})(?:\.(\d{1,4}))?\s*[%％]?$/.exec(text.trim());
  // 3.45% = 34,500 millionths.
  const ppm = found ? Number(found[1]) * 10_000 + Number((found[2] ?? "").padEnd(4, "0")) : 0;
  if (ppm > 0 && ppm <= 200_000) return ppm;
  ctx.addIssue({ code: "custom", message: "lpr.wrong" });
  return z.NEVER;
});
const sourceField = z.string({ error: needed }).trim().min(2, needed).max(120, needed);

export const lprForm = z.object({
  series: z.enum(rateSeries, { error: needed }).default("lpr"),
  publishedOn: dayField,
  rate: rateField,
  source: sourceField,
  confidence: z.enum(confidences, { error: needed }),
  /** What was read back and said yes to: series, day and rate. */
  read: z.string().optional(),
});
/** A publication that was typed wrong: the row is named by the address. */
export const correctionForm = z.object({
  rate: rateField,
  source: sourceField,
  reason: z
    .string({ error: needed })
    .trim()
    .min(1, { error: needed, abort: true })
    .min(2, "form.shortReason")
    .max(200, needed),
});
export type LprInput = z.output<typeof lprForm>;

/** What the administrator says of some days. */
export const calendarForm = z
  .object({
    fromOn: dayField,
    toOn: optionalDay,
    kind: z.enum(["rest", "work", "usual"], { error: needed }),
    name: z.string().trim().max(30, needed).optional(),
  })
  .superRefine((value, ctx) => {
    if (value.toOn && value.toOn < value.fromOn)
      ctx.addIssue({ code: "custom", path: ["toOn"], message: "calendar.backwards" });
    if (value.kind !== "usual" && !value.name)
      ctx.addIssue({ code: "custom", path: ["name"], message: needed });
  });
export type CalendarInput = z.output<typeof calendarForm>;
