import type { Sex } from "./id-number";

/** What a person is asked for; codes are shown only as words (text person.category.*). */
export const categories = [
  "rural-entrepreneur",
  "returned-migrant",
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

export const educations = ["primary", "junior", "senior", "college", "bachelor", "master"] as const;
export type Education = (typeof educations)[number];

export interface PersonInput {
  name: string;
  idNumber: string;
  phone: string | null;
  villageId: number;
  villageGroup?: string | null;
  address?: string | null;
  ethnicity?: string | null;
  education?: Education | null;
  category?: Category | null;
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
