import { pinyin } from "pinyin-pro";

/** Pinyin of a name without tones, for search: readings of polyphones side by side, at most eight. */
export interface NameReading {
  /** "zhangxiaolong", variants joined by a space. */
  pinyin: string;
  /** "zxl", variants joined by a space. */
  initials: string;
}

export const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/ü|v/g, "v")
    .replace(/[^a-z]/g, "");

const syllablesOf = new Map<string, readonly string[]>();

/** Every toneless reading of one character, the commonest first; a Latin letter reads as itself. */
function readingsOf(character: string): readonly string[] {
  const known = syllablesOf.get(character);
  if (known) return known;
  const all = pinyin(character, { toneType: "none", type: "array", multiple: true });
  const readings = [...new Set(all.map(plain))].filter(Boolean);
  syllablesOf.set(character, readings);
  return readings;
}

/** The one toneless reading of a character; null for a polyphone or what has none. */
export const onlyReading = (character: string): string | null => {
  const readings = readingsOf(character);
  return readings.length === 1 ? readings[0]! : null;
};

const mostReadings = 8;

const mostRemembered = 20_000;
const readingOf = new Map<string, NameReading>();

/**
 * Readings by which somebody may look for the name: as a surname with a given name, as words, and with each other
 * reading of a polyphone behind the first character (张乐: zhangle, zhangyue), nearest first and at most eight. A rare
 * reading of the first one would put every Ding (丁, also zheng) among the people under "zh".
 */
export function plainPinyin(name: string): NameReading {
  const known = readingOf.get(name);
  if (known) return known;
  const reading = readName(name);
  // A file of a hundred thousand people holds a third as many names; what is asked for twice is asked for often.
  if (readingOf.size >= mostRemembered) readingOf.clear();
  readingOf.set(name, reading);
  return reading;
}

function readName(name: string): NameReading {
  const characters = [...name].filter((c) => c !== "·" && c !== " ");
  const text = characters.join("");
  const known = characters.map(readingsOf);
  // Most names have one reading, whatever stands beside what: they need not be read as a whole.
  if (known.every((readings) => readings.length === 1) && /^\p{Script=Han}+$/u.test(text)) {
    const syllables = known.map(([only = ""]) => only);
    return { pinyin: syllables.join(""), initials: syllables.map((s) => s.charAt(0)).join("") };
  }
  const options = { toneType: "none", type: "array", nonZh: "consecutive" } as const;
  const asName = pinyin(text, { ...options, surname: "head" }).map(plain);
  const asWord = pinyin(text, options).map(plain);
  const others = (readings: string[][]) =>
    readings.flatMap((r) =>
      characters.flatMap((c, place) =>
        place === 0 ? [] : readingsOf(c).map((reading) => r.with(place, reading)),
      ),
    );
  const readings = [asName, asWord];
  // A syllable for each character, or the places do not tell which reading belongs where (Latin names).
  if (asName.length === characters.length && asWord.length === characters.length) {
    const once = others(readings);
    readings.push(...once, ...others(once.slice(0, mostReadings)));
  }
  const distinct = new Map(readings.map((r) => [r.join(""), r.map((s) => s[0] ?? "").join("")]));
  distinct.delete("");
  const kept = [...distinct].slice(0, mostReadings);
  return {
    pinyin: kept.map(([whole]) => whole).join(" "),
    initials: [...new Set(kept.map(([, first]) => first))].join(" "),
  };
}

/** Surnames of two characters: 欧阳修 is Ouyang Xiu, not Ou Yangxiu. */
export const doubleSurnames = new Set(
  "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 轩辕 独孤 南宫 百里 东郭 闻人 呼延 申屠 太史 澹台 濮阳 公羊 公冶 宗政 淳于 单于 钟离 仲孙 鲜于 闾丘 司空 亓官 公西 颛孙 第五 拓跋 西门 左丘 微生 梁丘".split(
    " ",
  ),
);

/** "Zhang Xiaolong", "Lü Bin": to stand before the hanzi in English. */
export function latinName(name: string): string {
  const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);
  const parts = name
    .split("·")
    .map((part) => pinyin(part, { toneType: "none", type: "array", surname: "head", nonZh: "consecutive" }));
  if (parts.length > 1) return parts.map((p) => capital(p.join(""))).join(" ");
  const syllables = parts[0] ?? [];
  const family = [...name].length > 2 && doubleSurnames.has([...name].slice(0, 2).join("")) ? 2 : 1;
  return [syllables.slice(0, family), syllables.slice(family)]
    .filter((s) => s.length > 0)
    .map((s) => capital(s.join("")))
    .join(" ");
}
