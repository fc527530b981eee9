import type { Translate } from "~/platform/i18n/text";
import type { trainingText } from "../text";

/** Numbers of a class form: their messages do not name the field, so that the summary does it. */
const unnamed = ["capacity", "halfDays"] as const;

/** What the summary above a form says of one of its fields. */
export function fieldSaid(t: Translate<typeof trainingText.zh>, field: string, said: string): string {
  const name = unnamed.find((n) => n === field);
  return name ? `${t("list.chip", { label: t(`form.${name}`) })}${said}` : said;
}
