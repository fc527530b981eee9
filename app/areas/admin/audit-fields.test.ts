import { describe, expect, it } from "vitest";
import { recordEvent } from "~/platform/audit/record-event.server";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { fieldChanges } from "./audit-fields.server";
import { auditPage } from "./audit-queries.server";
import { areaOfEvent, areaOfRow, knownEvents, readAuditView } from "./audit-view";
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

  it("a refused page belongs to the area it is of, in the row and in the filter", () => {
    const db = testDb();
    const { person } = signInAs(db, "administrator");
    const pages = ["/training/8/certificates", "/certificates/3", "/trainings", "/admin/staff"];
    db.transaction((tx) => {
      for (const id of pages)
        recordEvent(tx, person, {
          event: "access.refused",
          outcome: "refused",
          subject: { kind: "page", id },
        });
    });
    const found = (event: string) =>
      auditPage(db, actorFor(person, "audit.view"), readAuditView(new URLSearchParams({ event }))).rows;
    expect(found("training.page-refused").map((r) => [r.subjectId, areaOfRow(r)])).toEqual([
      ["/training/8/certificates", "training"],
    ]);
    expect(found("certificates.page-refused").map((r) => r.subjectId)).toEqual(["/certificates/3"]);
    expect(found("access.refused").map(areaOfRow)).toEqual(["access", "access", "certificates", "training"]);
  });

  it("every event belongs to an area", () =>
    expect(knownEvents.filter((event) => areaOfEvent(event) === "other")).toEqual([]));
});
