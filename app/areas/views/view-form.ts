import { z } from "zod";
import { roles } from "~/platform/access/capabilities";
import { message } from "~/platform/i18n/text";

export const shares = ["nobody", "everybody", ...roles] as const;

export const viewForm = z.object({
  viewName: z
    .string({ error: "view.nameMissing" })
    .trim()
    .min(1, "view.nameMissing")
    .max(20, message("view.long", { max: 20 })),
  sharedWith: z
    .enum(shares)
    .optional()
    .transform((share) => (share === undefined || share === "nobody" ? null : share)),
  isDefault: z
    .string()
    .optional()
    .transform((text) => text === "yes"),
});
