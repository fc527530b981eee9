/** The study trips of the demo: the people are invented, the places are there. */
export interface DemoStop {
  at: string;
  kind: "departure" | "visit" | "talk" | "meal" | "return";
  place: string;
  host?: string;
  contact?: readonly [name: string, phone: string];
  detail?: string;
  signs?: boolean;
}

export interface DemoBudgetLine {
  item: "transport" | "meals" | "insurance" | "venue" | "materials";
  working: string;
  yuan: number;
}

/** 19 village cadres to the online-shop villages of Daji and the logistics park (FEATURES S9). */
export const dajiTrip = {
  title: "去曹县大集镇看淘宝村",
  purpose: "看大集镇怎样从一家网店做成一个产业，回来每村选定一条路子，年内开起网店。",
  basis: "县局 2025 年电商帮扶工作安排；2025年2月21日局务会",
  fundingSource: "就业补助资金（创业服务）",
  on: "2025-03-20",
  busPlate: "鲁R·3F682",
  busSeats: 29,
  approvalNumber: "郓人社培〔2025〕6 号",
  insurer: "中国人民财产保险郓城支公司",
  policyNumber: "PEAC202537172500018861",
  quotas: [
    ["371725101206", 4],
    ["371725101217", 4],
    ["371725109209", 4],
    ["371725105201", 4],
    ["371725111211", 3],
  ] as const,
  stops: [
    { at: "06:30", kind: "departure", place: "县人社局门口", detail: "上车点名，发胸牌和资料" },
    {
      at: "08:40",
      kind: "visit",
      place: "大集镇淘宝产业服务中心",
      host: "大集镇电商办",
      contact: ["苏永忠", "13905400216"],
      detail: "听介绍 40 分钟",
    },
    {
      at: "09:30",
      kind: "visit",
      place: "丁楼村淘宝街",
      host: "丁楼村委会",
      contact: ["任庆民", "13853012207"],
      detail: "看演出服加工户 3 家，分 2 组",
      signs: true,
    },
    { at: "11:40", kind: "meal", place: "镇机关食堂", detail: "每人 40 元" },
    {
      at: "13:30",
      kind: "visit",
      place: "天华电商物流产业园",
      host: "园区管理处",
      contact: ["葛秀娥", "05303456120"],
      detail: "仓储、打包、快递价格",
      signs: true,
    },
    { at: "15:10", kind: "talk", place: "座谈：从一家店到一个村", detail: "丁楼村网商 2 人，问答" },
    { at: "16:40", kind: "return", place: "天华产业园停车场", detail: "清点人数，18:50 到县城" },
  ] satisfies DemoStop[],
  budget: [
    { item: "transport", working: "1 辆 × 1 天", yuan: 1800 },
    { item: "meals", working: "19 人 × 40 元", yuan: 760 },
    { item: "insurance", working: "19 人 × 8 元", yuan: 152 },
    { item: "venue", working: "讲解费和场地费", yuan: 800 },
    { item: "materials", working: "19 份 × 15 元", yuan: 285 },
  ] satisfies DemoBudgetLine[],
} as const;

/** Posts by which the villages send their people, in this order. */
export const cadrePosts = ["村党支部书记", "村委会主任", "会计", "妇联主席", "村委委员"] as const;

/** Two who did not come, by village and place in its list, and why; somebody of the same village stands in. */
export const absentees = [
  { code: "371725105201", nth: 1, reason: "家人住院" },
  { code: "371725111211", nth: 2, reason: "未请假" },
] as const;

/** Goes home on their own: by village and place. */
export const ownWay = { code: "371725101217", nth: 2 } as const;

