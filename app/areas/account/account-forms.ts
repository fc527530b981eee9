import { z } from "zod";

/** Messages are text keys of the area. */
export const passwordForm = z
  .object({
    current: z.string("password.missing").min(1, "password.missing"),
    next: z.string("password.missing").min(1, "password.missing").max(128, "password.long"),
    repeat: z.string("password.missing").min(1, "password.missing"),
  })
  .refine((form) => form.next === form.repeat, { path: ["repeat"], message: "password.differ" });
