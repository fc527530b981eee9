export * from "./access";
export * from "./audit";
export * from "./certificates";
export * from "./duplicates";
export * from "./imports";
export * from "./people";
export * from "./training";
export * from "./villages";