/** Trips to come: one open for nominations, one with the leader, one on its way today. */
export const comingTrips = [
  {
    title: "去鄄城县看人发制品直播基地",
    purpose: "看直播间怎样选品、打包和售后，给妇女就近就业找路子。",
    basis: "2026 年创业培训计划",
    inDays: 10,
    quotas: [
      ["371725101217", 4],
      ["371725109209", 4],
    ] as const,
    until: "approved",
    people: [5, 3] as const,
    stops: [
      { at: "07:00", kind: "departure", place: "黄安镇政府门口", detail: "上车点名" },
      {
        at: "09:00",
        kind: "visit",
        place: "鄄城县人发产业园",
        host: "鄄城县商务局",
        detail: "看加工车间和直播间",
        signs: true,
      },
      { at: "11:50", kind: "meal", place: "园区食堂" },
      { at: "13:30", kind: "talk", place: "和主播座谈", detail: "选品、排期、退换货" },
      { at: "15:30", kind: "return", place: "产业园门口", detail: "清点人数" },
    ] satisfies DemoStop[],
  },
  {
    title: "去寿光看蔬菜电商和冷链",
    purpose: "看蔬菜怎样分级、预冷、发快递，给果蔬村算一笔账。",
    basis: "薛楼村、大屯村申请",
    inDays: 24,
    quotas: [
      ["371725101206", 3],
      ["371725105201", 3],
      ["371725111211", 4],
    ] as const,
    until: "submitted",
    people: [0, 0, 0] as const,
    stops: [
      { at: "05:30", kind: "departure", place: "县人社局门口" },
      { at: "10:30", kind: "visit", place: "寿光农产品物流园", host: "物流园管委会", signs: true },
      { at: "12:00", kind: "meal", place: "物流园食堂" },
      { at: "13:20", kind: "visit", place: "冷链分拣中心", signs: true },
      { at: "15:00", kind: "return", place: "物流园东门" },
    ] satisfies DemoStop[],
  },
  {
    title: "去天华产业园学打包发货",
    purpose: "新开网店的户学打包、面单和退货，谈快递价格。",
    basis: "大集镇参观学习跟踪",
    inDays: 0,
    quotas: [
      ["371725101206", 3],
      ["371725105201", 2],
      ["371725111211", 2],
    ] as const,
    until: "running",
    people: [3, 2, 2] as const,
    stops: [
      { at: "06:50", kind: "departure", place: "县人社局门口", detail: "上车点名" },
      {
        at: "09:00",
        kind: "visit",
        place: "天华电商物流产业园",
        host: "园区管理处",
        detail: "分拣线、面单、退货",
        signs: true,
      },
      { at: "11:40", kind: "meal", place: "园区食堂" },
      { at: "16:00", kind: "return", place: "产业园停车场", detail: "清点人数" },
    ] satisfies DemoStop[],
  },
] as const;

/** For so many people. */
export const comingBudget = (people: number): readonly DemoBudgetLine[] => [
  { item: "transport", working: "1 辆 × 1 天", yuan: 1600 },
  { item: "meals", working: `${people} 人 × 40 元`, yuan: people * 40 },
  { item: "insurance", working: `${people} 人 × 8 元`, yuan: people * 8 },
];

/** What the trip to Daji cost: 3,613.00 of 3,797.00. */
export const dajiCosts = [
  {
    item: "transport",
    what: "大巴 1 辆 1 天",
    yuan: 1800,
    on: "2025-03-21",
    number: "25372000000118604",
    payment: "transfer",
  },
  {
    item: "meals",
    what: "午饭 19 人",
    yuan: 760,
    on: "2025-03-20",
    number: "25372000000117215",
    payment: "card",
  },
  {
    item: "insurance",
    what: "意外险 21 人，换人加保 2 人",
    yuan: 168,
    on: "2025-03-19",
    number: "25372000000116942",
    payment: "transfer",
  },
  {
    item: "venue",
    what: "讲解费和座谈场地",
    yuan: 600,
    on: "2025-03-20",
    number: "25372000000117233",
    payment: "card",
  },
  {
    item: "materials",
    what: "资料 19 份",
    yuan: 285,
    on: "2025-03-18",
    number: "25372000000116801",
    payment: "card",
  },
] as const;
