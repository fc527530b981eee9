import type { Tone } from "~/ui/badge";
import { claimFen, type Standing } from "./loan-standing";

export type StateWord =
  | "running"
  | "overdue"
  | "extended"
  | "settled-early"
  | "settled-due"
  | "compensated"
  | "recovered"
  | "written-off"
  | "undone";

/** The state of a loan as people say it, with its tone. */
export function stateWord(
  standing: Pick<Standing, "state" | "settledOn" | "claim">,
  facts: { maturesOn: string; extended: boolean; overdueFen: number },
): { word: StateWord; tone: Tone } {
  switch (standing.state) {
    case "undone":
      return { word: "undone", tone: "mute" };
    case "written-off":
      return { word: "written-off", tone: "mute" };
    case "compensated":
      return claimFen(standing.claim) === 0
        ? { word: "recovered", tone: "ok" }
        : { word: "compensated", tone: "bad" };
    case "settled":
      return {
        word: (standing.settledOn ?? "") < facts.maturesOn ? "settled-early" : "settled-due",
        tone: "ok",
      };
    default:
      if (facts.overdueFen > 0) return { word: "overdue", tone: "bad" };
      return facts.extended ? { word: "extended", tone: "warn" } : { word: "running", tone: "info" };
  }
}
