import { bareWord, knownWords } from "../../import/known-words";
import { householdsText } from "../../text/households";
import { type Housing, housings, type Water, waters } from "../household";
import { isRelation, type Relation } from "../relation";

/** 与户主关系 as registers write it, beside the words of our own. 配偶 is told by the member's sex. */
const relationWords: readonly (readonly [RegExp, Relation])[] = [
  [/^(户主|本人|户主本人|head|self)$/i, "02"],
  [/^(夫|丈夫|老公|husband)$/i, "11"],
  [/^(妻|妻子|老婆|爱人|wife)$/i, "12"],
  [/^(儿|儿子|子|[长次大二三四五六小幺]子|独生子|son)$/i, "20"],
  [/^(养子|继子|养子或继子)$/, "27"],
  [/^女婿$/, "28"],
  [/^(女|女儿|[长次大二三四五六小幺]女|独生女|daughter)$/i, "30"],
  [/^(养女|继女|养女或继女)$/, "37"],
  [/^(儿媳|儿媳妇|媳|媳妇)$/, "38"],
  [/^(孙|孙子|[长次大二三]孙)$/, "41"],
  [/^(孙女|[长次大二三]孙女)$/, "42"],
  [/^(外孙|外孙子)$/, "43"],
  [/^外孙女$/, "44"],
  [/^(父|父亲|爸爸|爸)$/, "51"],
  [/^(母|母亲|妈妈|妈)$/, "52"],
  [/^(公公|公爹)$/, "53"],
  [/^(婆婆|婆母)$/, "54"],
  [/^岳父$/, "55"],
  [/^岳母$/, "56"],
  [/^(祖父|爷爷)$/, "61"],
  [/^(祖母|奶奶)$/, "62"],
  [/^(外祖父|外公|姥爷)$/, "63"],
  [/^(外祖母|外婆|姥姥)$/, "64"],
  [/^(兄|哥|哥哥)$/, "71"],
  [/^(嫂|嫂子)$/, "72"],
  [/^(弟|弟弟)$/, "73"],
  [/^(弟媳|弟妹|弟妇)$/, "74"],
  [/^(姐|姐姐)$/, "75"],
  [/^(妹|妹妹)$/, "77"],
  [/^(侄|侄子|侄儿)$/, "93"],
  [/^侄女$/, "94"],
  [/^外甥$/, "95"],
  [/^外甥女$/, "96"],
  [/^(其他|其他亲属|亲属)$/, "97"],
  [/^(非亲属|其他非亲属)$/, "99"],
];

/** What the file writes → our code; null when it is none we know. Codes of GB/T 4761 are understood as they are. */
export function relationOf(text: string, sex: "male" | "female" | null): Relation | null {
  // 之妻, 户主之子: whose it is goes without saying in this column.
  const word = text.replace(/\s/g, "").replace(/^(户主之|户主的|户主|之)(?=.)/, "");
  if (/^\d{1,2}$/.test(word)) {
    const code = word.padStart(2, "0");
    return code === "01" ? "02" : isRelation(code) ? code : null;
  }
  if (/^(配偶|夫妻|spouse)$/i.test(word)) return sex === "male" ? "11" : sex === "female" ? "12" : null;
  const label = (Object.entries(householdsText.zh.relation) as [Relation, string][]).find(
    ([code, zh]) =>
      zh === word || householdsText.en.relation[code].toLowerCase() === text.trim().toLowerCase(),
  );
  return label?.[0] ?? relationWords.find(([written]) => written.test(word))?.[1] ?? null;
}

const byLabel = <T extends string>(
  values: readonly T[],
  zh: Readonly<Record<T, string>>,
  en: Readonly<Record<T, string>>,
  text: string,
) => values.find((v) => zh[v] === text || en[v].toLowerCase() === text.toLowerCase());

const housingWords = knownWords<Housing>({
  storey: "楼房 楼 小楼 单元楼 楼层 二层楼 两层楼 三层楼 二层楼房 两层楼房 商品楼 楼房住宅",
  brick: "砖混 砖混房 砖混平房 砖混结构 平房 瓦房 砖房",
  "brick-wood": "砖木 砖木房 砖木结构 砖瓦 砖瓦房 砖瓦结构",
  earth: "土坯 土坯房 土房 土木 土木房 土木结构 土墙房",
  none: "无房 无住房 没有房 没有住房 租房 租住 租房住 借住",
});

/** Null when the word is none we know: a remark says so, nothing is guessed. */
export const housingOf = (text: string): Housing | null =>
  byLabel(housings, householdsText.zh.housing, householdsText.en.housing, text) ??
  housingWords.get(bareWord(text)) ??
  null;

const waterWords = knownWords<Water>({
  tap: "自来水 通自来水 已通自来水 集中供水",
  well: "自打井 井水 井 水井 机井 深井 深井水 压水井 手压井 自备井",
});

export const waterOf = (text: string): Water | null =>
  byLabel(waters, householdsText.zh.water, householdsText.en.water, text) ??
  waterWords.get(bareWord(text)) ??
  null;

/** Whether a relation in words is that of husband or wife. */
export function saysSpouse(text: string): boolean {
  const code = relationOf(text, "male");
  return code === "11" || code === "12";
}
