import { describe, expect, it } from "vitest";
import { checklistOf, lacking, wantedDocuments } from "./checklist";

const person = {
  kind: "person",
  marital: "married",
  residencePermit: null,
  groupCode: "online-shop",
  guaranteeKind: "natural-person",
  certificateId: null,
  businessName: "木艺店",
};
const none = { jobs: 0, guarantors: 1, wed: false };
const kept = (id: number, kind: string, expiresOn: string | null) => ({
  id,
  kind,
  expiresOn,
  contentType: null,
});

describe("papers of an application", () => {
  it("depend on who applies and how it is guaranteed", () => {
    const wanted = wantedDocuments(person, none);
    for (const kind of [
      "spouse-id",
      "shop-screenshot",
      "spouse-credit-report",
      "counter-guarantee",
      "guarantor-income",
    ])
      expect(wanted).toContain(kind);
    expect(wanted).not.toContain("staff-roster");
    const single = wantedDocuments(
      { ...person, marital: "single", groupCode: "farmer", guaranteeKind: "waived" },
      { jobs: 0, guarantors: 0, wed: false },
    );
    for (const kind of [
      "spouse-id",
      "shop-screenshot",
      "counter-guarantee",
      "guarantor-income",
      "job-contracts",
    ])
      expect(single).not.toContain(kind);
    const firm = wantedDocuments({ ...person, kind: "firm" }, { jobs: 2, guarantors: 0, wed: false });
    expect(firm).toContain("wage-proof");
    expect(firm).not.toContain("household-book");
  });

  it("what ran out lacks, what is about to is said, the one that lasts longest decides", () => {
    const list = checklistOf(
      ["id-card", "credit-report", "premises", "licence"],
      [
        kept(1, "id-card", "2026-11-29"),
        kept(2, "credit-report", "2026-11-28"),
        kept(3, "premises", "2026-12-31"),
        kept(4, "premises", "2026-11-01"),
        kept(5, "other", null),
      ],
      "2026-11-29",
    );
    const state = (kind: string) => list.find((d) => d.kind === kind)?.state;
    expect(["id-card", "credit-report", "premises", "licence", "other"].map(state)).toEqual([
      "soon",
      "expired",
      "ok",
      "missing",
      "ok",
    ]);
    expect(lacking(list)).toEqual(["licence", "credit-report"]);
  });
});
