import type { Db } from "db/client.server";
import { itemRepair } from "db/schema";
import { inArray } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { chineseAmount } from "~/platform/chinese-amount";
import { longDay, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import type { ListPaper } from "~/platform/pdf/list-paper";
import { readSettings } from "~/platform/settings.server";
import { donationNumber } from "./donation-name";
import type { FoundDonation } from "./donation-queries.server";
import { holderLabel } from "./holders.server";
import type { FoundItem } from "./item-queries.server";
import { isGone } from "./item-state";
import { allItems } from "./list-items.server";
import { missingItems } from "./missing-items.server";
import { EMPTY, factsOfPaper, noteLines, type PrintedBy, p } from "./paper-head.server";
import { lastFoundOn } from "./stocktake-queries.server";
import { itemText } from "./text/item";

const i = translator(itemText, "zh");

const repairsOf = (db: Db, ids: readonly number[]) =>
  ids.length === 0
    ? []
    : db
        .select({ fen: itemRepair.costFen })
        .from(itemRepair)
        .where(inArray(itemRepair.itemId, [...ids]))
        .all();

/** How many of each word, in the order in which the words come: together they are all. */
const countedBy = (words: readonly string[]): (readonly [string, number])[] =>
  [...new Set(words)].map((word) => [word, words.filter((w) => w === word).length] as const);

/**
 * What the donor may ask and is answered (捐赠法 21): what was given, where each thing is, how it is used. Pieces without a
 * number of their own stand together where they are alike.
 */
export function donorReport(db: Db, scope: VillageScope, found: FoundDonation, by: PrintedBy): ListPaper {
  const { donation: d } = found;
  const items = allItems(db, scope, { donationId: d.id });
  const ids = items.map((r) => r.item.id);
  const seen = lastFoundOn(db, ids);
  const missing = missingItems(db, ids);
  const standsAs = ({ item }: FoundItem) =>
    missing.has(item.id) ? "没找到" : i(`state.${item.state as "in-use"}`);
  // What has gone is told by where it was last, or that the donor has it again.
  const whereNow = ({ item, holder }: FoundItem) => {
    const place =
      holder.kind === "village" ? `${holder.townName}${holder.villageName}` : holderLabel(holder, "zh");
    if (item.state === "returned") return `捐赠方（原在${place}）`;
    return isGone(item.state) ? `原在${place}` : place;
  };
  const countedOn = ({ item }: FoundItem) => missing.get(item.id)?.lastOn ?? seen.get(item.id) ?? EMPTY;
  const groups = new Map<string, FoundItem[]>();
  for (const r of items) {
    const { item, line } = r;
    // Only what the row says: by what nobody reads there, two rows would look the same.
    const alike = [
      line.name,
      line.model,
      line.unitFen,
      whereNow(r),
      standsAs(r),
      item.condition,
      countedOn(r),
    ];
    const key = line.serials ? `i${item.id}` : alike.join("\n");
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  // Two kinds of one name are told by their model.
  const models = new Map<string, Set<string | null>>();
  for (const { line } of items) models.set(line.name, (models.get(line.name) ?? new Set()).add(line.model));
  const nameOf = ({ item, line }: FoundItem) =>
    line.model && item.serial === null && (models.get(line.name)?.size ?? 0) > 1
      ? `${line.name}（${line.model}）`
      : line.name;
  const rows = [...groups.values()].map((group, n) => {
    const first = group[0] as FoundItem;
    const { item, line } = first;
    return [
      String(n + 1),
      nameOf(first),
      item.serial ?? EMPTY,
      `${group.length} ${line.unit}`,
      yuanFigure(group.length * line.unitFen),
      whereNow(first),
      standsAs(first),
      p(`grade.${item.condition as "new"}`),
      countedOn(first),
    ];
  });
  const total = items.reduce((sum, r) => sum + r.line.unitFen, 0);
  const standing = countedBy(items.map((r) => standsAs(r)));
  const repairs = repairsOf(db, ids);
  const cost = repairs.reduce((sum, r) => sum + (r.fen ?? 0), 0);
  // Whoever looks after some of the villages answers for those: the paper says so, and has a number of its own.
  const whole = allItems(db, "all", { donationId: d.id });
  const partial = whole.length > items.length;
  const wholeFen = whole.reduce((sum, r) => sum + r.line.unitFen, 0);
  const issuer = readSettings(db).issuerName;
  const number = `HG-${donationNumber(d)}${partial ? "-BF" : ""}`;
  return {
    ...factsOfPaper("report", number, by, rows),
    title: partial ? "捐赠物资使用情况回告（部分）" : "捐赠物资使用情况回告",
    landscape: false,
    line: [`捐赠方：${d.donorName}`, `批次：${donationNumber(d)}`, `截至 ${longDay(todayOn(by.now), "zh")}`],
    columns: [
      { head: "序号", w: 9 },
      { head: "名称", w: 24, align: "left", size: 9.5, wraps: true },
      { head: "序列号", w: 28, size: 8.5, least: 6.5 },
      { head: "数量", w: 13 },
      { head: "价值（元）", w: 20, align: "right", size: 9 },
      { head: "在哪里", w: 36, align: "left", size: 9, wraps: true },
      { head: "使用", w: 14 },
      { head: "成色", w: 11 },
      { head: "上次盘点", w: 20, size: 9 },
    ],
    rows,
    total: ["", "合计", "", String(items.length), yuanFigure(total), "", "", "", ""],
    rowHeight: 7.4,
    notes: noteLines(
      ...(partial
        ? [
            `本表只列打印人负责的村：全批 ${whole.length} 件，${yuanFigure(wholeFen)} 元，本表 ${items.length} 件。完整的回告由${issuer}打印。`,
          ]
        : []),
      `${partial ? "本表" : "捐赠"}合计 ${items.length} 件，价值（大写）${chineseAmount(total)}。用途限定：${d.usedFor}。`,
      `其中${standing.map(([word, n]) => `${word} ${n} 件`).join("，")}；共维修 ${repairs.length} 次，费用 ${yuanFigure(cost)} 元。`,
      "公益事业捐赠法第二十一条：捐赠人有权查询捐赠财产的使用、管理情况，受赠人应当如实答复。",
      `答复单位：${issuer}（盖章）`,
    ),
    signatures: ["经办：", "负责人："],
  };
}
