import { studyTrip, tripCost, tripLesson, tripPhoto, tripPlace, tripStop, tripTask } from "db/schema";
import { drawnPicture } from "db/seed/drawn-picture";
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { drawList } from "~/platform/pdf/list-paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { writeSetting } from "~/platform/settings.server";
import { pdfText } from "../../../../tests/support/pdf-text";
import { testDb } from "../../../../tests/support/test-db";
import { makePeople, makeVillage } from "../../../../tests/support/training-fixture";
import { makeTrip } from "../../../../tests/support/trip-fixture";
import { insurancePaper, rollPaper, signInPaper } from "../roll-papers.server";
import { badgePaper, costPaper, itineraryPaper, noticeLetter, reportPaper } from "../trip-papers.server";
import { findTrip } from "../trip-queries.server";
import { drawBadges } from "./draw-badges";
import { drawLetter } from "./draw-letter";
import { drawReport } from "./draw-report";

// Where a text leaves its sheet or stands over another, the watch of the tests says so (tests/support/texts-on-sheets).

const long = (count: number, words = "去曹县大集镇和天华电商物流产业园学网店运营、直播带货和农产品上行") =>
  words.repeat(Math.ceil(count / words.length)).slice(0, count);
const name = (count: number) => long(count, "阿卜杜热合曼·艾则孜·");
const squeezed = (pages: readonly string[]) => pages.join("").replace(/\s/g, "");

/** A trip of two days and sixty people with everything as long as its forms allow. */
function longestTrip(titleLength: number) {
  const db = testDb();
  const at = makeVillage(db, long(40, "西关庄村"));
  const names = Array.from({ length: 60 }, (_, i) => `孔${String.fromCodePoint(0x4e00 + i)}`);
  const people = makePeople(db, at, [name(50), ...names.slice(1)]);
  const made = makeTrip(db, [{ villageId: at, quota: 60 }], {
    people,
    until: "running",
    change: { title: long(titleLength), busSeats: 70 },
  });
  const on = todayOn();
  const whole = {
    purpose: long(300),
    basis: long(120),
    fundingSource: long(60),
    toOn: addDays(on, 1),
    leaderName: name(20),
    leaderPhone: "13853012207",
    busPlate: long(20, "鲁RA1234"),
    insurer: long(40),
    policyNumber: long(40, "PICC20251130"),
    approvalNumber: long(40, "郓人社培〔2026〕1 号"),
    summary: long(2000),
  };
  const stop = { place: long(60), host: long(60), contactName: name(20), detail: long(120) };
  db.update(studyTrip).set(whole).where(eq(studyTrip.id, made.id)).run();
  db.update(tripPlace)
    .set({ post: long(30), emergencyName: name(20), emergencyPhone: "13853012207" })
    .where(eq(tripPlace.tripId, made.id))
    .run();
  db.update(tripStop).set(stop).where(eq(tripStop.tripId, made.id)).run();
  const own = { tripId: made.id, createdBy: "x", createdAt: 1 };
  const cost = { item: "transport", what: long(60), fen: 1_000_000_000, spentOn: on, payment: "transfer" };
  db.insert(tripCost)
    .values(Array.from({ length: 20 }, () => ({ ...own, ...cost, receiptNumber: long(40, "0123456789") })))
    .run();
  const place = made.roll()[0]!.id;
  db.insert(tripTask)
    .values({
      ...own,
      villageId: at,
      placeId: place,
      ownerId: "x",
      trade: long(30),
      what: long(200),
      dueOn: on,
    })
    .run();
  db.insert(tripLesson)
    .values({ placeId: place, learned: long(1000), writtenBy: "x", writtenAt: 1 })
    .run();
  const bytes = Buffer.from(drawnPicture("street", 1));
  db.insert(tripPhoto)
    .values({ ...own, bytes, paperSize: bytes.length, takenOn: on, place: long(60), chosen: true })
    .run();
  db.transaction((tx) => writeSetting(tx, "issuerName", long(60, "郓城县人力资源和社会保障局"), 1));
  const actor = { ...made.trainer.person, name: name(40) };
  return { db, found: findTrip(db, "all", made.id)!, by: { actor, origin: "http://x", now: Date.now() } };
}

describe.each([33, 60])("the papers of a trip whose title has %i characters", (titleLength) => {
  const { db, found, by } = longestTrip(titleLength);
  const fonts = paperFonts();

  it.each([rollPaper, signInPaper, insurancePaper, costPaper, itineraryPaper])("%o", (make) => {
    const pages = pdfText(drawList(make(db, found, by), fonts));
    for (const page of pages) expect(squeezed([page])).toContain(`共${pages.length}页`);
    expect(squeezed(pages)).toContain(squeezed([found.trip.title]).slice(0, 30));
  });

  it("the notice says its title whole above its text", () => {
    const pages = pdfText(drawLetter(noticeLetter(db, found, by), fonts));
    expect(squeezed(pages)).toContain(`关于组织参加“${found.trip.title}”的通知各有关镇人社所、村：`);
  });

  it("the report and the badges hold their words", () => {
    expect(squeezed(pdfText(drawReport(reportPaper(db, found, by), fonts)))).toContain("参观学习总结报告");
    expect(pdfText(drawBadges(badgePaper(db, found, by), fonts))).toHaveLength(6);
  });
});
