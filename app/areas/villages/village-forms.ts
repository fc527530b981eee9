import { z } from "zod";
import { type Day, parseDay } from "~/platform/dates";
import { message } from "~/platform/i18n/text";
import { type Position, parsePosition } from "./map/position";
import { posts } from "./village-post";

/** Forms of villages and their posts; messages are text keys of the area. */
const short = (max: number) => z.string().trim().max(max, message("form.long", { max }));
const optional = (max: number) =>
  short(max)
    .optional()
    .transform((text) => text || null);

const readDay = (text: string, ctx: z.RefinementCtx): Day => {
  const on = parseDay(text);
  if (on) return on;
  ctx.addIssue({ code: "custom", message: "form.dayWrong" });
  return z.NEVER;
};
const day = z.string({ error: "form.dayMissing" }).trim().min(1, "form.dayMissing").transform(readDay);
const optionalDay = z
  .string()
  .trim()
  .optional()
  .transform((text, ctx) => (text ? readDay(text, ctx) : null));

const workGroup = z
  .string()
  .trim()
  .regex(/^\d{0,3}$/, "form.groupDigits")
  .optional()
  .transform((text) => text || null);

const position = z
  .string()
  .trim()
  .max(80, message("form.long", { max: 80 }))
  .optional()
  .transform((text, ctx): Position | null => {
    if (!text) return null;
    const read = parsePosition(text);
    if (read) return read;
    ctx.addIssue({ code: "custom", message: "position.unreadable" });
    return z.NEVER;
  });

export const newVillageForm = z.object({
  division: z.string({ error: "add.choose" }).regex(/^\d{12}$/, "add.choose"),
  workGroup,
  joinedOn: day,
  position,
});

const basis = z
  .string({ error: "standing.basisMissing" })
  .trim()
  .min(1, "standing.basisMissing")
  .max(120, message("form.long", { max: 120 }));

/** A change of divisions; whether code and town fit each other is for the command. */
export const standingForm = z.object({
  name: z
    .string({ error: "standing.nameMissing" })
    .trim()
    .min(1, "standing.nameMissing")
    .max(40, message("form.long", { max: 40 })),
  townCode: z.string({ error: "standing.townMissing" }).regex(/^\d{9}$/, "standing.townMissing"),
  code: z
    .string({ error: "standing.codeWrong" })
    .trim()
    .regex(/^\d{12}$/, "standing.codeWrong"),
  fromOn: day,
  basis,
});

export const mergerForm = z.object({
  into: z.string({ error: "merger.choose" }).regex(/^\d+$/, "merger.choose").transform(Number),
  fromOn: day,
  basis,
  /** The day up to which somebody has read what is dated later. */
  laterSeen: z.string().optional().catch(undefined),
});

export const villageForm = z.object({ workGroup, joinedOn: day, leftOn: optionalDay, position });

const term = {
  holderName: short(40).min(1, "form.nameMissing"),
  holderTitle: optional(60),
  holderPhone: optional(30),
  fromOn: day,
  toOn: optionalDay,
};
const named = { ...term, holderName: z.string({ error: "form.nameMissing" }).pipe(term.holderName) };

export const newPostForm = z.object({
  ...named,
  post: z.enum(posts, { error: "form.postMissing" }),
  succeeds: z.string().optional(),
});
export const postForm = z.object(named);
