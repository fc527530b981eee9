interface Numbered {
  year: number;
  number: number;
}
const numbered =
  (mark: string) =>
  ({ year, number }: Numbered): string =>
    `${mark}-${year}-${String(number).padStart(3, "0")}`;

/** JZ-2026-003: a batch. */
export const donationNumber = numbered("JZ");
/** YJ-2026-011: a paper by which things change hands. */
export const handoverNumber = numbered("YJ");
/** BF-2026-002: a loss or a scrapping. */
export const writeOffNumber = numbered("BF");
/** PD-2026-004: a stocktake. */
export const stocktakeNumber = numbered("PD");

/** ZC371725-26-0101: county of the village, year of the batch, serial number within both. */
export const assetNumber = (villageCode: string, year: number, n: number): string =>
  `ZC${villageCode.slice(0, 6)}-${String(year % 100).padStart(2, "0")}-${String(n).padStart(4, "0")}`;

/** What rows of the log speak of. */
export const donationSubject = (d: Numbered & { id: number; title: string }) => ({
  kind: "donation",
  id: d.id,
  label: `${donationNumber(d)} ${d.title}`,
});
export const handoverSubject = (h: Numbered & { id: number }) => ({
  kind: "handover",
  id: h.id,
  label: handoverNumber(h),
});
export const itemSubject = (i: { id: number; assetNumber: string }, name: string) => ({
  kind: "equipment",
  id: i.id,
  label: `${i.assetNumber} ${name}`,
});
export const stocktakeSubject = (s: Numbered & { id: number }) => ({
  kind: "stocktake",
  id: s.id,
  label: stocktakeNumber(s),
});
