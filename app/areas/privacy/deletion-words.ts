import type { Language, Translate } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import type { Tone } from "~/ui/badge";
import type { DeletionState } from "./deletion";
import type { privacyText } from "./text";

export const stateTones: Record<DeletionState, Tone> = {
  asked: "info",
  approved: "warn",
  refused: "bad",
  withdrawn: "mute",
  blocked: "wait",
  done: "ok",
};

/** The name of who a request is about, as long as there is one. */
export const deletionName = (
  row: { name: string; request: { finishedAt: number | null } },
  t: Translate<typeof privacyText.zh>,
  language: Language,
): string => (row.request.finishedAt !== null ? t("deletion.nameless") : personName(row.name, language));
