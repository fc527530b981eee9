import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import type { ClassState } from "../class-state";
import { trainingText } from "../text";

type StepKey =
  | "applied"
  | "approved"
  | "returned"
  | "enrolling"
  | "running"
  | "assessing"
  | "closed"
  | "cancelled";

/** 现在可以做: only this person's steps; a blocked one stays, with its reason. */
export function ClassSteps({
  steps,
  state,
}: {
  steps: readonly { to: string; why: string | null }[];
  state: ClassState;
  qualified: number;
}) {
  const t = useText(trainingText);
  if (steps.length === 0) return null;
  return (
    <div className="now-bar">
      <b>{t("class.now")}</b>
      {steps.map((s, i) => {
        const label =
          state === "assessing" && s.to === "running" ? t("step.back") : t(`step.${s.to as StepKey}`);
        const asks =
          s.to === "returned" || s.to === "cancelled"
            ? "reason"
            : s.to === "approved"
              ? "approvalNumber"
              : null;
        return (
          <form method="post" key={s.to} className="row">
            <input type="hidden" name="to" value={s.to} />
            {asks && !s.why && (
              <input
                className="in sm w16"
                name={asks}
                required={asks === "reason"}
                aria-label={t(
                  asks === "approvalNumber"
                    ? "form.approvalNumber"
                    : s.to === "returned"
                      ? "form.returnReason"
                      : "form.cancelReason",
                )}
                placeholder={t(
                  asks === "approvalNumber"
                    ? "form.approvalNumber"
                    : s.to === "returned"
                      ? "form.returnReason"
                      : "form.cancelReason",
                )}
              />
            )}
            <button type="submit" className={`btn ${i === 0 ? "pri" : ""}`} disabled={s.why !== null}>
              {s.why && <Icon name="lock" />}
              {label}
            </button>
            {s.why && <span className="why">{s.why}</span>}
          </form>
        );
      })}
    </div>
  );
}
