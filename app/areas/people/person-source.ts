import type { Reader } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import type { Tone } from "~/ui/badge";

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
}

/**
 * What an area adds to the page of a person. `app/person-sources.server.ts` lists the sources; a later area appears on
 * the page by standing there. Every step is in the words of `language`; the page has checked that the viewer may see
 * the person, the source decides what of its own records the viewer may open.
 */
export interface PersonSource {
  steps: (db: Reader, viewer: SignedIn, personId: number, language: Language) => PersonStep[];
}
