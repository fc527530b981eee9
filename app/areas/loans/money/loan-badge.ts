import type { Day } from "~/platform/dates";
import type { Tone } from "~/ui/badge";
import type { LoanRow } from "./loan-record.server";
import type { Standing } from "./loan-standing";
import type { Position } from "./positions.server";

export type StateWord =
  | "running"
  | "overdue"
  | "extension-agreed"
  | "extended"
  | "interest-left"
  | "settled-early"
  | "settled-due"
  | "settled-late"
  | "compensated"
  | "recovered"
  | "written-off"
  | "undone";

/** The state of a loan as people say it, with its tone. */
export function stateWord(
  standing: Pick<Standing, "state" | "settledOn" | "balanceFen">,
  facts: {
    maturesOn: Day;
    extended: boolean;
    overdueFen: number;
    today: Day;
    /** End of the extension, where there is one. */
    endsOn?: Day;
    /** The day the last row was due, moved by a holiday or not. */
    lastDueOn?: Day | null;
  },
): { word: StateWord; tone: Tone } {
  switch (standing.state) {
    case "undone":
      return { word: "undone", tone: "mute" };
    case "written-off":
      return { word: "written-off", tone: "mute" };
    case "compensated":
      return { word: "compensated", tone: "bad" };
    case "recovered":
      return { word: "recovered", tone: "ok" };
    case "settled": {
      const on = standing.settledOn ?? "";
      const ends = on > facts.maturesOn ? (facts.endsOn ?? facts.maturesOn) : facts.maturesOn;
      const last = [ends, facts.lastDueOn ?? ""].sort().at(-1) ?? "";
      return {
        word: on < ends ? "settled-early" : on > last ? "settled-late" : "settled-due",
        tone: "ok",
      };
    }
    default:
      if (facts.overdueFen > 0) return { word: "overdue", tone: "bad" };
      if (standing.balanceFen === 0) return { word: "interest-left", tone: "warn" };
      if (!facts.extended) return { word: "running", tone: "info" };
      // An extension holds from the old maturity on; until then it is a promise for later.
      return facts.today < facts.maturesOn
        ? { word: "extension-agreed", tone: "info" }
        : { word: "extended", tone: "warn" };
  }
}

/** The same of a loan and its position: the pages and the papers say one word. */
export const stateOfLoan = (
  loan: Pick<LoanRow, "maturesOn">,
  standing: Pick<Standing, "state" | "settledOn" | "balanceFen">,
  position: Pick<Position, "life" | "overdueFen" | "endsOn" | "rows"> | null,
  today: Day,
) =>
  stateWord(standing, {
    maturesOn: loan.maturesOn,
    extended: Boolean(position?.life.extension),
    overdueFen: position?.overdueFen ?? 0,
    today,
    ...(position ? { endsOn: position.endsOn, lastDueOn: position.rows.at(-1)?.dueOn } : {}),
  });
