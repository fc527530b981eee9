import { type Category, categories, type Education, educations } from "../person";
import { peopleText } from "../text";

const educationWords: Record<Education, RegExp> = {
  primary: /小学|文盲/,
  junior: /初中/,
  senior: /高中|中专|职高|技校|中职/,
  college: /大专|专科|高职/,
  bachelor: /本科|大学|学士/,
  master: /研究生|硕士|博士/,
};

const categoryWords: Partial<Record<Category, RegExp>> = {
  "returned-migrant": /返乡/,
  "rural-entrepreneur": /农村自主|农民/,
  "out-of-poverty": /脱贫|建档立卡/,
  "registered-unemployed": /失业/,
  "hard-to-employ": /就业困难/,
  graduate: /毕业生/,
  student: /在校/,
  veteran: /退役|退伍|军人/,
  "online-merchant": /网络商户|网商|电商/,
  "village-official": /村干部/,
  disabled: /残疾/,
};

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
  words: Partial<Record<T, RegExp>>,
  text: string,
): T | null {
  return (
    list.find((key) => labels.some((l) => l[key].toLowerCase() === text.toLowerCase())) ??
    list.find((key) => words[key]?.test(text)) ??
    null
  );
}

/** 文化程度 as rosters write it → ours; null when it is none we know. */
export const educationOf = remembering((text): Education | null =>
  byWords(educations, [peopleText.zh.education, peopleText.en.education], educationWords, text),
);

/** 人员类别 as rosters write it → ours; null when it is none we know. */
export const categoryOf = remembering((text): Category | null =>
  byWords(categories, [peopleText.zh.category, peopleText.en.category], categoryWords, text),
);
