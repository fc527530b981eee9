/** Banks that grant guaranteed loans in a county, for every installation: 360 days a year is the habit of the trade. */
export const loanBanks = [
  { name: "县农商银行", nameEn: "County Rural Commercial Bank", dayCount: "actual/360", graceDays: 3 },
  {
    name: "邮储银行县支行",
    nameEn: "Postal Savings Bank, county branch",
    dayCount: "actual/360",
    graceDays: 0,
  },
  {
    name: "农业银行县支行",
    nameEn: "Agricultural Bank, county branch",
    dayCount: "actual/365",
    graceDays: 0,
  },
] as const;

/** How far an application of the demo has come. */
export type DemoLoanState =
  | "draft"
  | "submitted"
  | "supplementing"
  | "village-recommended"
  | "town-checked"
  | "first-review"
  | "second-review"
  | "committee"
  | "qualified"
  | "unqualified"
  | "guarantee-check"
  | "guarantee-agreed"
  | "guarantee-refused"
  | "at-bank"
  | "bank-approved"
  | "bank-refused"
  | "contract-signed"
  | "withdrawn"
  | "lapsed";

export interface DemoApplication {
  /** Name of somebody in the first village, village and place among its people of working age, or whose shop it is. */
  who: string | readonly [village: number, place: number] | { readonly ownerOf: string };
  kind?: "person" | "partners" | "firm";
  /** Group of the policies; where it is not told, that of the person's record. */
  group?: string;
  until: DemoLoanState;
  daysAgo: number;
  amountWan: number;
  termMonths?: number;
  trade: number;
  bank?: number;
  /** Kinds of papers that were not brought. */
  without?: readonly string[];
  /** What the bank asks for, in hundredths of a basis point; 3.50% where it is not said. */
  ratePpm?: number;
  /** Months after the loan is due that the guarantor stands for it; 24 where it is not said. */
  guaranteeMonths?: number;
  /** A paper that is about to run out, and in how many days. */
  soon?: readonly [kind: string, days: number];
  /** The spouse owes more than a small consumer loan. */
  spouseOwes?: number;
  reason?: string;
  /** The rule that a refusal rests on. */
  rule?: string;
}

/** What people do who borrow: name of the business, industry, project, use of the money. */
export const trades = [
  {
    name: "木艺店",
    industry: "木制品零售",
    project: "用本地桐木做木托盘、木制厨具，网上卖到江浙，带动本村木工接活。",
    purpose: "买木料 18 万元，添置一台四面刨 8 万元，包装和快递周转 4 万元。",
  },
  {
    name: "养殖场",
    industry: "畜牧业",
    project: "鲁西黄牛育肥，存栏 30 头，牛粪还田，与村里种粮户换秸秆。",
    purpose: "买架子牛 12 头，青贮窖一座，饲料周转。",
  },
  {
    name: "汉服加工坊",
    industry: "服装制造",
    project: "给大集镇网店代工演出服、汉服，现有缝纫机 12 台，妇女就近上班。",
    purpose: "添平缝机 6 台，面料周转。",
  },
  {
    name: "蔬菜大棚",
    industry: "蔬菜种植",
    project: "三座冬暖棚种西红柿、丝瓜，供县城超市和社区团购。",
    purpose: "新建一座大棚，水肥一体化设备，种苗。",
  },
  {
    name: "农资服务部",
    industry: "农业服务",
    project: "为周边五个村代耕、代播、植保飞防，兼营种子化肥。",
    purpose: "买植保无人机两架，秋播种子化肥周转。",
  },
  {
    name: "小磨香油坊",
    industry: "食品加工",
    project: "石磨香油、芝麻酱，已办小作坊登记，集市和直播一起卖。",
    purpose: "收芝麻 6 吨，灌装线一套。",
  },
  {
    name: "五金配件店",
    industry: "家具配件零售",
    project: "家具脚、拉手从临沂进货，在网上卖，本村妇女打包发货，日均 90 单。",
    purpose: "备货 12 万元，租库房和货架 3 万元，包装和快递周转 5 万元。",
  },
] as const;

/** Applications of the demo, at every point of the way. */
export const demoApplications: readonly DemoApplication[] = [
  { who: "孔祥利", until: "draft", daysAgo: 1, amountWan: 20, trade: 1 },
  { who: "刘传海", until: "submitted", daysAgo: 2, amountWan: 15, trade: 3, without: ["premises"] },
  { who: "张守业", until: "village-recommended", daysAgo: 4, amountWan: 20, trade: 4 },
  { who: [1, 3], until: "town-checked", daysAgo: 16, amountWan: 10, trade: 5 },
  {
    who: "张小龙",
    until: "first-review",
    daysAgo: 11,
    amountWan: 30,
    termMonths: 36,
    trade: 0,
    spouseOwes: 80_000,
    without: ["premises"],
    soon: ["credit-report", 6],
  },
  { who: "孔德顺", until: "first-review", daysAgo: 9, amountWan: 15, trade: 1 },
  {
    who: "孔令伟",
    kind: "firm",
    until: "first-review",
    daysAgo: 10,
    amountWan: 120,
    termMonths: 24,
    trade: 2,
  },
  { who: [2, 4], until: "second-review", daysAgo: 12, amountWan: 20, trade: 3 },
  {
    who: "马玉凤",
    until: "supplementing",
    daysAgo: 14,
    amountWan: 20,
    trade: 2,
    without: ["marriage", "premises"],
    reason: "缺结婚证、经营场所证明",
  },
  {
    who: [3, 2],
    until: "supplementing",
    daysAgo: 13,
    amountWan: 12,
    trade: 5,
    without: ["spouse-credit-report"],
    reason: "缺配偶征信报告",
  },
  { who: "孔凡勇", kind: "partners", until: "committee", daysAgo: 14, amountWan: 60, trade: 3 },
  { who: [1, 6], until: "qualified", daysAgo: 15, amountWan: 20, trade: 1 },
  { who: [4, 3], until: "guarantee-check", daysAgo: 24, amountWan: 20, trade: 4 },
  { who: "孔庆山", group: "graduate", until: "guarantee-agreed", daysAgo: 18, amountWan: 25, trade: 3 },
  { who: "陈二虎", until: "at-bank", daysAgo: 17, amountWan: 30, trade: 2 },
  { who: [2, 7], until: "bank-approved", daysAgo: 22, amountWan: 15, trade: 5 },
  {
    who: [3, 5],
    until: "bank-refused",
    daysAgo: 21,
    amountWan: 20,
    trade: 4,
    reason: "抵押登记未办妥，本行额度已满",
  },
  { who: [1, 0], until: "contract-signed", daysAgo: 26, amountWan: 20, trade: 0 },
  { who: "孔令涛", until: "contract-signed", daysAgo: 24, amountWan: 30, trade: 1 },
  {
    who: "赵春生",
    until: "unqualified",
    daysAgo: 12,
    amountWan: 20,
    trade: 5,
    reason: "在县城有工作单位并缴社保，不符合没有在别处就业的条件",
    rule: "otherJob",
  },
  { who: [4, 6], until: "withdrawn", daysAgo: 40, amountWan: 10, trade: 4, reason: "家里另有安排，暂时不贷" },
  {
    who: [5, 2],
    until: "guarantee-refused",
    daysAgo: 60,
    amountWan: 20,
    trade: 1,
    reason: "担保人已为亲戚担保",
  },
  { who: [5, 4], until: "lapsed", daysAgo: 230, amountWan: 15, trade: 3 },
];
