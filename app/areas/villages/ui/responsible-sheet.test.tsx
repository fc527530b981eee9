import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LanguageContext } from "~/platform/i18n/use-text";
import { ResponsibleSheet } from "./responsible-sheet";

const page = (figuresThen: boolean) =>
  renderToStaticMarkup(
    <LanguageContext.Provider value="zh">
      <ResponsibleSheet
        id={1}
        on="2025-12-31"
        today="2026-11-30"
        asked="2025-12-31"
        wrongDay={false}
        inProgramme
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
