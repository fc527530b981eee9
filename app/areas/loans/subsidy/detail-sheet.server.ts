import type { Db } from "db/client.server";
import { rateWords, subsidyRuleWords } from "~/areas/policies";
import type { SignedIn } from "~/platform/access/actor";
import { addDays, addMonths } from "~/platform/dates";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { writeTable } from "~/platform/xlsx/write-table.server";
import { groupFor } from "../group-sight";
import { bankName, groupName } from "../money/loan-facts.server";
import { isPaidOff } from "../money/loan-standing";
import { subsidyText } from "../text/subsidy";
import { batchNumber } from "./batch-name";
import { type BatchRow, namedLines, workingOfLine } from "./batches.server";
import { countLines } from "./line-count";
import { quarterName, type Working } from "./working";

const lprOf = (ppm: number | null): string | null => (ppm === null ? null : rateWords(ppm));

/** Each part of a quarter with its balance, rate and days: what a line is recomputed from. */
const partsText = (w: Working, t: Translate<typeof subsidyText.zh>, language: Language): string =>
  w.segments
    .map((s) => {
      const own = s.reason
        ? t("sheet.partNot", { reason: t(`work.reasons.${s.reason}`) })
        : s.subsidisedPpm === s.ratePpm
          ? ""
          : t("sheet.partAt", { rate: rateWords(s.subsidisedPpm) });
      return `${t("sheet.part", {
        from: s.from,
        to: s.to,
        balance: yuanFigure(s.balanceFen),
        rate: rateWords(s.ratePpm),
        days: s.days,
      })}${own}`;
    })
    .join(language === "zh" ? "；" : "; ");

/** What stands on a line of the 贴息明细表 (DOMAIN §1.7): the same for the spreadsheet and the paper. */
export function detailRows(db: Db, batch: BatchRow, language: Language) {
  const t = translator(subsidyText, language);
  return namedLines(db, batch.id).map(({ line, loan, name, idNumberMasked, accountTail }, k) => {
    const w = workingOfLine(line);
    const last = w.segments.at(-1);
    return {
      no: k + 1,
      bank: bankName(db, loan.bankId, language),
      name,
      idNumber: idNumberMasked,
      of: { group: loan.groupCode, villageId: loan.villageId },
      group: groupName(db, loan.groupCode, loan.disbursedOn, language),
      contract: loan.contractNumber,
      note: loan.noteNumber,
      disbursedOn: loan.disbursedOn,
      maturesOn: loan.maturesOn,
      principalFen: loan.principalFen,
      balanceFen: line.balanceFen,
      rate: rateWords(last?.ratePpm ?? loan.ratePpm),
      lpr: lprOf(last ? last.lprPpm : loan.lprPpm),
      subsidisedRate: last ? rateWords(last.subsidisedPpm) : null,
      rule: subsidyRuleWords(w.terms, language),
      from: w.from,
      to: w.to,
      days: line.days,
      interestFen: line.interestFen,
      subsidyFen: line.subsidyFen,
      borrowerFen: line.borrowerFen,
      account: accountTail,
      parts: partsText(w, t, language),
      remark: [
        line.kind === "adjustment"
          ? t("sheet.adjusted", {
              quarter: t("quarterName", quarterName(line.quarter)),
              interest: yuanFigure(w.interestFen),
              subsidy: yuanFigure(w.subsidyFen),
            })
          : null,
        isPaidOff(loan.state) && loan.settledOn && loan.settledOn < batch.closedOn
          ? t("sheet.settled")
          : null,
        w.waivedFen ? t("sheet.waived", { amount: yuanFigure(w.waivedFen) }) : null,
      ]
        .filter(Boolean)
        .join(" "),
    };
  });
}

/** Yuan with two decimals: the form that a spreadsheet shows exactly. */
const yuan = (fen: number): number => fen / 100;

