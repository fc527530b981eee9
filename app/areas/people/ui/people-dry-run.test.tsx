import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LanguageContext } from "~/platform/i18n/use-text";
import { PeopleDryRun } from "./people-dry-run";

const rows = { rows: [], from: 0, to: 0, total: 0, previous: null, next: null };
const page = {
  id: 1,
  fileName: "家庭.csv",
  columns: 4,
  mark: "m",
  run: {
    show: "all" as const,
    bad: 0,
    counts: { all: 9, new: 5, known: 4, waiting: 0, already: 0, notes: 0 },
    refusedCount: 0,
    refused: rows as never,
    accepted: rows as never,
    shared: [],
  },
  ignored: [],
  readAs: [],
  outdated: null,
  counts: { matched: 1 },
  asks: { created: 2, known: 0, fills: 0, any: true, households: 2, people: 5, joins: 0 },
};
const figures = (kind: "people" | "households") => {
  const html = renderToStaticMarkup(
    <LanguageContext.Provider value="zh">
      <PeopleDryRun kind={kind} page={page} />
    </LanguageContext.Provider>,
  );
  const tiles = html.match(/<div class="kpis">.*?<\/div>/)?.[0] ?? "";
  return [...tiles.matchAll(/<span class="lab">(.*?)<\/span><span class="fig ?">(\d+)</g)].map(
    ([, label, count]) => `${label?.replace(/<.*?>/g, "")} ${count}`,
  );
};

it("counts households beside households and people apart; a file of people counts its rows", () => {
  expect(figures("households")).toEqual(["将新建的户 2", "将登记的人 5", "已有的户 1", "不能导入 0"]);
  expect(figures("people").slice(0, 2)).toEqual([expect.stringContaining("5"), expect.stringContaining("4")]);
});

it("the button counts what is written while what differs is not to be replaced: what is filled", () => {
  const button = (asks: Partial<typeof page.asks>) =>
    renderToStaticMarkup(
      <LanguageContext.Provider value="zh">
        <PeopleDryRun kind="people" page={{ ...page, asks: { ...page.asks, ...asks } }} />
      </LanguageContext.Provider>,
    ).match(/value="confirm">(.*?)<\/button>/)?.[1];
  expect(button({ created: 2, known: 8, fills: 0 })).toBe("导入 2 人");
  expect(button({ created: 2, known: 8, fills: 3 })).toBe("导入 2 人，更新 3 份档案");
  expect(button({ created: 0, known: 8, fills: 3 })).toBe("更新 3 份档案");
  expect(button({ created: 0, known: 8, fills: 0 })).toBe("导入");
});
