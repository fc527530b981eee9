import { useText } from "~/platform/i18n/use-text";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Rail } from "~/ui/rail";
import { Facts, Note, Sheet } from "~/ui/sheet";
import type { ApplicationPage } from "../../application/application-page.server";
import { applicationText } from "../../text/application";
import { loanPaperText } from "../../text/papers";
import { FindingTable } from "../finding-table";
import { BankSheet, CommitteeSheet, LogSheet, PapersSheet } from "./application-sheets";
import { LacksOnPhone } from "./lacks-on-phone";
import { LoanSteps, type StepAnswer } from "./loan-steps";
import { RefusalSheet } from "./refusal-sheet";

/** The page of an application: where it stands and who holds it, the rules, the papers, what happened. */
export function ApplicationPageView({ page: d, result }: { page: ApplicationPage; result?: StepAnswer }) {
  const t = useText(applicationText);
  const p = useText(loanPaperText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("application.area"), to: "/loans" },
          { label: d.stateWords, to: `/loans?state=${d.state}` },
          { label: d.number },
        ]}
        title={d.title}
        facts={[
          d.heads[0],
          <a key="person" href={`/people/${d.person.id}`}>
            {d.person.words}
          </a>,
          ...d.heads.slice(1),
        ]}
        actions={
          <>
            {d.person.phone && (
              <a className="btn phoneonly" href={`tel:${d.person.phone}`}>
                <Icon name="phone" />
                {t("phone.call")}
              </a>
            )}
            <a className="btn" href={`/loans/calculator?person=${d.person.id}`}>
              <Icon name="calculator" />
              {t("application.calculator")}
            </a>
            {d.may.print && (
              <a className="btn" href={`/loans/applications/${d.id}/issued-papers`}>
                <Icon name="printer" />
                {p("issue.open")}
              </a>
            )}
            {d.may.edit && (
              <a className="btn pri" href={`/loans/applications/${d.id}/edit`}>
                <Icon name="pencil" />
                {t("application.edit")}
              </a>
            )}
            {d.may.sign && (
              <a className="btn" href={`/loans/applications/${d.id}/guarantors`}>
                <Icon name="signature" />
                {t("party.signOpen")}
              </a>
            )}
            {d.may.disburse && (
              <a className="btn pri" href={`/loans/applications/${d.id}/disbursement`}>
                <Icon name="hand-coins" />
                {t("application.disburse")}
              </a>
            )}
            {d.loanId !== null && (
              <a className="btn pri" href={`/loans/${d.loanId}`}>
                <Icon name="hand-coins" />
                {t("application.loan")}
              </a>
            )}
          </>
        }
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        {d.deaths.map((n) => (
          <Note key={n.text} tone="bad">
            {n.text} {n.act && <a href={n.act.to}>{n.act.label}</a>}
          </Note>
        ))}
        {d.changed && <Note tone="warn">{d.changed}</Note>}
        {[d.signAgain, d.behind].map(
          (words) =>
            words && (
              <Note tone="warn" key={words}>
                {words}{" "}
                {d.may.print && <a href={`/loans/applications/${d.id}/issued-papers`}>{p("issue.open")}</a>}
              </Note>
            ),
        )}
        {d.companyLacks && (
          <Note tone="warn">
            {p("issue.companyNone")}{" "}
            {d.companyLacks.setUp && <a href="/guarantee-funds/new/setup">{p("issue.companyTo")}</a>}
          </Note>
        )}
        <LacksOnPhone page={d} />
        <section className="sheet">
          <div className="rail-pad loanrail">
            <Rail
              label={t("application.process")}
              steps={d.rail.map((p) => ({
                key: p.key,
                title: p.title,
                state: p.state,
                detail: p.lines.map((line) => (
                  <span key={line} className="block">
                    {line}
                  </span>
                )),
              }))}
            />
          </div>
          <LoanSteps steps={d.steps} answer={result} />
        </section>
        {d.refused && <RefusalSheet page={d} answer={result} />}
        <div className="cols c-main-side">
          <div className="stack">
            {d.committee && <CommitteeSheet page={d} answer={result} />}
            <div id="rules">
              <FindingTable
                findings={d.findings}
                title={t("check.title")}
                actions={
                  d.may.check && (
                    <form method="post">
                      <button type="submit" name="intent" value="check" className="btn sm">
                        <Icon name="refresh-cw" />
                        {t("check.again")}
                      </button>
                    </form>
                  )
                }
                foot={d.checkWords}
              />
            </div>
            <BankSheet page={d} />
            <Sheet title={t("application.facts")} pad>
              <Facts items={d.facts.map((f) => [f.label, f.value] as const)} />
            </Sheet>
          </div>
          <div className="stack">
            <PapersSheet page={d} />
            <LogSheet page={d} />
          </div>
        </div>
      </div>
    </>
  );
}
