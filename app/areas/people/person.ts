import type { Sex } from "./id-number";

/** What a person is asked for; codes are shown only as words (text person.category.*). */
export const categories = [
  "rural-entrepreneur",
  "returned-migrant",
  "moved-from-farming",
  "out-of-poverty",
  "registered-unemployed",
  "hard-to-employ",
  "graduate",
  "student",
  "veteran",
  "online-merchant",
  "village-official",
  "disabled",
  "other",
] as const;
export type Category = (typeof categories)[number];

/** Categories that tell of somebody's health or poverty (PIPL 28). */
export const sensitiveCategories: readonly string[] = ["out-of-poverty", "disabled"];

export const educations = ["primary", "junior", "senior", "college", "bachelor", "master"] as const;
export type Education = (typeof educations)[number];

/** Age in years from which somebody is asked for a telephone and a photo of their own: one may work from then on. */
export const contactAge = 16;

/** What may be changed later without touching who it is. */
export interface PersonDetails {
  name: string;
  phone: string | null;
  villageGroup?: string | null;
  address?: string | null;
  ethnicity?: string | null;
  education?: Education | null;
  category?: Category | null;
  bankName?: string | null;
  /** Absent: as it was; null: none; digits: this one. Kept sealed. */
  bankAccount?: string | null;
  note?: string | null;
}

export interface PersonInput extends PersonDetails {
  idNumber: string;
  villageId: number;
}

/** What lists and papers may know of a person without opening the sealed number. */
export interface PersonSummary {
  id: number;
  name: string;
  sex: Sex;
  birthOn: string;
  idNumberMasked: string | null;
  phone: string | null;
  villageId: number;
  villageGroup: string | null;
  category: string | null;
  education: string | null;
  ethnicity: string | null;
  hasPhoto: boolean;
}

/** Parts of a record that are masked until somebody says why they need them. */
export const sealedParts = ["id-number", "phone", "bank-account"] as const;
export type SealedPart = (typeof sealedParts)[number];

/** Reasons for a look at a masked part, as the log keeps them; `other` comes with words. */
export const revealReasons = ["contact", "loan", "certificate", "check", "other"] as const;
export type RevealReason = (typeof revealReasons)[number];

/** Account digits as people write them → digits; null when it can be no account. */
export function readBankAccount(input: string): string | null {
  const digits = input
    .replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s-]/g, "");
  return /^\d{10,30}$/.test(digits) ? digits : null;
}

/** 6228 **** 8830 says as much as a screen needs: the last four. */
export const accountTail = (digits: string): string => digits.slice(-4);
