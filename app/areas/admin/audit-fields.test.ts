import { describe, expect, it } from "vitest";
import { testDb } from "../../../tests/support/test-db";
import { fieldChanges } from "./audit-fields.server";
import { areaOfEvent, knownEvents } from "./audit-view";
import { subjectNames } from "./subject-names.server";

const shownAs = (language: "zh" | "en", fields: Record<string, unknown>) =>
  fieldChanges(language, null, JSON.stringify(fields), new Map()).map((c) => [c.label, c.after]);

describe("what a row of the log says", () => {
  it("codes are words, and in English people and places have their pinyin", () => {
    const fields = {
      category: "rural-entrepreneur",
      post: "group-leader",
      platform: "taobao",
      ethnicity: "汉族",
    };
    expect(shownAs("en", { ...fields, holder: "孔庆霞", townName: "黄安镇" })).toEqual([
      ["Category", "Farmer in business"],
      ["Post", "Leader of the work group"],
      ["Platform", "Taobao"],
      ["Ethnicity", "Han"],
      ["Holder", "Kong Qingxia 孔庆霞"],
      ["Town", "Huang'an Town"],
    ]);
    expect(shownAs("zh", { ...fields, holder: "孔庆霞" }).map(([, text]) => text)).toEqual([
      "农村自主创业农民",
      "工作组组长",
      "淘宝",
      "汉族",
      "孔庆霞",
    ]);
    // A committee or a firm is no person: it stays as it is written.
    expect(shownAs("en", { handedTo: "薛楼村村民委员会" })).toEqual([["Handed to", "薛楼村村民委员会"]]);
  });

  it("what was named in the writer's language is named in the reader's", () => {
    const rows = [
      { subjectKind: "person", subjectId: "1", subjectLabel: "孔庆霞" },
      { subjectKind: "briefing", subjectId: "2026-09", subjectLabel: "简报 2026年9月" },
      { subjectKind: "target", subjectId: "1-2026", subjectLabel: "黄安镇 孔庄村 2026" },
      { subjectKind: "list", subjectId: "certificates", subjectLabel: "登记簿" },
      { subjectKind: "view", subjectId: "3", subjectLabel: "低保户" },
    ];
    const db = testDb();
    const of = (language: "zh" | "en") => rows.map(subjectNames(db, rows, language));
    expect(of("en")).toEqual([
      "Kong Qingxia 孔庆霞",
      "Briefing: 9/2026",
      "Kongzhuang Village, Huang'an Town, 2026",
      "Register of certificates",
      "低保户",
    ]);
    expect(of("zh")).toEqual(["孔庆霞", "简报 2026年9月", "黄安镇 孔庄村 2026", "证书登记簿", "低保户"]);
  });

  it("every event belongs to an area", () =>
    expect(knownEvents.filter((event) => areaOfEvent(event) === "other")).toEqual([]));
});
