/** The looks of it. */
export { type SupportFacts, SupportSheets } from "~/areas/reports";
