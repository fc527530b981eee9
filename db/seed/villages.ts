/** The six villages of the demo programme and who is responsible for them. People are invented. */
export const demoVillages = [
  { code: "371725101206", workGroup: "1", joinedOn: "2025-02-10", liaison: "张庆亮", liaisonTitle: "副县级联络员", info: "孟凡亮", infoBefore: "冯志刚" },
  { code: "371725101224", fallbackTown: "371725101", name: "徐垓村", workGroup: "2", joinedOn: "2025-02-10", liaison: "张庆亮", liaisonTitle: "副县级联络员", info: "刘洪涛" },
  { code: "371725109", workGroup: "3", joinedOn: "2025-02-10", liaison: "王建国", liaisonTitle: "副县级联络员", info: "李国栋" },
  { code: "371725105", workGroup: "4", joinedOn: "2025-02-10", liaison: "王建国", liaisonTitle: "副县级联络员", info: "宋志强" },
  { code: "371721121227", workGroup: "5", joinedOn: "2025-03-01", liaison: "马卫东", liaisonTitle: "副县级联络员", info: "任广军" },
  { code: "371725111", workGroup: "6", joinedOn: "2025-03-01", liaison: "马卫东", liaisonTitle: "副县级联络员", info: "侯学文" },
] as const;
