import { pinyin } from "pinyin-pro";
import type { Language } from "~/platform/i18n/text";
import { latinName } from "./pinyin";

/** Kinds of place by the end of their names, longest first. */
const kinds: readonly (readonly [end: string, word: string])[] = [
  ["街道办事处", "Subdistrict"],
  ["街道", "Subdistrict"],
  ["开发区", "Development Zone"],
  ["社区", "Community"],
  ["地区", "Prefecture"],
  ["村", "Village"],
  ["镇", "Town"],
  ["乡", "Township"],
  ["县", "County"],
  ["区", "District"],
  ["市", "City"],
];

/**
 * Chinese place name in Latin letters: 孔庄村 → Kongzhuang Village, 黄安镇 → Huang'an Town (GB/T 28039: one word,
 * apostrophe before a syllable that begins with a, o or e).
 */
export function latinPlace(name: string): string {
  const kind = kinds.find(([end]) => name.length > end.length && name.endsWith(end));
  // 单县 is Shanxian, 曹县 Caoxian: the kind belongs to a name of one character.
  const stem = kind && [...name].length - [...kind[0]].length > 1 ? name.slice(0, -kind[0].length) : name;
  // Villages are named after families: 单 reads Shan, 解 reads Xie.
  const syllables = pinyin(stem, {
    toneType: "none",
    type: "array",
    surname: "head",
    nonZh: "consecutive",
  });
  const word = syllables.map((s, i) => (i > 0 && /^[aoe]/.test(s) ? `'${s}` : s)).join("");
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  return kind ? `${capital} ${kind[1]}` : capital;
}

export const placeName = (name: string, language: Language): string =>
  language === "zh" ? name : latinPlace(name);

/** Town before village: 黄安镇 孔庄村; in English the smaller place first: Kongzhuang Village, Huang'an Town. */
export const placeLabel = (place: { townName: string; name: string }, language: Language): string =>
  language === "zh"
    ? `${place.townName} ${place.name}`
    : `${latinPlace(place.name)}, ${latinPlace(place.townName)}`;

/** What stands in place of the name of somebody who was erased: no name, so it is translated. */
export const erasedName = "已删除";

/** A person's name: in English the pinyin stands before the hanzi, which are the name. */
export const personName = (name: string, language: Language): string => {
  if (language === "zh" || !/\p{Script=Han}/u.test(name)) return name;
  return name === erasedName ? "(erased)" : `${latinName(name)} ${name}`;
};
