import { useText } from "~/platform/i18n/use-text";
import { type OfferedStep, type RefusedStep, StepsBar } from "~/ui/steps-bar";
import type { ClassState } from "../class-state";
import { trainingText } from "../text";

type StepKey = Exclude<ClassState, "planned" | "certified">;

interface Step {
  to: string;
  why: string | null;
  /** The fact and what follows, where there is no way back. */
  sure: { fact: string; lines: readonly string[] } | null;
}

/** The steps this person can take with a class now, in words. */
export function ClassSteps(props: {
  steps: readonly Step[];
  state: ClassState;
  qualified: number;
  refused?: RefusedStep;
}) {
  const t = useText(trainingText);
  const { state } = props;
  const asks: Record<string, OfferedStep["asks"]> = {
    returned: { opener: t("class.returnWhat"), question: t("form.returnReason"), ends: false },
    cancelled: { opener: t("class.cancelWhat"), question: t("form.cancelReason"), ends: true },
  };
  const steps = props.steps.map(({ sure, ...s }) => {
    const label =
      state === "assessing" && s.to === "running"
        ? t("step.back")
        : t(`step.${s.to as StepKey}`, { count: props.qualified });
    return {
      ...s,
      label,
      field: s.to === "approved" ? { name: "approvalNumber", label: t("form.approvalNumber") } : undefined,
      asks: asks[s.to],
      confirms: sure ? { ...sure, opener: t("confirm.opener", { step: label }) } : undefined,
    };
  });
  return (
    <StepsBar title={t("class.now")} steps={steps} refused={props.refused}>
      {state === "assessing" && <span className="why last">{t("class.closeHelp")}</span>}
    </StepsBar>
  );
}
