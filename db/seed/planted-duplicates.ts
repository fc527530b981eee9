import { countySeed, type SyntheticPerson, syntheticPerson } from "./synthetic-person";

/** People with duplicates of known kinds among them, the same for the same size: for the test of the duplicate rules. */
export const duplicateKinds = [
  "same-name-birth",
  "same-name-phone",
  "homophone-birth-village",
  "homophone-phone-village",
  "close-name-birth-phone",
  "birth-digit-village",
  "phone-digit-village",
  "day-month-swapped-village",
] as const;

/**
 * Kinds that a registry has too and the usual rules do not find: what agrees is too little to tell one person from two.
 * Two facts that are each only alike, or one that agrees and a name that only sounds the same, are found in twenty
 * thousand strangers as well.
 */
export const beyondKinds = [
  "homophone-birth-elsewhere",
  "homophone-swapped-village",
  "birth-digit-elsewhere",
] as const;
export type DuplicateKind = (typeof duplicateKinds)[number] | (typeof beyondKinds)[number];

/** Kinds in which two facts agree to the letter; the others differ somewhere in each. */
export const exactKinds: readonly DuplicateKind[] = ["same-name-birth", "same-name-phone"];

export interface PlantedPerson extends Omit<SyntheticPerson, "idNumber"> {
  village: number;
}

export interface Planted {
  people: PlantedPerson[];
  /** Places in `people` of the two records of one person, and how they differ. */
  pairs: { original: number; copy: number; kind: DuplicateKind }[];
}

/** Characters that sound alike; given names of the synthetic people are made of the first ones. */
const homophones: Record<string, string> = {
  志: "智",
  明: "铭",
  军: "君",
  强: "蔷",
  伟: "玮",
  洋: "杨",
  敏: "闵",
  静: "靖",
  丽: "莉",
  霞: "侠",
  芳: "方",
  燕: "雁",
  红: "虹",
  梅: "美",
  英: "瑛",
  兰: "蓝",
  云: "芸",
  珍: "真",
  荣: "蓉",
  平: "萍",
  宁: "凝",
  亮: "量",
  涛: "韬",
  超: "抄",
  鹏: "朋",
  杰: "洁",
  辉: "晖",
  刚: "钢",
  龙: "隆",
  林: "琳",
  森: "升",
  成: "诚",
  业: "叶",
  富: "付",
  福: "浮",
  寿: "受",
  康: "糠",
  义: "艺",
  信: "芯",
  诚: "城",
  忠: "中",
  保: "宝",
  卫: "魏",
  国: "帼",
  建: "健",
  文: "闻",
  玉: "钰",
  秀: "绣",
  春: "椿",
  德: "得",
  祥: "详",
  庆: "磬",
};
/** One character for another that looks like it and sounds otherwise. */
const lookalikes: Record<string, string> = { 志: "忘", 明: "朋", 军: "车", 建: "健" };

const notMerelySound = new Set(["梅", "森"]);
const swapDigits = (text: string, at: number, by: string) => text.slice(0, at) + by + text.slice(at + 1);
const otherDigit = (digit: string) => String((Number(digit) + 3) % 10);

function withHomophone(name: string): string | null {
  const characters = [...name];
  const at = characters.findIndex((c, i) => i > 0 && homophones[c] && !notMerelySound.has(c));
  return at < 0 ? null : characters.with(at, homophones[characters[at]!]!).join("");
}

function withOtherCharacter(name: string): string | null {
  const characters = [...name];
  if (characters.length < 3) return null;
  const at = characters.length - 1;
  return characters.with(at, lookalikes[characters[at]!] ?? (characters[at] === "顺" ? "川" : "顺")).join("");
}

/** 5 March written as 3 May; null where that is no day, or the same one. */
function withDayAndMonthSwapped(birthOn: string): string | null {
  const [year, month, day] = birthOn.split("-");
  return day! <= "12" && day !== month ? `${year}-${day}-${month}` : null;
}

/** The same person as somebody would write them down a second time; null when this name cannot be written so. */
function copyOf(p: PlantedPerson, kind: DuplicateKind, villages: number, n: number): PlantedPerson | null {
  const elsewhere = (p.village + 1 + (n % (villages - 1))) % villages;
  const otherPhone = `199${String(10_000_000 + n * 7919).slice(-8)}`;
  const otherBirth = `${Number(p.birthOn.slice(0, 4)) - 7}-${p.birthOn.slice(8) > "12" ? "11" : "03"}-27`;
  const sound = withHomophone(p.name);
  const other = withOtherCharacter(p.name);
  const swappedBirth = withDayAndMonthSwapped(p.birthOn);
  switch (kind) {
    case "same-name-birth":
      return { ...p, phone: otherPhone, village: elsewhere };
    case "same-name-phone":
      return { ...p, birthOn: otherBirth, village: elsewhere };
    case "homophone-birth-village":
      return sound ? { ...p, name: sound, phone: otherPhone } : null;
    case "homophone-phone-village":
      return sound ? { ...p, name: sound, birthOn: otherBirth } : null;
    case "close-name-birth-phone":
      return other ? { ...p, name: other, village: elsewhere } : null;
    case "birth-digit-village":
      return { ...p, phone: otherPhone, birthOn: swapDigits(p.birthOn, 3, otherDigit(p.birthOn[3]!)) };
    case "phone-digit-village":
      return { ...p, birthOn: otherBirth, phone: swapDigits(p.phone, 7, otherDigit(p.phone[7]!)) };
    case "day-month-swapped-village":
      return swappedBirth ? { ...p, birthOn: swappedBirth, phone: otherPhone } : null;
    case "homophone-birth-elsewhere":
      return sound ? { ...p, name: sound, phone: otherPhone, village: elsewhere } : null;
    case "homophone-swapped-village":
      return sound && swappedBirth ? { ...p, name: sound, birthOn: swappedBirth, phone: otherPhone } : null;
    case "birth-digit-elsewhere":
      return {
        ...p,
        phone: otherPhone,
        village: elsewhere,
        birthOn: swapDigits(p.birthOn, 3, otherDigit(p.birthOn[3]!)),
      };
  }
}

/** @param total how many records there are in the end, the planted copies among them */
export function plantDuplicates(
  total: number,
  copies: number,
  villages: number,
  kinds: readonly DuplicateKind[] = duplicateKinds,
): Planted {
  const originals = total - copies;
  const people: PlantedPerson[] = Array.from({ length: originals }, (_, i) => {
    const { name, phone, sex, birthOn } = syntheticPerson(countySeed(i));
    return { name, phone, sex, birthOn, village: i % villages };
  });
  const pairs: Planted["pairs"] = [];
  for (let i = 0, n = 0; pairs.length < copies && i < originals; i += 29) {
    const kind = kinds[n % kinds.length]!;
    const copy = copyOf(people[i]!, kind, villages, n);
    if (!copy) continue;
    pairs.push({ original: i, copy: people.length, kind });
    people.push(copy);
    n += 1;
  }
  return { people, pairs };
}
