import { describe, expect, it } from "vitest";
import { readMonth, readShop } from "./shop-form";
import { lastMonths, parseMonth } from "./shop-rules";

describe("months of a shop", () => {
  it("reads a month as people write it, and none to come", () => {
    for (const typed of ["2026-11", "2026年11月", "202611", "2026/11", "２０２６-11"])
      expect(parseMonth(typed, "2026-11-02")).toBe("2026-11");
    for (const typed of ["2026-12", "2026-13", "11", "去年"])
      expect(parseMonth(typed, "2026-11-02")).toBeNull();
  });
  it("twelve months over the turn of a year", () => {
    const months = lastMonths("2026-03-31");
    expect(months).toHaveLength(12);
    expect([months[0], months.at(-1)]).toEqual(["2025-04", "2026-03"]);
  });
  it("income is part of the sales", () => {
    const read = (sales: string, income: string) =>
      readMonth({ month: "2026-10", sales, income }, "2026-11-02");
    expect(read("8,600.50", "2100")).toEqual({
      ok: true,
      value: { month: "2026-10", salesFen: 860_050, incomeFen: 210_000 },
    });
    expect(read("100", "100.01")).toEqual({ ok: false, errors: { income: "shop.incomeOver" } });
  });
});

describe("the form of a shop", () => {
  const typed = {
    platform: "taobao",
    name: "孔庄草编",
    goods: "草编篮",
    openedOn: "2025-06-01",
    closedOn: "",
    jobs: "3",
    before: "2.4万",
    tripId: "1",
  };
  it("is read with the income before in fen", () => {
    expect(readShop(typed, "2026-11-02")).toMatchObject({
      ok: true,
      shop: { incomeBeforeFen: 2_400_000, jobs: 3, tripId: 1, closedOn: null },
    });
  });
  it("says whether it came of a trip: what is left open is asked for", () => {
    const read = (tripId: string) => readShop({ ...typed, tripId }, "2026-11-02");
    expect(read("")).toEqual({ ok: false, errors: { tripId: "shop.needed" } });
    expect(read("x")).toEqual({ ok: false, errors: { tripId: "shop.wrongTrip" } });
    expect(read("none")).toMatchObject({ ok: true, shop: { tripId: null } });
  });
  it("does not close before it opens, nor open tomorrow", () => {
    expect(readShop({ ...typed, closedOn: "2025-05-01" }, "2026-11-02")).toMatchObject({
      errors: { closedOn: "shop.closesBefore" },
    });
    expect(readShop({ ...typed, openedOn: "2026-11-03" }, "2026-11-02")).toMatchObject({
      errors: { openedOn: "shop.notYet" },
    });
  });
  it("does not close on a day to come: it would be closed in some figures and open in others", () => {
    const closing = (closedOn: string) => readShop({ ...typed, closedOn }, "2026-11-02");
    expect(closing("2026-11-03")).toEqual({ ok: false, errors: { closedOn: "shop.notYet" } });
    expect(closing("2026-11-02")).toMatchObject({ ok: true, shop: { closedOn: "2026-11-02" } });
    expect(closing("下月")).toEqual({ ok: false, errors: { closedOn: "shop.wrongDay" } });
  });
});
