/** Thresholds for fixed assets of public bodies as published (DOMAIN §3.2): by date, kept as rows. */
export const assetThresholds = [
  {
    fromOn: "1998-01-01",
    generalFen: 50_000,
    specialFen: 80_000,
    basis: "事业单位会计制度（1997）",
  },
  {
    fromOn: "2013-01-01",
    generalFen: 100_000,
    specialFen: 150_000,
    basis: "事业单位会计制度（财会〔2012〕22号）",
  },
] as const;

/** Things of a line; `serials` begin with this and go on by steps. */
export interface DemoLine {
  /** village: the holder is the village itself; else the name of a house in it. */
  village: string;
  house?: string;
  name: string;
  model: string;
  quantity: number;
  unit: string;
  yuan: number;
  valuation: "invoice" | "market" | "appraisal" | "nominal";
  serial?: readonly [prefix: string, from: number, step: number];
  /** Each piece carries a number that is not entered yet. */
  numbered?: true;
  condition?: "new" | "good" | "fair";
  warrantyOn?: string;
  kit?: string;
}

export interface DemoBatch {
  title: string;
  road: "donor" | "bureau";
  donor: string;
  contact?: readonly [name: string, phone: string];
  basis: string;
  usedFor: string;
  valuationNote: string;
  on: string;
  place: string;
  approvalNumber?: string;
  lines: readonly DemoLine[];
  /** How far it has come. */
  until: "registered" | "submitted" | "approved" | "received";
}

const villages = [
  ["371725101206", "孔庄村"],
  ["371725101217", "冯屯村"],
  ["371725109209", "大高庄村"],
  ["371725105201", "大屯村"],
  ["371721121227", "丁楼村"],
  ["371725111211", "薛楼村"],
] as const;

/** Houses in the villages that receive things, with who keeps them. */
export const demoHouses = [
  {
    village: "371725101206",
    kind: "school",
    name: "郓城县黄安镇孔庄小学",
    keeper: "孔庆霞",
    phone: "13605309172",
  },
  {
    village: "371725101206",
    kind: "station",
    name: "孔庄村电商服务站",
    keeper: "田晓琳",
    phone: "15905306318",
  },
] as const;

/** A fitness set for each village (FEATURES S10): one application and one batch each. */
const fitness = villages.map(
  ([code, name], i): DemoBatch => ({
    title: `${name}健身器材`,
    road: "donor",
    donor: "郓城县体育彩票公益金健身工程",
    contact: ["宋文斌", "05306521077"],
    basis: `捐赠协议 2025-05-${12 + i}`,
    usedFor: "村民健身，装在村文化广场，不得挪作他用",
    valuationNote: "采购合同 2025-04-21",
    on: `2025-06-${18 + i}`,
    place: `${name}文化广场`,
    lines: [
      {
        village: code,
        name: "健身器材",
        model: "HX-606 六件组合",
        quantity: 1,
        unit: "套",
        yuan: 9600,
        valuation: "invoice",
        serial: ["HX606-25-0", 411 + i * 3, 1],
        warrantyOn: "2028-06-30",
      },
    ],
    until: "received",
  }),
);

/** 12 computers over six villages: two each, screen and computer as one set. */
const computers: DemoBatch = {
  title: "六个村 12 台电脑",
  road: "donor",
  donor: "菏泽示例电子商务有限公司",
  contact: ["马会娟", "13905308816"],
  basis: "捐赠协议 2025-10-08",
  usedFor: "村电商服务站培训与经营；改变用途须经捐赠方书面同意",
  valuationNote: "购置发票 2025-09-28，号码 26371140",
  on: "2025-10-22",
  place: "县人社局一楼大厅",
  lines: villages.map(([village], i) => ({
    village,
    name: "台式计算机",
    model: "联拓 M430 / 21.5 英寸",
    quantity: 2,
    unit: "台",
    yuan: 3480,
    valuation: "invoice",
    serial: ["LT43A602", 71 + i * 26, 13],
    warrantyOn: i === 2 ? "2026-12-20" : "2028-10-21",
  })),
  until: "received",
};

const school: DemoBatch = {
  title: "孔庄小学课桌椅和电脑",
  road: "bureau",
  donor: "郓城县人力资源和社会保障局",
  basis: "局务会 2026-02-11 决定",
  usedFor: "学校教学，不得出租、变卖",
  valuationNote: "资产评估报告 郓评字〔2026〕09 号",
  on: "2026-03-12",
  place: "孔庄小学",
  approvalNumber: "郓财资〔2026〕14 号",
  lines: [
    {
      village: "371725101206",
      house: "郓城县黄安镇孔庄小学",
      name: "学生用计算机",
      model: "联想 启天 M420",
      quantity: 6,
      unit: "台",
      yuan: 850,
      valuation: "appraisal",
      serial: ["LX9K110", 36, 5],
      condition: "good",
      kit: "学生电脑",
    },
    {
      village: "371725101206",
      house: "郓城县黄安镇孔庄小学",
      name: "显示器",
      model: "联想 19.5 英寸",
      quantity: 6,
      unit: "台",
      yuan: 150,
      valuation: "appraisal",
      serial: ["LXD195-0", 210, 7],
      condition: "good",
      kit: "学生电脑",
    },
    {
      village: "371725101206",
      house: "郓城县黄安镇孔庄小学",
      name: "课桌",
      model: "60×40 厘米",
      quantity: 20,
      unit: "张",
      yuan: 90,
      valuation: "market",
      condition: "good",
    },
    {
      village: "371725101206",
      house: "郓城县黄安镇孔庄小学",
      name: "课椅",
      model: "单人",
      quantity: 20,
      unit: "把",
      yuan: 45,
      valuation: "market",
      condition: "good",
    },
  ],
  until: "received",
};

