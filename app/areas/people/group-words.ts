/** A group whose village became part of another keeps that village's name: 冯屯村1 is group 1 of what was 冯屯村. */
export function groupParts(group: string): { old: string | null; number: string } {
  const found = group.match(/^(\D*[村居社区屯庄])(\d{1,3})$/);
  return { old: found?.[1] ?? null, number: found?.[2] ?? group };
}

/** 三, 十二, 二十三 → the number; null for anything else. */
function chineseNumber(text: string): number | null {
  const found = text.match(/^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/);
  if (!found || text === "") return null;
  const digit = (of: string | undefined) => (of ? "一二三四五六七八九".indexOf(of) + 1 : 0);
  return (found[2] ? (digit(found[1]) || 1) * 10 : 0) + digit(found[3]);
}

const numeral = "(\\d{1,3}|[一二三四五六七八九十]{1,3})";
const unit = "(?:村?民?小?(?:组|队))";
/** 3, 3组, 第三村民小组, 3组2号. */
const numbered = new RegExp(`^第?${numeral}(?:${unit}(?:.*))?$`);
/** 冯屯村3, 原冯屯村第三组, （原冯屯村）3组, 冯屯3组. */
const ofOld = new RegExp(`^[（(]?原?(\\D+?[村居社区屯庄])[）)]?第?${numeral}(?:${unit}(?:.*))?$`);
/** 东组, 河西小队: letters only, and none of the words that belong to a number. */
const named = /^(?!第)[\p{Script=Han}A-Za-z·]{1,12}$/u;

/**
 * The one form in which a village group is kept, whatever way it comes in: 三组, 第3村民小组 and 3组2号 are 3; 原冯屯村3组 is
 * 冯屯村3, a group of what was 冯屯村; 东组 is a name and stays.
 * @param village the village it is a group of: its own name before the number says nothing more
 * @returns null when it cannot be read as a group at all
 */
export function readGroup(text: string, village?: string | null): string | null {
  const plain = text.normalize("NFKC").replace(/\s+/g, "");
  const count = (found: string | undefined) =>
    found === undefined ? null : /^\d/.test(found) ? Number(found) : chineseNumber(found);
  const number = count(plain.match(numbered)?.[1]);
  if (number !== null) return number > 0 ? String(number) : null;
  const old = plain.match(ofOld);
  const oldNumber = count(old?.[2]);
  if (old?.[1] && oldNumber !== null) {
    if (oldNumber === 0) return null;
    const name = /[村居区]$/.test(old[1]) ? old[1] : `${old[1]}村`;
    return village?.endsWith(name) ? String(oldNumber) : `${name}${oldNumber}`;
  }
  return named.test(plain) ? plain : null;
}

type Say = {
  (key: "page.groupOf", values: { group: string; village: string }): string;
  (key: "page.groupOfOld", values: { group: string; village: string; old: string }): string;
};

/** 黄安镇 孔庄村 第 1 村民小组; of a village that was taken up: 黄安镇 孔庄村（原冯屯村）第 1 村民小组. */
export function groupPlace(t: Say, group: string, village: string): string {
  const { old, number } = groupParts(group);
  if (old === null && !/^\d+$/.test(number)) return `${village} ${group}`;
  return old === null
    ? t("page.groupOf", { group, village })
    : t("page.groupOfOld", { group: number, village, old });
}
