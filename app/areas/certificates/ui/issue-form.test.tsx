import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LanguageContext } from "~/platform/i18n/use-text";
import { IssueForm, type IssueWish, type RevokedRow } from "./issue-form";

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
const page = (
  ready: ReturnType<typeof person>[],
  uncovered: ReturnType<typeof rare>[],
  revoked: RevokedRow[] = [],
  wish?: IssueWish,
) =>
  renderToStaticMarkup(
    <LanguageContext.Provider value="zh">
      <IssueForm
        classId={1}
        requestKey="k"
        canIssue
        ready={ready}
        uncovered={uncovered}
        revoked={revoked}
        wish={wish}
      />
    </LanguageContext.Provider>,
  );

describe("who gets a certificate", () => {
  it("a character without a glyph is its code, inside the name and its link; the rest is counted apart", () => {
    const html = page([person(1, "张𠮷小"), person(2, "李四")], [rare(1, "张𠮷小", "𠮷")]);
    expect(html).toMatch(/<a href="\/people\/1">张<span class="cp">20BB7<\/span>小<\/a><\/td>/);
    expect(html).toContain("能印 1 人，1 人的姓名有字印不出");
    // Nobody is set aside for the clerk: the bar names person and character and says both ways on.
    expect(html).not.toContain('checked="" name="setAside"');
    expect(html).not.toMatch(/name="setAside"[^>]*checked/);
    expect(html).toMatch(/role="alert"><p><a href="\/people\/1">.*20BB7.*打不出 U\+20BB7。/);
    expect(html).toContain("点姓名更正姓名；或给这个人勾上「这次不签发」");
    expect(html).not.toContain("签发并打印 2 张");
  });

  it("who was set aside before a refusal stays so, and the others are counted", () => {
    const wish = { setAside: [1], again: [], form: "zip", ink: "mono" };
    const html = page([person(1, "张𠮷"), person(2, "李四")], [rare(1, "张𠮷", "𠮷")], [], wish);
    expect(html).toMatch(
      /name="setAside"[^>]*checked="" value="1"|checked="" name="setAside" value="1"|name="setAside" checked="" value="1"/,
    );
    expect(html).toContain("签发并打印 1 张");
  });

  it("a revoked certificate is said with day and reason, and not issued again unless it is ticked", () => {
    const html = page(
      [],
      [],
      [
        {
          enrolmentId: 9,
          personId: 9,
          name: "王五",
          certificateId: 7,
          number: "3004",
          on: "2026年11月29日",
          reason: "姓名不符",
        },
      ],
    );
    expect(html).toContain("2026年11月29日作废：姓名不符");
    expect(html).toMatch(/name="again" value="9"/);
    expect(html).not.toContain("可以签发");
    expect(html).toContain("签发勾上的人");
  });
});
