import type { Db } from "db/client.server";
import { person } from "db/schema";
import { inArray } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { type Day, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { personName, placeName } from "~/platform/search/place-name";
import { loanListText } from "../text/lists";
import type { Fact } from "./fact";
import { loanFactsAt } from "./loan-facts.server";
import { type Period, periodWords } from "./period";

/** Figures of what happened in a time, and of what stands on its last day: each opens the rows it is the sum of. */
export const flowRows = [
  "granted",
  "repaid",
  "extended",
  "compensated",
  "recovered",
  "subsidy",
  "jobs",
] as const;
export const standingRows = ["running", "overdue", "enjoying"] as const;
export const rowFigures = [...flowRows, ...standingRows] as const;
export type RowFigure = (typeof rowFigures)[number];

export interface RowsAsked {
  figure: RowFigure;
  period: Period;
  /** 当期 or 累计; what stands has neither. */
  of: "flow" | "total";
  /** One village, group or kind of the table below the figures. */
  village: number | null;
  group: string | null;
  kind: string | null;
}

interface Row {
  fact: Fact;
  on: Day;
  fen: number | null;
  count: number | null;
}

const eventKind = {
  repaid: "repaid",
  extended: "extended",
  compensated: "compensated",
  recovered: "recovered",
};

function rowsOfFact(f: Fact, figure: RowFigure, within: (on: Day) => boolean): Row[] {
  const row = (on: Day, fen: number | null, count: number | null = null): Row => ({
    fact: f,
    on,
    fen,
    count,
  });
  switch (figure) {
    case "running":
      return f.running ? [row(f.disbursedOn, f.balanceFen)] : [];
    case "overdue":
      return f.running && f.overdueFen > 0 ? [row(f.disbursedOn, f.overdueFen)] : [];
    case "enjoying":
      return f.enjoys ? [row(f.disbursedOn, f.balanceFen)] : [];
    case "granted":
      return f.begun && within(f.disbursedOn) ? [row(f.disbursedOn, f.principalFen)] : [];
    case "jobs":
      return within(f.disbursedOn) && f.jobs > 0 ? [row(f.disbursedOn, null, f.jobs)] : [];
    case "subsidy":
      return f.paid.filter((p) => within(p.on)).map((p) => row(p.on, p.fen));
    default:
      return f.events
        .filter((e) => e.kind === eventKind[figure] && within(e.on))
        .map((e) =>
          figure === "extended"
            ? row(e.on, null, 1)
            : row(e.on, figure === "repaid" ? e.principalFen : e.guarantorFen),
        )
        .filter((r) => r.fen !== 0);
  }
}

/** The rows behind a figure of the report, by day; their sum is the figure. */
export function rowsOf(facts: readonly Fact[], asked: RowsAsked): Row[] {
  const from = asked.of === "total" ? "0000-01-01" : asked.period.from;
  const within = (on: Day) => on >= from && on <= asked.period.to;
  return facts
    .filter(
      (f) =>
        (asked.village === null || f.villageId === asked.village) &&
        (asked.group === null || (f.groupCode ?? "none") === asked.group) &&
        (asked.kind === null || f.kind === asked.kind),
    )
    .flatMap((f) => rowsOfFact(f, asked.figure, within))
    .sort((a, b) => (a.on === b.on ? a.fact.loanId - b.fact.loanId : a.on < b.on ? -1 : 1));
}

const labels = {
  granted: "amount",
  repaid: "repaid",
  extended: "extended",
  compensated: "compensated",
  recovered: "recovered",
  subsidy: "subsidyPaid",
  jobs: "jobs",
  running: "balance",
  overdue: "overdueFen",
  enjoying: "enjoying",
} as const;

export type ReportRows = ReturnType<typeof reportRows>;

export function reportRows(db: Db, scope: VillageScope, asked: RowsAsked, today: Day, language: Language) {
  const t = translator(loanListText, language);
  const rows = rowsOf(loanFactsAt(db, scope, asked.period, today), asked);
  const ids = [...new Set(rows.map((r) => r.fact.personId))];
  const names = new Map<number, string>();
  for (let k = 0; k < ids.length; k += 500)
    for (const p of db
      .select({ id: person.id, name: person.name })
      .from(person)
      .where(inArray(person.id, ids.slice(k, k + 500)))
      .all())
      names.set(p.id, p.name);
  const standing = (standingRows as readonly string[]).includes(asked.figure);
  const sum = (of: (r: Row) => number | null) => rows.reduce((total, r) => total + (of(r) ?? 0), 0);
  const counted = asked.figure === "jobs" || asked.figure === "extended";
  const shown = (r: Row) => (counted ? String(r.count ?? 0) : yuanFigure(r.fen ?? 0));
  return {
    title: t(`report.${labels[asked.figure]}`),
    counted,
    days: standing
      ? t("report.standingOn", {
          day: longDay(asked.period.to < today ? asked.period.to : today, language),
        })
      : asked.of === "total"
        ? t("report.until", { day: longDay(asked.period.to, language) })
        : periodWords(asked.period, language),
    standing,
    back: `/loans/reports?period=${asked.period.key}`,
    persons: ids.length,
    rows: rows.map((r, k) => ({
      key: `${r.fact.loanId}-${k}`,
      loanId: r.fact.loanId,
      name: personName(names.get(r.fact.personId) ?? "", language),
      village: placeName(r.fact.village, language),
      note: r.fact.noteNumber,
      on: longDay(r.on, language),
      value: shown(r),
    })),
    sum: counted ? String(sum((r) => r.count)) : yuanFigure(sum((r) => r.fen)),
  };
}
