import { dayOf, todayOn } from "~/platform/dates";

/** The reason and the key of a form that changes a certificate, as typed. Pressing twice carries the same key. */
export function readReason(form: FormData): { reason: string; requestKey: string } {
  return {
    reason: String(form.get("reason") ?? "")
      .trim()
      .slice(0, 120),
    requestKey: String(form.get("requestKey") || crypto.randomUUID()).slice(0, 64),
  };
}

/** Nobody younger holds a certificate: what separates a birth date from the year in a certificate number. */
const youngest = 12;

/**
 * Whether text names an ID number or a mobile phone, however it is spaced or typed. The public reads reasons on the check
 * page, and the log keeps them. An ID number counts whether or not its check digit is right; a certificate number does not
 * count, because its year stands where a birth year of long ago would.
 */
export function namesPrivateNumber(text: string, thisYear = Number(todayOn().slice(0, 4))): boolean {
  const plain = text.normalize("NFKC").replace(/(?<=\d)[\s.·–—-]+(?=[\dXx])/gu, "");
  return (plain.match(/\d{11,}[Xx]?/g) ?? []).some((run) => {
    if (/^(?:86)?1[3-9]\d{9}$/.test(run)) return true;
    if (/^\d{15}$/.test(run))
      return (
        dayOf(1900 + Number(run.slice(6, 8)), Number(run.slice(8, 10)), Number(run.slice(10, 12))) !== null
      );
    const year = Number(run.slice(6, 10));
    return (
      (run.length === 17 || run.length === 18) &&
      year >= 1900 &&
      year <= thisYear - youngest &&
      dayOf(year, Number(run.slice(10, 12)), Number(run.slice(12, 14))) !== null
    );
  });
}
