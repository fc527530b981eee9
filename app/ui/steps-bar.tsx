import type { ReactNode } from "react";
import { Icon } from "./icon";

export interface OfferedStep {
  /** What the form sends as `to`. */
  to: string;
  label: string;
  /** Why it cannot be taken now; the step stays, with its reason. */
  why: string | null;
  /** Where what is missing is put right. */
  todo?: { label: string; to: string };
  /** A text that may go with the step, as the number of an approval. */
  field?: { name: string; label: string };
  /** The step needs a reason: what opens its form, and the question there. */
  asks?: { opener: string; question: string; ends: boolean };
  /** The step cannot be undone: what opens its question, the fact with its number, and what follows, a line each. */
  confirms?: { opener: string; fact: string; lines: readonly string[] };
}

/** Why the step that was just tried was refused, and what was typed. */
export interface RefusedStep {
  to: string;
  why: string;
  reason: string;
  /** What was typed into the field of the step. */
  typed?: string;
}

/** 现在可以做: the steps a record can take, each a form of its own; what needs a reason asks for it. */
export function StepsBar(props: {
  title: string;
  steps: readonly OfferedStep[];
  refused?: RefusedStep;
  children?: ReactNode;
}) {
  if (props.steps.length === 0) return null;
  return (
    <div className="now-bar">
      <b>{props.title}</b>
      {props.steps
        .filter((s) => !s.asks)
        .map((s, i) =>
          s.confirms && !s.why ? (
            <ConfirmedStep key={s.to} step={s} confirms={s.confirms} first={i === 0} />
          ) : (
            <form method="post" key={s.to} className="row">
              <input type="hidden" name="to" value={s.to} />
              {s.field && !s.why && (
                <>
                  {props.refused?.to === s.to && (
                    <span className="err" id={`${s.to}-error`}>
                      <Icon name="circle-x" />
                      <span>{props.refused.why}</span>
                    </span>
                  )}
                  <input
                    className="in sm w16"
                    key={props.refused?.to === s.to ? props.refused.why : undefined}
                    name={s.field.name}
                    maxLength={60}
                    aria-label={s.field.label}
                    placeholder={s.field.label}
                    defaultValue={props.refused?.to === s.to ? props.refused.typed : undefined}
                    aria-invalid={props.refused?.to === s.to ? true : undefined}
                    aria-describedby={props.refused?.to === s.to ? `${s.to}-error` : undefined}
                  />
                </>
              )}
              <button type="submit" className={`btn ${i === 0 ? "pri" : ""}`} disabled={s.why !== null}>
                {s.why && <Icon name="lock" />}
                {s.label}
              </button>
              {s.why && <span className="why">{s.why}</span>}
              {s.why && s.todo && <a href={s.todo.to}>{s.todo.label}</a>}
            </form>
          ),
        )}
      {props.steps.map(
        (s) =>
          s.asks && (
            <AskingStep
              key={s.to}
              step={s}
              asks={s.asks}
              refused={props.refused?.to === s.to ? props.refused : undefined}
            />
          ),
      )}
      {props.children}
    </div>
  );
}

/** Opened first, then pressed: the fact and what follows stand above the button. */
function ConfirmedStep(props: {
  step: OfferedStep;
  confirms: NonNullable<OfferedStep["confirms"]>;
  first: boolean;
}) {
  const { step, confirms } = props;
  return (
    <details className="menu pick">
      <summary className={`btn ${props.first ? "pri" : ""}`}>{confirms.opener}</summary>
      <form method="post" className="pop left sure">
        <input type="hidden" name="to" value={step.to} />
        <b>{confirms.fact}</b>
        {confirms.lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className="mt3">
          <button type="submit" className="btn pri">
            {step.label}
          </button>
        </p>
      </form>
    </details>
  );
}

function AskingStep(props: {
  step: OfferedStep;
  asks: NonNullable<OfferedStep["asks"]>;
  refused?: RefusedStep;
}) {
  const { step, asks, refused } = props;
  if (step.why)
    return (
      <span className="row">
        <button type="button" className="btn" disabled>
          <Icon name="lock" />
          {step.label}
        </button>
        <span className="why">{step.why}</span>
      </span>
    );
  const id = `reason-${step.to}`;
  return (
    <details className="menu pick" open={refused !== undefined}>
      <summary className={`btn ${asks.ends ? "quiet" : ""}`}>{asks.opener}</summary>
      <form method="post" className="pop left">
        <input type="hidden" name="to" value={step.to} />
        <div className="f">
          <label htmlFor={id}>{asks.question}</label>
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
        {step.todo && (
          <p className="mt3">
            <a href={step.todo.to}>{step.todo.label}</a>
          </p>
        )}
        <p className="mt3">
          <button type="submit" className={`btn ${asks.ends ? "danger" : "pri"}`}>
            {step.label}
          </button>
        </p>
      </form>
    </details>
  );
}
