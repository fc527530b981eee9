/** The first privacy notice of an installation (PIPL 17, 30, 35): the office may issue its own. */
export const firstNotice = {
  fromOn: "2025-01-01",
  title: "个人信息处理告知书",
  body: `一、谁在处理
本局（县人力资源和社会保障局）在「双联双创」帮扶、创业培训、创业担保贷款和走访服务中处理您的个人信息。联系人：创业指导中心，电话见本局公示栏。
二、为什么处理，依据什么
为您办理参观学习、创业培训、证书、贷款资格审核、物资发放和走访服务，依照《就业促进法》和创业担保贷款、创业培训补贴的有关规定办理（《个人信息保护法》第十三条、第三十四条）。
三、处理哪些信息
姓名、性别、民族、出生日期、身份证号、照片、户籍和住址、手机号、文化程度、人员类别、银行账号，以及您参加培训、领取证书和补贴、接受走访的记录。其中身份证号、银行账号是敏感个人信息：没有它们，无法核对身份、发证书、发补贴；泄露可能危害您的财产，本局加密保存，工作人员查看要写明原因并留下记录。
四、怎样处理，保存多久
只在本局内部的系统里登记、查询、统计，不放到互联网，不用于商业。培训和补贴档案按规定的年限保存，期满销毁；证书登记簿长期保存，供您和用人单位核验。
五、会给谁
审核贷款时提供给经办银行和担保机构；审计、财政依法检查时提供。除此以外，没有您的单独同意不对外提供，不公开；公示名单时遮盖身份证号和手机号。
六、您有哪些权利
您可以查阅、复制本人的信息，发现错误可以要求更正，可以撤回同意，可以申请删除。依法必须保存的档案在期满前不能删除，但会停止使用。向村里的包村干部或本局窗口提出即可，本局在 15 个工作日内答复。`,
} as const;

/** The version that the demo put after it. */
export const laterNotice = {
  fromOn: "2026-09-01",
  title: "个人信息处理告知书",
  body: firstNotice.body.replace(
    "审计、财政依法检查时提供。",
    "办理居民养老保险核对时，与县社会保险中心核对；审计、财政依法检查时提供。",
  ),
} as const;

/** Consents of the demo, by the number of the person: most agreed, some to the old version, a few took it back. */
export function demoConsent(index: number): {
  version: "first" | "later" | null;
  givenOn: string;
  scan: boolean;
  withdrawnOn: string | null;
} {
  const turn = (index * 7) % 20;
  const month = String(3 + ((index * 5) % 9)).padStart(2, "0");
  const day = String(1 + ((index * 11) % 28)).padStart(2, "0");
  if (turn >= 15) return { version: null, givenOn: "", scan: false, withdrawnOn: null };
  if (turn >= 9)
    return {
      version: "later",
      givenOn: `2026-${index % 2 ? "09" : "10"}-${day}`,
      scan: index % 3 === 0,
      withdrawnOn: null,
    };
  return {
    version: "first",
    givenOn: `2025-${month}-${day}`,
    scan: index % 4 === 0,
    withdrawnOn: index % 61 === 9 ? "2026-05-20" : null,
  };
}

/** Last day of the ID card of the demo; undefined: no copy on file, null: without end. */
export function demoCard(index: number): string | null | undefined {
  const turn = (index * 3) % 10;
  if (turn >= 6) return undefined;
  if (turn === 5) return null;
  const year = 2026 + ((index * 7) % 18);
  return year === 2026 ? `2026-12-${String(10 + (index % 20)).padStart(2, "0")}` : `${year}-06-18`;
}

/** Terms that an installation starts with. No original text was found for most: the office checks them with the province. */
export const firstRetentionRules = [
  {
    key: "training",
    years: 10,
    basis: "培训补贴档案保存年限没有查到全国规定，暂定 10 年，请按省厅文件核对",
    confidence: "none",
  },
  { key: "certificate", years: null, basis: "证书登记簿供公众核验，长期保存", confidence: "none" },
  { key: "household", years: 5, basis: "帮扶档案保存年限没有查到规定，暂定 5 年", confidence: "none" },
  {
    key: "loan",
    years: 10,
    basis: "贷款和贴息档案保存年限没有查到规定，暂按结清后 10 年，请按财政、银行要求核对",
    confidence: "none",
  },
  { key: "trip", years: 5, basis: "公务活动费用凭据备查，暂定 5 年", confidence: "none" },
  {
    key: "consent",
    years: 3,
    basis: "个人信息保护法第五十六条：处理情况记录至少保存三年",
    confidence: "official",
  },
] as const;

/** Requests for deletion of the demo: one to be decided, one to be carried out, one refused. Places in the list of people. */
export const demoDeletions = [
  {
    place: 40,
    askedBy: "self",
    askedByName: null,
    reason: "已随子女迁到济南，不再参加帮扶活动",
    daysAgo: 6,
    step: "asked",
  },
  {
    place: 101,
    askedBy: "heir",
    askedByName: "孔凡荣",
    reason: "本人已于上月去世",
    daysAgo: 12,
    step: "approved",
  },
  { place: 170, askedBy: "self", askedByName: null, reason: "不想再接到电话", daysAgo: 30, step: "refused" },
] as const;
