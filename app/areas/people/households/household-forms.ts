import { z } from "zod";
import { type Day, parseDay, todayOn } from "~/platform/dates";
import { saysWhy } from "~/platform/forms/reason";
import { message } from "~/platform/i18n/text";
import { parseYuan } from "~/platform/money";
import { parseIdNumber } from "../id-number";
import { groupField, idNumberMessage, lookedFields } from "../people-forms";
import { normaliseName, whyNotName } from "../person-name";
import { isPhone, normalisePhone } from "../phone";
import {
  benefitKinds,
  healths,
  housings,
  type IncomeSource,
  incomeSources,
  needKinds,
  pensionResults,
  pensionStatuses,
  readMu,
  waters,
  works,
} from "./household";
import { formerHeadWays, leaveReasons } from "./membership";
import { memberRelations } from "./relation";

/** Forms of households; messages are text keys of the area. */
const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max, message("form.long", { max }))
    .optional()
    .transform((text) => text || null);

const day = z
  .string({ error: "form.dayMissing" })
  .trim()
  .min(1, "form.dayMissing")
  .transform((text, ctx): Day => {
    const on = parseDay(text);
    if (on) return on;
    ctx.addIssue({ code: "custom", message: "form.dayWrong" });
    return z.NEVER;
  });

const optionalDay = z
  .string()
  .optional()
  .transform((text, ctx): Day | null => {
    if (!text?.trim()) return null;
    const on = parseDay(text);
    if (on) return on;
    ctx.addIssue({ code: "custom", message: "form.dayWrong" });
    return z.NEVER;
  });

const money = z
  .string()
  .max(40, "money.form")
  .optional()
  .transform((text, ctx): number | null => {
    if (!text?.trim()) return null;
    const read = parseYuan(text);
    if (read.ok) return read.fen;
    ctx.addIssue({ code: "custom", message: read.why });
    return z.NEVER;
  });

const land = z
  .string()
  .max(20, "form.land")
  .optional()
  .transform((text, ctx): number | null => {
    if (!text?.trim()) return null;
    const li = readMu(text);
    if (li !== null) return li;
    ctx.addIssue({ code: "custom", message: "form.land" });
    return z.NEVER;
  });

const choice = <T extends string>(values: readonly T[]) =>
  z
    .string()
    .optional()
    .transform((text) => values.find((v) => v === text) ?? null);

const chosen = <T extends string>(values: readonly T[], error = "form.choiceMissing") =>
  z.enum(values as readonly [T, ...T[]], error);

const id = (error: string) =>
  z
    .string({ error })
    .regex(/^[1-9]\d{0,14}$/, error)
    .transform(Number);

const revision = z.coerce.number<string>("household.changedMeanwhile").int("household.changedMeanwhile");

const reason = z
  .string({ error: "form.reasonMissing" })
  .trim()
  .max(200, message("form.long", { max: 200 }))
  .refine(saysWhy, "form.reasonMissing");

const details = {
  registryNo: optional(20),
  villageGroup: groupField,
  houseNumber: optional(20),
  address: optional(100),
  landLi: land,
  housing: choice(housings),
  water: choice(waters),
  expenseFen: money,
  debtFen: money,
  note: optional(500),
};

/** Somebody on record, or a number and a name. */
const who = {
  personId: z
    .string()
    .optional()
    .transform((text) => (text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null)),
  idNumber: z
    .string()
    .max(40, "idNumber.characters")
    .optional()
    .transform((text, ctx) => {
      if (!text?.trim()) return null;
      const number = parseIdNumber(text);
      if (number.ok) return number.idNumber;
      ctx.addIssue({ code: "custom", message: idNumberMessage(number) });
      return z.NEVER;
    }),
  name: z
    .string()
    .max(200, message("form.long", { max: 200 }))
    .optional()
    .transform((text, ctx) => {
      const normal = normaliseName(text ?? "");
      if (normal === "") return null;
      const why = whyNotName(normal);
      if (why) ctx.addIssue({ code: "custom", message: why });
      return normal;
    }),
  phone: z
    .string()
    .max(40, "phone.wrong")
    .optional()
    .transform((text, ctx) => {
      const digits = normalisePhone(text ?? "");
      if (digits === "") return null;
      if (!isPhone(digits)) ctx.addIssue({ code: "custom", message: "phone.wrong" });
      return digits;
    }),
  ...lookedFields,
};

export const newHouseholdForm = z.object({
  ...details,
  ...who,
  villageId: id("form.villageMissing"),
  fromOn: day,
});

export const editHouseholdForm = z.object({ ...details, revision });

const situation = {
  health: choice(healths),
  healthNote: optional(60),
  work: choice(works),
  place: optional(60),
};

