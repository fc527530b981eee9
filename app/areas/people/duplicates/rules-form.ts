import { z } from "zod";
import { message } from "~/platform/i18n/text";
import { agreements, type DuplicateRules } from "./duplicate-score";

const whole = (least: number, wrong: string) =>
  z
    .string({ error: wrong })
    .trim()
    .regex(/^\d{1,3}$/, wrong)
    .transform(Number)
    .refine((n) => n >= least && n <= 100, wrong);

const points = whole(0, "rules.wrong");

const best = (rules: DuplicateRules, part: string): number =>
  Math.max(...agreements.filter((a) => a.startsWith(part)).map((a) => rules[a]));

/** Weights and the sum from which a pair is listed; a sum that nothing reaches is refused. */
export const rulesForm = z
  .object({
    ...(Object.fromEntries(agreements.map((a) => [a, points])) as Record<
      (typeof agreements)[number],
      typeof points
    >),
    threshold: whole(1, "rules.wrongThreshold"),
  })
  .superRefine((rules, ctx) => {
    const max = ["name", "birth", "phone", "village"].reduce((sum, part) => sum + best(rules, part), 0);
    if (Number.isFinite(max) && rules.threshold > max)
      ctx.addIssue({
        code: "custom",
        path: ["threshold"],
        message: message("rules.unreachable", { max }),
      });
  });
