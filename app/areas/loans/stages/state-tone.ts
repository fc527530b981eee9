import type { Tone } from "~/ui/badge";
import type { ApplicationState } from "../application-state";

const tones: Record<ApplicationState, Tone> = {
  draft: "mute",
  submitted: "info",
  supplementing: "wait",
  "village-recommended": "info",
  "town-checked": "info",
  "first-review": "info",
  "second-review": "info",
  committee: "info",
  qualified: "ok",
  unqualified: "bad",
  "guarantee-check": "info",
  "guarantee-agreed": "ok",
  "guarantee-refused": "bad",
  "at-bank": "info",
  "bank-approved": "ok",
  "bank-refused": "warn",
  "contract-signed": "ok",
  disbursed: "ok",
  withdrawn: "mute",
  lapsed: "mute",
};

/** How a state is coloured; its word stands beside the colour. */
export const stateTone = (state: ApplicationState): Tone => tones[state];
