import type { PaperFacts } from "~/platform/pdf/paper-facts";
import type { PersonOffer } from "../person-source";

/** 联户走访一户一页: what somebody takes along to a household, on one A4. */
export interface VisitSheet extends PaperFacts {
  readonly title: string;
  readonly line: readonly string[];
  /** 户主, or 本人 of who belongs to no household. */
  readonly headLabel: string;
  readonly head: string;
  readonly phone: string;
  readonly family: string;
  readonly living: string;
  readonly lastVisit: string;
  readonly policies: readonly { readonly name: string; readonly enjoyed: boolean }[];
  readonly support: string;
  readonly needs: string;
  readonly questions: readonly string[];
  readonly offers: readonly SheetOffer[];
  readonly qr: string;
  readonly last: string;
}

export interface SheetOffer {
  readonly title: string;
  readonly state: string;
  /** Can be had today. */
  readonly ready: boolean;
  readonly why: string;
  readonly rule: string;
}

/** How many lines of the sheet there are for each. */
export const mostQuestions = 5;
export const mostOffers = 5;

export interface ToAsk {
  /** What the family asked for and nobody has settled, the oldest first. */
  readonly needs: readonly string[];
  /** Follow-ups and tasks that wait. */
  readonly due: readonly string[];
  /** Whose pension check is overdue. */
  readonly pension: readonly string[];
  /** Facts the record lacks, as questions. */
  readonly missing: readonly string[];
}

/**
 * What to ask at the door, at most five: what the family asked for itself, what falls due, who has to be seen, what the
 * record lacks; whether something is urgent is always asked, last.
 */
export function questionsOf(ask: ToAsk): string[] {
  const first = [
    ...ask.needs.slice(0, 2).map((need) => `${need}，现在怎么样了`),
    ...ask.due.slice(0, 1),
    ...(ask.pension.length > 0 ? [`${ask.pension.join("、")}的养老保险核实超期：见到本人没有`] : []),
    ...ask.missing,
    ...ask.needs.slice(2).map((need) => `${need}，现在怎么样了`),
    ...ask.due.slice(1),
  ];
  return [...first.slice(0, mostQuestions - 1), "家里有没有急事难事"];
}

/** What can be told, what can be had first; the same thing for two of the family stands once, for the first of them. */
export function offersOf(found: readonly { offer: PersonOffer; name: string | null }[]): SheetOffer[] {
  const seen = new Set<string>();
  return found
    .filter(({ offer }) => {
      // The notice is asked for above, among the questions.
      if (offer.key === "consent" || seen.has(offer.key)) return false;
      seen.add(offer.key);
      return true;
    })
    .map(({ offer, name }) => ({
      title: name ? `${offer.title}（${name}）` : offer.title,
      state: offer.state.word,
      ready: offer.state.tone === "ok",
      why: offer.why,
      rule: offer.rule.replace(/^依据：/, ""),
    }))
    .sort((a, b) => Number(b.ready) - Number(a.ready))
    .slice(0, mostOffers);
}
