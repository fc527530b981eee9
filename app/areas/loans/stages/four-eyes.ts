import type { ApplicationState } from "../application-state";
import type { StepKey } from "./steps";

/** Who has had a hand in an application so far. */
export interface Hands {
  enteredBy: string;
  opinions: readonly { step: string; result: string; userId: string }[];
}

const makers = ["entry", "village", "town"];
const reviewers = [...makers, "first-review"];

/** Steps that check somebody else's work, by the state they are taken in. */
function checkedAgainst(step: StepKey | "vote", state: ApplicationState): readonly string[] | null {
  if (step === "vote") return [...reviewers, "second-review"];
  if (step === "approve" || step === "to-committee") return reviewers;
  if (step === "take" || step === "first-review") return makers;
  if (step === "agree-guarantee" || step === "refuse-guarantee") return makers;
  if (step === "return" || step === "refuse")
    return state === "second-review"
      ? reviewers
      : state === "first-review" || state === "town-checked"
        ? makers
        : null;
  return null;
}

/**
 * Four eyes: who entered or recommended cannot review nor say what the guarantee says, who reviewed cannot approve, who put it to the committee does
 * not vote. Null when this person may; else whose part they have taken before.
 */
export function whyNotSecond(
  hands: Hands,
  step: StepKey | "vote",
  state: ApplicationState,
  userId: string,
): "step.why.madeIt" | "step.why.reviewedIt" | null {
  const against = checkedAgainst(step, state);
  if (against === null) return null;
  if (hands.enteredBy === userId) return "step.why.madeIt";
  const mine = hands.opinions.filter((o) => o.userId === userId && against.includes(o.step));
  if (mine.some((o) => makers.includes(o.step))) return "step.why.madeIt";
  // Whoever sent it back for papers has decided nothing yet.
  return mine.some((o) => o.result !== "returned") ? "step.why.reviewedIt" : null;
}
