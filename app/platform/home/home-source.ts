import type { Db } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";
import type { Language } from "~/platform/i18n/text";
import type { Tone } from "~/ui/badge";

/** One line of work: who or what, where, what is the matter, until when, and the one next action. */
export interface HomeRow {
  id: string;
  who: string;
  to?: string;
  where?: string;
  what?: string;
  state?: { tone: Tone; word: string; icon?: string };
  when?: string;
  /** Red: overdue or failing; amber: soon. */
  flag?: "bad" | "warn";
  action?: { label: string; to: string; primary?: boolean };
}

export interface HomeSection {
  key: string;
  title: string;
  /** How many there are in all, `rows` being the first of them. */
  count: number;
  /** Whether its rows wait for this person, or are only good to know. */
  waits: boolean;
  headings: { who: string; what?: string; state?: string; when?: string; action: string };
  rows: readonly HomeRow[];
  /** Rows behind a line that opens them. */
  fold?: { label: string; rows: readonly HomeRow[] };
  more?: { label: string; to: string };
  /** A paper that the rows are worked through by, opened beside the page. */
  print?: { label: string; to: string };
  /** A small word in the heading. */
  hint?: string;
  foot?: string;
}

export interface HomeFigure {
  key: string;
  icon: string;
  label: string;
  value: number;
  unit: string;
  note?: string;
  bad?: boolean;
  /** The list whose rows the figure counts. */
  to: string;
}

/** At the side: what a person looks up, not what they have to do. */
export interface HomeAside {
  key: string;
  title: string;
  badge?: { tone: Tone; word: string };
  more?: { label: string; to: string };
  /** A small calendar above the items: days that nobody works are grey, and say so. */
  weeks?: {
    caption: string;
    headings: readonly string[];
    rows: readonly (readonly { day: string; date: number; now: boolean; rest: string | null }[])[];
  };
  items: readonly {
    id: string;
    label: string;
    to?: string;
    value?: string;
    detail?: string;
    progress?: { value: number; max: number };
  }[];
  foot?: string;
}

export interface HomePart {
  /** What the day holds, in the title: 3 节课. */
  lead?: string;
  figures?: readonly HomeFigure[];
  sections?: readonly HomeSection[];
  asides?: readonly HomeAside[];
  actions?: readonly { label: string; to: string; icon: string; primary?: boolean }[];
  /** How to begin, when this person has nothing of the area yet. */
  begin?: { icon: string; title: string; text: string; action: { label: string; to: string } };
}

/** What an area adds to the home page and to the menu. Everything is inside the person's villages. */
export interface HomeSource {
  /** Item of the side menu that carries the number of things waiting. */
  menu: string;
  /** How many things of this area wait for the person now; asked on every page. */
  waiting: (db: Db, person: SignedIn) => number;
  part: (db: Db, person: SignedIn, language: Language) => HomePart | Promise<HomePart>;
}

export const nothing: HomePart = {};

/** Things that wait in the sections of a part. */
export const waitingIn = (part: HomePart): number =>
  (part.sections ?? []).reduce((sum, s) => sum + (s.waits ? s.count : 0), 0);
