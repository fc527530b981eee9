import { type Day, parseDay } from "~/platform/dates";
import type { Translate } from "~/platform/i18n/text";
import type { outcomeText } from "./text/outcome";

export const taskFields = ["trade", "what", "placeId", "ownerId", "dueOn", "shops"] as const;
export type TypedTask = Record<(typeof taskFields)[number], string>;

interface ReadTask {
  placeId: number | null;
  ownerId: string;
  trade: string;
  what: string;
  dueOn: Day;
  shops: number | null;
}

/** Reads the form of a task; what is wrong comes back at its field, with everything typed. */
export function readTask(
  form: FormData,
  t: Translate<typeof outcomeText.zh>,
): { typed: TypedTask; errors: Partial<TypedTask>; input: ReadTask | null } {
  const typed = Object.fromEntries(
    taskFields.map((f) => [
      f,
      String(form.get(f) ?? "")
        .trim()
        .slice(0, 120),
    ]),
  ) as TypedTask;
  const dueOn = parseDay(typed.dueOn);
  const errors: Partial<TypedTask> = {
    ...(typed.trade ? {} : { trade: t("follow.needed") }),
    ...(typed.what ? {} : { what: t("follow.needed") }),
    ...(dueOn ? {} : { dueOn: t("follow.wrongDay") }),
    ...(typed.shops === "" || /^[1-9]\d{0,2}$/.test(typed.shops) ? {} : { shops: t("task.wrongShops") }),
  };
  if (!dueOn || Object.keys(errors).length > 0) return { typed, errors, input: null };
  const input = {
    placeId: /^[1-9]\d{0,14}$/.test(typed.placeId) ? Number(typed.placeId) : null,
    ownerId: typed.ownerId,
    trade: typed.trade,
    what: typed.what,
    dueOn,
    shops: typed.shops ? Number(typed.shops) : null,
  };
  return { typed, errors, input };
}
