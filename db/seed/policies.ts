/**
 * Versions of the guaranteed loans as far as public papers tell them, each value with where it was read and how sure we
 * are: official | mirror (a copy) | proxy (another place's rule) | none (common practice, no text found).
 */
type Confidence = "official" | "mirror" | "proxy" | "none";
interface SeedValue {
  key: string;
  value: number | string;
  clause?: string;
  source?: string;
  confidence?: Confidence;
}
export interface SeedVersion {
  product: "guaranteed-loan" | "central-subsidy" | "residents";
  region: string;
  fromOn: string;
  toOn: string | null;
  document: string;
  source: string;
  confidence: Confidence;
  note?: string;
  values: SeedValue[];
}

const wan = (n: number) => n * 1_000_000;
const v = (key: string, value: number | string, from?: Omit<SeedValue, "key" | "value">): SeedValue => ({
  key,
  value,
  ...from,
});
const practice = { source: "没有找到文件，暂按常规", confidence: "none" } as const;
const gansu = { source: "甘肃省实施办法（甘人社通〔2024〕299号）", confidence: "proxy" } as const;
const jinan = { source: "济南市章丘区人社局网页 2023-12-28", confidence: "official" } as const;
/** What Jinan asks for by itself: no paper of the county or the province was found that says so here. */
const afterJinan = { ...jinan, confidence: "proxy" } as const;
const wenshang = { source: "济宁市汶上县人社局通告", confidence: "mirror" } as const;
const loan = { product: "guaranteed-loan" } as const;

const twelfth = { clause: "第十二条" } as const;

/** Time limits by step: found for Gansu 2024, used until a local paper is entered. */
const limits = [
  v("limitMissing", 10, practice),
  v("limitReview", 7, { clause: "第十二条", ...gansu }),
  v("limitGuarantee", 3, { clause: "第十二条", ...gansu }),
  v("limitBank", 5, { clause: "第十二条", ...gansu }),
  v("limitRefusal", 5, { clause: "第十二条", ...gansu }),
  v("limitExtensionBank", 5, { source: "深圳市人社局 2015-10-30", confidence: "proxy" }),
  v("limitExtensionCentre", 3, { source: "深圳市人社局 2015-10-30", confidence: "proxy" }),
  v("limitBankData", 3, { source: "青岛贴息发放办法 2022-09-19", confidence: "proxy" }),
  v("limitSubsidyCheck", 5, { source: "青岛贴息发放办法 2022-09-19", confidence: "proxy" }),
];
/** Ages and pension checks of residents; a region's own paper makes a version of its own. */
const residentRules = [
  v("receivingAge", 60, { source: "国发〔2014〕8号", clause: "年满 60 周岁", confidence: "none" }),
  v("pensionCheckMonths", 12, { source: "人社厅发〔2018〕107号", confidence: "none" }),
  v("pensionAgainMonths", 1, practice),
  v("overAge", 60, {
    source: "甘肃省临夏州创业担保贷款办法（男 60 岁）；培训按 16 到 59 岁",
    confidence: "proxy",
  }),
];
const half2023 = [
  v("personCap", wan(30), jinan),
  v("partnersShare", 11_000, jinan),
  v("firmCap", wan(400), wenshang),
  v("firmRatio", 1_000, wenshang),
  v("firmRatioLarge", 500, wenshang),
  v("firmLargeOver", 100, wenshang),
  v("personTerm", 36, jinan),
  v("firmTerm", 24, jinan),
  v("reference", "LPR", jinan),
  v("rateCap", 50, jinan),
  v("personRule", "PCT", jinan),
  v("firmRule", "PCT", jinan),
  v("statePays", 5_000, jinan),
  v("repeatMost", 3, wenshang),
];
const lprMinus = (source: string) => [
  v("personRule", "LPR_MINUS", { source, confidence: "mirror" }),
  v("firmRule", "LPR_MINUS", { source, confidence: "mirror" }),
  v("minusPoints", 150, { source, confidence: "mirror" }),
];

