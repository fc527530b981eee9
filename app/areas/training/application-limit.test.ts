import { describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makeVillage } from "../../../tests/support/training-fixture";
import { applyBy } from "./application-limit";
import * as classRoute from "./routes/class";

describe("when approval is to be asked for", () => {
  it("three working days before the opening, weekends and holidays not counted", () => {
    expect(applyBy("2026-11-26")).toBe("2026-11-23");
    expect(applyBy("2026-11-23")).toBe("2026-11-18");
    // 国庆 1–7 October; the Saturday after it is a working day (班).
    expect(applyBy("2026-10-09")).toBe("2026-09-29");
  });

  it("is said on the page of a class, as a warning when it is too late, and no more once approved", async () => {
    const db = testDb();
    const village = makeVillage(db);
    const told = async (until: "planned" | "applied" | "approved", startsOn: string) => {
      const { id, trainer } = makeClass(db, village, { until, startsOn });
      const d = await classRoute.loader(call(`/training/${id}`, trainer.cookie, { classId: String(id) }));
      return d.application?.late ?? null;
    };
    expect(await told("planned", addDays(todayOn(), 40))).toBe(false);
    expect(await told("planned", addDays(todayOn(), 1))).toBe(true);
    expect(await told("applied", addDays(todayOn(), 40))).toBeNull();
    expect(await told("applied", addDays(todayOn(), 1))).toBe(true);
    expect(await told("approved", addDays(todayOn(), 1))).toBeNull();
  });
});
