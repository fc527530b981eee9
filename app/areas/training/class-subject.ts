/** How the log names a class: by its course, year and number. */
export const classSubject = (found: {
  class: { id: number; year: number; number: number };
  rule: { name: string };
}) => ({
  kind: "class",
  id: found.class.id,
  label: `${found.rule.name} ${found.class.year}-${found.class.number}`,
});
