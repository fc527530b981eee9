import type { Db } from "db/client.server";
import { peopleSource } from "~/areas/people/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Language } from "~/platform/i18n/text";
import type { SearchAnswer, SearchHit } from "~/platform/search/search-source";
import { isPrivate, readTerm } from "~/platform/search/search-term";
import { standingLimit, standingOf } from "./person-standing.server";
import { sources } from "./sources.server";

export interface FoundGroup {
  group: string;
  icon: string;
  title: string;
  /** Words of the link to all of them. */
  all: string;
  total: number;
  hits: SearchHit[];
}

export interface Found {
  term: string;
  total: number;
  groups: FoundGroup[];
  /** The search went into the log. */
  logged: boolean;
}

/** Groups count no further than this: nobody reads so far. */
export const countLimit = 1000;

/**
 * Looks into every area at once, inside the actor's villages. A search by an ID number, its tail or a bank account is one
 * row in the log: that it was asked and how many were found, never the number (FEATURES 12).
 */
export function searchEverything(
  db: Db,
  actor: Actor<"search.use">,
  input: string,
  language: Language,
  options: { limit: number; group?: string },
): Found {
  const term = readTerm(input);
  if (term.kind === "nothing") return { term: "", total: 0, groups: [], logged: false };
  let asked: SearchAnswer["byNumber"];
  let people = 0;
  const groups = sources.flatMap((source) => {
    const limit = !options.group || options.group === source.group ? options.limit : 0;
    const answer = source.search(db, actor, term, limit, language);
    if (answer.byNumber) {
      asked = answer.byNumber;
      people += answer.total;
    }
    if (answer.total === 0) return [];
    const hits =
      source === peopleSource && answer.hits.length <= standingLimit
        ? answer.hits.map((h) => ({ ...h, state: standingOf(db, actor, Number(h.id), language) }))
        : answer.hits;
    const words = source.words(language);
    return [
      {
        group: source.group,
        icon: source.icon,
        title: words.title,
        all: words.all(answer.total),
        total: answer.total,
        hits,
      },
    ];
  });
  const total = groups.reduce((n, g) => n + g.total, 0);
  // Nobody has the number and something else does (a certificate): that was asked for, and no ID number.
  const village = groups.find((g) => g.group === "villages" && g.hits.some((h) => names(h, term.text)));
  if (people === 0 && total > 0 && (village || !isPrivate(term.text))) asked = undefined;
  if (asked) {
    db.transaction((tx) =>
      recordEvent(tx, actor, { event: "person.searched", after: { method: asked, people } }),
    );
  }
  return {
    term: term.text,
    total,
    // Whoever types a village's name or code means the village.
    groups: village ? [village, ...groups.filter((g) => g !== village)] : groups,
    logged: asked !== undefined,
  };
}

/** Whether a term is the whole name of a village, with or without 村, or its whole code. */
function names(hit: SearchHit, term: string): boolean {
  const text = (parts: SearchHit["title"]) => parts.map(([part]) => part).join("");
  if (/^\d{12}$/.test(term)) return text(hit.detail).includes(term);
  return [term, `${term}村`].includes(text(hit.title));
}
