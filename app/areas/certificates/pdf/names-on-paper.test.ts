import { describe, expect, it } from "vitest";
import { inkIn, pdfPages, pdfPicture, pdfText, qrIn } from "../../../../tests/support/printed";
import { drawEach, drawTogether, firstLayout, specimenJob } from "../draw-papers.server";

const job = (facts: Parameters<typeof specimenJob>[2], ink: "mono" | "colour" = "mono") => ({
  ...specimenJob(firstLayout(), ink, facts),
  specimen: false,
});
const draw = (jobs: Parameters<typeof drawTogether>[0]) => {
  const drawn = drawTogether(jobs);
  if (!drawn.ok) throw new Error(drawn.missing);
  return drawn.bytes;
};
/** Where the first glyph of a 16 pt name stands: x 111.5, 8 mm high, above its rule. */
const em = 5.64;
const nameField = { x: 108, y: 90, w: 84, h: 12 };
const glyph = (index: number, size = em) => ({ x: 111.5 + index * size, y: 92.3, w: size, h: 6.6 });

describe("a name on the paper (FEATURES 43)", () => {
  const rare = ["龘", "燚", "堃", "彧", "犇", "㛃", "𫖯"];

  it.each(rare)("%s comes out as text and as ink", (character) => {
    const bytes = draw([job({ holderName: `${character}明` })]);
    expect(pdfText(bytes)).toContain(`${character}明`);
    const picture = pdfPicture(bytes, nameField);
    expect(inkIn(picture, glyph(0))).toBeGreaterThan(0.08);
    // The place behind the name is what a missing glyph would look like.
    expect(inkIn(picture, glyph(4))).toBe(0);
  });

  it.each(["买买提艾力·吐尔逊阿卜杜拉合曼", "阿卜杜热合曼·艾则孜", "欧阳娜娜龘燚堃彧犇㛃𫖯一二三四"])(
    "a long name keeps every character and stays in its field: %s",
    (name) => {
      const bytes = draw([job({ holderName: name })]);
      expect(pdfText(bytes).replace(/\s/g, "")).toContain(name);
      const picture = pdfPicture(bytes, nameField);
      for (let i = 0; i < 9; i++)
        expect(inkIn(picture, { x: 112 + i * 5, y: 92, w: 5, h: 7.2 })).toBeGreaterThan(0.05);
      expect(inkIn(picture, { x: 177, y: 92, w: 12, h: 7 })).toBe(0);
    },
  );

  it("speaks of the hours of the rule only where they were reached", () => {
    const pages = pdfText(draw([job({}), job({ hours: 52, belowHours: true })])).split("\f");
    const [full, below] = pages.map((page) => page.replace(/\s/g, ""));
    expect(full).toContain("下列学员参加创业培训，完成规定学时，经考核合格，特发此证。");
    expect(below).toContain("下列学员参加创业培训，出勤和考核达到要求，特发此证。");
    expect(below).not.toContain("规定学时");
    expect(below).toContain("52学时");
  });

  it("refuses rather than printing a blank", () => {
    expect(drawEach([job({ holderName: "赵\u{3106C}" })])).toEqual({ ok: false, missing: "U+3106C" });
  });

  it("a thousand in one document stay under 1.5 MB, each on its own sheet", () => {
    const url = (i: number) => `https://hqy.example.gov.cn/verify/${"x".repeat(18)}${1000 + i}`;
    const names = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"];
    const bytes = draw(
      Array.from({ length: 1000 }, (_, i) =>
        job({
          number: `371725202602${String(i).padStart(6, "0")}`,
          holderName: `${names[i % 30]}${names[(i * 7) % 29]}${names[(i * 11) % 23]}`,
          idNumber: `37292819880515${1000 + i}`,
          verifyUrl: `${url(i)}#${String(i).padStart(86, "Ab3_")}`,
        }),
      ),
    );
    expect(bytes.length).toBeLessThan(1_500_000);
    expect(pdfPages(bytes)).toBe(1000);
  });
});

describe("what stands on the paper", () => {
  it("an empty cell says --, a preview says 样张, a duplicate 补发 with date and count", () => {
    expect(pdfText(draw([job({ idNumber: "" })]))).toMatch(/身份证号\s+--/);
    expect(pdfText(draw([specimenJob(firstLayout(), "mono")])).replace(/\s/g, "")).toContain("样张");
    const again = { ...job({}), reissue: { on: "2026-11-23", count: 2 } };
    const marked = pdfText(draw([again])).replace(/\s/g, "");
    expect(marked).toContain("补发");
    expect(marked).toContain("2026年11月23日第2次");
    expect(pdfText(draw([job({})]))).not.toMatch(/补\s*发|样\s*张/);
  });

  it.each(["mono", "colour"] as const)("the code reads in %s", (ink) => {
    const verifyUrl = `https://hqy.example.gov.cn/verify/co86TJEhsGC_ifiHO5d72w#${"A1b_".repeat(22).slice(0, 86)}`;
    const picture = pdfPicture(draw([job({ verifyUrl }, ink)]), { x: 44, y: 143, w: 33, h: 33 });
    const read = qrIn(picture);
    expect(read?.text).toBe(verifyUrl);
    expect(25 / (17 + 4 * read!.version)).toBeGreaterThanOrEqual(0.45);
  });

  it("the same facts give the same bytes", () => {
    expect(Buffer.from(draw([job({})])).equals(Buffer.from(draw([job({})])))).toBe(true);
  });
});
