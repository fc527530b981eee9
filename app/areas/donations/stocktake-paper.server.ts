import type { Db } from "db/client.server";
import { scopeFor } from "~/platform/access/actor";
import { instantText, longDay } from "~/platform/dates";
import { yuanFigure } from "~/platform/money";
import type { ListPaper } from "~/platform/pdf/list-paper";
import { stocktakeNumber } from "./donation-name";
import { holderLabel, holderOnPaper } from "./holders.server";
import { lossAskedOf, pieceOf } from "./item-queries.server";
import { searchDays } from "./missing-items.server";
import { repairsDuring } from "./out-for-repair.server";
import { EMPTY, factsOfPaper, noteLines, type PrintedBy, p } from "./paper-head.server";
import { countStocktake } from "./stocktake-count";
import { countedOf, type FoundStocktake, lateScansOf, thingsOfStocktake } from "./stocktake-queries.server";

/** How the paper calls a thing that was off the books and is here. */
const goneWord: Record<string, string> = {
  lost: "报损后找到",
  scrapped: "已报废",
  returned: "已退回",
};

/** A code that is too long for its column stands whole in a note. */
const longest = 20;
const cut = (code: string): string => (code.length > longest ? `${code.slice(0, longest - 1)}…` : code);

/** 盘点报告表: every expected thing with what became of it, then what was extra, then the sums. */
export function stocktakePaper(db: Db, found: FoundStocktake, by: PrintedBy): ListPaper {
  const { stocktake: s } = found;
  const counted = countedOf(db, s.id);
  const count = countStocktake(counted.expected, counted.scans);
  const ids = [...count.expected, ...count.elsewhere];
  const things = new Map(
    thingsOfStocktake(db, s, scopeFor(by.actor.grants, "donation.view") ?? [], ids).map((r) => [
      r.item.id,
      r,
    ]),
  );
  const seen = new Set(count.found);
  const late = lateScansOf(db, s.id);
  const taken = new Map(late.flatMap((x) => (x.late === "counted" ? [[x.itemId, x] as const] : [])));
  const waiting = late.filter((x) => x.late === "waiting").length;
  const repairs = repairsDuring(db, s.id);
  const lookedFor = count.missing.filter((id) => !repairs.has(id)).length;
  const notSeen = (id: number) => (repairs.has(id) ? "维修中" : s.state === "open" ? "还没扫" : "没找到");
  const saidLost = lossAskedOf(db, [...count.found, ...count.elsewhere], "lost");
  const read = new Map(counted.scans.map((x) => [x.itemId, x.code]));
  const row = (id: number, verdict: string) => {
    const r = things.get(id);
    // Of a village outside the scope no more is told than what was read from its label.
    if (!r) return [read.get(id)?.slice(0, 20) ?? "", "别村的设备", EMPTY, EMPTY, EMPTY, EMPTY, verdict];
    return [
      r.item.assetNumber,
      [r.line.name, pieceOf(r)].filter(Boolean).join(" "),
      r.item.serial ?? EMPTY,
      holderLabel(r.holder, "zh"),
      yuanFigure(r.line.unitFen),
      p(`grade.${count.grades.get(id) ?? (r.item.condition as "new")}`),
      verdict,
    ];
  };
  /** What is spoken of in a note: the thing, not the code of its label. */
  const thingOf = (id: number | null, code: string) => {
    const r = id === null ? undefined : things.get(id);
    if (!r) return id === null ? `不认识的标签 ${code}` : "别村的设备";
    const name = [r.line.name, pieceOf(r)].filter(Boolean).join(" ");
    return [name, r.line.model, r.item.serial, `编号 ${r.item.assetNumber}`].filter(Boolean).join("，");
  };
  const body = [
    ...count.expected.map((id) => row(id, seen.has(id) ? (taken.has(id) ? "补记" : "相符") : notSeen(id))),
    ...count.elsewhere.map((id) => row(id, goneWord[things.get(id)?.item.state ?? ""] ?? "不该在这里")),
    ...count.unknown.map((code) => [cut(code), "不认识的标签", EMPTY, EMPTY, EMPTY, EMPTY, "不认识"]),
  ];
  const long = count.unknown.filter((code) => code.length > longest);
  const rows = body.map((cells, i) => [String(i + 1), ...cells]);
  const number = stocktakeNumber(s);
  const village = `${found.townName}${found.villageName}`;
  return {
    ...factsOfPaper("stocktake", number, by, rows),
    title: "捐赠物资盘点报告",
    landscape: false,
    line: [
      `盘点编号：${number}`,
      `范围：${found.holder ? holderOnPaper(found.holder) : `${village}全村`}`,
      `盘点日：${longDay(s.on, "zh")}`,
      s.kind === "yearly" ? "年度盘点" : "抽查",
    ],
    columns: [
      { head: "序号", w: 9 },
      { head: "编号", w: 27, size: 8.5, least: 6.5 },
      { head: "名称", w: 24, align: "left", size: 9.5, wraps: true },
      { head: "序列号", w: 24, size: 8.5, least: 6.5 },
      { head: "存放地点", w: 38, align: "left", size: 9, wraps: true },
      { head: "价值（元）", w: 18, align: "right", size: 9 },
      { head: "成色", w: 11 },
      { head: "结果", w: 16 },
    ],
    rows,
    rowHeight: 7.2,
    notes: noteLines(
      `账面应有 ${count.expected.length} 件，找到 ${count.found.length} 件，没找到 ${count.missing.length} 件；不该在这里 ${count.elsewhere.length} 件，不认识的标签 ${count.unknown.length} 个；重复扫 ${count.again} 次。`,
      ...[...taken.values()].map(
        (x) =>
          `结束以后补记：${thingOf(x.itemId, x.code)}。${x.lateByName ?? ""} ${instantText(x.scannedAt, "zh")}扫到，${x.decidedByName ?? ""} ${x.decidedAt === null ? "" : instantText(x.decidedAt, "zh")}补记。`,
      ),
      ...(long.length > 0 ? [`不认识的标签上写的是：${long.join("；")}。`] : []),
      ...(counted.left.length > 0 ? [`盘点期间调出或核销 ${counted.left.length} 件，不算没找到。`] : []),
      ...(waiting > 0 ? [`另有 ${waiting} 条扫描在结束以后才到，还没有定是否补记。`] : []),
      ...(lookedFor < count.missing.length
        ? [
            `没找到的里有 ${count.missing.length - lookedFor} 件正在维修，不在查找之列：${count.missing
              .flatMap((id) => {
                const shop = repairs.get(id);
                if (shop === undefined) return [];
                return `${thingOf(id, "")}${shop ? `，在${shop}` : ""}`;
              })
              .join("；")}。`,
          ]
        : []),
      ...(saidLost.length > 0
        ? [
            `找到的里有 ${saidLost.length} 件报过损失，还没有批，不能按损失核销：${saidLost.map((id) => thingOf(id, "")).join("；")}。`,
          ]
        : []),
      lookedFor === 0
        ? count.missing.length === 0
          ? "账实相符。"
          : "其余账实相符。"
        : `没找到的 ${searchDays} 天内查找；查不到的按损失报批（行政事业性国有资产管理条例第三十四条）。`,
      s.state === "open" ? "盘点还没有结束，以结束以后打印的为准。" : `盘点人：${s.closedByName ?? ""}。`,
    ),
    signatures: ["盘点人：", "保管人：", "监盘人："],
  };
}
