import type { BulkAction } from "~/areas/people";
import { categoryAction, groupAction, moveAction } from "~/areas/people/index.server";
import { consentAction } from "~/areas/privacy/index.server";
import { enrolAction } from "~/areas/training/index.server";
import { personRows } from "~/person-sources.server";

/** What can be done to many people at once; an area takes part by standing here. */
export const bulkActions: readonly BulkAction[] = [
  enrolAction,
  consentAction,
  moveAction(personRows),
  groupAction,
  categoryAction,
];