export const policyVersions: SeedVersion[] = [
  {
    ...loan,
    region: "0",
    fromOn: "2008-01-01",
    toOn: "2015-04-30",
    document: "小额担保贷款办法",
    source: "某地小额担保贷款办法（地名未写明，转载）",
    confidence: "proxy",
    note: "V0：开始日为约数，全国文件未找到，以一地办法代用。",
    values: [
      v("personCap", wan(10)),
      v("partnersCap", wan(40)),
      v("firmCap", wan(200)),
      v("personTerm", 24),
      v("firmTerm", 24),
      v("extensionTerm", 12),
      v("reference", "BASE"),
      v("rateCap", 300),
      v("personRule", "FULL"),
      v("firmRule", "BASE50"),
      v("statePays", 5_000),
    ],
  },
  {
    ...loan,
    region: "0",
    fromOn: "2015-05-01",
    toOn: "2016-06-30",
    document: "国发〔2015〕23号",
    source: "湖南 长银发〔2017〕108号 解读（转载）",
    confidence: "mirror",
    note: "V1a：小额担保贷款改名创业担保贷款，个人额度统一为 10 万元。",
    values: [
      v("personCap", wan(10)),
      v("reference", "BASE"),
      v("rateCap", 300),
      v("personRule", "FULL"),
      v("personTerm", 24, practice),
      v("firmRule", "BASE50", practice),
      v("statePays", 5_000, practice),
    ],
  },
  {
    ...loan,
    region: "3707",
    fromOn: "2015-11-20",
    toOn: "2016-06-30",
    document: "潍坊市创业担保贷款办法",
    source: "潍坊晚报 2015-11-20",
    confidence: "mirror",
    note: "V1b：此后随全国办法。",
    values: [
      v("personCap", wan(20)),
      v("firmCap", wan(300)),
      v("repeatMost", 2),
      v("reference", "BASE"),
      v("rateCap", 300),
      v("personRule", "FULL"),
      v("firmRule", "BASE50"),
      v("statePays", 5_000),
    ],
  },
  {
    ...loan,
    region: "0",
    fromOn: "2016-07-01",
    toOn: "2018-03-31",
    document: "银发〔2016〕202号、财金〔2016〕85号",
    source: "湖南 长银发〔2017〕108号 解读（转载）；数额没有找到原文",
    confidence: "none",
    note: "V2：文件存在有据，数额按常规；利率上浮幅度见财金〔2016〕85号第十九条（试题引用的原文）。",
    values: [
      v("personCap", wan(10)),
      v("firmCap", wan(200)),
      v("personTerm", 36),
      v("firmTerm", 24),
      v("reference", "BASE"),
      v("rateCap", 300, {
        clause: "（财金〔2016〕85号）第十九条",
        source: "财金〔2016〕85号 试题引用的原文",
        confidence: "mirror",
      }),
      v("personRule", "FULL"),
      v("firmRule", "BASE50"),
      v("statePays", 5_000),
      v("subsidisedYears", 2),
      v("repeatMost", 3),
    ],
  },
  {
    ...loan,
    region: "62",
    fromOn: "2018-05-16",
    toOn: "2023-12-31",
    document: "甘肃省创业担保贷款办法",
    source: "甘肃日报 2018-05-16",
    confidence: "mirror",
    note: "V2g：展期不贴息。",
    values: [v("personCap", wan(10)), v("partnersCap", wan(50)), v("personTerm", 36), v("extensionTerm", 12)],
  },
  {
    ...loan,
    region: "62",
    fromOn: "2024-01-01",
    toOn: null,
    document: "甘人社通〔2024〕299号",
    source: "甘肃省创业担保贷款实施办法（转载）",
    confidence: "mirror",
    note: "V6：只有时限；开始日为约数。",
    values: [
      v("limitReview", 7, twelfth),
      v("limitGuarantee", 3, twelfth),
      v("limitBank", 5, twelfth),
      v("limitRefusal", 5, twelfth),
    ],
  },
  {
    ...loan,
    region: "0",
    fromOn: "2018-04-01",
    toOn: "2020-04-14",
    document: "财金〔2018〕22号、国发〔2018〕39号",
    source: "财金〔2020〕21号 报道中引用的旧额度",
    confidence: "none",
    note: "V3：开始日为约数。",
    values: [
      v("personCap", wan(15)),
      v("partnersShare", 11_000),
      v("firmCap", wan(300)),
      v("firmRatio", 2_000, { source: "财金〔2020〕21号 报道：20% 降为 15%", confidence: "mirror" }),
      v("personTerm", 36),
      v("firmTerm", 24),
      v("reference", "LPR", practice),
      v("rateCap", 100),
      v("personRule", "FULL"),
      v("firmRule", "BASE50"),
      v("statePays", 5_000),
      v("repeatMost", 3),
    ],
  },
  {
    ...loan,
    region: "37",
    fromOn: "2020-03-26",
    toOn: "2020-04-14",
    document: "山东省创业担保贷款实施办法",
    source: "新华社济南 3月26日（转载，年份为推定）",
    confidence: "mirror",
    note: "V3s：企业按签约时 LPR 的 50% 贴息。",
    values: [
      v("personCap", wan(15)),
      v("firmCap", wan(300)),
      v("personTerm", 36),
      v("firmTerm", 24),
      v("reference", "LPR"),
      v("personRule", "FULL"),
      v("firmRule", "BASE50"),
      v("statePays", 5_000),
      v("repeatMost", 3),
    ],
  },
  {
    ...loan,
    region: "0",
    fromOn: "2020-04-15",
    toOn: "2020-12-31",
    document: "财金〔2020〕21号",
    source: "财金〔2020〕21号 报道",
    confidence: "mirror",
    note: "V4a：利率上限东部 LPR + 50，中西部 + 150，贫困地区 + 250 个基点。",
    values: [
      v("personCap", wan(20)),
      v("partnersShare", 11_000),
      v("firmCap", wan(300)),
      v("firmRatio", 1_500),
      v("firmRatioLarge", 800),
      v("firmLargeOver", 100),
      v("personTerm", 36),
      v("firmTerm", 24),
      v("reference", "LPR"),
      v("rateCap", 150),
      v("personRule", "FULL"),
      v("firmRule", "BASE50"),
      v("statePays", 5_000),
      v("repeatMost", 3),
    ],
  },
  {
    ...loan,
    region: "37",
    fromOn: "2020-04-15",
    toOn: "2020-12-31",
    document: "鲁财金〔2020〕25号",
    source: "泰安、济南申请指南（转载）",
    confidence: "mirror",
    note: "V4a：山东属东部，LPR + 50 个基点。",
    values: [
      v("personCap", wan(20)),
      v("firmCap", wan(300)),
      v("firmRatio", 1_500),
      v("firmRatioLarge", 800),
      v("firmLargeOver", 100),
      v("rateCap", 50),
      v("personRule", "FULL"),
      v("firmRule", "BASE50"),
      v("statePays", 5_000),
    ],
  },
  {
    ...loan,
    region: "0",
    fromOn: "2021-01-01",
    toOn: "2023-09-30",
    document: "财金〔2020〕21号（2021年起）",
    source: "湖北日报 2021-01-01（转载）",
    confidence: "mirror",
    note: "V4b：LPR − 150 个基点以下由借款人承担，其余财政贴。",
    values: [
      v("personCap", wan(20)),
      v("partnersShare", 11_000),
      v("firmCap", wan(300)),
      v("firmRatio", 1_500),
      v("firmRatioLarge", 800),
      v("firmLargeOver", 100),
      v("personTerm", 36),
      v("firmTerm", 24),
      v("reference", "LPR"),
      v("rateCap", 150),
      ...lprMinus("湖北日报 2021-01-01（转载）"),
      v("repeatMost", 3),
    ],
  },
  {
    ...loan,
    region: "37",
    fromOn: "2021-01-01",
    toOn: "2023-09-30",
    document: "鲁财金〔2020〕25号（2021年起）",
    source: "聊城申请指南 2021-12-30、济南申请指南（转载）",
    confidence: "mirror",
    note: "V4b：济南合伙人不超过 3 人。",
    values: [
      v("personCap", wan(20)),
      v("partnersMost", 3, { source: "济南申请指南（转载）", confidence: "proxy" }),
      v("firmCap", wan(300)),
      v("rateCap", 50),
      ...lprMinus("聊城申请指南 2021-12-30（转载）"),
      v("jobsAgain", 2, { source: "济南申请指南（转载）", confidence: "proxy" }),
    ],
  },
  {
    ...loan,
    region: "3404",
    fromOn: "2020-07-01",
    toOn: null,
    document: "皖财金〔2020〕506号",
    source: "淮南创业担保贷款额度（转载）",
    confidence: "mirror",
    note: "V4x：20 万元中央贴息，另 30 万元地方贴息；开始日为约数。",
    values: [
      v("personCap", wan(50)),
      v("partnersShare", 11_000),
      v("firmCap", wan(300)),
      v("personTerm", 24),
    ],
  },
  {
    ...loan,
    region: "99",
    fromOn: "2022-03-03",
    toOn: null,
    document: "某省财政厅通知（省名未写明）",
    source: "报纸 2022-03-03",
    confidence: "mirror",
    note: "V4y：高校毕业生 30 万元；只作对照，不在任何地方生效。",
    values: [
      v("personCap", wan(30)),
      v("partnersShare", 11_000),
      v("rateCap", 50),
      ...lprMinus("报纸 2022-03-03"),
    ],
  },
  {
    ...loan,
    region: "6501",
    fromOn: "2023-09-01",
    toOn: null,
    document: "乌鲁木齐经开区创业担保贷款政策",
    source: "乌鲁木齐经开区网页 2023-09",
    confidence: "official",
    note: "V4z：第三年不贴息。",
    values: [
      v("personCap", wan(20)),
      v("partnersCap", wan(100)),
      v("firmCap", wan(300)),
      v("personTerm", 36),
      v("firmTerm", 24),
      ...lprMinus("乌鲁木齐经开区网页 2023-09"),
      v("subsidisedYears", 2),
      v("repeatMost", 3),
      v("firmRepeatMost", 2),
      v("entityMonths", 3),
      v("shopMonths", 6),
    ],
  },
  {
    ...loan,
    region: "0",
    fromOn: "2023-10-01",
    toOn: null,
    document: "财金〔2023〕75号",
    source: "财政部 2023-09-04 印发、2023-10-01 施行（转载）；数额见济南市 2023-12-28 网页",
    confidence: "mirror",
    note: "V5：个人 30 万元、企业 400 万元，财政贴实际利率的 50%。",
    values: [...half2023, ...limits],
  },
  {
    ...loan,
    region: "37",
    fromOn: "2023-10-01",
    toOn: null,
    document: "财金〔2023〕75号（山东）",
    source: "济南市 2023-12-28 网页；山东自己的开始日没有找到原文",
    confidence: "none",
    note: "V5：菏泽、郓城、曹县的办法没有找到，用济南、汶上的代。",
    values: [
      ...half2023,
      v("partnersMost", 3, {
        source: "济南市章丘区人社局网页 2023-12-28",
        confidence: "proxy",
      }),
      v("extensionTerm", 12, { source: "深圳市人社局 2015-10-30", confidence: "proxy" }),
      v("subsidisedYears", 3, practice),
      v("countPartners", "yes", practice),
      v("countOld", "yes", practice),
      v("jobsAgain", 2, { source: "济南申请指南（转载）", confidence: "proxy" }),
      v("smallLoanCap", wan(5), afterJinan),
      v("waiverCap", wan(10), practice),
      v("graduateYears", 5, afterJinan),
      v("shopMonths", 6, {
        source: "乌鲁木齐经开区网页 2023-09",
        confidence: "proxy",
      }),
      v("entityMonths", 3, { source: "乌鲁木齐经开区网页 2023-09", confidence: "proxy" }),
      v("ageTable", "statutory", afterJinan),
      v("checkOtherLoans", "yes", afterJinan),
      v("checkOtherJob", "yes", { source: "济南办理指南 2019-11-14（转载）", confidence: "proxy" }),
      v("checkCredit", "yes", { source: "某县 2026 年创业担保贷款通知（转载）", confidence: "proxy" }),
      v("checkGuarantor", "yes", { source: "某县 2026 年创业担保贷款通知（转载）", confidence: "proxy" }),
      v("checkSettled", "yes", practice),
      v("committeeOver", wan(30), practice),
      v("committeeNeeded", 2, practice),
      v("committeeMembers", 3, practice),
      v("approvalMonths", 6, practice),
      ...limits,
    ],
  },
  {
    ...loan,
    region: "4403",
    fromOn: "2024-09-30",
    toOn: null,
    document: "深圳市创业担保贷款管理办法",
    source: "深圳新闻网 2024-07-18（转载）",
    confidence: "mirror",
    note: "V5a：有效期五年；近 12 个月招用 5 人以上的额度更高。",
    values: [
      v("personCap", wan(30)),
      v("topJobs", 5),
      v("personTopCap", wan(60)),
      v("partnersShare", 11_000),
      v("firmCap", wan(400)),
      v("firmTopCap", wan(500)),
      v("personRule", "PCT"),
      v("firmRule", "PCT"),
      v("statePays", 5_000),
    ],
  },
  {
    ...loan,
    region: "2306",
    fromOn: "2024-01-01",
    toOn: null,
    document: "大庆市毕业生创业贷款",
    source: "招生网站（转载）",
    confidence: "mirror",
    note: "V5b：开始日为约数。",
    values: [
      v("personCap", wan(40)),
      v("partnersShare", 11_000),
      v("partnersCap", wan(400)),
      v("firmCap", wan(600)),
      v("personTerm", 36),
      v("firmTerm", 24),
    ],
  },
  {
    ...loan,
    region: "1304",
    fromOn: "2022-09-05",
    toOn: null,
    document: "邯郸市创业担保贷款",
    source: "邯郸本地宝（转载，日期存疑）",
    confidence: "mirror",
    note: "V5c：数额与 2023 年全国办法相同，日期存疑。",
    values: [
      v("personCap", wan(30)),
      v("partnersShare", 11_000),
      v("partnersCap", wan(400)),
      v("firmCap", wan(400)),
      v("personTerm", 36),
      v("firmTerm", 24),
      v("rateCap", 150),
      v("personRule", "PCT"),
      v("statePays", 5_000),
      v("repeatMost", 3),
    ],
  },
  {
    product: "central-subsidy",
    region: "0",
    fromOn: "2026-01-01",
    toOn: null,
    document: "财金〔2026〕1号",
    source: "财政部 2026-01-20（转载）",
    confidence: "mirror",
    note: "V7：中小微企业固定资产贷款贴息，同一笔贷款不得重复享受中央财政其他贴息政策。暂定一年。",
    values: [v("exclusive", "yes", { clause: "同一笔贷款不得重复享受中央财政其他贴息政策" })],
  },
  {
    product: "residents",
    region: "0",
    fromOn: "2014-02-21",
    toOn: "2018-09-30",
    document: "国发〔2014〕8号",
    source: "国务院关于建立统一的城乡居民基本养老保险制度的意见",
    confidence: "none",
    note: "年龄按文件；核实间隔当时按年集中认证，没有查到原文。",
    values: residentRules,
  },
  {
    product: "residents",
    region: "0",
    fromOn: "2018-10-01",
    toOn: null,
    document: "人社厅发〔2018〕107号",
    source: "人社部办公厅关于全面取消领取社会保险待遇资格集中认证的通知",
    confidence: "none",
    note: "取消集中认证，改为经办机构核实。起始日期没有查到原文，暂按 2018 年 10 月 1 日；拿到文件后另起一版。",
    values: residentRules,
  },
];

