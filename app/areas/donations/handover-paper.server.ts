import type { Reader } from "db/client.server";
import { chineseAmount } from "~/platform/chinese-amount";
import { longDay } from "~/platform/dates";
import { yuanFigure } from "~/platform/money";
import { readSettings } from "~/platform/settings.server";
import { handoverNumber } from "./donation-name";
import {
  type FoundHandover,
  itemsOfHandover,
  signatureImages,
  signaturesOf,
} from "./handover-queries.server";
import type { HandoverKind } from "./handover-rules";
import type { FoundItem } from "./item-queries.server";
import { EMPTY, factsOfPaper, type PrintedBy, p } from "./paper-head.server";
import { partiesOf } from "./party-names.server";
import type { HandoverPaper } from "./pdf/draw-handover";
import type { PaperSigner } from "./pdf/handover-signatures";

const titles: Record<HandoverKind, string> = {
  handover: "捐赠物资移交清单暨接收确认书",
  transfer: "捐赠物资调拨清单暨接收确认书",
  return: "捐赠物资退回清单暨接收确认书",
};

/** One row for each maker's number; pieces without one stand together, as many as there are. */
function rowsOf(items: readonly FoundItem[], first: boolean): string[][] {
  const groups = new Map<string, FoundItem[]>();
  for (const row of items) {
    const key = row.line.serials ? `i${row.item.id}` : `l${row.line.id} ${gradeOf(row, first)}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((group, i) => {
    const row = group[0] as FoundItem;
    const { item, line } = row;
    return [
      String(i + 1),
      line.name,
      line.model ?? EMPTY,
      item.serial ?? EMPTY,
      String(group.length),
      line.unit,
      yuanFigure(line.unitFen),
      yuanFigure(group.length * line.unitFen),
      p(`grade.${gradeOf(row, first)}`),
    ];
  });
}

/** A first handing over says how a thing was given, whatever became of it since. */
const gradeOf = ({ item, line }: FoundItem, first: boolean) =>
  (first ? line.condition : item.condition) as "new";

/** Everything a handover list says, of the day it is printed. */
export function handoverPaper(db: Reader, found: FoundHandover, by: PrintedBy): HandoverPaper {
  const { paper, donation: d } = found;
  const kind = paper.kind as HandoverKind;
  const items = itemsOfHandover(db, paper.id);
  const rows = rowsOf(items, kind === "handover");
  const total = items.reduce((sum, r) => sum + r.line.unitFen, 0);
  const images = signatureImages(db, paper.id);
  const signers = signaturesOf(db, paper.id).map(
    (s): PaperSigner => ({
      role: s.role as PaperSigner["role"],
      name: s.name,
      image: images.get(s.id) ?? null,
      on: s.signedAt === null ? null : longDay(dayOf(s.signedAt), "zh"),
    }),
  );
  const issuer = readSettings(db).issuerName;
  const { giverName: giver, takerName: taker } = partiesOf(found);
  const number = handoverNumber(paper);
  const basis = d.road === "bureau" && d.approvalNumber ? `${d.approvalNumber}（${d.basis}）` : d.basis;
  const facts = {
    title: titles[kind],
    line: [`移交编号：${number}`, `移交日期：${longDay(paper.on, "zh")}`, `地点：${paper.place}`, "单位：元"],
    giverLabel: kind === "handover" ? "捐 赠 方" : "移 交 方",
    giver,
    takerLabel: kind === "handover" ? "受 赠 方" : "接 收 方",
    taker,
    office: `${issuer}（${d.road === "donor" ? "牵线" : "经办"}）`,
    basis: kind === "handover" ? basis : (paper.reason ?? EMPTY),
    usedFor: d.usedFor,
    rows,
    quantity: String(items.length),
    total: yuanFigure(total),
    words: chineseAmount(total),
    valuation:
      d.valuationNote ??
      [...new Set(items.map((r) => p(`valuation.${r.line.valuation as "invoice"}`)))].join("、"),
    attachments: paper.attachments ?? EMPTY,
    checkNote: paper.checkNote ?? "",
    check: { quantity: paper.quantityOk, looks: paper.looksOk, power: paper.powerOk },
    confirm: confirmOf(kind, d.road),
    copies: [
      `${kind === "handover" ? "捐赠方" : "移交方"}存`,
      `${kind === "handover" ? "受赠方" : "接收方"}存`,
    ] as const,
    witnessOffice: issuer,
    qr: `${by.origin}/handovers/${paper.id}`,
    last: `本清单一式两份，${kind === "handover" ? "捐赠方、受赠方" : "移交方、接收方"}各执一份；经办单位留存扫描件。涂改处须双方签字。`,
  };
  const printed = [
    facts.title,
    facts.line,
    giver,
    taker,
    rows,
    facts.check,
    ...(paper.checkNote ? [paper.checkNote] : []),
    signers.map((s) => [s.role, s.name, s.on]),
  ];
  return { ...factsOfPaper("handover", number, by, printed), ...facts, signers };
}

const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

function confirmOf(kind: HandoverKind, road: string): string {
  if (kind === "return") return "上列物资已当面清点、验收，自签字之日起退回捐赠方，移交方不再保管和使用。";
  if (kind === "transfer")
    return "上列物资已当面清点、验收，自签字之日起由接收方登记、保管、使用和维修，用途不变，接受捐赠方查询和上级盘点。";
  return `上列物资已当面清点、验收，自签字之日起归受赠方集体所有，登入村集体（单位）资产台账，由受赠方按限定用途使用、保管和维修，接受${road === "donor" ? "捐赠方查询和" : ""}上级盘点。`;
}
