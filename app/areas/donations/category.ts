/**
 * What a thing is, however it is called: the kinds of GB/T 14885 (固定资产等资产基础分类与代码) that a village is given.
 * Desktops, laptops and tablets are all computers (A0201), printers and screens are office equipment (A0202), desks and
 * bookcases furniture (A05), fitness sets sports equipment (A0246). Figures count by it.
 */
export const categories = ["computer", "office", "furniture", "fitness", "machine", "other"] as const;
export type Category = (typeof categories)[number];

/** The first that fits is it: 电脑桌 is furniture before it is a computer, 乒乓球桌 is for sport before it is a desk. */
const words: readonly [Category, RegExp][] = [
  ["fitness", /健身|体育|乒乓|篮球|足球|羽毛球|跑步机|单杠|双杠|漫步机/],
  [
    "machine",
    /缝纫|平缝|包缝|绣花|横机|针织|电子秤|烘干|包装机|封口机|封箱|打包机|切割|机床|冷柜|冰柜|冰箱|展示柜|电动车|三轮车|水泵|发电机|农机|喷雾/,
  ],
  ["furniture", /桌|椅|凳|柜|沙发|货架|书架|床$/],
  [
    "office",
    /打印|复印|扫描|传真|显示器|显示屏|投影|幕布|路由|交换机|摄像|照相|相机|音箱|音响|话筒|麦克风|电视|电话|手机|补光灯|键盘|鼠标|不间断电源|UPS/i,
  ],
  ["other", /(包|膜|套|支架|配件)$/],
  [
    "computer",
    /计算机|电脑|笔记本(?!簿)|平板|台式机|一体机|工作站|服务器|laptop|notebook|tablet|desktop|computer|\bPC\b|ipad/i,
  ],
];

/** What a thing is by its name; 笔记本 that goes by 本 is paper. */
export const guessCategory = (name: string, unit = ""): Category => {
  if (unit === "本") return "other";
  return words.find(([, word]) => word.test(name))?.[0] ?? "other";
};

export const categoryOf = (text: string): Category | undefined => categories.find((c) => c === text);
