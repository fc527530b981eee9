import { z } from "zod";
import { type Day, parseDay } from "~/platform/dates";
import { saysWhy } from "~/platform/forms/reason";
import { message } from "~/platform/i18n/text";
import { retentionKeys as retentionKinds } from "~/platform/retention-keys";
import { askers } from "./deletion";

/** Forms of this area; messages are text keys. */
export const day = z
  .string({ error: "dayMissing" })
  .trim()
  .min(1, "dayMissing")
  .transform((text, ctx): Day => {
    const on = parseDay(text);
    if (on) return on;
    ctx.addIssue({ code: "custom", message: "dayWrong" });
    return z.NEVER;
  });

const dayOrNone = z
  .string()
  .trim()
  .optional()
  .transform((text, ctx): Day | null => {
    if (!text) return null;
    const on = parseDay(text);
    if (!on) ctx.addIssue({ code: "custom", message: "dayWrong" });
    return on;
  });

export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max, message("long", { max }))
    .optional()
    .transform((text) => text || null);

export const reason = z
  .string({ error: "reasonMissing" })
  .trim()
  .max(200, message("long", { max: 200 }))
  .refine(saysWhy, "reasonMissing");

export const consentForm = z.object({
  noticeId: z
    .string({ error: "consent.noNotice" })
    .regex(/^[1-9]\d{0,9}$/, "consent.noNotice")
    .transform(Number),
  givenOn: day,
});

export const withdrawForm = z.object({ withdrawnOn: day, reason: optionalText(200) });

export const documentForm = z.object({ expiresOn: dayOrNone });

export const viewReasons = ["check", "loan", "certificate", "other"] as const;

export const viewForm = z
  .object({ why: z.enum(viewReasons, "document.needReason"), other: optionalText(200) })
  .transform(({ why, other }, ctx) => {
    if (why === "other" && !saysWhy(other))
      ctx.addIssue({ code: "custom", path: ["why"], message: "document.needReason" });
    return why === "other" ? (other ?? "") : why;
  });

export const removeForm = z.object({ reason });

export const noticeForm = z.object({
  fromOn: day,
  noticeTitle: z
    .string({ error: "notice.titleMissing" })
    .trim()
    .min(1, "notice.titleMissing")
    .max(60, message("long", { max: 60 })),
  body: z
    .string({ error: "notice.bodyShort" })
    .trim()
    .min(50, "notice.bodyShort")
    .max(6000, message("long", { max: 6000 }))
    .transform((text) => text.replace(/\r\n/g, "\n")),
});

export const copyForm = z.object({
  reason,
  handedTo: z.enum(["self", "agent"], "copy.pick"),
  format: z.enum(["pdf", "xlsx"]).catch("pdf"),
});

export const deletionForm = z
  .object({
    askedOn: day,
    askedBy: z.enum(askers, "choose"),
    askedByName: optionalText(40),
    reason,
  })
  .superRefine(({ askedBy, askedByName }, ctx) => {
    if (askedBy !== "self" && !askedByName)
      ctx.addIssue({ code: "custom", path: ["askedByName"], message: "deletion.byNameMissing" });
  });

export const decisionForm = z.object({
  decision: z
    .string({ error: "deletion.decisionMissing" })
    .trim()
    .min(1, "deletion.decisionMissing")
    .max(300, message("long", { max: 300 })),
});

export const retentionForm = z.object({
  key: z.enum(retentionKinds, "choose"),
  fromOn: day,
  years: z
    .string()
    .trim()
    .optional()
    .transform((text, ctx): number | null => {
      if (!text) return null;
      const years = /^\d{1,3}$/.test(text) ? Number(text) : 0;
      if (years < 1 || years > 100) ctx.addIssue({ code: "custom", message: "retention.yearsWrong" });
      return years;
    }),
  basis: reason,
  confidence: z.enum(["official", "mirror", "proxy", "none"], "choose"),
});
