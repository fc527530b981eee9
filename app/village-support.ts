/** The looks of it. */
export { FiguresThen, type SupportFacts, SupportSheets } from "~/areas/reports";
