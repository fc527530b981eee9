import type { Tone } from "~/ui/badge";
import type { CertificateState } from "../certificate";
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

const stateTones: Record<CertificateState, Tone> = { valid: "ok", revoked: "bad", replaced: "mute" };
export const certificateTone = (state: CertificateState): Tone => stateTones[state];
export const certificateIcon = (state: CertificateState): string =>
  state === "valid" ? "circle-check" : state === "revoked" ? "ban" : "repeat";
