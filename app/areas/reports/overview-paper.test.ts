import { village } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { findVillage } from "~/areas/villages/index.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfText } from "../../../tests/support/pdf-text";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { askFacts } from "./ask.server";
import { readMapView } from "./map/map-view";
import { overviewPaper } from "./overview-paper.server";
import { drawOverview } from "./pdf/draw-overview";
import { drawProfile } from "./pdf/draw-profile";
import { readPeriod } from "./period";
import { profilePaper } from "./profile-paper.server";

it("has the last month's sales, the kinds of support and the map that was looked at, as characters", () => {
  const db = testDb();
  const own = makeVillage(db);
  makeVillage(db, "薛楼村", "371725111211");
  db.update(village).set({ latMicro: 35_520_000, lngMicro: 115_750_000 }).where(eq(village.id, own)).run();
  const { person } = signInAs(db, "leader");
  const { period } = readPeriod(new URLSearchParams());
  const paper = overviewPaper(db, person, "all", period, {
    origin: "https://example.org",
    now: Date.now(),
    language: "zh",
    map: readMapView(new URLSearchParams("show=map&county=371725&size=shops")),
  });
  expect(paper.columns.map((c) => c.head).filter((h) => /月\n（元）|参观/.test(h))).toHaveLength(3);
  expect(paper.columns.length).toBe(paper.totals.length);
  const pages = pdfText(drawOverview(paper, paperFonts()));
  expect(pages).toHaveLength(3);
  expect(pages[1]).toContain("各类帮扶，逐月");
  for (const words of [
    "郓城县的村",
    "孔庄村",
    "开网店（家）",
    "还没有位置的 1 个村：黄安镇 薛楼村。",
    "巨野县",
  ])
    expect(pages[2]?.replace(/\s+/g, " ")).toContain(words);
});

it("the overview and the page of a village are printed in English for who reads English: no Chinese but names", () => {
  const db = testDb();
  const own = makeVillage(db);
  const { person } = signInAs(db, "leader");
  const by = { origin: "https://example.org", now: Date.now(), language: "en" as const };
  const { period } = readPeriod(new URLSearchParams("period=2026"));
  const overview = overviewPaper(db, person, "all", period, {
    ...by,
    map: readMapView(new URLSearchParams()),
  });
  const profile = profilePaper(db, person, findVillage(db, "all", own)!, by);
  for (const pages of [
    pdfText(drawOverview(overview, paperFonts())),
    pdfText(drawProfile(profile, paperFonts())),
  ]) {
    const text = pages.join("\n");
    expect(text).toMatch(/Kongzhuang Village/);
    expect(text).toMatch(/Page 1 of/);
    // The name of who printed it stays in its own characters.
    expect(text.replaceAll(person.name, "").match(/\p{Script=Han}+/gu) ?? []).toEqual([]);
  }
});

it("a leader without anything overdue is told so, with nothing to open", () => {
  const db = testDb();
  makeVillage(db);
  const { person } = signInAs(db, "leader");
  expect(askFacts(db, person, "all", [], "zh")).toMatchObject({
    count: 0,
    lines: [],
    late: 0,
    waiting: { count: 0 },
  });
});
