import type { Reader } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import type { Tone } from "~/ui/badge";
import type { PersonPart } from "./person-parts";

/** One step of what the programme did for a person, in words: a class, a certificate, later a loan or a visit. */
export interface PersonStep {
  /** Stable within the page: area and row. */
  key: string;
  /** The day that puts it on the line of time. */
  on: Day;
  /** The day or days as they are read. */
  when: string;
  /** 创业培训, 证书. */
  title: string;
  /** SYB 第 4 期，孔庄村. */
  what: string;
  /** 72/72 学时; why somebody did not qualify. */
  detail?: string;
  /** done: behind the person; now: somebody works on it; void: it came to nothing. */
  phase: "done" | "now" | "void";
  badge: { tone: Tone; icon?: string; word: string };
  /** Only where the viewer may open it. */
  to?: string;
  /** What it is one of on a rail that cannot hold every step; the title unless told. */
  kind?: "follow-up";
  /** Where a visit that is due is written down, for who may. */
  record?: string;
  /** A follow-up for which nobody went there. */
  noVisit?: boolean;
  /** Which tab of the page it stands on: its source's, follow-ups together on theirs. */
  part?: PersonPart;
}

/** Something that would help this person, or what stands in its way: never without the rule that says so. */
export interface PersonOffer {
  key: string;
  icon: string;
  title: string;
  state: { tone: Tone; icon?: string; word: string };
  /** The facts it was decided by. */
  why: string;
  /** 依据：… */
  rule: string;
  /** The one next step; absent when the viewer may not take it. */
  action?: { label: string; to: string };
}

/** A small sheet at the side of the page. */
export interface PersonAside {
  key: string;
  title: string;
  more?: { label: string; to: string };
  /** Said when there are no lines. */
  none?: string;
  lines: readonly {
    key: string;
    label: string;
    value: string;
    to?: string;
    detail?: string;
    warn?: boolean;
    /** Over: shown, but grey. */
    past?: boolean;
    act?: { label: string; to: string };
  }[];
}

/**
 * What an area adds to the page of a person. `app/person-sources.server.ts` lists the sources; a later area appears on
 * the page by standing there. Every step is in the words of `language`; the page has checked that the viewer may see
 * the person, the source decides what of its own records the viewer may open.
 */
export interface PersonSource {
  /** The tab of the page that its steps stand on. */
  part?: PersonPart;
  steps?: (db: Reader, viewer: SignedIn, personId: number, language: Language) => PersonStep[];
  /** What the person could be offered next, with the rule that says so. */
  offers?: (db: Reader, viewer: SignedIn, personId: number, language: Language) => PersonOffer[];
  /** What of the area's records a death makes doubtful or leaves open, each a sentence for whoever enters it. */
  afterDeath?: (db: Reader, personId: number, diedOn: Day, language: Language) => string[];
  /** Short facts beside the journey. */
  asides?: (db: Reader, viewer: SignedIn, personId: number, language: Language) => PersonAside[];
}