export const joinForm = z.object({
  ...who,
  relation: z
    .string({ error: "join.relation" })
    .refine((r) => r === "02" || (memberRelations as readonly string[]).includes(r), "join.relation"),
  fromOn: day,
  note: optional(100),
});

export const memberForm = z.object({
  ...situation,
  relation: z.string().optional(),
  onDay: day,
});

export const leaveForm = z
  .object({
    reason: chosen(leaveReasons),
    lastOn: optionalDay,
    note: optional(100),
  })
  .transform((value, ctx) => {
    if (value.reason !== "mistake" && value.lastOn === null)
      ctx.addIssue({ code: "custom", path: ["lastOn"], message: "form.dayMissing" });
    return { ...value, lastOn: value.lastOn ?? todayOn() };
  });

export const headForm = z.object({
  personId: id("head.notMember"),
  fromOn: day,
  former: chosen(formerHeadWays),
  note: optional(100),
  revision,
});

export const separationForm = z.object({
  headId: id("separate.noHead"),
  fromOn: day,
  houseNumber: optional(20),
  address: optional(100),
  revision,
});

export const incomeForm = z.object({
  year: z.coerce
    .number<string>("income.yearWrong")
    .int("income.yearWrong")
    .min(1990, "income.yearWrong")
    .max(2100, "income.yearWrong"),
  ...(Object.fromEntries(incomeSources.map((s) => [s, money])) as Record<IncomeSource, typeof money>),
  revision,
});

export const benefitForm = z.object({
  holder: z
    .string({ error: "benefits.holderGone" })
    .refine((t) => t === "whole" || /^[1-9]\d{0,14}$/.test(t), "benefits.holderGone")
    .transform((t) => (t === "whole" ? null : Number(t))),
  kind: chosen(benefitKinds),
  name: optional(40),
  level: optional(20),
  documentNo: optional(40),
  monthlyFen: money,
  fromOn: day,
  toOn: optionalDay,
});

/** The field that a refusal belongs to. */
export const benefitField = (why: string): string =>
  ({
    "benefits.nameMissing": "name",
    "benefits.future": "fromOn",
    "benefits.overlaps": "fromOn",
    "benefits.endBefore": "toOn",
    "benefits.cardOfOther": "documentNo",
    "benefits.masked": "documentNo",
    "benefits.digitsLost": "documentNo",
    "benefits.cardWrong": "documentNo",
    "benefits.numberWrong": "documentNo",
    "benefits.levelNotCard": "level",
    "benefits.open": "kind",
    "benefits.changedMeanwhile": "kind",
    "benefits.gone": "kind",
  })[why] ?? "holder";

export const correctBenefitForm = benefitForm.extend({
  seen: z.coerce.number().int(),
  dropNumber: z
    .literal("yes")
    .optional()
    .transform((v) => v === "yes"),
});

export const removeBenefitForm = z.object({
  reason: z
    .string({ error: "benefits.reasonMissing" })
    .trim()
    .max(100, message("form.long", { max: 100 }))
    .refine(saysWhy, "benefits.reasonMissing"),
});

export const endBenefitForm = z.object({ toOn: day, reason: optional(60) });

export const needForm = z.object({
  holder: z
    .string({ error: "benefits.holderGone" })
    .refine((t) => t === "whole" || /^[1-9]\d{0,14}$/.test(t), "benefits.holderGone")
    .transform((t) => (t === "whole" ? null : Number(t))),
  kind: chosen(needKinds),
  words: optional(100),
  toldOn: day,
});

export const closeNeedForm = z.object({
  closedOn: day,
  outcome: z
    .string({ error: "needs.outcomeMissing" })
    .trim()
    .min(1, "needs.outcomeMissing")
    .max(100, message("form.long", { max: 100 })),
});

export const checkForm = z.object({
  checkedOn: day,
  status: chosen(pensionStatuses),
  result: chosen(pensionResults),
  nextDueOn: optionalDay.transform((on) => on ?? undefined),
  note: optional(100),
});

export const moveHouseholdForm = z.object({
  villageId: id("form.villageMissing"),
  fromOn: day,
  villageGroup: groupField,
  registryNo: optional(20),
  houseNumber: optional(20),
  address: optional(100),
  reason,
  revision,
});

/** Fields `relation.<person>`: what each person is to the new head. */
export function relationsOf(form: FormData): Map<number, string> {
  const found = new Map<number, string>();
  for (const [key, value] of form) {
    const person = key.match(/^relation\.([1-9]\d{0,14})$/)?.[1];
    if (person && typeof value === "string" && value) found.set(Number(person), value);
  }
  return found;
}

/** Ticked people: fields `going` with the id of a person. */
export const goingOf = (form: FormData): number[] => [
  ...new Set(
    form
      .getAll("going")
      .flatMap((v) => (typeof v === "string" && /^[1-9]\d{0,14}$/.test(v) ? Number(v) : [])),
  ),
];
