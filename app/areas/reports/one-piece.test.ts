import { expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { donationLine, makeDonation } from "../../../tests/support/donation-fixture";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import * as rows from "./routes/rows";
import { reportsText } from "./text";

it("one piece behind a figure is told as one in English", async () => {
  const db = testDb();
  makeDonation(db, [donationLine(makeVillage(db), { quantity: 1 })]);
  const { cookie } = signInAs(db, "leader");
  const at = `/overview/rows/equipment?period=${todayOn().slice(0, 7)}`;
  const page = await rows.loader(call(at, cookie, { figure: "equipment" }));
  const t = translator(reportsText, "en");
  const told = t("rows.sum", { sum: page.sum, unit: t("figure.equipment.unit", { count: page.size }) });
  expect(told).toBe("1 piece in all");
});
