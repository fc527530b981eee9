/** Papers of the loans, in the order of their way. What is issued is frozen; lists are only printed. */
export const paperKinds = [
  "application",
  "authorisation",
  "pledge",
  "missing",
  "review",
  "minutes",
  "refusal",
  "recommendation",
  "counter-guarantee",
  "guarantee",
  "disbursement",
  "schedule",
  "working",
  "subsidy-detail",
  "visit",
  "dunning",
  "extension",
  "compensation",
  "settlement",
  "ledger",
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Short mark in the number of a paper: DK-2026-0318-BY-01. */
export const paperMarks: Record<PaperKind, string> = {
  application: "SQ",
  authorisation: "SQS",
  pledge: "CN",
  missing: "GZ",
  review: "SH",
  minutes: "PS",
  refusal: "BY",
  recommendation: "TJ",
  "counter-guarantee": "FDB",
  guarantee: "DB",
  disbursement: "FK",
  schedule: "HK",
  working: "TXJ",
  "subsidy-detail": "TXM",
  visit: "DH",
  dunning: "CS",
  extension: "ZQ",
  compensation: "DC",
  settlement: "JQ",
  ledger: "TZ",
};

/** What stands as the title, and what is signed as the kind: Chinese whatever the language of the page. */
export const paperTitles: Record<PaperKind, string> = {
  application: "创业担保贷款申请表",
  authorisation: "信用报告查询和信息核查授权书",
  pledge: "创业担保贷款承诺书",
  missing: "创业担保贷款申请材料一次性告知书",
  review: "创业担保贷款资格审核表",
  minutes: "创业担保贷款评审会纪要",
  refusal: "创业担保贷款不予通过通知书",
  recommendation: "创业担保贷款推荐函",
  "counter-guarantee": "反担保承诺书",
  guarantee: "创业担保贷款同意担保通知书",
  disbursement: "创业担保贷款放款登记表",
  schedule: "创业担保贷款还款计划表",
  working: "财政贴息计算单",
  "subsidy-detail": "财政贴息申请明细表",
  visit: "创业担保贷款贷后检查表",
  dunning: "创业担保贷款催收通知书",
  extension: "创业担保贷款展期申请表",
  compensation: "创业担保贷款代偿通知书",
  settlement: "创业担保贷款结清证明",
  ledger: "创业担保贷款台账卡",
};

/** Empty forms to be filled in by hand: the application by who asks, the lists, and every paper. */
export const emptyForms = [
  "application-person",
  "application-partners",
  "application-firm",
  ...paperKinds.filter((kind) => kind !== "application"),
  "due-list",
] as const;
export type EmptyForm = (typeof emptyForms)[number];

/** The empty forms as the page lists them. */
export const formGroups = {
  apply: ["application-person", "application-partners", "application-firm", "authorisation", "pledge"],
  review: ["missing", "review", "minutes", "refusal", "recommendation"],
  guarantee: ["counter-guarantee", "guarantee"],
  money: ["disbursement", "schedule", "ledger"],
  subsidy: ["working", "subsidy-detail"],
  after: ["visit", "due-list", "dunning", "extension", "compensation", "settlement"],
} as const satisfies Record<string, readonly EmptyForm[]>;
