import type { BulkAction } from "~/areas/people";
import { categoryAction, groupAction } from "~/areas/people/index.server";
import { consentAction } from "~/areas/privacy/index.server";

/** What can be done to many people at once; an area takes part by standing here. */
export const bulkActions: readonly BulkAction[] = [consentAction, groupAction, categoryAction];
