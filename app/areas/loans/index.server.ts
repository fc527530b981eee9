export { fillRegisterIndex } from "./application/fill-register-index.server";
export { fillDemoLoans, loadLoanBanks } from "./demo/fill-demo.server";
export { fillDemoLoanMoney } from "./demo/fill-demo-money.server";
export { fillDemoPapers } from "./demo/fill-papers.server";
export { loansHome } from "./home/loans-home.server";
export { lateLoans } from "./late-loans.server";
export { loanRules, subsidyTerms } from "./loan-rules";
export { closeLeftOvertaken } from "./money/close-overtaken.server";
export {
  loansOfVillageFigures,
  type VillageLoans,
} from "./money/front-door.server";
export { restateByBaseRate, restateLoans } from "./money/restate-loans.server";
export { warmStandings } from "./money/standings.server";
export { loanHoldings } from "./person/holdings.server";
export { loansOfPersonSource } from "./person/person-steps.server";
export { loanRowsOfPerson } from "./person/rows-of-person.server";
export { loansSource } from "./person/search-loans.server";
export { loansOfVillage, runningLoansOfVillage } from "./person/work-of-village.server";
export { loansVillageFigures } from "./portfolio/village-figures.server";
export { warmFigures } from "./reports/loan-facts.server";
export { lapseApprovals } from "./stages/lapse-approvals.server";
export { recountDueDays } from "./stages/recount-due.server";
