/** Targets and briefings of the demo. */
export const demoTargets: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "371725101206": { trained: 50, certificates: 40, loans: 10, shops: 3, sales: 60_000_000 },
  "371725101217": { trained: 40, certificates: 30, shops: 2, sales: 40_000_000 },
  "371725109209": { trained: 40, certificates: 25, shops: 3, sales: 20_000_000 },
  "371725105201": { trained: 30, shops: 2, sales: 15_000_000 },
  "371721121227": { trained: 30, sales: 50_000_000 },
  "371725111211": { trained: 30, shops: 3, sales: 20_000_000 },
};

/** What people wrote into the briefing of the month before last, and the draft of the last one. */
export const demoBriefings = {
  issued: {
    headline: "网店累计【累计开店】，合起来发货省下运费",
    practice:
      "孔庄村把旧小学改成打包点，四家店合起来发货，和快递谈到走量价。谁家来了单子，打包点统一贴面单，当天发走。",
    next: "大高庄村、大屯村各再帮一户开店；给新开的店讲一次退货怎么处理。",
  },
  draft: {
    headline: "月销售【本月销售】，柳编、草编卖得好",
    practice: "薛楼村请老人带年轻人编，年轻人拍照上架，一家店带五个人。",
    next: "",
  },
} as const;
