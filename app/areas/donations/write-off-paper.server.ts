import type { Reader } from "db/client.server";
import { chineseAmount } from "~/platform/chinese-amount";
import { longDay, todayOn } from "~/platform/dates";
import { yuanFigure } from "~/platform/money";
import { donationNumber, writeOffNumber } from "./donation-name";
import { holderOnPaper } from "./holders.server";
import { custodyOf, type FoundItem, pieceOf, repairsOf, type writeOffsOf } from "./item-queries.server";
import { EMPTY, factsOfPaper, type PrintedBy, p } from "./paper-head.server";
import type { WriteOffPaper } from "./pdf/draw-write-off";

type WriteOff = ReturnType<typeof writeOffsOf>[number];

const dayOf = (at: number | null) => (at === null ? "" : longDay(todayOn(at), "zh"));

/** What was decided stands first; who wrote it into the opinion already is not made to say it twice. */
const decided = (agreed: boolean, opinion: string): string =>
  (agreed ? /^(同意|批准)/ : /^不同意/).test(opinion)
    ? opinion
    : `${agreed ? "同意核销。" : "不同意。"}${opinion}`;

/** 损失、报废审批表 of one thing. */
export function writeOffPaper(db: Reader, row: FoundItem, w: WriteOff, by: PrintedBy): WriteOffPaper {
  const { item, line, donation: d, holder } = row;
  const since = custodyOf(db, item.id)[0]?.fromOn;
  const repairs = repairsOf(db, item.id);
  const cost = repairs.reduce((sum, r) => sum + (r.costFen ?? 0), 0);
  const number = writeOffNumber(w);
  const kind = w.kind === "lost" ? "损失" : "报废";
  const facts: [string, string][] = [
    ["名　　称", [line.name, pieceOf(row)].filter(Boolean).join(" ")],
    ["品牌型号", line.model ?? EMPTY],
    ["编　　号", item.assetNumber],
    ["序 列 号", item.serial ?? EMPTY],
    ["价　　值", `${yuanFigure(line.unitFen)} 元（${chineseAmount(line.unitFen)}）`],
    ["成　　色", p(`grade.${item.condition as "new"}`)],
    ["存放单位", holderOnPaper(holder)],
    ["保 管 人", holder.keeperName ?? EMPTY],
    ["捐赠批次", `${donationNumber(d)} ${d.donorName}`],
    ["接收日期", since ? longDay(since, "zh") : EMPTY],
    ["维修情况", repairs.length === 0 ? "没有修过" : `${repairs.length} 次，${yuanFigure(cost)} 元`],
    ["发生日期", longDay(w.on, "zh")],
  ];
  const printed = [facts, w.reason, w.state, w.decision];
  return {
    ...factsOfPaper("write-off", number, by, printed),
    title: `捐赠物资${kind}审批表`,
    line: [`编号：${number}`, `填报日期：${dayOf(w.askedAt)}`, "单位：元"],
    facts,
    reason: w.reason,
    asked: w.askedByName,
    askedOn: dayOf(w.askedAt),
    decision: w.state === "asked" ? "" : decided(w.state === "approved", w.decision ?? ""),
    decided: w.decidedByName ?? "",
    decidedOn: dayOf(w.decidedAt),
    last: "本表一式两份，存放单位、审批单位各存一份。填报人和审批人不能是同一人；批准以后及时核销台账。",
  };
}
