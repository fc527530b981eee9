const longest = 31;

/** The name of a sheet as Excel takes it: without its forbidden signs, a long one cut between words and said to be cut. */
export function sheetName(title: string): string {
  const plain = title.replace(/[\\/?*[\]:]/g, " ");
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest - 1);
  const word = plain[longest - 1] === " " ? cut.length : cut.lastIndexOf(" ");
  return `${(word > longest / 2 ? cut.slice(0, word) : cut).trimEnd()}…`;
}
