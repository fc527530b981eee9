/** Names that the demo shows by name; the rest are invented by synthetic-person.ts. 27 of them sit in SYB class 11. */
export const classRoll = [
  "孔令堃",
  "张秀梅",
  "孔德顺",
  "李玉兰",
  "孔祥利",
  "王彧",
  "孔凡芹",
  "刘传海",
  "张守业",
  "孔庆霞",
  "赵春生",
  "孔祥云",
  "马玉凤",
  "孔令伟",
  "李长河",
  "孔德芳",
  "张广军",
  "郑小燕",
  "孔凡勇",
  "王桂英",
  "孔庆山",
  "孙桂芬",
  "张学礼",
  "孔祥娟",
  "陈二虎",
  "孔令涛",
  "李文静",
] as const;

/** More people whom people look for in the demo. */
export const knownPeople = [
  "张小龙",
  "李春燕",
  "王伟",
  "买买提·吐尔逊",
  "阿卜杜热合曼·艾则孜",
  "赵燚",
  "周㛃",
  "钱𫖯",
] as const;

/** Women among the names above: the number of each of them is a woman's. */
export const namedWomen: readonly string[] = [
  ..."张秀梅 李玉兰 孔凡芹 孔庆霞 马玉凤 孔德芳 郑小燕 王桂英 孙桂芬 孔祥娟 李文静 李春燕 周㛃".split(" "),
];

/** Seeds of people whose age a relation of the demo fixes: wives about as old as their husbands. */
export const seedsOf: Readonly<Record<string, number>> = { 李春燕: 11_820_412, 孔凡芹: 9_540_318 };

/** How many people each of the six villages has in the demo. */
export const peoplePerVillage = 64;

/** Villagers of the first village who were written down a second time: how, and what differs. */
export const writtenTwice = [
  { of: "张小龙", as: "张晓龙", village: 0, phone: "same", address: "2 组 18 号", education: "senior" },
  { of: "李玉兰", as: "李玉蓝", village: 0, phone: "none", address: null, education: null },
  { of: "王伟", as: "王伟", village: 1, phone: "none", address: null, education: "junior" },
] as const;

/** The same, found and made one already. */
export const mergedTwice = {
  of: "孔庆霞",
  as: "孔庆侠",
  village: 0,
  phone: "same",
  address: "3 组 7 号",
  education: "junior",
} as const;
