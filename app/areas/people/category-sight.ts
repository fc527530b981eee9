import { can, type SignedIn, scopeFor, type VillageScope } from "~/platform/access/actor";
import type { PeopleFilter } from "./people-view";
import { sensitiveCategories } from "./person";

/** Stands in the place of a category that is not to be read; the texts have a word for it. */
export const hiddenCategory = "hidden";

/** Whether somebody may read the household's sensitive facts in this village, or writes the records there themselves. */
export const seesSensitive = (viewer: Pick<SignedIn, "grants">, villageId: number): boolean =>
  can(viewer, "household.sensitive", villageId) || can(viewer, "person.edit", villageId);

/**
 * Whether somebody may read what kind of person this is in their village: 残疾 and 脱贫 only who sees sensitive facts. That
 * there is no kind they may not read either: a mask that stood only over those two would tell of them.
 */
export const seesCategory = (
  viewer: Pick<SignedIn, "grants">,
  category: string | null,
  villageId: number,
): boolean =>
  (category !== null && !sensitiveCategories.includes(category)) || seesSensitive(viewer, villageId);

const covers = (wide: VillageScope | null, narrow: VillageScope): boolean =>
  wide === "all" || (wide !== null && narrow !== "all" && narrow.every((id) => wide.includes(id)));

/** Whether they may look for such people: a list of them tells as much as the word itself. */
export const seesSensitiveCategories = (viewer: Pick<SignedIn, "grants">): boolean => {
  const looks = scopeFor(viewer.grants, "person.view") ?? [];
  return (["household.sensitive", "person.edit"] as const).some((c) =>
    covers(scopeFor(viewer.grants, c), looks),
  );
};

/** The conditions that this viewer may set: one that would tell what they may not read falls away. */
export const allowedFilter = (viewer: Pick<SignedIn, "grants">, filter: PeopleFilter): PeopleFilter => {
  if (!filter.category || !sensitiveCategories.includes(filter.category) || seesSensitiveCategories(viewer))
    return filter;
  const { category: _, ...rest } = filter;
  return rest;
};

/** Whether every condition of a filter is one that this viewer may set. */
export const maySet = (viewer: Pick<SignedIn, "grants">, filter: PeopleFilter): boolean =>
  allowedFilter(viewer, filter) === filter;

/** Facts of the log as this viewer may read them: a category they may not read in this village is hidden, however deep. */
export const withoutCategories = (
  viewer: Pick<SignedIn, "grants">,
  villageId: number,
  facts: Record<string, unknown>,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).map(([key, value]) => {
      if (key === "category" && (value === null || typeof value === "string"))
        return [key, seesCategory(viewer, value, villageId) ? value : hiddenCategory];
      const nested = typeof value === "object" && value !== null && !Array.isArray(value);
      return [key, nested ? withoutCategories(viewer, villageId, value as Record<string, unknown>) : value];
    }),
  );
