import type { Translate } from "~/platform/i18n/text";
import type { handoverText } from "./text/handover";

/** What is said after something that stands on signed papers was changed: what is to be signed again, and a scan that went. */
export function savedAgain(
  t: Translate<typeof handoverText.zh>,
  saved: string,
  { unsigned, scans }: { unsigned: number; scans?: number },
): { words: string; tone: "ok" | "warn" } {
  const more = [
    ...(unsigned > 0 ? [t("sign.givenAgain", { count: unsigned })] : []),
    ...(scans ? [t("sign.scanGone", { count: scans })] : []),
  ];
  return { words: [saved, ...more].join(t("sign.joined")), tone: more.length > 0 ? "warn" : "ok" };
}
