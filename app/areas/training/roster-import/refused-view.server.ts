import type { Language } from "~/platform/i18n/text";
import type { RefusedView } from "~/platform/imports/dry-run";
import { maskDigits, type typedIn } from "~/platform/imports/source-rows";
import { personName } from "~/platform/search/place-name";
import type { RefusedRow } from "./kept-refused.server";
import type { RosterField, RosterLayout } from "./roster-fields";
import { columnName, say } from "./roster-say";

export type CellOf = ReturnType<typeof typedIn<RosterField>>;

/** A row that cannot come in, or stayed out: what the file says, what was typed over it, and why; numbers masked. */
export const refusedRowView = (
  language: Language,
  layout: Pick<RosterLayout, "columns">,
  cellOf: CellOf,
  r: RefusedRow,
): RefusedView => ({
  row: r.row,
  name: r.name ? personName(r.name, language) : "",
  problems: r.problems.map((p) => {
    const { fixed, inFile } = cellOf(r.row, p.field);
    return {
      field: p.field,
      column: columnName(language, layout.columns, p.field),
      ...(fixed ? { value: maskDigits(inFile).slice(0, 40), now: p.value } : { value: p.value }),
      why: say(language, p.why),
      fixable: false,
    };
  }),
});
