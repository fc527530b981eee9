/** What a trip prints, in the order of the office. */
export const paperKinds = [
  "notice",
  "roll",
  "itinerary",
  "insurance",
  "sign-in",
  "badges",
  "costs",
  "report",
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Short mark of the paper number: TZ-CG-2025-001. */
export const paperMarks: Record<PaperKind, string> = {
  notice: "TZ",
  roll: "MC",
  itinerary: "XC",
  insurance: "BX",
  "sign-in": "QD",
  badges: "XP",
  costs: "FY",
  report: "BG",
};
