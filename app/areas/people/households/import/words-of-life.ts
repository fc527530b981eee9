import { knownWords } from "../../import/known-words";
import type { Health, IncomeSource, Work } from "../household";

/** 健康状况 as registers write it. */
export const healthWords = knownWords<Health>({
  healthy: "健康 良好 健康或良好 身体健康 身体良好 正常 身体正常 一般 好",
  chronic: "慢性病 患慢性病 有慢性病 患有慢性病 一般慢性病 长期慢性病 患长期慢性病 患有长期慢性病",
  serious: "大病 患大病 有大病 患有大病 重病 患重病 患有重病 重大疾病 患有重大疾病",
  disabled: "残疾 有残疾",
});

/** The seven kinds of the certificate, and what people say for them; 聋哑 is two kinds at once and stays as it is said. */
const saidForKind: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["肢体", "视力", "听力", "言语", "智力", "精神", "多重", "聋哑"].map((k) => [k, k])),
  肢残: "肢体",
  语言: "言语",
  智障: "智力",
  盲: "视力",
  盲人: "视力",
  聋: "听力",
  聋人: "听力",
  哑: "言语",
  聋哑人: "聋哑",
};
const kind = `(${Object.keys(saidForKind)
  .sort((a, b) => b.length - a.length)
  .join("|")})`;
const kindThenGrade = new RegExp(`^(?:${kind}(残疾)?|残疾)(?:([一二三四1-4])级?)?$`);
const gradeThenKind = new RegExp(`^([一二三四1-4])级(?:${kind}(残疾)?|残疾)$`);
const digits: Readonly<Record<string, string>> = { "1": "一", "2": "二", "3": "三", "4": "四" };

/**
 * 肢体三级, 肢体（三级）, 肢体残疾3级, 三级肢体残疾, 残疾二级, 聋哑 → kind and grade; null: no such words.
 * @returns clear: the words say by themselves that it is a disability (精神 alone does not)
 */
export function disabilityWords(text: string): { kind: string; grade: string; clear: boolean } | null {
  const plain = text.replace(/[\s（）()【】[\]，,、·：:/／-]/g, "");
  const [, a, disabled, b] = plain.match(kindThenGrade) ?? [];
  const [, d, c, disabledToo] = plain.match(gradeThenKind) ?? [];
  if (!kindThenGrade.test(plain) && !gradeThenKind.test(plain)) return null;
  const [said, grade] = [a ?? c, b ?? d ?? ""];
  return {
    kind: said ? (saidForKind[said] ?? "") : "",
    grade: grade && `${digits[grade] ?? grade}级`,
    clear: !said || Boolean(disabled ?? disabledToo) || grade !== "" || /聋|盲|残|哑|障/.test(said),
  };
}

/** 务工就学 as registers write it. */
export const workWords = knownWords<Work>({
  farming: "务农 在家务农 种地 在家种地 种田 种植 农业",
  migrant:
    "外出务工 外出打工 外出 外地务工 外地打工 在外务工 在外打工 省外务工 外省务工 外省打工 打工 在外地打工",
  "local-job":
    "本地务工 本地打工 本镇务工 镇上务工 县城务工 县内务工 就近务工 本地就业 公益岗 公益性岗位 上班 本地上班 镇上上班 县城上班",
  "own-business":
    "经营 自己经营 自主经营 个体 个体户 个体经营 经商 做生意 开店 网店 开网店 电商 做电商 自营 创业 自主创业",
  school: "上学 在校 在校生 在校学生 学生 就读 在读 读书",
  retired: "退休 已退休 退休人员 养老 在家养老",
  home: "家务 料理家务 做家务 操持家务",
  none: "无 无业 待业 在家待业 未就业 没有工作 无工作 失业",
});

/** 镇中心小学, 郓城一中, 山东大学: a name that ends in a school and says nothing else of it. */
export const schoolName =
  /^[\p{Script=Han}\d]{0,16}(幼儿园|小学|初中|中学|高中|[一二三四五六七八九]中|大学|学院|学校|技校|职高|中专|大专)$/u;
export const aboutSchool = /(毕业|教|师|工作|上班|打工|务工|退|辍|休|食堂|保安|不|未|没|原)/;
export const schoolYear = /^((小学|初中|高中|大学)?[一二三四五六]年级|(初|高)[一二三]|大[一二三四])$/;

/** Where money comes from, as registers write it, without 收入 behind it. */
export const sourceWords = knownWords<IncomeSource>({
  farming: "种植 种植业 种地 种粮 种田 粮食 农业",
  livestock: "养殖 养殖业 畜牧 畜牧业",
  wages: "务工工资 务工 打工 工资 工资性 外出务工 本地务工",
  "online-shop": "网店 电商",
  business: "经营 经营性 家庭经营 生意 做生意 个体 个体经营",
  property: "土地流转 流转 流转费 房租 租金 分红 财产 财产性",
  transfer: "养老金 补贴 各类补贴 惠农补贴 救助 低保 低保金 转移 转移性 政策性补贴",
  other: "其他 其它 合计 总 年 全年 家庭 全家 家庭年 全年合计",
});
