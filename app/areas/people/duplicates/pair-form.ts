import { z } from "zod";
import { type MergeChoices, type MergeField, type MergeSide, mergeFieldNames } from "../merge/merge-fields";

const side = z.enum(["survivor", "merged"]).optional().catch(undefined);
const count = z.coerce.number().int().catch(0);

/** What the page of a pair sends: who stays, the revisions it showed, and one side for each field that differs. */
export const pairForm = z
  .object({
    keep: z.coerce.number().int().positive().catch(0),
    survivorRevision: count,
    mergedRevision: count,
    ...(Object.fromEntries(mergeFieldNames.map((f) => [f, side])) as Record<MergeField, typeof side>),
  })
  .transform(({ keep, survivorRevision, mergedRevision, ...sides }) => ({
    keep,
    revisions: { survivor: survivorRevision, merged: mergedRevision },
    choices: Object.fromEntries(
      Object.entries(sides).filter((entry): entry is [string, MergeSide] => entry[1] !== undefined),
    ) as MergeChoices,
  }));
