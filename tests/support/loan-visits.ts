import type Database from "better-sqlite3";
import { demoIds, type Visit } from "./visit";

/** Pages of loans, their subsidy, funds and policies. */
export function loanVisits(db: Database.Database): Record<string, Visit> {
  const id = demoIds(db);
  const version = id("SELECT id FROM policy_version WHERE region = '37' AND to_on IS NULL");
  const application = (state: string) =>
    id(`SELECT id FROM loan_application WHERE state = '${state}' ORDER BY id LIMIT 1`);
  const loan = (where: string): number => id(`SELECT id FROM loan WHERE ${where} ORDER BY id LIMIT 1`);
  const runningLoan = loan("state = 'running' AND disbursed_on = '2024-04-16'");
  const late = loan("id IN (SELECT loan_id FROM loan_call) AND state = 'running'");
  const compensated = loan("state = 'compensated'");
  const asked = id("SELECT id FROM loan_request WHERE kind = 'compensation' AND state = 'asked' LIMIT 1");
  const askedLoan = id(`SELECT loan_id FROM loan_request WHERE id = ${asked}`);
  const openCase = id("SELECT id FROM misuse_case WHERE state = 'open' LIMIT 1");
  const caseLoan = id(`SELECT loan_id FROM misuse_case WHERE id = ${openCase}`);
  const comingVisit = id(
    "SELECT v.id FROM loan_visit v JOIN loan l ON l.id = v.loan_id WHERE v.done_on IS NULL AND l.state = 'running' ORDER BY v.id LIMIT 1",
  );
  const visitLoan = id(`SELECT loan_id FROM loan_visit WHERE id = ${comingVisit}`);
  const repaid = id(`SELECT id FROM loan_event WHERE loan_id = ${runningLoan} AND kind = 'repaid' LIMIT 1`);
  const signedApplication = id("SELECT id FROM loan_application WHERE state = 'contract-signed' LIMIT 1");
  const batchOpen = id("SELECT id FROM subsidy_batch WHERE state = 'draft' LIMIT 1");
  const batchPaid = id("SELECT batch_id FROM subsidy_line WHERE state = 'paid' ORDER BY id DESC LIMIT 1");
  const linePaid = id(`SELECT id FROM subsidy_line WHERE batch_id = ${batchPaid} AND state = 'paid' LIMIT 1`);
  const bankFile = id("SELECT id FROM bank_file ORDER BY id LIMIT 1");
  const clawback = id("SELECT id FROM subsidy_clawback LIMIT 1");
  const clawedLoan = id(`SELECT loan_id FROM subsidy_clawback WHERE id = ${clawback}`);
  const fund = id("SELECT id FROM guarantee_fund LIMIT 1");
  const officer = (at: string): Visit => ({ as: "loan-officer", at });
  return {
    "/loans": { as: "loan-officer" },
    "/loans/new": { as: "loan-officer", at: "/loans/new?q=张" },
    "/loans/applications/:applicationId": {
      as: "loan-reviewer",
      at: `/loans/applications/${application("first-review")}`,
    },
    "/loans/applications/:applicationId/edit": {
      as: "loan-officer",
      at: `/loans/applications/${application("draft")}/edit`,
    },
    "/loans/applications/:applicationId/papers": {
      as: "loan-officer",
      at: `/loans/applications/${application("supplementing")}/papers`,
    },
    "/loans/applications/:applicationId/partners": {
      as: "loan-officer",
      at: `/loans/applications/${application("committee")}/partners`,
    },
    "/loans/applications/:applicationId/jobs": {
      as: "loan-officer",
      at: `/loans/applications/${application("supplementing")}/jobs`,
    },
    "/loans/applications/:applicationId/guarantors": {
      as: "loan-officer",
      at: `/loans/applications/${application("supplementing")}/guarantors`,
    },
    "/loans/calculator": {
      as: "loan-officer",
      at: "/loans/calculator?group=online-shop&birthOn=1988-05-15&plan=equal-instalment&spouseLoan=consumer&spouseAmount=80000",
    },
    "/loans/forms": { as: "loan-officer" },
    "/loans/applications/:applicationId/issued-papers": {
      as: "loan-officer",
      at: `/loans/applications/${id("SELECT application_id FROM loan_paper WHERE kind = 'refusal' LIMIT 1")}/issued-papers`,
    },
    "/loans/papers/:loanPaperId": {
      as: "loan-officer",
      at: `/loans/papers/${id("SELECT id FROM loan_paper WHERE kind = 'guarantee' LIMIT 1")}`,
    },
    "/loans/granted": { as: "loan-officer" },
    "/loans/repayments/import": { as: "loan-officer" },
    "/loans/repayments/import/:fileId": officer(`/loans/repayments/import/${bankFile}`),
    "/loans/reports": officer("/loans/reports?period=2026-Q3&by=group"),
    "/loans/reports/rows/:figure": officer("/loans/reports/rows/repaid?period=2026"),
    "/loans/granted/export": officer("/loans/granted/export?stage=running"),
    "/loans/arrears": { as: "loan-officer" },
    "/loans/due": { as: "loan-officer" },
    "/loans/applications/:applicationId/disbursement": officer(
      `/loans/applications/${signedApplication}/disbursement`,
    ),
    "/loans/:loanId": officer(`/loans/${runningLoan}`),
    "/loans/:loanId/issued-papers": officer(`/loans/${runningLoan}/issued-papers`),
    "/subsidy/:subsidyBatchId/issued-papers": officer(`/subsidy/${batchPaid}/issued-papers`),
    "/loans/:loanId/repayments/new": officer(`/loans/${runningLoan}/repayments/new`),
    "/loans/:loanId/recoveries/new": officer(`/loans/${compensated}/recoveries/new`),
    "/loans/:loanId/scheme": officer(`/loans/${runningLoan}/scheme`),
    "/loans/:loanId/letter": officer(`/loans/${late}/letter`),
    "/loans/:loanId/statement": officer(`/loans/${runningLoan}/statement`),
    "/loans/:loanId/events/:eventId": officer(`/loans/${runningLoan}/events/${repaid}`),
    "/loans/:loanId/requests/new": officer(`/loans/${runningLoan}/requests/new?kind=extension`),
    "/loans/:loanId/requests/:loanRequestId": {
      as: "loan-reviewer",
      at: `/loans/${askedLoan}/requests/${asked}`,
    },
    "/loans/:loanId/calls/new": officer(`/loans/${late}/calls/new`),
    "/loans/:loanId/visits/:visitId": officer(`/loans/${visitLoan}/visits/${comingVisit}`),
    "/loans/:loanId/cases/:caseId": { as: "loan-reviewer", at: `/loans/${caseLoan}/cases/${openCase}` },
    "/loans/:loanId/subsidy/:quarter": officer(`/loans/${runningLoan}/subsidy/2026-06-21`),
    "/loans/:loanId/clawbacks/:clawbackId": officer(`/loans/${clawedLoan}/clawbacks/${clawback}`),
    "/subsidy": { as: "loan-reviewer" },
    "/subsidy/:subsidyBatchId": { as: "loan-reviewer", at: `/subsidy/${batchOpen}` },
    "/subsidy/:subsidyBatchId/lines/:lineId/clawback": officer(
      `/subsidy/${batchPaid}/lines/${linePaid}/clawback`,
    ),
    "/guarantee-funds": officer("/guarantee-funds"),
    "/loans/banks": { as: "administrator" },
    "/loans/banks/:bankId": { as: "administrator", at: "/loans/banks/new" },
    "/guarantee-funds/:fundId/setup": { as: "administrator", at: `/guarantee-funds/${fund}/setup` },
    "/guarantee-funds/:fundId": officer(`/guarantee-funds/${fund}`),
    "/guarantee-funds/:fundId/entries/:entryId": officer(`/guarantee-funds/${fund}/entries/new`),
    "/policies": { as: "loan-officer" },
    "/policies/lpr": { as: "administrator" },
    "/policies/calendar": { as: "administrator" },
    "/policies/:versionId": { as: "administrator", at: `/policies/${version}` },
    "/policies/:versionId/new": { as: "administrator", at: `/policies/${version}/new` },
  };
}
