import type { Tone } from "~/ui/badge";
import type { DonationState } from "../donation-state";
import type { Grade, ItemState } from "../item-state";

export const donationTone = (state: DonationState): Tone =>
  state === "received"
    ? "ok"
    : state === "submitted"
      ? "wait"
      : state === "approved"
        ? "info"
        : state === "returned"
          ? "warn"
          : "mute";

/** What needs somebody stands out. */
export const itemTone = (state: ItemState): Tone =>
  state === "in-use"
    ? "ok"
    : state === "repair"
      ? "warn"
      : state === "lost"
        ? "bad"
        : state === "registered"
          ? "info"
          : "mute";

export const gradeTone = (grade: Grade): Tone =>
  grade === "broken"
    ? "bad"
    : grade === "poor"
      ? "warn"
      : grade === "new" || grade === "good"
        ? "ok"
        : "mute";

export const handoverTone = (state: "open" | "accepted" | "cancelled"): Tone =>
  state === "accepted" ? "ok" : state === "open" ? "wait" : "mute";
