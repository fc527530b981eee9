import { useText } from "~/platform/i18n/use-text";
import { type OfferedStep, type RefusedStep, StepsBar } from "~/ui/steps-bar";
import { tripText } from "../text";
import type { TripState } from "../trip-state";

interface Step {
  to: TripState;
  why: string | null;
  /** People for whom the step asks a reason, as the insurance list is not the roll. */
  uninsured: number;
  /** Page of the trip where what is missing is put right. */
  at: "costs" | "outcome" | "insurance" | "itinerary" | "budget" | "edit" | "places" | "sign-in" | null;
}

type StepKey = Exclude<TripState, "planned"> | "reopened";

/** The steps this person can take with a trip now, in words. */
export function TripSteps(props: {
  id: number;
  steps: readonly Step[];
  state: TripState;
  refused?: RefusedStep;
}) {
  const t = useText(tripText);
  const asks: Partial<Record<TripState, OfferedStep["asks"]>> = {
    returned: { opener: t("page.returnWhat"), question: t("form.returnReason"), ends: false },
    cancelled: { opener: t("page.cancelWhat"), question: t("form.cancelReason"), ends: true },
  };
  const reopens = (s: Step) => props.state === "frozen" && s.to === "approved";
  const steps = props.steps.map((s) => ({
    ...s,
    label: t(
      `step.${props.state === "closed" ? "backToFollow" : reopens(s) ? "reopened" : (s.to as StepKey)}`,
    ),
    todo: s.at ? { label: t(`todo.${s.at}`), to: `/trips/${props.id}/${s.at}` } : undefined,
    field:
      s.to === "approved" && props.state === "submitted"
        ? { name: "approvalNumber", label: t("form.approvalNumber") }
        : undefined,
    asks:
      props.state === "closed"
        ? { opener: t("page.reopenWhat"), question: t("form.reopenReason"), ends: false }
        : s.uninsured > 0
          ? {
              opener: t("page.finishUninsured"),
              question: t("form.uninsuredReason", { count: s.uninsured }),
              ends: false,
            }
          : asks[s.to],
  }));
  return <StepsBar title={t("page.now")} steps={steps} refused={props.refused} />;
}