/** With the signatures still open and the number of the approval missing, as on the drawing of the page. */
const station: DemoBatch = {
  title: "孔庄村电商服务站设备",
  road: "bureau",
  donor: "郓城县人力资源和社会保障局",
  basis: "局务会 2026-11-09 决定",
  usedFor: "网店培训和村民开店",
  valuationNote: "资产评估报告 郓评字〔2026〕31 号",
  on: "2026-11-27",
  place: "孔庄村电商服务站",
  lines: [
    {
      village: "371725101206",
      house: "孔庄村电商服务站",
      name: "笔记本电脑",
      model: "联想 昭阳 E41",
      quantity: 2,
      unit: "台",
      yuan: 1200,
      valuation: "appraisal",
      serial: ["PF2K90", 118, 4],
      condition: "good",
    },
    {
      village: "371725101206",
      house: "孔庄村电商服务站",
      name: "激光打印机",
      model: "惠普 M1136",
      quantity: 1,
      unit: "台",
      yuan: 620,
      valuation: "appraisal",
      serial: ["VNF8C02", 317, 1],
      condition: "good",
    },
    {
      village: "371725101206",
      house: "孔庄村电商服务站",
      name: "电脑桌椅",
      model: "120×60 厘米",
      quantity: 4,
      unit: "套",
      yuan: 120,
      valuation: "market",
      condition: "good",
    },
    {
      village: "371725101206",
      house: "孔庄村电商服务站",
      name: "投影幕布",
      model: "100 寸",
      quantity: 1,
      unit: "块",
      yuan: 1,
      valuation: "nominal",
      condition: "fair",
    },
  ],
  until: "approved",
};

/** With the leader, to be approved. */
const loudspeakers: DemoBatch = {
  title: "大屯村直播灯光和音箱",
  road: "donor",
  donor: "郓城县青年企业家协会",
  contact: ["袁小东", "13853070465"],
  basis: "捐赠协议 2026-11-16",
  usedFor: "村直播间使用",
  valuationNote: "购置发票 2026-11-12，号码 26511873",
  on: "2026-12-05",
  place: "大屯村村委会",
  lines: [
    {
      village: "371725105201",
      name: "直播补光灯",
      model: "160 厘米支架",
      quantity: 2,
      unit: "套",
      yuan: 320,
      valuation: "invoice",
    },
    {
      village: "371725105201",
      name: "有源音箱",
      model: "HY-12",
      quantity: 1,
      unit: "只",
      yuan: 1680,
      valuation: "invoice",
      serial: ["HY12-26-0", 88, 1],
    },
  ],
  until: "submitted",
};

/** Just entered: the numbers are still to be read off the machines. */
const reading: DemoBatch = {
  title: "孔庄村农家书屋书柜和平板",
  road: "donor",
  donor: "菏泽新华书店郓城分店",
  contact: ["魏长江", "05306522318"],
  basis: "捐赠协议 2026-11-25",
  usedFor: "农家书屋，供村民借阅",
  valuationNote: "购置发票 2026-11-20，号码 26520966",
  on: "2026-12-10",
  place: "孔庄村农家书屋",
  lines: [
    {
      village: "371725101206",
      name: "书柜",
      model: "180×90 厘米",
      quantity: 3,
      unit: "个",
      yuan: 460,
      valuation: "invoice",
    },
    {
      village: "371725101206",
      name: "阅读平板",
      model: "联想 K11",
      quantity: 2,
      unit: "台",
      yuan: 1299,
      valuation: "invoice",
      numbered: true,
      warrantyOn: "2027-12-09",
    },
  ],
  until: "registered",
};

export const demoBatches: readonly DemoBatch[] = [
  ...fitness,
  computers,
  school,
  station,
  loudspeakers,
  reading,
];

/** Things for one villager: a woman who sews at home, and the owner of a shop. */
export const personGifts = [
  {
    village: "371725101206",
    ownerOf: null,
    title: "返乡妇女创业缝纫机",
    donor: "郓城县妇女联合会",
    basis: "捐赠协议 2026-05-06",
    on: "2026-05-20",
    name: "电脑平缝机",
    model: "杰克 A4",
    yuan: 2680,
    valuationNote: "购置发票 2026-04-28",
    usedFor: "本人创业加工，三年内不得转让",
    place: "孔庄村村委会",
    serial: "JKA4-262118",
  },
  {
    village: "371725101217",
    ownerOf: "冯屯五金配件",
    title: "网店打包设备",
    donor: "郓城县妇女联合会",
    basis: "捐赠协议 2026-05-18",
    on: "2026-06-02",
    name: "热敏面单打印机",
    model: "佳博 GP-1324D",
    yuan: 680,
    valuationNote: "购置发票 2026-05-14",
    usedFor: "本人网店发货，三年内不得转让",
    place: "冯屯村村委会",
    serial: "GP1324-260517",
  },
] as const;
