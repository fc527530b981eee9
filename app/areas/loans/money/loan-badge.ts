import type { Tone } from "~/ui/badge";
import type { Standing } from "./loan-standing";

export type StateWord =
  | "running"
  | "overdue"
  | "extended"
  | "interest-left"
  | "settled-early"
  | "settled-due"
  | "compensated"
  | "recovered"
  | "written-off"
  | "undone";

/** The state of a loan as people say it, with its tone. */
export function stateWord(
  standing: Pick<Standing, "state" | "settledOn" | "balanceFen">,
  facts: { maturesOn: string; extended: boolean; overdueFen: number },
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
    case "settled":
      return {
        word: (standing.settledOn ?? "") < facts.maturesOn ? "settled-early" : "settled-due",
        tone: "ok",
      };
    default:
      if (facts.overdueFen > 0) return { word: "overdue", tone: "bad" };
      if (standing.balanceFen === 0) return { word: "interest-left", tone: "warn" };
      return facts.extended ? { word: "extended", tone: "warn" } : { word: "running", tone: "info" };
  }
}
