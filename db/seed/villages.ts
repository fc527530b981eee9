/** The six villages of the demo programme and who is responsible for them. The people are invented. */
export const demoVillages = [
  {
    code: "371725101206",
    workGroup: "1",
    joinedOn: "2025-02-10",
    liaison: "张庆亮",
    information: "孟凡亮",
    informationBefore: "冯志刚",
  },
  { code: "371725101217", workGroup: "2", joinedOn: "2025-02-10", liaison: "张庆亮", information: "刘洪涛" },
  { code: "371725109209", workGroup: "3", joinedOn: "2025-02-10", liaison: "王建国", information: "李国栋" },
  { code: "371725105201", workGroup: "4", joinedOn: "2025-02-10", liaison: "王建国", information: "宋志强" },
  { code: "371721121227", workGroup: "5", joinedOn: "2025-03-01", liaison: "马卫东", information: "任广军" },
  { code: "371725111211", workGroup: "6", joinedOn: "2025-03-01", liaison: "马卫东", information: "侯学文" },
] as const;
