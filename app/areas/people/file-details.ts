import type { Category, Education } from "./person";

/** What a file may tell of somebody who is on record already. */
export interface FileDetails {
  phone?: string | null;
  villageGroup?: string | null;
  address?: string | null;
  ethnicity?: string | null;
  education?: Education | null;
  category?: Category | null;
}
