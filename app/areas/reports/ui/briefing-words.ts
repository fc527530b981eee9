import type { Tone } from "~/ui/badge";

export const stateTones: Record<"draft" | "frozen" | "issued", Tone> = {
  draft: "warn",
  frozen: "info",
  issued: "ok",
};