const s = "济南市章丘区人社局网页 2023-12-28";
const group = (
  code: string,
  name: string,
  nameEn: string,
  proof: string,
  from?: Partial<SeedGroup>,
): SeedGroup => ({
  code,
  name,
  nameEn,
  proof,
  region: "0",
  fromOn: "2008-01-01",
  toOn: null,
  source: s,
  confidence: "official",
  ...from,
});
export interface SeedGroup {
  code: string;
  name: string;
  nameEn: string;
  proof: string;
  region: string;
  fromOn: string;
  toOn: string | null;
  source: string;
  confidence: Confidence;
}
const shandong = {
  fromOn: "2015-05-01",
  region: "37",
  toOn: "2023-09-30",
  source: "泰安、聊城申请人员范围（转载）",
  confidence: "mirror",
} as const;
const pandemic = {
  region: "37",
  fromOn: "2020-04-17",
  toOn: "2020-12-31",
  source: "泰安创业担保贷款对象及条件（转载）",
  confidence: "mirror",
} as const;

/** The ten groups of 2023, what they were called before, and the groups that were some only for a time (DOMAIN §1.2). */
export const policyGroups: SeedGroup[] = [
  group(
    "unemployed",
    "城镇登记失业人员",
    "Registered urban unemployed",
    "省系统查询，查不到时交失业登记证明",
  ),
  group(
    "hardship",
    "就业困难人员（含残疾人）",
    "People hard to employ (incl. disabled)",
    "省系统查询，查不到时交认定材料或残疾人证",
  ),
  group("veteran", "复员转业退役军人", "Demobilised and retired soldiers", "转业证、退伍证或自主择业军转证", {
    toOn: "2023-09-30",
  }),
  group("veteran", "退役军人", "Veterans", "转业证、退伍证或自主择业军转证", { fromOn: "2023-10-01" }),
  group("released", "刑满释放人员", "People released from prison", "释放证明或假释证明"),
  group("graduate", "高校毕业生", "University graduates", "毕业证；大学生村官、留学回国人员另交证明"),
  group(
    "overcapacity",
    "化解过剩产能企业职工和失业人员",
    "Workers of firms cutting overcapacity",
    "企业或人社部门证明",
    {
      fromOn: "2016-07-01",
    },
  ),
  group("returnee", "返乡创业农民工", "Migrant workers who came home to start", "户口本", {
    fromOn: "2015-05-01",
  }),
  group("online-shop", "网络商户", "Online shop owners", "平台实名注册截图", { fromOn: "2015-05-01" }),
  group("out-of-poverty", "建档立卡贫困人口", "Registered poor", "精准识别卡", {
    fromOn: "2015-05-01",
    toOn: "2020-12-31",
  }),
  group("out-of-poverty", "脱贫人口", "People lifted out of poverty", "精准识别卡", { fromOn: "2021-01-01" }),
  group("farmer", "农村自主创业农民", "Farmers starting a business", "户口本", { fromOn: "2016-07-01" }),
  group("student", "高校在校生", "University students", "学生证", shandong),
  group(
    "technician",
    "离岗或在职创业的乡镇事业单位专业技术人员",
    "Technical staff of township units",
    "单位证明",
    shandong,
  ),
  group(
    "hk-macao-taiwan",
    "港澳台来鲁创业青年",
    "Young people from Hong Kong, Macao, Taiwan",
    "居住证或通行证",
    shandong,
  ),
  group("returned", "其他返乡创业人员", "Other people who came home to start", "户口本和外出证明", shandong),
  group("pandemic-trader", "受疫情影响个体户", "Traders hit by the epidemic", "营业执照和停业证明", pandemic),
  group("pandemic-driver", "出租车、网约车车主和司机", "Taxi and ride-hailing drivers", "运营证", pandemic),
  group("pandemic-platform", "平台就业人员", "Platform workers", "平台证明", pandemic),
  group("pandemic-incubator", "创业孵化基地入驻者", "Tenants of business incubators", "入驻协议", pandemic),
];

