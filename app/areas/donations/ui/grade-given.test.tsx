import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LanguageContext } from "~/platform/i18n/use-text";
import type { Grade } from "../item-state";
import { GradeGiven } from "./grade-given";

const page = (given: Grade | null) =>
  renderToStaticMarkup(
    <LanguageContext.Provider value="zh">
      <GradeGiven before="good" given={given} give={() => undefined} />
    </LanguageContext.Provider>,
  );
const chosen = (html: string) => html.match(/<option[^>]*value="([^"]*)"[^>]*selected/)?.[1];

it("no grade is chosen before somebody looked, so that the same as before can be given too", () => {
  expect(chosen(page(null))).toBe("");
  expect(page(null)).toContain("上次记的是");
  expect(page(null)).toMatch(/<option value="good">/);
});

it("a grade that was given in this stocktake stands", () => {
  expect(chosen(page("fair"))).toBe("fair");
});
