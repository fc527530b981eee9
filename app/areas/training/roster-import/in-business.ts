/** 是否已创业 as rosters write it; an empty cell of that column is no, and null is what cannot be told. */
export function inBusinessOf(text: string): boolean | null {
  const said = text.replace(/[\s。.]/g, "");
  if (
    /^(|[否无×xX✗0/]|[-—]+|没有|不是|未(创业|办理?)?|没(创业)?|尚未创业|未自主创业|no|n|false)$/i.test(said)
  )
    return false;
  return /^([是有√✓✔1对]|已(经)?(创业|办理?)?|自主创业|创业中|yes|y|true)$/i.test(said) ? true : null;
}
