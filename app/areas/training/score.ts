/** A score as typed, full-width digits too: 0 to 100 without a fraction; undefined when it is no score. */
export function scoreFrom(typed: string): number | undefined {
  const text = typed.normalize("NFKC").trim();
  return /^(?:100|\d{1,2})(?:\.0)?$/.test(text) ? Number(text) : undefined;
}
