import type { Translate } from "~/platform/i18n/text";
import type { duplicatesText } from "../text/duplicates";
import type { Reason } from "./duplicate-score";

export type DuplicatesT = Translate<typeof duplicatesText.zh>;

/** 生日相同，手机相同，姓名同音: what two records share, the weightiest first. */
export const reasonWords = (reasons: readonly Reason[], t: DuplicatesT): string =>
  [...reasons]
    .sort((a, b) => b.points - a.points)
    .map((r) => t(`agreement.${r.agreement}`))
    .join(t("list.comma"));
