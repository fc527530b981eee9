import { pinyin } from "pinyin-pro";

/** Pinyin of a name without tones, for search: readings of polyphones side by side, at most eight. */
export interface NameReading {
  /** "zhangxiaolong", variants joined by a space. */
  pinyin: string;
  /** "zxl", variants joined by a space. */
  initials: string;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/ü|v/g, "v")
    .replace(/[^a-z]/g, "");

export function plainPinyin(name: string): NameReading {
  const characters = [...name].filter((c) => c !== "·" && c !== " ");
  const asName = pinyin(characters.join(""), {
    toneType: "none",
    type: "array",
    surname: "head",
    nonZh: "consecutive",
  });
  const asWord = pinyin(characters.join(""), { toneType: "none", type: "array", nonZh: "consecutive" });
  const wholes = new Set<string>();
  const firsts = new Set<string>();
  for (const syllables of [asName, asWord]) {
    const clean = syllables.map(plain).filter(Boolean);
    wholes.add(clean.join(""));
    firsts.add(clean.map((s) => s[0]).join(""));
  }
  return { pinyin: [...wholes].filter(Boolean).join(" "), initials: [...firsts].filter(Boolean).join(" ") };
}

/** Surnames of two characters: 欧阳修 is Ouyang Xiu, not Ou Yangxiu. */
const doubleSurnames = new Set(
  "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 轩辕 独孤 南宫 百里 东郭 闻人 呼延 申屠 太史 澹台 濮阳 公羊 公冶 宗政 淳于 单于 钟离 仲孙 鲜于 闾丘 司空 亓官 公西 颛孙 第五 拓跋 西门 左丘 微生 梁丘".split(
    " ",
  ),
);

/** "Zhang Xiaolong", to stand before the hanzi in English. */
export function latinName(name: string): string {
  const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);
  const parts = name
    .split("·")
    .map((part) =>
      pinyin(part, { toneType: "none", type: "array", surname: "head", nonZh: "consecutive" }).map((s) =>
        s.replace(/ü/g, "v"),
      ),
    );
  if (parts.length > 1) return parts.map((p) => capital(p.join(""))).join(" ");
  const syllables = parts[0] ?? [];
  const family = [...name].length > 2 && doubleSurnames.has([...name].slice(0, 2).join("")) ? 2 : 1;
  return [syllables.slice(0, family), syllables.slice(family)]
    .filter((s) => s.length > 0)
    .map((s) => capital(s.join("")))
    .join(" ");
}
