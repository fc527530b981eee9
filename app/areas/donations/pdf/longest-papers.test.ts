import { drawnPicture } from "db/seed/drawn-picture";
import { describe, expect, it, vi } from "vitest";
import { drawList, type ListPaper } from "~/platform/pdf/list-paper";
import { sheetsOf } from "~/platform/pdf/paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { Pen } from "~/platform/pdf/pen";
import { pdfText } from "../../../../tests/support/pdf-text";
import { labelSheets } from "../label-sheet";
import { drawHandover, type HandoverPaper } from "./draw-handover";
import { drawLabels } from "./draw-labels";
import { drawWriteOff } from "./draw-write-off";

// Where a text leaves its sheet or stands over another, the watch of the tests says so (tests/support/texts-on-sheets).

const fonts = paperFonts();
const long = (count: number, words = "菏泽示例电子商务有限公司捐赠村电商服务站设备") =>
  words.repeat(Math.ceil(count / words.length)).slice(0, count);
const name = (count = 40) => long(count, "阿卜杜热合曼·艾则孜·");
const facts = {
  number: "YJ-2026-011",
  code: "C71F 50DF",
  printedAt: 0,
  foot: {
    number: "文书编号 YJ-2026-011　校验码 C71F 50DF",
    check: "校验码可向出具单位核对",
    printed: `打印 2026-11-23 14:05　经办 ${name(40)}`,
  },
};
const MOST = "10,000,000.00";
const drawn = (bytes: Uint8Array) => expect(sheetsOf(bytes)).toBeGreaterThan(0);

const handover = (rows: number): HandoverPaper => ({
  ...facts,
  title: "捐赠物资移交清单暨接收确认书",
  line: ["移交编号：YJ-2026-011", "移交日期：2026年11月23日", `地点：${long(60)}`, "单位：元"],
  giverLabel: "捐 赠 方",
  giver: long(60),
  takerLabel: "受 赠 方",
  taker: long(60),
  office: `${long(60)}（牵线）`,
  basis: long(120),
  usedFor: long(200),
  rows: Array.from({ length: rows }, (_, i) => [
    String(i + 1),
    long(40),
    long(60),
    long(40, "LT43A61000"),
    "1000",
    "台（套）",
    MOST,
    MOST,
    "九成新",
  ]),
  quantity: "10,000",
  total: MOST,
  words: "人民币壹仟万元整",
  valuation: long(120),
  attachments: long(60),
  checkNote: long(200),
  check: { quantity: false, looks: false, power: false },
  confirm: `上列物资已当面清点、验收，自签字之日起归${long(60)}所有，用于${long(60)}。`,
  copies: ["捐赠方存", "受赠方存"],
  witnessOffice: long(60),
  qr: "https://qihang.example.gov.cn/handovers/11",
  last: "本清单一式两份，捐赠方、受赠方各执一份。",
  signers: [
    { role: "giver", name: name(20), image: drawnPicture("signature", 1), on: "2026年11月23日" },
    { role: "receiver", name: name(20), image: null, on: null },
    { role: "receiver", name: name(20), image: null, on: null },
    { role: "witness", name: name(20), image: null, on: null },
  ],
});

it.each([1, 16, 40])("a handover of %i things with the longest words", (rows) => {
  drawn(drawHandover(handover(rows), fonts));
});

it.each(["欧阳慕容司", "买买提明·吐尔孙", "阿卜杜热合曼·艾则孜", name(20)])(
  "the signature of %s stands beside the printed name",
  (signer) => {
    const image = drawnPicture("signature", 1);
    const signed = { name: signer, image, on: "2026年11月23日" };
    const signers = (["giver", "receiver", "receiver", "witness"] as const).map((role) => ({
      role,
      ...signed,
    }));
    // The watch says where a picture covers a text.
    drawn(drawHandover({ ...handover(1), signers }, fonts));
  },
);

it.each(labelSheets.map((sheet) => [sheet.key, sheet] as const))(
  "labels %s with the longest words",
  (_, sheet) => {
    const label = {
      name: long(40),
      model: long(60),
      serial: `SN ${long(40, "LT43A61000")}`,
      place: `${long(40)} ${name(40)}`,
      since: "2026-11 接收　捐赠物资",
      number: "ZC371725-26-01000",
      address: "https://qihang.example.gov.cn/items-by-code/K7M2Q9XW40",
      hint: "扫码报修 · 盘点",
    };
    drawn(
      drawLabels({ sheet, start: 3, labels: Array.from({ length: 4 }, () => label), printedAt: 0 }, fonts),
    );
  },
);

