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

/** "Zhang Xiaolong", to stand before the hanzi in English. */
export function latinName(name: string): string {
  const parts = name.split("·").map((part) => {
    const syllables = pinyin(part, {
      toneType: "none",
      type: "array",
      surname: "head",
      nonZh: "consecutive",
    }).map((s) => s.replace(/ü/g, "v"));
    return syllables;
  });
  const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);
  if (parts.length > 1) return parts.map((p) => capital(p.join(""))).join(" ");
  const [first = "", ...rest] = parts[0] ?? [];
  return rest.length ? `${capital(first)} ${capital(rest.join(""))}` : capital(first);
}
