/** Kinds of records with a term of their own; the terms are dated rows that an administrator keeps. */
export const retentionKeys = ["training", "certificate", "household", "trip", "consent", "loan"] as const;
export type RetentionKey = (typeof retentionKeys)[number];
