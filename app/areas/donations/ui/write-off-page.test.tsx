import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LanguageContext } from "~/platform/i18n/use-text";
import { WriteOffPage } from "./write-off-page";

it("Enter in the opinion writes nothing off: the first button of the form cannot be pressed", () => {
  const asked = {
    kind: "lost" as const,
    on: "2026-11-20",
    reason: "找不到",
    by: "陈立新",
    own: false,
    seen: null,
  };
  const page = { id: 52, short: "电脑", title: "核销", lost: false, seenLost: null, closed: null };
  const html = renderToStaticMarkup(
    <LanguageContext.Provider value="zh">
      <WriteOffPage page={{ ...page, asked, may: { ask: true, decide: true }, today: "2026-11-30" }} />
    </LanguageContext.Provider>,
  );
  const submits = html.match(/<button [^>]*type="submit"[^>]*>/g) ?? [];
  expect(submits[0]).toMatch(/disabled=""/);
  expect(submits[1]).toContain('value="approve"');
});
