export { reportsText } from "./text";
export { type SupportFacts, SupportSheets } from "./ui/support-sheets";
