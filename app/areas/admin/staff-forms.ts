import { z } from "zod";
import { message } from "~/platform/i18n/text";

/** Messages are text keys of the area. */
const required = (max: number) =>
  z
    .string("newStaff.required")
    .trim()
    .min(1, "newStaff.required")
    .max(max, message("newStaff.long", { max }));

const phone = z
  .string()
  .trim()
  .regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, "newStaff.phoneShape")
  .optional();

const details = {
  name: required(40),
  post: z
    .string()
    .trim()
    .max(40, message("newStaff.long", { max: 40 }))
    .optional(),
  phone,
};

export const detailsForm = z.object(details);

export const newStaffForm = z.object({
  username: z
    .string("newStaff.required")
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9._-]{1,29}$/, "newStaff.usernameShape"),
  ...details,
});

export const reasonForm = z.object({ reason: required(200) });

export const resetSecondForm = z.object({
  how: z.enum(["in-person", "phone"], "resetSecond.chooseHow"),
  reason: required(200),
});

export const deactivationForm = z.object({ handover: required(500) });

export const settingsForm = z.object({
  idleMinutes: z.coerce
    .number<string>("settings.idleRange")
    .int("settings.idleRange")
    .min(1, "settings.idleRange")
    .max(480, "settings.idleRange"),
  issuerName: z
    .string("settings.issuerRequired")
    .trim()
    .min(1, "settings.issuerRequired")
    .max(60, "settings.issuerRequired"),
  officePhone: z
    .string("settings.phoneWrong")
    .trim()
    .regex(/^[\d-]{5,20}$/, "settings.phoneWrong"),
});
