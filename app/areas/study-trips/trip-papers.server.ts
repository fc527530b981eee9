import type { Db, Reader } from "db/client.server";
import { peopleText } from "~/areas/people";
import type { Actor, SignedIn } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { chineseAmount } from "~/platform/chinese-amount";
import { ageOn, clockOf, longDay, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { paperCode } from "~/platform/pdf/check-code.server";
import { readSettings } from "~/platform/settings.server";
import { comparedMoney } from "./compared-money.server";
import { costsOf } from "./costs.server";
import { daysOnPaper } from "./paper-days";
import { type PaperKind, paperMarks } from "./paper-kinds";
import type { Badges } from "./pdf/draw-badges";
import type { Letter } from "./pdf/draw-letter";
import type { ListPaper } from "./pdf/draw-list";
import type { Report } from "./pdf/draw-report";
import type { PaperFacts } from "./pdf/paper-facts";
import { reportOf } from "./report-paper.server";
import { tripText } from "./text";
import { tripAfterText } from "./text/after";
import { tripNumber } from "./trip-name";
import { type FoundTrip, placesOf, quotasOf, stopsOf } from "./trip-queries.server";

// Papers of the office are Chinese whatever the language of the page.
const t = translator(tripText, "zh");
const a = translator(tripAfterText, "zh");
const p = translator(peopleText, "zh");
const EMPTY = "--";

export interface PrintedBy {
  actor: SignedIn;
  /** Address of this installation as people reach it. */
  origin: string;
  now: number;
}

/** Number, check code and foot of a paper; the code is over what is printed. */
export function factsOfPaper(
  kind: PaperKind,
  { trip }: FoundTrip,
  by: PrintedBy,
  printed: unknown,
): PaperFacts {
  const number = `${paperMarks[kind]}-${tripNumber(trip)}`;
  const code = paperCode(`trip-${kind}`, printed);
  return {
    number,
    code,
    printedAt: by.now,
    foot: {
      number: `文书编号 ${number}　校验码 ${code}`,
      check: `核验 ${by.origin}/trips/${trip.id}/papers`,
      printed: `打印 ${todayOn(by.now)} ${clockOf(by.now)}　经办 ${by.actor.name}`,
    },
  };
}

const rollOf = (db: Reader, { trip }: FoundTrip) => placesOf(db, trip.id, "all").roll;
/** Who is expected on the bus: those who have a stand-in are not. */
const expectedOf = (db: Reader, found: FoundTrip) => {
  const roll = rollOf(db, found);
  return roll.filter((r) => !roll.some((x) => x.place.substitutesId === r.place.id));
};

export function rollPaper(db: Reader, found: FoundTrip, by: PrintedBy): ListPaper {
  const roll = rollOf(db, found);
  const nameOf = (id: number | null) => roll.find((r) => r.place.id === id)?.person.name;
  const rows = roll.map((r, i) => [
    String(i + 1),
    r.person.name,
    p(`sex.${r.person.sex as "male"}`),
    String(ageOn(r.person.birthOn, found.trip.fromOn)),
    `${r.townName}${r.villageName}`,
    r.place.post ?? EMPTY,
    r.person.phone ?? EMPTY,
    [r.place.emergencyName, r.place.emergencyPhone].filter(Boolean).join(" ") || EMPTY,
    r.place.substitutesId
      ? `替 ${nameOf(r.place.substitutesId) ?? ""}`
      : r.place.absentReason
        ? `没来：${r.place.absentReason}`
        : EMPTY,
  ]);
  return {
    ...factsOfPaper("roll", found, by, rows),
    title: "参观学习人员名册",
    landscape: true,
    line: [found.trip.title, daysOnPaper(found.trip), `带队 ${found.trip.leaderName}`, `${roll.length} 人`],
    columns: [
      { head: "序号", w: 12 },
      { head: "姓名", w: 28, name: true, size: 10.5, least: 9 },
      { head: "性别", w: 12 },
      { head: "年龄", w: 12 },
      { head: "村", w: 42, align: "left" },
      { head: "职务", w: 34, align: "left" },
      { head: "手机", w: 30 },
      { head: "紧急联系人和电话", w: 52, align: "left" },
      { head: "备注", w: 36, align: "left" },
    ],
    rows,
    rowHeight: 7.5,
    notes: [],
    signatures: ["制表：", "审核："],
  };
}

/** A column for each leg with room to sign; 60 names go on to further sheets with the head repeated. */
export function signInPaper(db: Reader, found: FoundTrip, by: PrintedBy): ListPaper {
  const people = expectedOf(db, found);
  const legs = stopsOf(db, found.trip.id).filter((s) => s.signs);
  const w = legs.length <= 3 ? 30 : legs.length === 4 ? 24 : 19;
  const rows = people.map((r, i) => [String(i + 1), r.person.name, r.villageName, ...legs.map(() => "")]);
  return {
    ...factsOfPaper("sign-in", found, by, [rows, legs.map((l) => [l.at, l.place])]),
    title: "参观学习签到表",
    landscape: false,
    line: [found.trip.title, daysOnPaper(found.trip), `应到 ${people.length} 人`],
    columns: [
      { head: "序号", w: 10 },
      { head: "姓名", w: 24, name: true, size: 10.5, least: 9 },
      { head: "村", w: 22 },
      ...legs.map((l) => ({
        head: `${l.kind === "departure" || l.kind === "return" ? t(`stopKind.${l.kind}`) : short(l.place)}\n${l.at}`,
        w,
      })),
    ],
    rows,
    // A little lower where everybody then stands on one sheet; never under 10 mm, where people write.
    rowHeight: Math.min(11.8, rows.length > 0 && 208 / rows.length >= 10 ? 208 / rows.length : 11.8),
    notes: ["每程本人签名，不得代签；自行返回的写“自行返回”并由带队签字。"],
    signatures: ["带队签字：", "实到人数："],
  };
}

const short = (place: string): string =>
  [...place].length > 7 ? `${[...place].slice(0, 6).join("")}…` : place;

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
      { head: "地点", w: 38, align: "left", size: 10.5 },
      { head: "接待单位", w: 30, align: "left" },
      { head: "联系人和电话", w: 34, align: "left" },
      { head: "做什么", w: 38, align: "left" },
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

/** The list for the insurer and the leader of the bus. Whole numbers stay with the insurer's own form: here they are masked. */
export function insurancePaper(db: Reader, found: FoundTrip, by: PrintedBy): ListPaper {
  const { trip } = found;
  const people = rollOf(db, found).filter((r) => r.place.insuredAt !== null);
  const rows = people.map((r, i) => [
    String(i + 1),
    r.person.name,
    p(`sex.${r.person.sex as "male"}`),
    r.person.birthOn,
    r.person.idNumberMasked ?? EMPTY,
    r.villageName,
    r.place.emergencyName ?? EMPTY,
    r.place.emergencyPhone ?? EMPTY,
  ]);
  const period =
    trip.insuredFromOn && trip.insuredToOn
      ? `${longDay(trip.insuredFromOn, "zh")}至${longDay(trip.insuredToOn, "zh")}`
      : EMPTY;
  return {
    ...factsOfPaper("insurance", found, by, [rows, trip.policyNumber]),
    title: "参观学习保险和紧急联系名单",
    landscape: false,
    line: [`承保：${trip.insurer ?? EMPTY}`, `保单：${trip.policyNumber ?? EMPTY}`, `${rows.length} 人`],
    columns: [
      { head: "序号", w: 10 },
      { head: "姓名", w: 24, name: true, size: 10.5, least: 9 },
      { head: "性别", w: 11 },
      { head: "出生日期", w: 23 },
      { head: "公民身份号码", w: 38 },
      { head: "村", w: 20 },
      { head: "紧急\n联系人", w: 18 },
      { head: "紧急电话", w: 28 },
    ],
    rows,
    rowHeight: rows.length > 28 ? 7.2 : 7.5,
    notes: [
      `保险期间：${period}。行程：${trip.title}，${daysOnPaper(trip)}。`,
      `带队：${trip.leaderName}${trip.leaderPhone ? `，${trip.leaderPhone}` : ""}。急救 120，报警 110。`,
    ],
    signatures: ["带队签字："],
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
      { head: "内容", w: 46, align: "left" },
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

export function noticeLetter(db: Reader, found: FoundTrip, by: PrintedBy): Letter {
  const { trip } = found;
  const quotas = quotasOf(db, trip.id);
  const stops = stopsOf(db, trip.id);
  const visits = stops.filter((s) => s.kind === "visit").map((s) => s.place);
  const leave = stops.find((s) => s.kind === "departure");
  const facts = {
    issuer: readSettings(db).issuerName,
    approval: trip.approvalNumber ?? "",
    title: `关于组织参加“${trip.title}”的通知`,
    to: "各有关镇人社所、村：",
    paragraphs: [
      `${trip.purpose.replace(/。$/, "")}。依据${trip.basis}，定于${daysOnPaper(trip)}组织参观学习，现将有关事项通知如下。`,
      "一、时间和集合地点",
      `${daysOnPaper(trip)}${leave ? `，${leave.at} 在${leave.place}上车` : ""}，按行程单当日${trip.fromOn === trip.toOn ? "往返" : "出发"}。`,
      "二、参观地点",
      `${visits.join("、")}。`,
      "三、名额分配",
      `${quotas.map((q) => `${q.townName}${q.name} ${q.quota} 人`).join("，")}，共 ${quotas.reduce((s, q) => s + q.quota, 0)} 人。名额以外报名的按先后候补。`,
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
  db.transaction(
    (tx) =>
      recordEvent(tx, actor, {
        event: "trip.printed",
        subject: { kind: "trip", id: found.trip.id, label: `${tripNumber(found.trip)} ${found.trip.title}` },
        after: { paper: t(`paper.${kind}`), number: facts.number, code: facts.code },
      }),
    { behavior: "immediate" },
  );
}
