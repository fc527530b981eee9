/** Elders and children of the demo's families: given names, used once each; the surname is the family's. */
export const elderMen = [
  ..."宪臣 守田 传义 广德 庆余 学文 兆祥 连河 培基 效忠 存厚 绪昌 万福 树椿 保玉 成祥 洪林 延寿".split(" "),
];
/** Whole names: a wife keeps her own surname. */
export const elderWomen = [
  ..."王秀兰 李桂荣 刘凤英 陈玉梅 孟庆兰 张素云 郭桂香 宋秀芝 马淑珍 徐兰芝 高玉花 赵美荣 朱秀清 孙玉芝 冯桂兰 董爱莲 吕凤莲 邵玉娥".split(
    " ",
  ),
];
export const children = [
  ..."子涵 梓轩 雨桐 浩然 思远 欣怡 博文 佳宁 俊熙 语嫣 宇航 可馨 铭泽 诗涵 嘉懿 若曦 奕辰 梦瑶 天佑 依诺 子墨 书瑶 景行 芷若 睿哲 安琪 承泽 静姝 昊天 晓彤 文轩 婉清 志远 心怡 宸宇 雅楠 君昊 紫萱 瑞霖 念慈 泽宇 佳琪 启航 梦洁".split(
    " ",
  ),
];

/** Streets of a village in Heze: the address of a house. */
export const streets = ["前街", "后街", "东街", "西街", "中心街"] as const;
