import type { Day } from "~/platform/dates";
import { lastDayBefore, type Post, type PostTerm, posts } from "./village-post";

export interface Holder extends PostTerm {
  holderTitle: string | null;
  holderPhone: string | null;
}

export interface Responsible {
  post: Post;
  /** Nobody, one, or the several members of a group. */
  holders: (Holder & { after: string | null })[];
}

const inPost = (term: PostTerm, on: Day) => term.fromOn <= on && (term.toOn === null || term.toOn >= on);

/**
 * Who answers for a village on a day, post by post in their order, and whom each of them followed: the one whose last
 * day is the day before the first of the new term (FEATURES S1).
 */
export function responsibleOn(terms: readonly Holder[], on: Day): Responsible[] {
  return posts.map((post) => ({
    post,
    holders: terms
      .filter((term) => term.post === post && inPost(term, on))
      .sort((a, b) => a.fromOn.localeCompare(b.fromOn))
      .map((term) => ({
        ...term,
        after:
          post === "team-member"
            ? null
            : (terms.find((t) => t.post === post && t.toOn === lastDayBefore(term.fromOn))?.holderName ??
              null),
      })),
  }));
}

export type TermState = "now" | "ended" | "later";

export const termState = (term: Pick<PostTerm, "fromOn" | "toOn">, today: Day): TermState =>
  term.fromOn > today ? "later" : term.toOn !== null && term.toOn < today ? "ended" : "now";
