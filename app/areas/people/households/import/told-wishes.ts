import { knownWords } from "../../import/known-words";
import { householdsText } from "../../text/households";
import { type NeedKind, needKinds } from "../household";

/** 就业创业意愿 as forms of visits write it (DOMAIN §4). */
const wishWords = knownWords<NeedKind>({
  training: "培训 参加培训 想培训 技能培训 创业培训 就业培训 电商培训",
  loan: "贷款 创业贷款 担保贷款 创业担保贷款 小额贷款 想要贷款",
  "online-shop": "电商 网店 开网店 做电商 想做电商",
  job: "就业 找工作 想找工作 想就业 务工 外出务工 本地务工 找活干",
});

const nothing = /^(无|没有|暂无|否|none|-+|—+)$/i;

/** 培训、贷款 → both, in our order; a word that is none we know is told, never taken for one like it. */
export function wishesOf(text: string): { kinds: NeedKind[]; unknown: string[] } {
  const { zh, en } = householdsText;
  const words = text
    .split(/[、，,；;/／+和]/)
    .map((word) => word.trim())
    .filter((word) => word !== "" && !nothing.test(word));
  const meant = words.map((word) => ({
    word,
    kind:
      needKinds.find((k) => zh.need[k] === word || en.need[k].toLowerCase() === word.toLowerCase()) ??
      wishWords.get(word.replace(/\s/g, "")),
  }));
  return {
    kinds: needKinds.filter((kind) => kind !== "other" && meant.some((m) => m.kind === kind)),
    unknown: meant.filter((m) => m.kind === undefined || m.kind === "other").map((m) => m.word),
  };
}
