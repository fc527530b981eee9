export { reportsText } from "./text";
export { briefingText } from "./text/briefing";
export { FiguresThen, type SupportFacts, SupportSheets } from "./ui/support-sheets";
