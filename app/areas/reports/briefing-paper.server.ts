import type { Reader } from "db/client.server";
import type { briefing } from "db/schema";
import { longDay, todayOn } from "~/platform/dates";
import { paperCode } from "~/platform/pdf/check-code.server";
import { type BriefingKey, type BriefingWords, type Month, type Snapshot, withFigures } from "./briefing";
import {
  adjustmentHeading,
  adjustmentText,
  figureName,
  figureUnit,
  figureWords,
  issueOnPaper,
  monthOnPaper,
  numbered,
  partHeadings,
  plainFigure,
  snapshotNumber,
} from "./briefing-words";
import { keysOf, liveSnapshot, numberOf, photoBytesOf, snapshotOf, wordsOf } from "./briefings.server";
import type { BriefingPaper } from "./pdf/draw-briefing";

const tableKeys: readonly BriefingKey[] = [
  "tripPeople",
  "trained",
  "certificates",
  "equipment",
  "shops",
  "sales",
];
const issuer = "郓城县人力资源和社会保障局";

/** The briefing of a month as it is printed: with its frozen figures, or today's while it is a draft. */
export function briefingPaper(
  db: Reader,
  month: Month,
  row: typeof briefing.$inferSelect | undefined,
  by: { now: number; issued?: { on: string; by: string } },
): BriefingPaper {
  const snapshot: Snapshot = snapshotOf(row) ?? liveSnapshot(db, month);
  const words: BriefingWords = wordsOf(row);
  const figures = figureWords(snapshot);
  const filled = (text: string) => withFigures(text.trim(), figures);
  const number = row?.number ?? numberOf(db, month) ?? 1;
  const written = (["support", "business", "practice", "next"] as const).flatMap((part) => {
    const text = filled(words[part]);
    return text ? [{ heading: partHeadings[part], text }] : [];
  });
  // The corrections are the last chapter; their heading is not used where there are none.
  const headings = numbered([...written.map((s) => s.heading), adjustmentHeading]);
  const sections = written.map((s, i) => ({ ...s, heading: headings[i] ?? s.heading }));
  const adjustments = snapshot.adjustments.map(adjustmentText);
  const known = keysOf(row);
  const columns = tableKeys.filter((k) => known.includes(k));
  const table = snapshot.villages.map((v) => [
    v.name,
    ...columns.map((k) => plainFigure(k, v.figures[k].month)),
  ]);
  const totals = ["合　计", ...columns.map((k) => plainFigure(k, snapshot.figures[k].month))];
  const headline = filled(words.headline);
  const code = paperCode("briefing", { number, headline, sections, adjustments, table, totals });
  const frozen = row?.frozenAt ? `，数据冻结在 ${longDay(todayOn(row.frozenAt), "zh")}` : "，草稿";
  return {
    letterhead: "帮扶工作简报",
    draft:
      by.issued || row?.state === "issued"
        ? null
        : `草稿，${row?.frozenAt ? "没有签发" : "数字没有冻结，没有签发"}，不作正式文件`,
    issue: issueOnPaper(month, number),
    issuer,
    day: longDay(by.issued?.on ?? row?.issuedOn ?? todayOn(by.now), "zh"),
    headline,
    sections,
    table: {
      caption: `各村本月进展（${monthOnPaper(month)}${frozen}）`,
      heads: ["村", ...columns.map((k) => `${figureName(k)}\n（${figureUnit(k)}）`)],
      rows: table,
      totals,
    },
    chart: {
      title: `图 1　网店月销售额（元），${monthOnPaper(snapshot.sales[0]?.month ?? month)}—${monthOnPaper(month)}`,
      months: snapshot.sales,
    },
    photos: row ? photoBytesOf(db, row.id).map((p) => ({ bytes: p.bytes, caption: p.caption })) : [],
    adjustments: { heading: headings.at(-1) ?? adjustmentHeading, lines: adjustments },
    sentTo: filled(words.sentTo),
    signers: `起草：${row?.draftedByName || "--"}　签发：${by.issued?.by ?? row?.issuedByName ?? "--"}`,
    number: snapshotNumber(month, number),
    code,
    printedAt: by.now,
  };
}

/** The bytes of an issued briefing, as they were; null while it is not issued. */
export const issuedFile = (row: typeof briefing.$inferSelect | undefined): Uint8Array<ArrayBuffer> | null =>
  row?.file ? new Uint8Array(row.file) : null;
