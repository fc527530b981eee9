import { seesSensitive, seesSensitiveCategories, sensitiveCategories } from "~/areas/people";
import type { SignedIn } from "~/platform/access/actor";
import { groupOfCategory } from "./group-of-category";

type Viewer = Pick<SignedIn, "grants">;

/** Groups that say what a sensitive category of a person says, and 刑满释放 (PIPL 28: a specific identity). */
const sensitiveGroups: ReadonlySet<string> = new Set([
  "released",
  ...sensitiveCategories.flatMap((category) => groupOfCategory[category] ?? []),
]);

/** Stands in the place of a group that is not to be read, as on the pages of people. */
export const hiddenGroup = "●●●";

/** Whether somebody may read of which group, or of none, a borrower of this village is: the rule of the pages of people. */
export const seesGroup = (viewer: Viewer, group: string | null, villageId: number): boolean =>
  (group !== null && !sensitiveGroups.has(group)) || seesSensitive(viewer, villageId);

/** The name of a group as this viewer may read it. */
export const groupFor = (
  viewer: Viewer,
  of: { group: string | null; villageId: number },
  name: string | null,
): string | null => (seesGroup(viewer, of.group, of.villageId) ? name : hiddenGroup);

/** Whether they may ask for the borrowers of a group: a list of them tells as much as the word itself. */
export const mayAskFor = (viewer: Viewer, group: string | null | undefined): boolean =>
  !group || !sensitiveGroups.has(group) || seesSensitiveCategories(viewer);
