import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { Figure } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import type { CalculatorPage as Page } from "../calculator.server";
import { loanText } from "../text";
import { loanPaperText } from "../text/papers";
import { BalancePicture } from "./balance-picture";
import type { Found } from "./calculator-form";
import { CalculatorForm } from "./calculator-form";
import { FindingTable } from "./finding-table";
import { RepaymentTables } from "./repayment-tables";

/** What is asked stays left; answers stand right: can it be, how much, over time; then row by row. */
export function CalculatorPage({
  page: d,
  applies,
  found,
}: {
  page: Page;
  /** Where an application with these numbers begins. */
  applies: string | null;
  found: Found | null;
}) {
  const t = useText(loanText);
  const forms = useText(loanPaperText);
  const unit = t("calculator.yuan");
  const r = d.answer?.result;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("calculator.area"), to: "/loans" }, { label: t("calculator.crumb") }]}
        title={d.title}
        facts={[d.borrower?.words, ...(d.answer?.facts ?? [])]}
        actions={
          <>
            <a className="btn" href="/loans/forms">
              {forms("forms.title")}
            </a>
            {r && (
              <a className="btn" href={`/loans/calculator.pdf?${d.query}`} target="_blank" rel="noreferrer">
                <Icon name="printer" />
                {t("calculator.print")}
              </a>
            )}
            {applies !== null && (
              <a className="btn pri" href={applies}>
                {t("calculator.apply")}
              </a>
            )}
          </>
        }
      />
      <div className="cols c-calc">
        <CalculatorForm
          values={d.values}
          person={d.borrower?.id ?? null}
          found={found}
          errors={d.errors}
          groups={d.groups}
          amountWords={r?.amountWords ?? null}
          rateWords={r?.rateWords ?? null}
        />
        <div className="stack" id="answer">
          {d.answer?.problem && (
            <Note tone="bad" role="alert">
              {d.answer.problem}
            </Note>
          )}
          {r && (
            <>
              {r.changed && <Note tone="warn">{r.changed}</Note>}
              <FindingTable findings={r.findings} />
              {/* A million and more is too long for its tile in large type. */}
              <div className={r.totals.most.length > "999,999.99".length ? "kpis tight" : "kpis"}>
                <Figure label={t("calculator.interestYears")} value={r.totals.interest} unit={unit} />
                <Figure label={t("calculator.subsidy")} value={r.totals.subsidy} unit={unit} />
                <Figure label={r.own} value={r.totals.own} unit={unit} />
                <Figure label={t("calculator.most")} value={r.totals.most} unit={unit} />
              </div>
              <BalancePicture chart={r.chart} label={r.chartLabel} own={r.own} merged={r.merged} />
              <RepaymentTables result={r} file={`/loans/calculator.xlsx?${d.query}`} />
            </>
          )}
        </div>
      </div>
    </>
  );
}
