import type { PersonStep } from "./person-source";

/** The tabs of a person's page: what the programme did, by kind of help. */
export const personParts = ["trips", "training", "loans", "equipment", "shops", "follow-ups"] as const;
export type PersonPart = (typeof personParts)[number];

export interface PartCount {
  part: PersonPart;
  count: number;
}

/** Every kind of help with how much there was of it, none included: an empty tab says so too. */
export const countParts = (steps: readonly PersonStep[]): PartCount[] =>
  personParts.map((part) => ({ part, count: steps.filter((s) => s.part === part).length }));

export const partFrom = (text: string | null): PersonPart | null =>
  personParts.find((part) => part === text) ?? null;
