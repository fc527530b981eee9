import type { Reader } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";
import type { Language } from "~/platform/i18n/text";
import type { Marked } from "./marked";
import type { Term } from "./search-term";

/** One answer of a search, in words. */
export interface SearchHit {
  id: string;
  to: string;
  title: Marked;
  detail: Marked;
  state?: { tone: "ok" | "info" | "wait" | "warn" | "bad" | "mute"; word: string; icon?: string };
}

export interface SearchAnswer {
  /** How many there are in all, `hits` being the first of them. */
  total: number;
  hits: SearchHit[];
  /** An ID number, its tail or a bank account decided what was found: the search itself goes into the log. */
  byNumber?: "id-number" | "bank-account";
}

/** What an area adds to the one search box. Every answer is inside the person's villages. */
export interface SearchSource {
  /** Stable name of the group, in the address of 「全部」. */
  group: string;
  icon: string;
  /** Heading of the group, and the words of the link to all of it. */
  words: (language: Language) => { title: string; all: (count: number) => string };
  search: (db: Reader, person: SignedIn, term: Term, limit: number, language: Language) => SearchAnswer;
}

export const noAnswer: SearchAnswer = { total: 0, hits: [] };
