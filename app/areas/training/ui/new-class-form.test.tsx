import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LanguageContext } from "~/platform/i18n/use-text";
import { NewClassForm } from "./new-class-form";

describe("the form of a new class", () => {
  const page = (error?: Record<string, string[]>) =>
    renderToStaticMarkup(
      <LanguageContext.Provider value="zh">
        <NewClassForm
          offered={{ villages: [], byTyping: false }}
          requestKey="k"
          me="周敏"
          today="2026-11-29"
          halfDaysOf={{ syb: 18 }}
          lastResult={error && { status: "error", initialValue: { venue: "" }, error }}
          clashes={[]}
          preview={null}
        />
      </LanguageContext.Provider>,
    );

  it("lists above what is wrong, each leading to its field", () => {
    const html = page({ course: ["form.needed"], venue: ["form.needed"] });
    expect(html).toContain("有 2 处需要改");
    expect(html).toMatch(/href="#course".*href="#venue"/);
  });

  it("says no number of half-days before a course is chosen", () => {
    expect(page()).not.toMatch(/name="halfDays"[^>]*value="18"/);
    expect(page()).not.toContain("处需要改");
  });
});
