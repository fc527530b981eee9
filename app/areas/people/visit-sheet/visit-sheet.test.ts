import { describe, expect, it } from "vitest";
import { setDatabase } from "~/platform/database.server";
import { addDays, todayOn } from "~/platform/dates";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { makeHousehold } from "../../../../tests/support/household-fixture";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { pdfPages, pdfText } from "../../../../tests/support/printed";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import { addBenefit } from "../households/write-benefit.server";
import { addNeed } from "../households/write-need.server";
import { drawVisitSheet } from "../pdf/draw-visit-sheet";
import type { PersonOffer } from "../person-source";
import { loader } from "../routes/visit-sheet-pdf";
import { offersOf, questionsOf } from "./visit-sheet";

const none = { needs: [], due: [], pension: [], missing: [] };

describe("what to ask at the door", () => {
  it("is at most five questions, what the family asked for first, the urgent one always", () => {
    expect(questionsOf(none)).toEqual(["家里有没有急事难事"]);
    const many = questionsOf({
      needs: ["想贷款", "想开网店", "想培训"],
      due: ["回访到期"],
      pension: ["张守田"],
      missing: ["手机号", "收入"],
    });
    expect(many).toEqual([
      "想贷款，现在怎么样了",
      "想开网店，现在怎么样了",
      "回访到期",
      "张守田的养老保险核实超期：见到本人没有",
      "家里有没有急事难事",
    ]);
  });

  it("tells what can be had first, each thing once", () => {
    const offer = (key: string, tone: "ok" | "mute"): PersonOffer => ({
      key,
      icon: "x",
      title: key,
      state: { tone, word: tone },
      why: "w",
      rule: "依据：甲",
    });
    const found = [
      { offer: offer("consent", "ok"), name: null },
      { offer: offer("a", "mute"), name: null },
      { offer: offer("b", "ok"), name: "李四" },
      { offer: offer("a", "ok"), name: "李四" },
    ];
    expect(offersOf(found).map((o) => [o.title, o.ready, o.rule])).toEqual([
      ["b（李四）", true, "甲"],
      ["a", false, "甲"],
    ]);
  });
});

describe("the sheet", () => {
  it("cuts nothing of long questions and offers, and stays one page", () => {
    const question = `${"看病：透析报销不够，每月自付一千二百多元，".repeat(4)}现在怎么样了`;
    const offer = {
      title: "创业担保贷款（李春燕）",
      state: "差一样",
      ready: false,
      why: `${"还没有核实征信、其他贷款、是否就业；".repeat(3)}结清证明`,
      rule: "财金〔2023〕75号（山东）（据济南市章丘区人社局网页 2023-12-28）",
    };
    const drawn = drawVisitSheet(
      {
        number: "走 2026-00012",
        code: "AB12CD34",
        printedAt: 0,
        qr: "https://x.test/people/28",
        foot: { number: "走 2026-00012", check: "x", printed: "x" },
        title: "联户走访一户一页",
        line: ["黄安镇孔庄村", "孟凡亮", "7 天内用"],
        headLabel: "户主",
        head: "张守田",
        phone: "138****6625",
        family: "张守田（户主，76）、".repeat(9),
        living: "种地 8 亩、".repeat(6),
        lastVisit: "没有",
        policies: ["低保", "高龄津贴"].map((name) => ({ name, enjoyed: true })),
        support: "SYB 合格；".repeat(20),
        needs: "想贷款；".repeat(20),
        questions: ["家里有没有急事难事", question, "收入", question, "手机号"],
        offers: Array.from({ length: 5 }, () => offer),
        last: "走访回来请记入系统",
      },
      paperFonts(),
    );
    expect(pdfPages(drawn)).toBe(1);
    const words = pdfText(drawn).replace(/\s/g, "");
    // The last words of two questions, of five reasons and of five rules, a character each: lines may break anywhere.
    const times = (character: string) => words.split(character).length - 1;
    expect([times("怎"), times("明"), times("章")]).toEqual([2, 5, 5]);
  });

  it("is one A4 with the family, its needs and room to write; what is sensitive only for who may see it; logged", async () => {
    const db = testDb();
    setDatabase(db);
    const village = makeVillage(db);
    const zhang = register(db, village, {
      name: "张守田",
      idNumber: freshNumber("19500301"),
      phone: "13812346625",
    });
    const wang = register(db, village, { name: "王秀兰", idNumber: freshNumber("19520501", "female") });
    const home = makeHousehold(db, village, zhang.id, [[wang.id, "12"]], "2020-01-01", "12号");
    const edit = actorFor(signInAs(db, "administrator").person, "household.edit");
    const toldOn = addDays(todayOn(), -3);
    addNeed(db, edit, home, { personId: null, kind: "loan", words: "缺 5 万元", toldOn });
    addNeed(db, edit, home, { personId: wang.id, kind: "medical", words: "透析", toldOn });
    addBenefit(db, edit, home, {
      personId: null,
      kind: "minimum-living",
      name: null,
      level: null,
      documentNo: null,
      monthlyFen: null,
      fromOn: "2024-01-01",
      toOn: null,
    });
    const print = async (role: "cadre" | "trainer") => {
      const cookie = signInAs(db, role, [village]).cookie;
      const answer = (await loader(call("/x", cookie, { personId: String(wang.id) }))) as Response;
      return new Uint8Array(await answer.arrayBuffer());
    };
    const whole = await print("cadre");
    expect(pdfPages(whole)).toBe(1);
    const words = pdfText(whole).replace(/\s/g, "");
    for (const said of [
      "张守田",
      "王秀兰",
      "12号",
      "想贷款：缺5万元",
      "透析",
      "低保",
      "138****6625",
      "急事难事",
    ])
      expect(words).toContain(said);
    expect(words).not.toContain("13812346625");
    const less = pdfText(await print("trainer")).replace(/\s/g, "");
    expect(less).toContain("想贷款");
    for (const secret of ["透析", "低保"]) expect(less).not.toContain(secret);
    expect(
      db.$client
        .prepare(
          "SELECT count(*) FROM audit_event WHERE event = 'person.visit-sheet-printed' AND subject_id = ?",
        )
        .pluck()
        .get(String(wang.id)),
    ).toBe(2);
    const elsewhere = makeVillage(db, "大丁村", "371725101207");
    const stranger = signInAs(db, "cadre", [elsewhere]).cookie;
    expect(await statusOf(() => loader(call("/x", stranger, { personId: String(wang.id) })))).toBe(404);
  });
});
