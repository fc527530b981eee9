import type { FileDetails } from "../file-details";
import type { PersonOfFile } from "./person-cells";

export type DetailField = keyof FileDetails;

/** One thing that the file says otherwise than the record; `from` is null where the record is empty. */
export interface Difference {
  field: DetailField;
  from: string | null;
  to: string;
}

/** 1 组 and 1 are the same group. */
const sameGroup = (a: string, b: string) => (a.replace(/\D/g, "") || a) === (b.replace(/\D/g, "") || b);

/** What a row of the file knows that the record does not, or knows otherwise. An empty cell says nothing. */
export function differencesOf(
  row: Pick<PersonOfFile, "phone" | "group" | "ethnicity" | "education" | "category"> & {
    address?: string | null;
  },
  on: Readonly<Record<DetailField, string | null>>,
): Difference[] {
  const told: readonly (readonly [DetailField, string | null])[] = [
    ["phone", row.phone],
    ["villageGroup", row.group],
    ["address", row.address ?? null],
    ["ethnicity", row.ethnicity],
    ["education", row.education],
    ["category", row.category],
  ];
  return told.flatMap(([field, to]) => {
    const from = on[field] || null;
    if (!to || to === from) return [];
    if (field === "villageGroup" && from && sameGroup(from, to)) return [];
    // A word of the file that is none of the categories is no reason to forget the right one.
    if (field === "category" && from && to === "other") return [];
    return [{ field, from, to }];
  });
}

/** What is written: what is empty always, what differs only when somebody said so. */
export const detailsFrom = (differences: readonly Difference[], replace: boolean): FileDetails =>
  Object.fromEntries(
    differences.filter((d) => replace || d.from === null).map((d) => [d.field, d.to]),
  ) as FileDetails;
