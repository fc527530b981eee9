/** 编号 of an application: DK-2026-0203. */
export const applicationNumber = (a: { year: number; number: number }): string =>
  `DK-${a.year}-${String(a.number).padStart(4, "0")}`;

/** What the log calls it. */
export const applicationSubject = (a: { id: number; year: number; number: number }) => ({
  kind: "loan-application",
  id: a.id,
  label: applicationNumber(a),
});
