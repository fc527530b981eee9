import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LanguageContext } from "~/platform/i18n/use-text";
import { ResponsibleSheet } from "./responsible-sheet";

const page = (figuresThen: boolean, leftBefore: string | null = null) =>
  renderToStaticMarkup(
    <LanguageContext.Provider value="zh">
      <ResponsibleSheet
        id={1}
        on="2025-12-31"
        today="2026-11-30"
        asked="2025-12-31"
        wrongDay={false}
        inProgramme={leftBefore === null}
        leftBefore={leftBefore}
        figuresThen={figuresThen}
        responsible={[]}
      />
    </LanguageContext.Provider>,
  );

it("says that what stands below is of today only where it is", () => {
  expect(page(true)).toContain("「谁负责」是 2025年12月31日 的情况");
  expect(page(true)).not.toContain("今天的");
  expect(page(false)).toContain("都是今天的");
});

it("of a day after it left, a village is said to have left, not to be awaited", () => {
  expect(page(false, "2025-11-24")).toContain("这一天已经退出帮扶，最后一天是 2025年11月24日。");
});
