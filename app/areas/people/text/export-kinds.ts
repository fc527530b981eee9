import type { AreaText } from "~/platform/i18n/text";
import { exportText } from "./export";
import { householdExportText } from "./household-export";

/** The words of the page that asks before a list leaves the system, by what it is a list of. */
export const exportKinds = {
  people: { text: exportText },
  // The same keys for what the page says, in the words of households.
  households: { text: householdExportText as unknown as AreaText<typeof exportText.zh> },
} as const;
