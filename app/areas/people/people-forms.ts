import { z } from "zod";
import { type Day, parseDay } from "~/platform/dates";
import { saysWhy } from "~/platform/forms/reason";
import { message } from "~/platform/i18n/text";
import { readGroup } from "./group-words";
import { type IdNumberProblem, parseIdNumber } from "./id-number";
import { categories, educations, readBankAccount, revealReasons } from "./person";
import { isSingleCharacter, normaliseName, whyNotName } from "./person-name";
import { isPhone, normalisePhone } from "./phone";

/** Forms of people; messages are text keys of the area. */
const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max, message("form.long", { max }))
    .optional()
    .transform((text) => text || null);

/** A village group in the one form it is kept in. */
export const groupField = z
  .string()
  .max(20, message("form.long", { max: 20 }))
  .optional()
  .transform((text, ctx): string | null => {
    if (!text?.trim()) return null;
    const group = readGroup(text);
    if (group !== null) return group;
    ctx.addIssue({ code: "custom", message: "form.group" });
    return z.NEVER;
  });

/** What is wrong with an ID number, as a message with the values that help to put it right. */
export function idNumberMessage(problem: IdNumberProblem): string {
  if (problem.why === "idNumber.length") return message(problem.why, { length: problem.length });
  if (problem.why === "idNumber.check")
    return message(problem.why, { expected: problem.expected, found: problem.found });
  return problem.why;
}

const checkedNumber = (text: string, ctx: z.RefinementCtx): string => {
  const number = parseIdNumber(text);
  if (number.ok) return number.idNumber;
  ctx.addIssue({ code: "custom", message: idNumberMessage(number) });
  return z.NEVER;
};

const name = z
  .string({ error: "name.missing" })
  .max(200, message("form.long", { max: 200 }))
  .transform((text, ctx) => {
    const normal = normaliseName(text);
    const why = whyNotName(normal);
    if (why) ctx.addIssue({ code: "custom", message: why });
    return normal;
  });

const phone = z
  .string()
  .max(40, "phone.wrong")
  .optional()
  .transform((text, ctx) => {
    const digits = normalisePhone(text ?? "");
    if (digits === "") return null;
    if (!isPhone(digits)) ctx.addIssue({ code: "custom", message: "phone.wrong" });
    return digits;
  });

const bankAccount = z
  .string()
  .max(60, "bankAccount.wrong")
  .optional()
  .transform((text, ctx) => {
    if (!text?.trim()) return undefined;
    const digits = readBankAccount(text);
    if (digits === null) ctx.addIssue({ code: "custom", message: "bankAccount.wrong" });
    return digits ?? undefined;
  });

const choice = <T extends string>(values: readonly T[]) =>
  z
    .string()
    .optional()
    .transform((text) => values.find((v) => v === text) ?? null);

const details = {
  name,
  phone,
  villageGroup: groupField,
  address: optional(100),
  ethnicity: optional(20),
  education: choice(educations),
  category: choice(categories),
  bankName: optional(40),
  bankAccount,
  note: optional(500),
};

const ticked = z
  .string()
  .optional()
  .transform((text) => text === "yes");

/** Somebody looked at who is much alike and says that it is none of them. */
export const lookedFields = {
  anyway: ticked,
  /** Who was shown beside what was typed. */
  shown: z
    .string()
    .max(200)
    .optional()
    .catch(undefined)
    .transform((text) => (text ?? "").split(",").filter(Boolean).map(Number)),
};

const villageId = z
  .string({ error: "form.villageMissing" })
  .regex(/^[1-9]\d{0,14}$/, "form.villageMissing")
  .transform(Number);

const revision = z.coerce.number<string>("person.changedMeanwhile").int("person.changedMeanwhile");

/** A name of one character is taken when somebody says that it is the whole name. */
function wholeNameOnly<V extends { name: string; wholeName: boolean }>(
  { wholeName, ...values }: V,
  ctx: z.RefinementCtx,
) {
  if (isSingleCharacter(values.name) && !wholeName)
    ctx.addIssue({ code: "custom", path: ["name"], message: "name.single" });
  return values;
}

export const newPersonForm = z
  .object({
    ...details,
    wholeName: ticked,
    idNumber: z.string({ error: "idNumber.missing" }).max(40, "idNumber.characters").transform(checkedNumber),
    villageId,
    ...lookedFields,
  })
  .transform(wholeNameOnly);

export const editPersonForm = z
  .object({
    ...details,
    wholeName: ticked,
    /** Empty: the number stays. */
    idNumber: z
      .string()
      .max(40, "idNumber.characters")
      .optional()
      .transform((text, ctx) => (text?.trim() ? checkedNumber(text, ctx) : undefined)),
    removeAccount: ticked,
    removePhone: ticked,
    ...lookedFields,
    revision,
  })
  .transform(wholeNameOnly);

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

const reason = z
  .string({ error: "form.reasonMissing" })
  .trim()
  .max(200, message("form.long", { max: 200 }))
  .refine(saysWhy, "form.reasonMissing");

export const moveForm = z.object({
  villageId,
  fromOn: day,
  villageGroup: groupField,
  address: optional(100),
  reason,
  revision,
  household: choice(["leave", "stay"] as const).transform((way) => way ?? undefined),
});

export const removeForm = z.object({ reason });

export const deathForm = z.object({ diedOn: day, reason, revision });

/** Taking a death back needs no day. */
export const deathTakenBackForm = z
  .object({ reason, revision })
  .transform((v) => ({ ...v, diedOn: null as string | null }));

/** A look at a masked part: one of the usual reasons, or another one in words. */
export const revealForm = z
  .object({
    why: z.enum(revealReasons, "reveal.needReason"),
    other: optional(200),
  })
  .transform(({ why, other }, ctx) => {
    if (why === "other" && !saysWhy(other))
      ctx.addIssue({ code: "custom", path: ["why"], message: "reveal.needReason" });
    return { reason: why === "other" ? (other ?? "") : why };
  });

export const exportForm = z
  .object({
    numbers: z.enum(["masked", "full"]).catch("masked"),
    reason: optional(200),
    consented: z.string().optional(),
  })
  .transform(({ numbers, reason: why, consented }, ctx) => {
    if (numbers === "full" && !saysWhy(why))
      ctx.addIssue({ code: "custom", path: ["reason"], message: "export.needReason" });
    return {
      full: numbers === "full",
      reason: numbers === "full" ? why : null,
      consented: consented === "yes",
    };
  });
