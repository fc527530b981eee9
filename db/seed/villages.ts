/** The six villages of the demo programme and who is responsible for them. The people are invented. */
export interface DemoPost {
  post: "liaison-officer" | "group-leader" | "information-officer" | "team-member";
  name: string;
  title?: string;
  phone?: string;
  from: string;
  to?: string;
}

export interface DemoVillage {
  code: string;
  /** Name in the register of divisions, so that the list reads without it. */
  name: string;
  workGroup: string;
  joinedOn: string;
  posts: readonly DemoPost[];
  /** About where its town lies, in millionths of a degree: good enough for a dot on a map, surveyed by nobody. */
  latMicro: number;
  lngMicro: number;
  /** What it was called before, and the change. */
  renamed?: { formerly: string; on: string; basis: string };
}

export const demoVillages: readonly DemoVillage[] = [
  {
    code: "371725101206",
    name: "黄安镇 孔庄村",
    latMicro: 35_520_000,
    lngMicro: 115_750_000,
    workGroup: "1",
    joinedOn: "2025-02-10",
    posts: [
      { post: "liaison-officer", name: "韩玉柱", title: "县人大副主任", from: "2025-02-10" },
      { post: "group-leader", name: "冯志刚", title: "县人社局", from: "2025-02-10", to: "2025-02-28" },
      { post: "group-leader", name: "孟凡亮", title: "县人社局", phone: "13805301204", from: "2025-03-01" },
      { post: "information-officer", name: "孔令岭", title: "村委会", from: "2025-02-10", to: "2026-02-28" },
      {
        post: "information-officer",
        name: "田晓琳",
        title: "镇人社所",
        phone: "15905306318",
        from: "2026-03-01",
      },
      { post: "team-member", name: "刘玉成", title: "县财政局", from: "2025-02-10" },
      { post: "team-member", name: "周广才", title: "县农商银行", from: "2025-02-10", to: "2025-12-31" },
      { post: "team-member", name: "谢丽君", title: "县农商银行", from: "2026-01-01" },
    ],
  },
  {
    code: "371725101217",
    name: "黄安镇 冯屯村",
    latMicro: 35_548_000,
    lngMicro: 115_805_000,
    workGroup: "2",
    joinedOn: "2025-02-10",
    posts: [
      { post: "liaison-officer", name: "韩玉柱", title: "县人大副主任", from: "2025-02-10" },
      { post: "group-leader", name: "赵继业", title: "县妇联", from: "2025-02-10" },
      { post: "information-officer", name: "刘洪涛", title: "镇人社所", from: "2025-02-10" },
    ],
  },
  {
    code: "371725109209",
    name: "随官屯镇 大高庄村",
    latMicro: 35_500_000,
    lngMicro: 116_030_000,
    workGroup: "3",
    joinedOn: "2025-02-10",
    posts: [
      { post: "liaison-officer", name: "王建国", title: "县政协副主席", from: "2025-02-10" },
      { post: "group-leader", name: "潘学军", title: "县教体局", from: "2025-02-10" },
      { post: "information-officer", name: "李国栋", title: "镇人社所", from: "2025-02-10" },
    ],
  },
  {
    code: "371725105201",
    name: "郭屯镇 大屯村",
    latMicro: 35_505_000,
    lngMicro: 115_925_000,
    workGroup: "4",
    joinedOn: "2025-02-10",
    renamed: { formerly: "大屯社区", on: "2025-09-01", basis: "演示数据：村改居更名批复" },
    posts: [
      { post: "liaison-officer", name: "王建国", title: "县政协副主席", from: "2025-02-10" },
      { post: "group-leader", name: "曹瑞芳", title: "县商务局", from: "2025-02-10" },
      { post: "information-officer", name: "宋志强", title: "镇人社所", from: "2025-02-10" },
    ],
  },
  {
    code: "371721121227",
    name: "曹县 大集镇 丁楼村",
    latMicro: 34_750_000,
    lngMicro: 115_670_000,
    workGroup: "5",
    joinedOn: "2025-03-01",
    posts: [
      { post: "liaison-officer", name: "马卫东", title: "县政府党组成员", from: "2025-03-01" },
      { post: "group-leader", name: "任庆民", title: "曹县电商服务中心", from: "2025-03-01" },
      { post: "information-officer", name: "任广军", title: "镇人社所", from: "2025-03-01" },
    ],
  },
  {
    code: "371725111211",
    name: "潘渡镇 薛楼村",
    latMicro: 35_670_000,
    lngMicro: 115_980_000,
    workGroup: "6",
    joinedOn: "2025-03-01",
    posts: [
      { post: "liaison-officer", name: "马卫东", title: "县政府党组成员", from: "2025-03-01" },
      { post: "group-leader", name: "侯永刚", title: "县市场监管局", from: "2025-03-01" },
      { post: "information-officer", name: "侯学文", title: "镇人社所", from: "2025-03-01" },
    ],
  },
];
