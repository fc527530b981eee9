import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { Icon } from "~/ui/icon";
import { Note } from "~/ui/sheet";
import type { OfferedStep } from "../../stages/offered-steps.server";
import { applicationText } from "../../text/application";

/** Why what was just tried was refused, and what was typed. */
export interface StepAnswer {
  step: string;
  why: string;
  typed: {
    amount?: string | null;
    rate?: string | null;
    term?: string | null;
    reason?: string | null;
    text?: string | null;
    bank?: string | null;
    company?: string | null;
    on?: string | null;
    rule?: string | null;
    proofOn?: string | null;
  };
}

/** 现在可以做: each step a form of its own; what needs an amount, a bank or a reason asks for it. */
export function LoanSteps({ steps, answer }: { steps: readonly OfferedStep[]; answer?: StepAnswer }) {
  const t = useText(applicationText);
  if (steps.length === 0) return null;
  return (
    <div className="now-bar">
      <b>{t("step.title")}</b>
      {steps.map((s, i) => (
        <StepForm
          key={s.key}
          step={s}
          first={i === 0}
          saysWhy={s.why !== steps[i + 1]?.why}
          answer={answer?.step === s.key ? answer : undefined}
        />
      ))}
    </div>
  );
}

/** @param props.saysWhy false where the next step is barred for the same reason, which then stands once behind both */
function StepForm(props: { step: OfferedStep; first: boolean; saysWhy: boolean; answer?: StepAnswer }) {
  const { step, first, answer } = props;
  const { asks } = step;
  if (step.why)
    return (
      <span className="row">
        <button type="button" className="btn" disabled>
          <Icon name="lock" />
          {step.label}
        </button>
        <span className={props.saysWhy ? "why" : "vh"}>{step.why}</span>
      </span>
    );
  const asksNothing =
    !step.reason &&
    !asks.text &&
    asks.amount === null &&
    !asks.rate &&
    asks.term === null &&
    !asks.banks &&
    !asks.companies;
  const look = step.ends ? "danger" : first ? "pri" : "";
  if (asksNothing)
    return (
      <form method="post" className="row">
        <button type="submit" name="step" value={step.key} className={`btn ${look}`}>
          {step.label}
        </button>
      </form>
    );
  return (
    <details className="menu pick" open={answer !== undefined}>
      <summary className={`btn ${step.ends ? "quiet" : first ? "pri" : ""}`}>{step.label}</summary>
      <form method="post" className="pop left stepform">
        <input type="hidden" name="step" value={step.key} />
        {answer && (
          <span className="err">
            <Icon name="circle-x" />
            <span>{answer.why}</span>
          </span>
        )}
        {step.lapses && <Note tone="warn">{step.lapses}</Note>}
        <StepFields step={step} answer={answer} />
        <p className="mt3">
          <button type="submit" className={`btn ${look}`}>
            {step.label}
          </button>
        </p>
      </form>
    </details>
  );
}

function StepFields({ step, answer }: { step: OfferedStep; answer?: StepAnswer }) {
  const t = useText(applicationText);
  const { asks } = step;
  const id = (name: string) => `${step.key}-${name}`;
  return (
    <>
      {asks.banks && (
        <div className="f">
          <label htmlFor={id("bank")}>{t("step.bank")}</label>
          <select
            id={id("bank")}
            name="bank"
            className="in"
            required
            defaultValue={answer?.typed.bank ?? asks.bank ?? ""}
          >
            {asks.bank === null && <option value="">{t("form.choose1")}</option>}
            {asks.banks.map((b) => (
              <option key={b.value} value={b.value}>
                {b.label}
              </option>
            ))}
          </select>
        </div>
      )}
      {asks.companies && (
        <div className="f">
          <label htmlFor={id("company")}>{t("field.companyId")}</label>
          <select id={id("company")} name="company" className="in" defaultValue={answer?.typed.company ?? ""}>
            <option value="">{t("form.choose1")}</option>
            {asks.companies.map((b) => (
              <option key={b.value} value={b.value}>
                {b.label}
              </option>
            ))}
          </select>
        </div>
      )}
      {asks.amount !== null && (
        <div className="f">
          <label htmlFor={id("amount")}>{t("step.amount")}</label>
          <input
            id={id("amount")}
            name="amount"
            className="in"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={answer?.typed.amount ?? asks.amount}
          />
        </div>
      )}
      {asks.rate && (
        <div className="f">
          <label htmlFor={id("rate")}>{t("step.rate")}</label>
          <input
            id={id("rate")}
            name="rate"
            className="in"
            inputMode="decimal"
            autoComplete="off"
            defaultValue={answer?.typed.rate ?? ""}
            aria-describedby={asks.rateHelp ? id("rate-help") : undefined}
          />
          {asks.rateHelp && (
            <p id={id("rate-help")} className="help">
              {asks.rateHelp}
            </p>
          )}
        </div>
      )}
      {asks.term !== null && (
        <div className="f">
          <label htmlFor={id("term")}>{t("step.term")}</label>
          <input
            id={id("term")}
            name="term"
            className="in"
            inputMode="numeric"
            autoComplete="off"
            defaultValue={answer?.typed.term ?? asks.term}
          />
        </div>
      )}
      {asks.text && (
        <div className="f">
          <label htmlFor={id("text")}>{t("step.text")}</label>
          <input
            id={id("text")}
            name="text"
            className="in"
            maxLength={300}
            autoComplete="off"
            defaultValue={answer?.typed.text ?? ""}
          />
        </div>
      )}
      {asks.rules && (
        <div className="f">
          <label htmlFor={id("rule")}>{t("step.rule")}</label>
          <select id={id("rule")} name="rule" className="in" defaultValue={answer?.typed.rule ?? undefined}>
            {asks.rules.map((r) => (
              <option key={r.value} value={r.value}>
                {r.label}
              </option>
            ))}
          </select>
        </div>
      )}
      {asks.proofOn !== null && (
        <DateField
          id={id("proofOn")}
          name="proofOn"
          label={t("step.proofOn")}
          defaultValue={answer?.typed.proofOn ?? asks.proofOn}
          pick={t("application.noticePick")}
        />
      )}
      {step.reason && (
        <div className="f">
          <label htmlFor={id("reason")}>{step.reason}</label>
          <input
            id={id("reason")}
            name="reason"
            className="in"
            maxLength={200}
            autoComplete="off"
            defaultValue={answer?.typed.reason ?? ""}
            aria-invalid={answer ? true : undefined}
          />
        </div>
      )}
    </>
  );
}
