import { type Category, categories, type Education, educations, peopleText } from "~/areas/people";

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
export const educationOf = (text: string): Education | null =>
  byWords(educations, [peopleText.zh.education, peopleText.en.education], educationWords, text);

/** 人员类别 as rosters write it → ours; null when it is none we know. */
export const categoryOf = (text: string): Category | null =>
  byWords(categories, [peopleText.zh.category, peopleText.en.category], categoryWords, text);

/** 是否已创业 as rosters write it; an empty cell is no, and null is what cannot be told. */
export function inBusinessOf(text: string): boolean | null {
  const said = text.replace(/[\s。.]/g, "");
  if (
    /^(|[否无×xX✗0/]|[-—]+|没有|不是|未(创业|办理?)?|没(创业)?|尚未创业|未自主创业|no|n|false)$/i.test(said)
  )
    return false;
  return /^([是有√✓✔1对]|已(经)?(创业|办理?)?|自主创业|创业中|yes|y|true)$/i.test(said) ? true : null;
}
