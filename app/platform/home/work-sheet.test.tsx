import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { WorkSheet } from "./work-sheet";

it("a list of work can be pointed at by its key", () => {
  const section = {
    key: "certificates.issue",
    title: "等我签发",
    count: 0,
    waits: true,
    headings: { who: "班", action: "做什么" },
    rows: [],
  };
  expect(renderToStaticMarkup(<WorkSheet section={section} />)).toContain('id="certificates.issue"');
});
