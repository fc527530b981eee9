import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { tripText } from "../text";
import type { TripState } from "../trip-state";

interface Step {
  to: TripState;
  why: string | null;
}

type StepKey = Exclude<TripState, "planned"> | "reopened";

/** 现在可以做: only this person's steps; a blocked one stays, with its reason. What needs a reason asks for it. */
export function TripSteps(props: {
  steps: readonly Step[];
  state: TripState;
  /** Why the step that was just tried was refused, and what was typed. */
  refused?: { to: string; why: string; reason: string };
}) {
  const t = useText(tripText);
  const { steps, state } = props;
  if (steps.length === 0) return null;
  const asking = steps.filter((s) => s.to === "returned" || s.to === "cancelled");
  return (
    <div className="now-bar">
      <b>{t("page.now")}</b>
      {steps
        .filter((s) => !asking.includes(s))
        .map((s, i) => (
          <form method="post" key={s.to} className="row">
            <input type="hidden" name="to" value={s.to} />
            {s.to === "approved" && state === "submitted" && !s.why && (
              <input
                className="in sm w16"
                name="approvalNumber"
                maxLength={60}
                aria-label={t("form.approvalNumber")}
                placeholder={t("form.approvalNumber")}
              />
            )}
            <button type="submit" className={`btn ${i === 0 ? "pri" : ""}`} disabled={s.why !== null}>
              {s.why && <Icon name="lock" />}
              {t(`step.${state === "frozen" && s.to === "approved" ? "reopened" : (s.to as StepKey)}`)}
            </button>
            {s.why && <span className="why">{s.why}</span>}
          </form>
        ))}
      {asking.map((s) => (
        <AskingStep key={s.to} step={s} refused={props.refused?.to === s.to ? props.refused : undefined} />
      ))}
    </div>
  );
}

function AskingStep({ step: s, refused }: { step: Step; refused?: { why: string; reason: string } }) {
  const t = useText(tripText);
  if (s.why)
    return (
      <span className="row">
        <button type="button" className="btn" disabled>
          <Icon name="lock" />
          {t(`step.${s.to as StepKey}`)}
        </button>
        <span className="why">{s.why}</span>
      </span>
    );
  const cancels = s.to === "cancelled";
  const id = `reason-${s.to}`;
  return (
    <details className="menu pick" open={refused !== undefined}>
      <summary className={`btn ${cancels ? "quiet" : ""}`}>
        {t(cancels ? "page.cancelWhat" : "page.returnWhat")}
      </summary>
      <form method="post" className="pop left">
        <input type="hidden" name="to" value={s.to} />
        <div className="f">
          <label htmlFor={id}>{t(cancels ? "form.cancelReason" : "form.returnReason")}</label>
          {refused && (
            <span className="err" id={`${id}-error`}>
              <Icon name="circle-x" />
              <span>{refused.why}</span>
            </span>
          )}
          <input
            className="in"
            id={id}
            name="reason"
            maxLength={200}
            autoComplete="off"
            defaultValue={refused?.reason}
            aria-invalid={refused ? true : undefined}
            aria-describedby={refused ? `${id}-error` : undefined}
          />
        </div>
        <p className="mt3">
          <button type="submit" className={`btn ${cancels ? "danger" : "pri"}`}>
            {t(`step.${s.to as StepKey}`)}
          </button>
        </p>
      </form>
    </details>
  );
}