/** 贴息申请明细表 as a spreadsheet, with its total. */
export async function detailSheet(db: Db, viewer: SignedIn, batch: BatchRow, language: Language) {
  const t = translator(subsidyText, language);
  type Line = Omit<ReturnType<typeof detailRows>[number], "of">;
  type Row = { [K in keyof Line]: Line[K] | null };
  const lines: Row[] = detailRows(db, batch, language).map(({ of, ...line }) => ({
    ...line,
    group: groupFor(viewer, of, line.group),
  }));
  const sum = (of: "interestFen" | "subsidyFen" | "borrowerFen") =>
    lines.reduce((total, l) => total + (l[of] ?? 0), 0);
  const counted = countLines(lines.map((l) => l.note ?? ""));
  const blank = Object.fromEntries(Object.keys(lines[0] ?? {}).map((k) => [k, null])) as Row;
  const rows: Row[] = [
    ...lines,
    {
      ...blank,
      name: t(counted.loans === counted.lines ? "sheet.total" : "sheet.totalLines", {
        loans: counted.loans,
        count: counted.lines,
      }),
      interestFen: sum("interestFen"),
      subsidyFen: sum("subsidyFen"),
      borrowerFen: sum("borrowerFen"),
    },
  ];
  const text = (heading: string, of: keyof Row, width = 12) => ({
    heading,
    kind: "text" as const,
    width,
    value: (r: Row) => (r[of] === null ? null : String(r[of])),
  });
  const money = (
    heading: string,
    of: "principalFen" | "balanceFen" | "interestFen" | "subsidyFen" | "borrowerFen",
  ) => ({
    heading,
    kind: "number" as const,
    width: 14,
    value: (r: Row) => (r[of] === null ? null : yuan(r[of])),
  });
  const day = (heading: string, of: "disbursedOn" | "maturesOn" | "from" | "to") => ({
    heading,
    kind: "day" as const,
    width: 12,
    value: (r: Row) => r[of],
  });
  const number = (heading: string, of: "no" | "days") => ({
    heading,
    kind: "number" as const,
    width: 7,
    value: (r: Row) => r[of],
  });
  const bytes = await writeTable<Row>({
    sheetName: batchNumber(batch),
    notes: [
      t("sheet.name"),
      [
        t("sheet.notes.quarter", {
          from: addMonths(batch.closedOn, -3),
          to: addDays(batch.closedOn, -1),
        }),
        t("sheet.notes.number", { number: batchNumber(batch) }),
        t("sheet.notes.unit"),
      ].join("  "),
    ],
    columns: [
      number(t("sheet.no"), "no"),
      text(t("sheet.bank"), "bank", 18),
      text(t("batch.borrower"), "name", 14),
      text(t("sheet.idNumber"), "idNumber", 20),
      text(t("sheet.group"), "group", 18),
      text(t("sheet.contract"), "contract", 16),
      text(t("batch.note"), "note", 16),
      day(t("sheet.disbursed"), "disbursedOn"),
      day(t("sheet.matures"), "maturesOn"),
      money(t("sheet.principal"), "principalFen"),
      money(t("batch.balance"), "balanceFen"),
      text(t("sheet.rate"), "rate", 9),
      text(t("sheet.lpr"), "lpr", 9),
      text(t("sheet.subsidisedRate"), "subsidisedRate", 9),
      text(t("sheet.rule"), "rule", 24),
      day(t("sheet.from"), "from"),
      day(t("sheet.to"), "to"),
      number(t("batch.days"), "days"),
      money(t("batch.interest"), "interestFen"),
      money(t("batch.subsidy"), "subsidyFen"),
      money(t("batch.own"), "borrowerFen"),
      text(t("sheet.parts"), "parts", 48),
      text(t("sheet.account"), "account", 10),
      text(t("sheet.remark"), "remark", 20),
    ],
    rows,
  });
  return { bytes, name: `${t("sheet.name")}_${batchNumber(batch)}.xlsx` };
}
