/** Lines of a table form: fields of the same name, one for each line, in their order. */
export function linesOf<F extends string>(
  form: FormData,
  fields: readonly F[],
  most = 60,
): Record<F, string>[] {
  const columns = fields.map((f) => form.getAll(f).map(String));
  const count = Math.min(most, Math.max(0, ...columns.map((c) => c.length)));
  return Array.from(
    { length: count },
    (_, i) => Object.fromEntries(fields.map((f, c) => [f, columns[c]?.[i] ?? ""])) as Record<F, string>,
  );
}

/** Lines to show: those on record or typed, and some free ones behind them. */
export function withFreeLines<F extends string>(
  lines: readonly Record<F, string>[],
  blank: Record<F, string>,
  free: number,
): Record<F, string>[] {
  return [...lines, ...Array.from({ length: free }, () => ({ ...blank }))];
}
