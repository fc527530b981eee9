import { addDays, type Day } from "~/platform/dates";

/** Who answers for a village, by date (FEATURES S1). Pure. */
export const posts = ["liaison-officer", "group-leader", "information-officer", "team-member"] as const;
export type Post = (typeof posts)[number];

/** Held by one person at a time; a visit team has several members. */
export const isSinglePost = (post: Post): boolean => post !== "team-member";

export interface PostTerm {
  id?: number;
  post: Post;
  holderName: string;
  fromOn: Day;
  /** Last day in post; null while in post. */
  toOn: Day | null;
}

export type WhyNotTerm = { why: "post.backwards" } | { why: "post.overlap"; with: PostTerm };

const end = (term: PostTerm) => term.toOn ?? "9999-12-31";
const meet = (a: PostTerm, b: PostTerm) => a.fromOn <= end(b) && b.fromOn <= end(a);

/** Why a term cannot stand beside the others of the village; null when it can. A team member is not two at once. */
export function whyNotTerm(others: readonly PostTerm[], term: PostTerm): WhyNotTerm | null {
  if (term.toOn !== null && term.toOn < term.fromOn) return { why: "post.backwards" };
  const clash = others.find(
    (o) =>
      (o.id === undefined || o.id !== term.id) &&
      o.post === term.post &&
      (isSinglePost(term.post) || o.holderName === term.holderName) &&
      meet(o, term),
  );
  return clash ? { why: "post.overlap", with: clash } : null;
}

/** Whose term a newcomer ends the day before: the open one that began earlier. */
export const predecessorOf = (others: readonly PostTerm[], post: Post, fromOn: Day): PostTerm | undefined =>
  isSinglePost(post)
    ? others.find((o) => o.post === post && o.toOn === null && o.fromOn < fromOn)
    : undefined;

export const lastDayBefore = (fromOn: Day): Day => addDays(fromOn, -1);
