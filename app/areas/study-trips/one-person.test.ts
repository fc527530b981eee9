import { expect, it } from "vitest";
import { translator } from "~/platform/i18n/text";
import { tripText } from "./text";
import { tripDayText } from "./text/day";

it("a trip of one person, one day, one village and one photo is told so in English", () => {
  const t = translator(tripText, "en");
  const told = [
    translator(tripDayText, "en")("sign.facts", { count: 1 }),
    t("photo.chosenOf", { count: 1, chosen: 0 }),
    translator(tripDayText, "en")("sign.facts", { count: 2 }),
  ];
  expect(told).toEqual(["1 person", "1 photo, 0 chosen", "2 people"]);
});