describe.each(labelSheets.map((sheet) => [sheet.key, sheet] as const))("labels %s", (_, sheet) => {
  it.each([30, 50, 60])("a model of %i characters stands in 5 pt or more, its end cut", (count) => {
    const model = long(count, "联拓启天商用一体电脑配二十一点五英寸显示器");
    const label = {
      name: "台式计算机",
      model,
      serial: "SN LT43A61000",
      place: "郓城县黄安镇孔庄小学",
      since: "2026-11 接收　捐赠物资",
      number: "ZC371725-26-01000",
      address: "https://qihang.example.gov.cn/items-by-code/K7M2Q9XW40",
      hint: "扫码报修 · 盘点",
    };
    const text = vi.spyOn(Pen.prototype, "text");
    drawn(drawLabels({ sheet, start: 1, labels: [label], printedAt: 0 }, fonts));
    const said = text.mock.calls.map(([words, , , style]) => ({ words, size: style.size }));
    text.mockRestore();
    const ofModel = said.filter(({ words }) => model.includes(words.replace("…", "")));
    const shown = ofModel.map(({ words }) => words).join("");
    expect(Math.min(...ofModel.map(({ size }) => size))).toBeGreaterThanOrEqual(5);
    expect(model.startsWith(shown.replace(/…$/, ""))).toBe(true);
    expect(shown.length).toBeGreaterThan(Math.min(count, 35) - 1);
    expect(shown.endsWith("…")).toBe(shown !== model);
    // The rest of the label is as ever.
    expect(said).toContainEqual({ words: label.name, size: 11 });
    expect(said).toContainEqual({ words: label.number, size: 9.5 });
  });
});

it.each([
  [2, 0],
  [250, 0],
  [300, 0],
  [300, 200],
])("a request to write off with a reason of %i characters and an opinion of %i", (reason, opinion) => {
  const paper = {
    ...facts,
    title: "捐赠物资报废（损失）审批表",
    line: ["编号：BS-2026-001", "填报日期：2026年11月23日", "单位：元"],
    facts: [
      ["名　　称", `${long(40)} 第 1000 套`],
      ["品牌型号", long(60)],
      ["编　　号", "ZC371725-26-01000"],
      ["序 列 号", long(40, "LT43A61000")],
      ["价　　值", `${MOST} 元（人民币玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分）`],
      ["成　　色", "九成新"],
      ["存放单位", `${long(40)} ${name(40)}`],
      ["保 管 人", name(40)],
      ["捐赠批次", `JZ-2026-001 ${long(60)}`],
      ["接收日期", "2026年11月23日"],
      ["维修情况", `10 次，${MOST} 元`],
      ["发生日期", "2026年11月23日"],
    ] as const,
    reason: long(reason),
    asked: name(40),
    askedOn: "2026年11月23日",
    decision: opinion ? `同意核销。${long(opinion)}` : "",
    decided: opinion ? name(40) : "",
    decidedOn: opinion ? "2026年11月23日" : "",
    last: "本表一式两份，存放单位、审批单位各存一份。填报人和审批人不能是同一人；批准以后及时核销台账。",
  };
  const bytes = drawWriteOff(paper, fonts);
  drawn(bytes);
  // The label beside the reason is read between its lines.
  const text = pdfText(bytes)
    .join("")
    .replace(/\s|经过和原因/g, "");
  expect(text).toContain(paper.reason);
});

it("the report of a stocktake and to the donor with the longest words", () => {
  const list = (
    columns: ListPaper["columns"],
    row: readonly string[],
    line: readonly string[],
  ): ListPaper => ({
    ...facts,
    title: "捐赠物资使用情况回告（部分）",
    landscape: false,
    line,
    columns,
    rows: Array.from({ length: 20 }, () => row),
    rowHeight: 7.2,
    notes: [long(200), long(200)],
    signatures: ["盘点人：", "保管人：", "监盘人："],
  });
  const stocktake = list(
    [
      { head: "序号", w: 9 },
      { head: "编号", w: 27, size: 8.5, least: 6.5 },
      { head: "名称", w: 24, align: "left", size: 9.5, wraps: true },
      { head: "序列号", w: 24, size: 8.5, least: 6.5 },
      { head: "存放地点", w: 38, align: "left", size: 9, wraps: true },
      { head: "价值（元）", w: 18, align: "right", size: 9 },
      { head: "成色", w: 11 },
      { head: "结果", w: 16 },
    ],
    ["1", "ZC371725-26-01000", long(40), long(40, "LT43A61000"), long(90), MOST, "九成新", "不认识的标签"],
    ["盘点编号：PD-2026-001", `范围：${long(40)}${name(40)}`, "盘点日：2026年11月23日", "年度盘点"],
  );
  drawn(drawList(stocktake, fonts));
  const donor = list(
    [
      { head: "序号", w: 9 },
      { head: "名称", w: 24, align: "left", size: 9.5, wraps: true },
      { head: "序列号", w: 28, size: 8.5, least: 6.5 },
      { head: "数量", w: 13 },
      { head: "价值（元）", w: 20, align: "right", size: 9 },
      { head: "在哪里", w: 36, align: "left", size: 9, wraps: true },
    ],
    ["1", long(100), long(40, "LT43A61000"), "1000 台（套）", MOST, long(90)],
    [`捐赠方：${long(60)}`, "批次：JZ-2026-001", "截至 2026年11月23日"],
  );
  drawn(drawList(donor, fonts));
});
