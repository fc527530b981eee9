import { firstNotice } from "db/seed/privacy";
import { expect, it } from "vitest";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfText } from "../../../../tests/support/pdf-text";
import { paragraphsOf } from "../notice";
import { type ConsentPaper, drawConsent } from "./draw-consent";

const paper = (body: string): ConsentPaper => ({
  number: "GZ-20250101-000012",
  code: "7F3A 91C2",
  printedAt: 0,
  title: firstNotice.title,
  line: ["郓城县人力资源和社会保障局", "2025年1月1日起用"],
  paragraphs: paragraphsOf(body),
  person: {
    name: "王㛃",
    sex: "女",
    idNumber: "372928********0012",
    phone: "138****6625",
    village: "黄安镇孔庄村",
    group: "第 2 村民小组",
  },
  foot: { number: "文书编号", check: "核验", printed: "打印" },
});

it("the notice prints whole, with the person's facts and room to sign", () => {
  const text = pdfText(drawConsent(paper(firstNotice.body), paperFonts()))
    .join("")
    .replace(/\s/g, "");
  for (const { text: line } of paragraphsOf(firstNotice.body))
    expect(text).toContain(line.replace(/\s/g, ""));
  for (const words of ["王㛃", "372928********0012", "本人签字（按指印）", "见证工作人员"])
    expect(text).toContain(words);
});

it("a long notice goes on to further sheets; the form stays whole on the last", () => {
  const body = Array.from({ length: 60 }, (_, i) => `一、第 ${i} 条\n${"说明".repeat(40)}${i}。`).join("\n");
  const pages = pdfText(drawConsent(paper(body), paperFonts()));
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.at(-1)).toContain("本人签字");
  expect(pages.at(-1)).toMatch(/说明/);
  for (const page of pages.slice(0, -1)) expect(page).not.toContain("本人签字");
});
