import type { Db, Reader } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { chineseAmount } from "~/platform/chinese-amount";
import { longDay, todayOn } from "~/platform/dates";
import { yuanFigure } from "~/platform/money";
import type { ListPaper } from "~/platform/pdf/list-paper";
import type { PaperFacts } from "~/platform/pdf/paper-facts";
import { readSettings } from "~/platform/settings.server";
import { comparedMoney } from "./compared-money.server";
import { costsOf } from "./costs.server";
import { daysOnPaper } from "./paper-days";
import { a, EMPTY, factsOfPaper, type PrintedBy, t } from "./paper-head.server";
import type { PaperKind } from "./paper-kinds";
import type { Badges } from "./pdf/draw-badges";
import type { Letter } from "./pdf/draw-letter";
import type { Report } from "./pdf/draw-report";
import { reportOf } from "./report-paper.server";
import { expectedOf } from "./roll-papers.server";
import { tripNumber } from "./trip-name";
import { type FoundTrip, quotasOf, stopsOf } from "./trip-queries.server";

export function itineraryPaper(db: Reader, found: FoundTrip, by: PrintedBy): ListPaper {
  const { trip } = found;
  const oneDay = trip.fromOn === trip.toOn;
  const rows = stopsOf(db, trip.id).map((s) => [
    oneDay ? s.at : `${Number(s.on.slice(5, 7))}月${Number(s.on.slice(8))}日 ${s.at}`,
    t(`stopKind.${s.kind as "visit"}`),
    s.place,
    s.host ?? EMPTY,
    [s.contactName, s.contactPhone].filter(Boolean).join(" ") || EMPTY,
    s.detail ?? EMPTY,
  ]);
  return {
    ...factsOfPaper("itinerary", found, by, rows),
    title: "参观学习行程单",
    landscape: false,
    line: [trip.title, daysOnPaper(trip), `${trip.seatsTaken || trip.capacity} 人`],
    columns: [
      { head: "时间", w: oneDay ? 16 : 28 },
      { head: "类别", w: 14 },
      { head: "地点", w: 36, align: "left", wraps: true },
      { head: "接待单位", w: 30, align: "left", wraps: true },
      { head: "联系人和电话", w: 30, align: "left", wraps: true },
      { head: "做什么", w: 44, align: "left", wraps: true },
    ],
    rows,
    rowHeight: 11,
    notes: [
      `车辆：${trip.busSeats} 座${trip.busPlate ? `，车号 ${trip.busPlate}` : ""}。带队：${trip.leaderName}${trip.leaderPhone ? `，${trip.leaderPhone}` : ""}。`,
      "请提前 10 分钟到上车点，带身份证；晕车、生病的先告诉带队。",
    ],
    signatures: [],
  };
}

export function costPaper(db: Reader, found: FoundTrip, by: PrintedBy): ListPaper {
  const { trip } = found;
  const m = comparedMoney(db, trip.id, a);
  const costs = costsOf(db, trip.id);
  const total = costs.reduce((sum, c) => sum + c.fen, 0);
  const rows = costs.map((c, i) => [
    String(i + 1),
    t(`item.${c.item as "meals"}`),
    c.what,
    c.spentOn,
    c.receiptNumber ?? EMPTY,
    a(`payment.${c.payment as "card"}`),
    yuanFigure(c.fen),
  ]);
  const items = m.items.map((i) => `${t(`item.${i.item}`)} ${i.budget} / ${i.actual}`);
  return {
    ...factsOfPaper("costs", found, by, rows),
    title: "参观学习费用明细表",
    landscape: false,
    line: [trip.title, daysOnPaper(trip), "单位：元"],
    columns: [
      { head: "序号", w: 10 },
      { head: "项目", w: 22 },
      { head: "内容", w: 46, align: "left", wraps: true },
      { head: "日期", w: 23 },
      { head: "票据号码", w: 36, size: 9 },
      { head: "付款方式", w: 18 },
      { head: "金额", w: 24, align: "right" },
    ],
    rows,
    total: ["", "合计", "", "", "", `${costs.length} 笔`, yuanFigure(total)],
    rowHeight: 9,
    notes: [
      `合计（大写）：${chineseAmount(total)}。`,
      `预算 ${m.budget}，实际 ${m.actual}，差 ${m.difference}。${m.foot}。`,
      ...chunk(items, 3).map((part, i) => `${i === 0 ? "各项预算 / 实际：" : "　　"}${part.join("；")}`),
      `经费渠道：${trip.fundingSource ?? EMPTY}。批准文号：${trip.approvalNumber ?? EMPTY}。`,
    ],
    signatures: ["经办：", "审核：", "负责人："],
  };
}

