export { reportsText } from "./text";
export { briefingText } from "./text/briefing";
export { type SupportFacts, SupportSheets } from "./ui/support-sheets";
