/** Codes that a division had, one after the other (DOMAIN §2.6). Pure. */
export interface CodeSpan {
  code: string;
  name: string;
  /** First and last year of the code; null where the list of codes does not reach. */
  fromYear: number | null;
  toYear: number | null;
  successorCode: string | null;
}

/** The present code of a county and all that led to it, newest first: 371703 ← 371727 ← 372923. */
export function codesOfCounty(all: readonly CodeSpan[], code: string): CodeSpan[] {
  const known = new Set([code]);
  for (let before = 0; before < known.size; ) {
    before = known.size;
    for (const span of all) if (span.successorCode && known.has(span.successorCode)) known.add(span.code);
  }
  const year = (span: CodeSpan) => span.toYear ?? Number.MAX_SAFE_INTEGER;
  return all
    .filter((span) => known.has(span.code))
    .sort((a, b) => year(b) - year(a) || b.code.localeCompare(a.code));
}
