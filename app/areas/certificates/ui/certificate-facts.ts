import { longDay, shortDay } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import type { Tone } from "~/ui/badge";
import type { Standing } from "../certificate";
import type { certificatesText } from "../text";

export type BatchState = keyof typeof certificatesText.zh.batch.states;

const batchTones: Record<BatchState, Tone> = {
  queued: "mute",
  running: "info",
  done: "ok",
  interrupted: "warn",
  blocked: "bad",
  failed: "bad",
};
export const batchTone = (state: BatchState): Tone => batchTones[state];

const standingBadges: Record<Standing, { tone: Tone; icon: string }> = {
  valid: { tone: "ok", icon: "circle-check" },
  asked: { tone: "warn", icon: "clock" },
  revoked: { tone: "bad", icon: "ban" },
  replaced: { tone: "mute", icon: "repeat" },
};
export const standingBadge = (standing: Standing) => standingBadges[standing];

/** 2026年9月23日—10月13日 / 23 Sep – 13 Oct 2026: with the year, said once. */
export function periodText(from: string, to: string, language: Language): string {
  if (from.slice(0, 4) !== to.slice(0, 4))
    return `${longDay(from, language)}${language === "zh" ? "—" : " – "}${longDay(to, language)}`;
  return language === "zh"
    ? `${longDay(from, language)}—${shortDay(to, language)}`
    : `${shortDay(from, language)} – ${longDay(to, language)}`;
}
