import { defineText, type SameShape } from "~/platform/i18n/text";

/** Why the terms that an installation starts with are what they are (db/seed/privacy); what an office adds stays as it wrote it. */
const zh = {
  training: "培训补贴档案保存年限没有查到全国规定，暂定 10 年，请按省厅文件核对",
  certificate: "证书登记簿供公众核验，长期保存",
  household: "帮扶档案保存年限没有查到规定，暂定 5 年",
  loan: "贷款和贴息档案保存年限没有查到规定，暂按结清后 10 年，请按财政、银行要求核对",
  trip: "公务活动费用凭据备查，暂定 5 年",
  consent: "个人信息保护法第五十六条：处理情况记录至少保存三年",
} as const;

const en: SameShape<typeof zh> = {
  training:
    "no national rule was found for training subsidy files, 10 years for now: check with the province's document",
  certificate: "the register of certificates is there for the public to check, kept for good",
  household: "no rule was found for support files, 5 years for now",
  loan: "no rule was found for loan and subsidy files, 10 years after the loan is paid off for now: check with finance and the bank",
  trip: "vouchers of official activities are kept for audit, 5 years for now",
  consent:
    "Personal Information Protection Law, article 56: records of processing are kept three years at least",
};

export const firstBasisText = defineText(zh, en);
