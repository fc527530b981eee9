import { knownWords } from "../../import/known-words";
import type { BenefitKind, PensionResult, PensionStatus } from "../household";

/** 已享政策 as registers write it, beside the words of our own. A loan or a class is a record of its own and none of these. */
export const benefitWords = knownWords<BenefitKind>({
  "minimum-living": "低保 低保户 低保对象 农村低保 城镇低保 最低生活保障 享受低保",
  "extreme-poverty": "特困 特困户 特困人员 特困供养 五保 五保户 五保供养",
  "out-of-poverty": "脱贫 脱贫户 脱贫享受政策 脱贫享受政策户 建档立卡 建档立卡户",
  disability:
    "残疾补贴 残疾人补贴 残疾人两项补贴 残疾人生活补贴 残疾人护理补贴 困难残疾人生活补贴 重度残疾人护理补贴",
  veteran: "优抚 优抚对象 退役军人优待 退役军人优抚",
  elderly: "高龄补贴 高龄津贴 高龄 老年补贴",
  child: "困境儿童 困境儿童补贴 孤儿 孤儿补贴",
  medical: "医疗救助 大病救助 大病医疗救助",
  housing: "危房改造 危改",
});

/** Kinds that a register writes in the head's row of the whole household; the others are one person's. */
export const householdKinds: readonly BenefitKind[] = [
  "minimum-living",
  "out-of-poverty",
  "housing",
  "other",
];

/** What stands in a cell of policies and is a record elsewhere in the product. */
export const ownRecords = /^(创业)?(担保)?贷款$|^(创业|就业|技能)?培训$/;

export const yesWord = /^(是|有|享受|在享|已享受|√|✓|y|yes|1)$/i;
export const noWord = /^(否|无|没有|不是|不享受|未享受|非|×|x|n|no|none|0|-+|—+|\/)$/i;
/** Nobody knows yet: none of these is the name of a policy. */
export const unsureWord = /(不详|不清|未知|待|核实|[?？])/;

export const pensionWords = knownWords<PensionStatus>({
  none: "没有参保 没参保 未参保 未参加 没有参加 未参加养老保险 否 无 没有",
  insured: "参保缴费 参保 已参保 正常参保 在缴 缴费 正常缴费 已缴费 参保缴费中 是 有",
  receiving: "领取待遇 领取 已领取 在领 领取中 正常领取 领取养老金 待遇领取 享受待遇 已享受待遇 待遇领取中",
  suspended: "暂停发放 暂停 停发 暂停待遇 待遇暂停",
  ended: "终止 已终止 注销 已注销",
});

export const resultWords = knownWords<PensionResult>({
  passed: "核实通过 通过 已通过 正常 合格 属实 已核实",
  doubt: "有疑问 存疑 疑问 再核 有疑问再核",
  unmet: "没有见到本人 未见到本人 未见本人 没见到 未见到",
  deceased: "已去世 去世 死亡 已死亡",
});
