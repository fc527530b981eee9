/** Front door of the loans for other areas, for papers and for the command line: terms, schedules, the subsidy. Pure. */
export * from "./engine/day-by-day";
export * from "./engine/day-count";
export * from "./engine/due-days";
export * from "./engine/exact";
export * from "./engine/loan-case";
export * from "./engine/loan-events";
export * from "./engine/loan-life";
export * from "./engine/loan-terms";
export * from "./engine/lpr";
export * from "./engine/schedule";
export * from "./engine/segments";
export * from "./engine/subsidy";
export * from "./engine/subsidy-ledger";
export * from "./engine/subsidy-quarter";
export * from "./engine/work-out";