/** One-year LPR by publication day [K-H]; months not named repeat the row above. */
export const lprRates: [on: string, ppm: number][] = [
  ["2019-08-20", 42_500],
  ["2019-09-20", 42_000],
  ["2019-11-20", 41_500],
  ["2020-02-20", 40_500],
  ["2020-04-20", 38_500],
  ["2021-12-20", 38_000],
  ["2022-01-20", 37_000],
  ["2022-08-22", 36_500],
  ["2023-06-20", 35_500],
  ["2023-08-21", 34_500],
  ["2024-07-22", 33_500],
  ["2024-10-21", 31_000],
  ["2025-05-20", 30_000],
];

/**
 * The base lending rate for loans up to a year, by the day it began [K-H, no source found]: what rules before the LPR rest
 * on, from the first version on.
 */
export const baseRates: [on: string, ppm: number][] = [
  ["2007-12-21", 74_700],
  ["2008-09-16", 72_000],
  ["2008-10-09", 69_300],
  ["2008-10-30", 66_600],
  ["2008-11-27", 55_800],
  ["2008-12-23", 53_100],
  ["2010-10-20", 55_600],
  ["2010-12-26", 58_100],
  ["2011-02-09", 60_600],
  ["2011-04-06", 63_100],
  ["2011-07-07", 65_600],
  ["2012-06-08", 63_100],
  ["2012-07-06", 60_000],
  ["2014-11-22", 56_000],
  ["2015-03-01", 53_500],
  ["2015-05-11", 51_000],
  ["2015-06-28", 48_500],
  ["2015-08-26", 46_000],
  ["2015-10-24", 43_500],
];
