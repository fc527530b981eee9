import type { Reader } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";
import type { Language } from "~/platform/i18n/text";

/** One figure on a village's page; it opens the list behind it. */
export interface VillageFigure {
  key: string;
  icon: string;
  label: string;
  value: number;
  unit: string;
  /** What the figure is made of, and a second line in small. */
  detail?: string;
  note?: string;
  /** The list whose rows the figure counts. */
  to: string;
}

/** What an area adds to a village's page: nothing when the reader may not open its list for this village. */
export type VillageFigureSource = (
  db: Reader,
  person: SignedIn,
  villageId: number,
  language: Language,
) => VillageFigure[];