const chunk = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

/** 08:30 参观：丁楼村淘宝街；on a trip of several days with its day. A place that names its kind says it once. */
const stopLine = (s: ReturnType<typeof stopsOf>[number], days: boolean, last: boolean): string => {
  const kind = t(`stopKind.${s.kind as "visit"}`);
  const day = days ? `${longDay(s.on, "zh").replace(/^\d+年/, "")} ` : "";
  return `${day}${s.at} ${s.place.startsWith(kind) ? "" : `${kind}：`}${s.place}${last ? "。" : "；"}`;
};

export function noticeLetter(db: Reader, found: FoundTrip, by: PrintedBy): Letter {
  const { trip } = found;
  const quotas = quotasOf(db, trip.id);
  const stops = stopsOf(db, trip.id);
  const leave = stops.find((s) => s.kind === "departure");
  const given = quotas.reduce((sum, q) => sum + q.quota, 0);
  const facts = {
    issuer: readSettings(db).issuerName,
    approval: trip.approvalNumber ?? "",
    title: `关于组织参加“${trip.title}”的通知`,
    to: "各有关镇人社所、村：",
    paragraphs: [
      `${trip.purpose.replace(/。$/, "")}。依据${trip.basis}，定于${daysOnPaper(trip)}组织参观学习，现将有关事项通知如下。`,
      "一、时间和集合地点",
      `${daysOnPaper(trip)}${leave ? `，${leave.at} 在${leave.place}上车` : ""}，按行程单当日${trip.fromOn === trip.toOn ? "往返" : "出发"}。`,
      "二、行程安排",
      ...stops.map((s, i) => stopLine(s, trip.fromOn !== trip.toOn, i === stops.length - 1)),
      "三、名额分配",
      `${quotas.map((q) => `${q.townName}${q.name} ${q.quota} 人`).join("，")}，共 ${given} 人${given < trip.capacity ? `（计划 ${trip.capacity} 人）` : ""}。名额以外报名的按先后候补。`,
      "四、有关要求",
      "请各村按名额从村干部和有创业意愿的村民中报人，写明职务和紧急联系人。参加的同志带身份证，服从带队安排，每程本人签到；回村以后写一篇心得，讲一次所学，选定一条路子。",
      `带队：${trip.leaderName}${trip.leaderPhone ? `，电话 ${trip.leaderPhone}` : ""}。`,
    ],
    day: longDay(trip.approvedOn ?? todayOn(by.now), "zh"),
  };
  return { ...factsOfPaper("notice", found, by, facts), ...facts };
}

export function badgePaper(db: Reader, found: FoundTrip, by: PrintedBy): Badges {
  const { trip } = found;
  const people = expectedOf(db, found).map((r) => ({
    name: r.person.name,
    village: `${r.townName} ${r.villageName}`,
    post: r.place.post ?? "",
    code: r.place.code,
    address: `${by.origin}/trips/${trip.id}/sign-in?code=${r.place.code}`,
  }));
  return { ...factsOfPaper("badges", found, by, people), trip: trip.title, day: daysOnPaper(trip), people };
}

export const reportPaper = (db: Reader, found: FoundTrip, by: PrintedBy): Report => {
  const report = reportOf(db, found);
  const { photos, ...words } = report;
  return { ...factsOfPaper("report", found, by, [words, photos.map((x) => x.caption)]), ...report };
};

/** Writes the printing into the log. */
export function notePrinting(
  db: Db,
  actor: Actor<"trip.export">,
  found: FoundTrip,
  kind: PaperKind,
  facts: PaperFacts,
): void {
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "trip.printed",
      subject: { kind: "trip", id: found.trip.id, label: `${tripNumber(found.trip)} ${found.trip.title}` },
      after: { paper: t(`paper.${kind}`), number: facts.number, code: facts.code },
    }),
  );
}
