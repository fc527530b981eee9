import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LanguageContext } from "~/platform/i18n/use-text";
import { IssueForm } from "./issue-form";

const person = (enrolmentId: number, name: string) => ({
  enrolmentId,
  personId: enrolmentId,
  name,
  idNumber: null,
  hours: 60,
  photo: true,
});
const rare = (enrolmentId: number, name: string, char: string) => ({
  enrolmentId,
  name,
  characters: [{ char, codePoint: char.codePointAt(0) as number }],
});
const page = (ready: ReturnType<typeof person>[], uncovered: ReturnType<typeof rare>[]) =>
  renderToStaticMarkup(
    <LanguageContext.Provider value="zh">
      <IssueForm classId={1} requestKey="k" canIssue ready={ready} uncovered={uncovered} />
    </LanguageContext.Provider>,
  );

describe("who gets a certificate", () => {
  it("a character without a glyph is its code, inside the name and its link; the rest is counted apart", () => {
    const html = page([person(1, "张𠮷小"), person(2, "李四")], [rare(1, "张𠮷小", "𠮷")]);
    expect(html).toMatch(/<a href="\/people\/1">张<span class="cp">20BB7<\/span>小<\/a><\/td>/);
    expect(html).toContain("能印 1 人，1 人的姓名有字印不出");
    expect(html).toContain("签发并打印 1 张");
  });

  it("when nobody can be printed, the button says so", () => {
    const html = page([person(1, "张𠮷")], [rare(1, "张𠮷", "𠮷")]);
    expect(html).toContain("没有能签发的人");
    expect(html).not.toContain("0 张");
  });
});
