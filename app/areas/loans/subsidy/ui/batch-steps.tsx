import { useText } from "~/platform/i18n/use-text";
import { subsidyText } from "../../text/subsidy";
import type { BatchPage } from "../batch-page.server";
import type { BatchStep } from "../batch-rules";
import type { BatchAnswer } from "./batch-page";

/** What can be done with the batch now; a step that needs words asks for them beside it. */
export function BatchSteps({ page: d, answer }: { page: BatchPage; answer?: BatchAnswer }) {
  const t = useText(subsidyText);
  if (d.steps.length === 0) return null;
  const stale = d.checks !== null && !d.checks.pass;
  const barred = (step: BatchStep) =>
    (stale && (step === "check" || step === "send")) || (step === "send" && d.checks?.list.tone === "bad");
  const first = d.listAnew && !stale ? null : (d.steps.find((s) => !barred(s)) ?? d.steps[0]);
  const input = (name: string, label: string) => (
    <input
      className="in sm w16"
      name={name}
      maxLength={100}
      aria-label={label}
      placeholder={label}
      defaultValue={answer?.typed[name]}
    />
  );
  const asks: Partial<Record<BatchStep, React.ReactNode>> = {
    approve: (
      <>
        {input("approvalNumber", t("batch.approvalNumber"))}
        <span className="sub">{t("batch.approveHelp")}</span>
      </>
    ),
    correct: input("note", t("batch.correctWhy")),
    send: <span className="sub">{t("batch.confirmSend")}</span>,
    pay: (
      <>
        <input
          className="in sm w10"
          type="date"
          name="paidOn"
          aria-label={t("batch.paidOn")}
          title={t("batch.paidOn")}
          defaultValue={answer?.typed.paidOn ?? d.today}
          max={d.today}
        />
        {input("paymentNumber", t("batch.paymentNumber"))}
        <span className="sub">{t("batch.confirmPay")}</span>
      </>
    ),
  };
  return (
    <div className="now-bar">
      <b>{t("batch.now")}</b>
      {first === null && (
        <a className="btn pri" href={`/subsidy/${d.id}/issued-papers`}>
          {t("batch.listAnew")}
        </a>
      )}
      {d.steps.map((step) => (
        <form method="post" key={step} id={step} className="row">
          <input type="hidden" name="step" value={step} />
          <button type="submit" className={`btn ${step === first ? "pri" : ""}`} disabled={barred(step)}>
            {t(`batch.steps.${step}`)}
          </button>
          {asks[step]}
        </form>
      ))}
    </div>
  );
}
