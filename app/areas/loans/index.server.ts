export { loanRules, subsidyTerms } from "./loan-rules";
