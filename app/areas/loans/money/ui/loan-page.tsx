import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { Figure } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { moneyText } from "../../text/money";
import { loanPaperText } from "../../text/papers";
import type { LoanPage } from "../loan-page.server";
import { EventSheet } from "./event-sheet";
import { LedgerSheet } from "./ledger-sheet";
import { CallSheet, CaseSheet, RequestSheet, VisitSheet } from "./loan-asides";
import { ScheduleSheet } from "./schedule-sheet";

/** A loan that was paid out: where it stands, what is due, what the state pays and why, what happened. */
export function LoanPageView({ page: d }: { page: LoanPage }) {
  const t = useText(moneyText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("area"), to: "/loans" },
          { label: t("granted"), to: "/loans/granted" },
          { label: d.noteNumber },
        ]}
        title={d.title}
        facts={[
          <Badge key="state" tone={d.state.tone}>
            {d.state.word}
          </Badge>,
          d.facts.died && (
            <Badge key="died" tone="mute">
              {d.facts.died}
            </Badge>
          ),
          <a key="who" href={`/people/${d.personId}`}>
            {d.facts.village}
          </a>,
          t("loan.note", { number: d.noteNumber }),
          d.facts.contract.period,
          d.extendedTo,
          d.facts.bank,
        ]}
        actions={<Actions page={d} />}
      />
      <div className="stack">
        <Notes page={d} />
        <div className="kpis">
          <Figure label={t("loan.balance")} value={d.figures.balance} unit={t("yuan")} />
          <Figure
            label={
              d.figures.isOverdue ? t("loan.overdueDays", { count: d.figures.daysLate }) : t("loan.overdue")
            }
            value={d.figures.overdue}
            unit={t("yuan")}
            bad={d.figures.isOverdue}
          />
          {d.figures.claim ? (
            <Figure label={t("loan.claim")} value={d.figures.claim} unit={t("yuan")} bad />
          ) : d.figures.writtenOff ? (
            <Figure label={t("loan.writtenOff")} value={d.figures.writtenOff} unit={t("yuan")} />
          ) : (
            <Figure
              label={d.figures.next?.label ?? t("loan.next")}
              value={d.figures.next?.value ?? t("loan.nothingDue")}
              unit={d.figures.next ? t("yuan") : undefined}
            />
          )}
          <Figure label={t("loan.subsidised")} value={d.figures.subsidised} unit={t("yuan")} />
        </div>
        <div className="cols c-main-side">
          <div className="stack">
            {d.schedule.length > 0 && <ScheduleSheet rows={d.schedule} />}
            {d.may.subsidy && (
              <LedgerSheet loanId={d.id} ledger={d.ledger} clawbacks={d.clawbacks} claw={d.may.claw} />
            )}
            <EventSheet loanId={d.id} events={d.events} />
          </div>
          <aside className="stack">
            <ContractSheet page={d} />
            <CaseSheet page={d} />
            <RequestSheet page={d} />
            <VisitSheet page={d} />
            <CallSheet page={d} />
          </aside>
        </div>
      </div>
    </>
  );
}

function Actions({ page: d }: { page: LoanPage }) {
  const t = useText(moneyText);
  const p = useText(loanPaperText);
  const more = [
    ...(d.may.call ? [[`/loans/${d.id}/calls/new`, t("loan.call")] as const] : []),
    ...(d.may.visit ? [[`/loans/${d.id}/visits/new`, t("loan.visit")] as const] : []),
    ...(d.may.letter ? [[`/loans/${d.id}/letter`, t("loan.letter")] as const] : []),
    ...d.may.asks.map(
      (kind) =>
        [
          `/loans/${d.id}/requests/new?kind=${kind}`,
          t("request.ask", { what: t(`request.kinds.${kind}`) }),
        ] as const,
    ),
    ...(d.may.scheme ? [[`/loans/${d.id}/scheme`, t("scheme.title")] as const] : []),
    ...(d.hasProof ? [[`/loans/${d.id}/proof`, t("loan.proof")] as const] : []),
  ];
  return (
    <>
      {d.may.repay && (
        <a className="btn pri" href={`/loans/${d.id}/repayments/new`}>
          <Icon name="plus" />
          {t("loan.repay")}
        </a>
      )}
      {d.may.recover && (
        <a className="btn pri" href={`/loans/${d.id}/recoveries/new`}>
          <Icon name="plus" />
          {t("loan.recover")}
        </a>
      )}
      {d.may.paper && (
        <a className="btn" href={`/loans/${d.id}/issued-papers`}>
          {p("issue.open")}
        </a>
      )}
      <a className="btn" href={`/loans/${d.id}/statement`}>
        {t("loan.statement")}
      </a>
      {more.length > 0 && (
        <details className="menu pick">
          <summary className="btn">{t("loan.more")}</summary>
          <div className="pop">
            {more.map(([to, label]) => (
              <a key={to} href={to}>
                {label}
              </a>
            ))}
          </div>
        </details>
      )}
    </>
  );
}

