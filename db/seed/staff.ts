/** The demo's staff: one of each role, and a second leader for the committee. Invented people. */
export const demoPassword = "qihang-demo-2026";

export interface DemoStaff {
  username: string;
  name: string;
  role: string;
  post: string;
  /** Letters name it: whom to ask. */
  phone: string;
  /** Village codes, or all. */
  villages: "all" | readonly string[];
}

export const demoStaff: readonly DemoStaff[] = [
  {
    username: "admin",
    name: "孙国平",
    role: "administrator",
    post: "信息中心",
    phone: "0530-6581201",
    villages: "all",
  },
  {
    username: "leader",
    name: "赵明山",
    role: "leader",
    post: "副局长",
    phone: "0530-6581202",
    villages: "all",
  },
  {
    username: "leader-2",
    name: "马建军",
    role: "leader",
    post: "公共就业服务中心主任",
    phone: "0530-6581203",
    villages: "all",
  },
  {
    username: "trainer",
    name: "周敏",
    role: "trainer",
    post: "创业指导中心讲师",
    phone: "0530-6581204",
    villages: "all",
  },
  {
    username: "clerk",
    name: "丁文秀",
    role: "certificate-clerk",
    post: "创业指导中心",
    phone: "0530-6581205",
    villages: "all",
  },
  {
    username: "loan-officer",
    name: "陈立新",
    role: "loan-officer",
    post: "创业贷款担保中心",
    phone: "0530-6581206",
    villages: "all",
  },
  {
    username: "loan-reviewer",
    name: "高庆华",
    role: "loan-reviewer",
    post: "创业贷款担保中心",
    phone: "0530-6581207",
    villages: "all",
  },
  {
    username: "cadre",
    name: "孟凡亮",
    role: "cadre",
    post: "包村干部",
    phone: "0530-6581208",
    villages: ["371725101206"],
  },
];
