import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, instantText, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { placeName } from "~/platform/search/place-name";
import { type Column, writeTable } from "~/platform/xlsx/write-table.server";
import { groupName } from "../money/loan-facts.server";
import { loanListText } from "../text/lists";
import { type Figures, type Flow, figuresBy, figuresOf, type ReportDimension } from "./figures";
import { factsDay, loanFactsAt } from "./loan-facts.server";
import { type Period, periodsOfYear, periodWords, readPeriod } from "./period";
import { trendOf, trendSteps } from "./trend";

interface Row {
  part: string;
  name: string;
  flow: Flow;
  total: Flow | null;
  standing: Partial<Figures["standing"]>;
  /** Fewer than three persons of a group are not told (DOMAIN §8.40). */
  hidesPersons: boolean;
}

const flowKeys = [
  ["loans", "loans"],
  ["amount", "amountFen"],
  ["persons", "persons"],
  ["jobs", "jobs"],
  ["repaid", "repaidFen"],
  ["extended", "extended"],
  ["compensated", "compensatedFen"],
  ["recovered", "recoveredFen"],
  ["subsidyPaid", "subsidyFen"],
] as const;
const standingKeys = [
  ["running", "loans"],
  ["balance", "balanceFen"],
  ["overdueLoans", "overdueLoans"],
  ["overdueFen", "overdueFen"],
  ["enjoying", "enjoying"],
] as const;

const number = (key: string, value: number): number => (key.endsWith("Fen") ? value / 100 : value);

/** The figures of a period as a spreadsheet: the whole, its parts, the months and quarters. The export is a row of the log. */
export async function exportReport(
  db: Db,
  actor: Actor<"loan.export">,
  period: Period,
  by: ReportDimension,
  language: Language,
  now = Date.now(),
): Promise<{ bytes: Buffer; name: string }> {
  const t = translator(loanListText, language);
  const today: Day = todayOn(now);
  const facts = loanFactsAt(db, actor.villages, period, today);
  const whole = readPeriod(period.key.slice(0, 4)) ?? period;
  const yearFacts =
    factsDay(whole, today) === factsDay(period, today)
      ? facts
      : loanFactsAt(db, actor.villages, whole, today);
  const hides = (f: Figures) => by === "group" && f.total.persons < 3;
  const nameOf = (key: string, village: string): string =>
    by === "village"
      ? placeName(village, language)
      : by === "kind"
        ? t(`kind.${key as "person"}`)
        : key === "none"
          ? t("report.ungrouped")
          : (groupName(db, key, period.to, language) ?? key);
  const words = { village: "byVillage", group: "byGroup", kind: "byKind" } as const;
  const rows: Row[] = [
    { part: t("report.sum"), name: "", hidesPersons: false, ...figuresOf(facts, period) },
    ...figuresBy(facts, by, period).map((p) => ({
      part: t(`report.${words[by]}`),
      name: nameOf(p.key, p.village),
      flow: p.flow,
      total: p.total,
      standing: p.standing,
      hidesPersons: hides(p),
    })),
    ...trendSteps.flatMap((step) =>
      trendOf(yearFacts, periodsOfYear(Number(whole.key), today), step).map((r) => ({
        part: t(step === "month" ? "report.byMonth" : "report.byQuarter"),
        name: r.period.key,
        flow: r.flow,
        total: null,
        standing: { loans: r.running, balanceFen: r.balanceFen },
        hidesPersons: false,
      })),
    ),
  ];
  const flowColumn = (of: "flow" | "total") =>
    flowKeys.map(
      ([label, key]): Column<Row> => ({
        heading: `${t(`report.${of}`)} ${t(`report.${label}`)}${key.endsWith("Fen") ? ` (${t("yuan")})` : ""}`,
        kind: "number",
        width: 16,
        value: (r) => {
          const flow = r[of];
          return flow === null || (r.hidesPersons && key === "persons") ? null : number(key, flow[key]);
        },
      }),
    );
  const bytes = await writeTable<Row>({
    sheetName: t("exportPage.figures"),
    notes: [
      `${t("report.title")} ${periodWords(period, language)}`,
      [t("report.defFlow"), t("report.defTotal"), t("report.defStanding"), t("report.defPersons")].join(" "),
      t("exportPage.by", { name: actor.name, at: instantText(now, language) }),
    ],
    rows,
    columns: [
      { heading: t("report.part"), kind: "text", width: 14, value: (r) => r.part },
      { heading: t("report.name"), kind: "text", width: 20, value: (r) => r.name },
      ...flowColumn("flow"),
      ...flowColumn("total"),
      ...standingKeys.map(
        ([label, key]): Column<Row> => ({
          heading: `${t("report.standing")} ${t(`report.${label}`)}${key.endsWith("Fen") ? ` (${t("yuan")})` : ""}`,
          kind: "number",
          width: 16,
          value: (r) => (r.standing[key] === undefined ? null : number(key, r.standing[key])),
        }),
      ),
    ],
  });
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "report.exported",
      subject: { kind: "report", id: "loans.xlsx", label: t("report.title") },
      after: { period: periodWords(period, language), count: rows.length },
    }),
  );
  return { bytes, name: `${t("exportPage.figures")} ${period.key}.xlsx` };
}
