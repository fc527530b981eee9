/** Words that a file may write for each of our values, apart by spaces: only a whole word counts. */
export type KnownWords<T extends string> = Partial<Record<T, string>>;

const turnsRound = /^(无|不|未|没|非|否|原|曾|前)/;

/** The word without blanks and what is in brackets behind it; nothing when the bracket takes the word back. */
export function bareWord(text: string): string {
  const plain = text.replace(/[\s\u3000]/g, "").toLowerCase();
  const [, word = plain, inside = ""] = plain.match(/^(.+?)[（(【[]([^）)】\]]*)[）)】\]]$/) ?? [];
  return turnsRound.test(inside) || /(未|非|不|肄)/.test(inside) ? "" : word;
}

/** Word → our value. A part of a longer word is none: 小学教师 is nobody at school, 非残疾人 nobody disabled. */
export function knownWords<T extends string>(words: KnownWords<T>): ReadonlyMap<string, T> {
  const pairs = Object.entries(words) as [T, string][];
  return new Map(pairs.flatMap(([value, list]) => list.split(/\s+/).map((word) => [word, value] as const)));
}

/**
 * A word and what is said behind it, apart by a blank, a comma, a colon, a point or in brackets: 残疾 肢体二级. What takes
 * the word back is no more of it: 无业（原打工）.
 */
export function wordAndMore(text: string): { word: string; more: string | null } {
  const found = text.trim().match(/^([^\s，,、：:·；;（(]+)[\s，,、：:·；;（(]+(.*)$/);
  if (!found) return { word: text.trim().toLowerCase(), more: null };
  const more = (found[2] ?? "").replace(/[）)\s]+$/, "").slice(0, 60);
  return { word: (found[1] ?? "").toLowerCase(), more: more || null };
}

export const takesBack = (more: string): boolean => turnsRound.test(more);
