/** Invented people, the same for the same number: for the demo, for tests and for the bench. */
const surnames = [
  ..."孔张李王刘陈杨赵孙马郑周吴徐朱胡郭何高林罗宋谢唐韩冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文樊",
];
/** Characters of given names: for either sex, for men, for women. */
const given = {
  both: [..."令祥德庆凡玉春文明海平安宁林华晓云荣新乐永宪繁学信成立敏洋"],
  male: [..."国建志军勇强伟磊亮涛超鹏飞杰斌辉刚龙虎山森东北业利富贵福寿康礼义仁诚忠孝传守保卫广民"],
  female: [..."秀桂艳静丽娟霞芳燕红梅英兰凤莲珍慧倩莉琴萍玲洁雪蓉翠香娜"],
} as const;
const dotted = {
  male: ["阿卜杜热合曼·艾则孜", "玉素甫·艾山"],
  female: ["古丽娜尔·买买提", "阿依古丽·吐尔逊"],
} as const;
const rare = { male: ["堃", "燚", "彧", "犇", "𫖯"], female: ["㛃", "燚", "彧"] } as const;

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkOf = (first17: string): string => {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (first17.charCodeAt(i) - 48) * weights[i]!;
  return "10X98765432"[sum % 11]!;
};

/** Number → well-mixed number (xorshift-multiply): neighbours look unrelated. */
function mix(seed: number): number {
  let h = (seed + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

export interface SyntheticPerson {
  name: string;
  idNumber: string;
  phone: string;
  sex: "male" | "female";
  birthOn: string;
}

const pad = (n: number, width: number) => String(n).padStart(width, "0");

/** `seed` 0…14,783,999: different seeds, different ID numbers. */
export function syntheticPerson(seed: number): SyntheticPerson {
  const a = mix(seed);
  const b = mix(a);
  // Serial and day carry the seed, so that no two are the same.
  const year = 1962 + (Math.floor(seed / 336_000) % 44);
  const dayNumber = Math.floor(seed / 1000) % 336;
  const birth = `${year}${pad(1 + Math.floor(dayNumber / 28), 2)}${pad(1 + (dayNumber % 28), 2)}`;
  const first17 = `${year < 2000 ? "372928" : "371725"}${birth}${pad(seed % 1000, 3)}`;
  const sex = (seed % 1000) % 2 === 1 ? "male" : "female";
  const own = given[sex];
  // Of two characters one at least says whether it is a man or a woman.
  const characters = [surnames[a % surnames.length]!];
  if ((b & 3) !== 0) characters.push(given.both[(a >>> 8) % given.both.length]!);
  characters.push((b >>> 4) % 97 === 0 ? rare[sex][b % rare[sex].length]! : own[(b >>> 8) % own.length]!);
  return {
    name: (b >>> 12) % 1499 === 0 ? dotted[sex][a % dotted[sex].length]! : characters.join(""),
    idNumber: first17 + checkOf(first17),
    phone: `1${3 + (a % 7)}${pad(b % 1_000_000_000, 9)}`,
    sex,
    birthOn: `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`,
  };
}

/** Seeds spread over every birth year from 1962, each once for index 0…14,783,999: a county's or a bench's people. */
export const countySeed = (index: number): number => (index * 6_700_417) % 14_784_000;

/** A spread of seeds over ages 18 to 60, for a village's worth of people: repeats from index 14,000 on. */
export const spreadSeed = (index: number): number => ((index * 7919 * 1000) % 14_000_000) + (index % 1000);
