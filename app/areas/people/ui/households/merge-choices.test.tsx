import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LanguageContext } from "~/platform/i18n/use-text";
import { MergeChoices } from "./merge-choices";

const side = (id: number, place: string) => ({
  id,
  revision: 1,
  title: "李晓孝户",
  place,
  registered: "2025年2月13日",
  count: 2,
});
const page = (place: string) =>
  renderToStaticMarkup(
    <LanguageContext.Provider value="zh">
      <MergeChoices
        pair={{
          a: side(1, "黄安镇 孔庄村"),
          b: side(2, place),
          fields: [],
          years: [],
          benefits: [],
          moves: [],
          people: [],
          sameName: null,
        }}
        chosen={{}}
      />
    </LanguageContext.Provider>,
  );

it("says which household stays and which joins, and that nobody's village changes where they differ", () => {
  expect(page("黄安镇 孔庄村")).toContain("并入的：李晓孝户");
  expect(page("黄安镇 孔庄村")).not.toContain("合并不改个人的户籍村");
  expect(page("黄安镇 冯屯村")).toContain("并入的人户籍村还是黄安镇 冯屯村");
});
