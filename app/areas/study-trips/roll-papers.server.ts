import type { Reader } from "db/client.server";
import { ageOn, instantText, longDay } from "~/platform/dates";
import { listPages } from "~/platform/pdf/list-pages";
import type { ListPaper } from "~/platform/pdf/list-paper";
import { daysOnPaper } from "./paper-days";
import { EMPTY, factsOfPaper, type PrintedBy, p, t } from "./paper-head.server";
import { type FoundTrip, placesOf, signsOf, stopsOf } from "./trip-queries.server";

const rollOf = (db: Reader, { trip }: FoundTrip) => placesOf(db, trip.id, "all").roll;
/** Who is expected on the bus: those who have a stand-in are not. */
export const expectedOf = (db: Reader, found: FoundTrip) => {
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
    landscape: false,
    line: [found.trip.title, daysOnPaper(found.trip), `带队 ${found.trip.leaderName}`, `${roll.length} 人`],
    // A bus on one sheet: 28 people at 9 points.
    columns: [
      { head: "序号", w: 9, size: 9 },
      { head: "姓名", w: 18, name: true, size: 10, least: 9 },
      { head: "性别", w: 8, size: 9 },
      { head: "年龄", w: 8, size: 9 },
      { head: "村", w: 29, align: "left", wraps: true, size: 9 },
      { head: "职务", w: 22, align: "left", wraps: true, size: 9 },
      { head: "手机", w: 22, size: 9 },
      { head: "紧急联系人和电话", w: 33, align: "left", wraps: true, size: 9 },
      { head: "备注", w: 25, align: "left", wraps: true, size: 9 },
    ],
    rows,
    rowHeight: 7.5,
    notes: [],
    signatures: ["制表：", "审核："],
  };
}

/**
 * The height of a row to sign in, mm: 11.8, or a little lower where that saves a sheet with few names; never under 10,
 * where people write.
 * @param head height of the head of the table, mm
 */
export function signingHeight(rows: number, head: number): number {
  const sheetsAt = (row: number) =>
    listPages(rows, { first: 241 - head, next: 247.6 - head, under: 21.4, row }).length;
  const fewest = sheetsAt(10);
  const tenths = Array.from({ length: 19 }, (_, i) => (118 - i) / 10);
  return tenths.find((row) => sheetsAt(row) === fewest) ?? 10;
}

/** A column for each leg with room to sign; 60 names go on to further sheets with the head repeated. */
export function signInPaper(db: Reader, found: FoundTrip, by: PrintedBy): ListPaper {
  const people = expectedOf(db, found);
  const legs = stopsOf(db, found.trip.id).filter((s) => s.signs);
  const w = legs.length <= 3 ? 30 : legs.length === 4 ? 24 : 19;
  const heads = legs.map(
    (l) =>
      `${l.kind === "departure" || l.kind === "return" ? t(`stopKind.${l.kind}`) : placeLines(l.place, Math.floor((w - 1) / 3.2))}\n${l.at}`,
  );
  const head = Math.max(10, ...heads.map((h) => h.split("\n").length * 3.8 + 2.2));
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
      ...heads.map((head) => ({ head, w })),
    ],
    rows,
    rowHeight: signingHeight(rows.length, head),
    notes: ["每程本人签名，不得代签；自行返回的写“自行返回”并由带队签字。"],
    signatures: ["带队签字：", "实到人数："],
  };
}

/** A place as the head of a column: without what stands in brackets, on lines of equal length; whole, never cut. */
function placeLines(place: string, most: number): string {
  const chars = [...place.replace(/[（(][^）)]*[）)]/g, "")];
  const lines = Math.max(1, Math.ceil(chars.length / most));
  const each = Math.ceil(chars.length / lines);
  return Array.from({ length: lines }, (_, i) => chars.slice(i * each, (i + 1) * each).join("")).join("\n");
}

/** Who is on the insurance list. */
export const insuredPeople = (db: Reader, found: FoundTrip): number[] =>
  rollOf(db, found)
    .filter((r) => r.place.insuredAt !== null)
    .map((r) => r.person.id);

