import { type Category, categories, type Education, educations } from "../person";
import { peopleText } from "../text";
import { bareWord, knownWords } from "./known-words";

const educationWords = knownWords<Education>({
  primary: "小学",
  junior: "初中 初级中学 普通初中",
  senior:
    "高中 中专 职高 技校 中职 职业高中 高级中学 普通高中 中等专科 中等职业 中等专业 职业中专 高中/中专 高中、中专 中专/高中",
  college: "大专 专科 高职 大学专科 高职高专 高等职业 大学大专",
  bachelor: "本科 大学本科 大学 学士",
  master: "研究生 硕士 博士 硕士研究生 博士研究生 研究生及以上 硕士及以上",
});

const categoryWords = knownWords<Category>({
  "returned-migrant":
    "返乡 返乡创业 返乡农民工 返乡人员 返乡创业人员 返乡创业者 返乡下乡创业人员 返乡入乡创业人员",
  "moved-from-farming":
    "农村转移 农村转移劳动力 农村转移劳动者 农村转移人员 农村转移就业 农村转移就业劳动力 农村转移就业人员 农村劳动力转移 农村劳动力转移就业 转移就业劳动力 农民工",
  "rural-entrepreneur": "农村自主创业 农村自主创业者 农村自主创业人员 自主创业农民",
  "out-of-poverty":
    "脱贫 脱贫户 脱贫人员 脱贫劳动力 脱贫享受政策户 建档立卡 建档立卡户 建档立卡人口 建档立卡人员 建档立卡贫困户 建档立卡脱贫户 建档立卡贫困人口",
  "registered-unemployed": "登记失业 失业 失业人员 失业者 城镇登记失业人员 城镇失业人员",
  "hard-to-employ": "就业困难 就业困难者",
  graduate: "毕业生 大学毕业生 应届毕业生 应届高校毕业生 大中专毕业生 离校未就业高校毕业生",
  student: "学生 在校 在校学生 在校大学生 大学生 中学生 小学生 高中生 初中生",
  veteran: "退役 退伍 退伍军人 退役士兵 复员军人 复转军人",
  "online-merchant": "网商 电商 电商从业者 电商从业人员 网店店主",
  "village-official": "村两委干部 村委干部",
  disabled: "残疾 残疾人员",
});

/** A file says the same few words a hundred thousand times; nobody has more than a few hundred kinds. */
const remembered = 500;

function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = read(text);
    if (known.size < remembered) known.set(text, found);
    return found;
  };
}

function byWords<T extends string>(
  list: readonly T[],
  labels: readonly Readonly<Record<T, string>>[],
  words: ReadonlyMap<string, T>,
  text: string,
): T | null {
  return list.find((key) => labels.some((l) => l[key].toLowerCase() === text)) ?? words.get(text) ?? null;
}

/** 文化程度 as rosters write it → ours; null when it is none we know. 初中毕业 and 初中文化 are 初中. */
export const educationOf = remembering((text): Education | null =>
  byWords(
    educations,
    [peopleText.zh.education, peopleText.en.education],
    educationWords,
    labelOrBare(text).replace(/(毕业|文化程度|文化|学历)$/, ""),
  ),
);

/** 人员类别 as rosters write it → ours; null when it is none we know. */
export const categoryOf = remembering((text): Category | null =>
  byWords(categories, [peopleText.zh.category, peopleText.en.category], categoryWords, labelOrBare(text)),
);

/** What says where or from what somebody lives, and is none of the groups that loans and training are for. */
const noCategory = "农民 农户 村民 居民 群众 务农 务农人员 农业 农业户口 普通农民 普通群众 一般农户".split(
  " ",
);
export const isNoCategory = (text: string): boolean => noCategory.includes(bareWord(text));

/** Words that say less than the group they are taken for: somebody looks whether it is so. */
const vague =
  "农民工 失业 失业人员 失业者 就业困难 毕业生 大学毕业生 返乡 返乡人员 返乡农民工 农村转移 转移就业劳动力 电商 电商从业者 电商从业人员".split(
    " ",
  );
export const isVagueCategory = (text: string): boolean => vague.includes(bareWord(text));

/** English labels keep their blanks. */
const labelOrBare = (text: string): string =>
  /^[\x20-\x7e]+$/.test(text) ? text.trim().toLowerCase() : bareWord(text);
