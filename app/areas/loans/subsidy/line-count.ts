/**
 * Lines of a batch and the loans they are of: a loan of the quarter that is adjusted as well has two lines.
 * @param notes the note number of each line
 */
export const countLines = (notes: readonly string[]): { loans: number; lines: number } => ({
  loans: new Set(notes).size,
  lines: notes.length,
});