function Notes({ page: d }: { page: LoanPage }) {
  const t = useText(moneyText);
  return (
    <>
      {d.undone && (
        <Note tone="mute">
          {t("loan.undoneNote")}{" "}
          <a href={`/loans/applications/${d.applicationId}`}>
            {t("loan.undoneApplication", { number: d.applicationNumber })}
          </a>
        </Note>
      )}
      {d.requests
        .filter((r) => r.open)
        .map((r) => (
          <Note key={r.id} tone="warn">
            {r.note}{" "}
            <a href={`/loans/${d.id}/requests/${r.id}`}>
              {t(d.may.decide && !r.mine ? "loan.decide" : "loan.see")}
            </a>
          </Note>
        ))}
      {d.cases
        .filter((c) => c.told)
        .map((c) => (
          <Note key={c.id} tone={c.state === "proved" ? "bad" : "warn"}>
            {c.note}{" "}
            <a href={`/loans/${d.id}/cases/${c.id}`}>
              {t(d.may.decide && c.state === "open" ? "loan.decide" : "loan.see")}
            </a>
          </Note>
        ))}
      {d.tooMuch.map((o) => (
        <Note key={o.to} tone="warn">
          {o.text} <a href={o.to}>{t("case.askBack")}</a>
        </Note>
      ))}
      {d.shortNote && <Note tone="mute">{d.shortNote}</Note>}
      {d.interestNote && <Note tone="warn">{d.interestNote}</Note>}
      {d.claimNote && <Note tone="warn">{d.claimNote}</Note>}
      {d.overdueNote && <Note tone="bad">{d.overdueNote}</Note>}
      {d.deathNotes.map((text) => (
        <Note key={text} tone="warn">
          {text} {d.may.visit && <a href={`/loans/${d.id}/visits/new`}>{t("loan.visit")}</a>}
        </Note>
      ))}
      {d.unboundNote && <Note tone="warn">{d.unboundNote}</Note>}
      {d.guarantee?.notes.map((text) => (
        <Note key={text} tone="warn">
          {text}
        </Note>
      ))}
    </>
  );
}

function ContractSheet({ page: d }: { page: LoanPage }) {
  const t = useText(moneyText);
  const { contract, fund } = d.facts;
  return (
    <Sheet title={t("loan.facts")} pad>
      <Facts
        items={[
          [t("field.contractNumber"), d.contractNumber],
          [t("loan.rate"), contract.rate],
          ...(contract.lpr ? [[t("loan.lprAt"), contract.lpr] as const] : []),
          [t("loan.method"), contract.method],
          [t("loan.every"), contract.every],
          [t("loan.dayCount"), contract.dayCount],
          [t("loan.dueDay"), contract.dueDay],
          [t("loan.grace"), contract.grace],
          [
            t("loan.policy"),
            <a key="policy" href={`/policies/${d.facts.policy.id}`}>
              {d.facts.policy.document}
            </a>,
          ],
          [t("loan.subsidyRule"), d.facts.rule],
          ...(d.facts.group ? [[t("loan.group"), d.facts.group] as const] : []),
          ...(d.facts.partners.length > 0 ? [[t("loan.partners"), d.facts.partners.join(" ")] as const] : []),
          ...(fund
            ? [
                [
                  t("loan.guarantee"),
                  d.may.fund ? (
                    <a key="fund" href={`/guarantee-funds/${fund.id}`}>
                      {fund.name}
                    </a>
                  ) : (
                    fund.name
                  ),
                ] as const,
              ]
            : []),
          ...(d.facts.guarantors.length > 0
            ? [[t("loan.guarantors"), d.facts.guarantors.join(" ")] as const]
            : []),
          ...(d.guarantee?.mode ? [[t("loan.guaranteeMode"), d.guarantee.mode] as const] : []),
          ...(d.guarantee ? [[t("loan.guaranteeUntil"), d.guarantee.until] as const] : []),
          [t("loan.officer"), d.facts.officer],
        ]}
      />
    </Sheet>
  );
}