/** Who rode without insurance or was added after boarding, and who is on the list and did not ride; a note each. */
function ridersApart(db: Reader, found: FoundTrip): string[] {
  const { trip } = found;
  if (!["running", "finished", "closed"].includes(trip.state)) return [];
  const first = new Map<number, number>();
  for (const s of signsOf(db, trip.id))
    if (s.mark === "present") first.set(s.placeId, Math.min(s.signedAt, first.get(s.placeId) ?? s.signedAt));
  const people = rollOf(db, found).map((r) => ({
    name: r.person.name,
    rodeAt: first.get(r.place.id),
    insuredAt: r.place.insuredAt,
  }));
  const without = people.filter((x) => x.rodeAt !== undefined && x.insuredAt === null);
  const late = people.filter((x) => x.rodeAt !== undefined && x.insuredAt !== null && x.insuredAt > x.rodeAt);
  const stayed =
    trip.state === "running" ? [] : people.filter((x) => x.rodeAt === undefined && x.insuredAt !== null);
  const names = (list: readonly { name: string }[]) => list.map((x) => x.name).join("、");
  return [
    ...named("没有保险就上了车：", names(without)),
    ...named(
      "上车以后补进名单：",
      late.map((x) => `${x.name}（${instantText(x.insuredAt ?? 0, "zh")}）`).join("、"),
    ),
    ...named("在名单上，没有来：", names(stayed)),
  ];
}

/** A note under the table; none without names. */
const named = (label: string, names: string): string[] => (names === "" ? [] : [`${label}${names}。`]);

/**
 * The list for the leader of the bus, with masked numbers and no day of birth beside them; for the insurer the whole
 * numbers, once somebody has said why (`openInsurance` keeps the reason).
 * @param numbers whole ID numbers by person; null masks them
 */
export function insurancePaper(
  db: Reader,
  found: FoundTrip,
  by: PrintedBy,
  numbers: ReadonlyMap<number, string> | null = null,
): ListPaper {
  const { trip } = found;
  const people = rollOf(db, found).filter((r) => r.place.insuredAt !== null);
  const rows = people.map((r, i) => [
    String(i + 1),
    r.person.name,
    p(`sex.${r.person.sex as "male"}`),
    numbers ? r.person.birthOn : `${ageOn(r.person.birthOn, trip.fromOn)} 岁`,
    numbers?.get(r.person.id) ?? r.person.idNumberMasked ?? EMPTY,
    r.villageName,
    r.place.emergencyName ?? EMPTY,
    r.place.emergencyPhone ?? EMPTY,
  ]);
  const apart = ridersApart(db, found);
  const period =
    trip.insuredFromOn && trip.insuredToOn
      ? `${longDay(trip.insuredFromOn, "zh")}至${longDay(trip.insuredToOn, "zh")}`
      : EMPTY;
  return {
    ...factsOfPaper("insurance", found, by, [rows, trip.policyNumber, apart]),
    title: "参观学习保险和紧急联系名单",
    landscape: false,
    line: [`承保：${trip.insurer ?? EMPTY}`, `保单：${trip.policyNumber ?? EMPTY}`, `${rows.length} 人`],
    columns: [
      { head: "序号", w: 10 },
      { head: "姓名", w: 24, name: true, size: 10.5, least: 9 },
      { head: "性别", w: 11 },
      { head: numbers ? "出生日期" : "年龄", w: 23 },
      { head: "公民身份号码", w: 38 },
      { head: "村", w: 20 },
      { head: "紧急\n联系人", w: 18 },
      { head: "紧急电话", w: 28 },
    ],
    rows,
    rowHeight: rows.length > 28 ? 7.2 : 7.5,
    notes: [
      ...apart,
      `保险期间：${period}。行程：${trip.title}，${daysOnPaper(trip)}。`,
      `带队：${trip.leaderName}${trip.leaderPhone ? `，${trip.leaderPhone}` : ""}。急救 120，报警 110。`,
    ],
    signatures: ["带队签字："],
  };
}
