import { ageOn, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure, yuanText } from "~/platform/money";
import { placeLabel } from "~/platform/search/place-name";
import { type StreamedCell, sheetStream } from "~/platform/xlsx/stream-sheet.server";
import { householdExportText } from "../text/household-export";
import type { ExportedHousehold } from "./export-households.server";
import { incomeYear } from "./exported-facts.server";
import type { Health, Housing, IncomeSource, PensionResult, PensionStatus, Water, Work } from "./household";
import { benefitName, relationWord } from "./household-page.server";
import type { HouseholdColumn } from "./households-view";
import { needWords } from "./needs-view.server";

interface SheetColumn {
  /**
   * The column of the list it belongs to; without one it is always there. `all`: only where no columns were chosen;
   * `numbers`: there, and where whole numbers were asked for.
   */
  of?: HouseholdColumn | "all" | "numbers";
  heading: string;
  width: number;
  value: (r: ExportedHousehold) => StreamedCell;
}

/**
 * The list as a worksheet that is made while it is sent: who, when and which filter on its first lines.
 * @param chosen the columns of the list that go along; null: all of them
 */
export function householdsSheet(
  rows: Iterable<ExportedHousehold>,
  input: {
    notes: readonly string[];
    language: Language;
    chosen: readonly HouseholdColumn[] | null;
    sensitive: boolean;
    /** Whole numbers were asked for. */
    full: boolean;
  },
): ReadableStream<Uint8Array> {
  const { chosen } = input;
  const columns = columnsOf(input.language, input.sensitive).filter(
    ({ of }) =>
      of === undefined ||
      chosen === null ||
      (of === "numbers" ? input.full : of !== "all" && chosen.includes(of)),
  );
  function* cells(): Generator<StreamedCell[]> {
    for (const r of rows) yield columns.map((c) => c.value(r));
  }
  return sheetStream({
    sheetName: translator(householdExportText, input.language)("sheet.title"),
    notes: input.notes,
    widths: columns.map((c) => c.width),
    headings: columns.map((c) => c.heading),
    rows: cells(),
  });
}

function columnsOf(language: Language, sensitive: boolean): SheetColumn[] {
  const t = translator(householdExportText, language);
  const comma = t("sheet.comma");
  const yuan = (fen: number | null | undefined) => (fen == null ? null : fen / 100);
  const told = (word: string | null, more: string | null) => [word, more].filter(Boolean).join(" ");
  const numbersOf = (r: ExportedHousehold, which: "idNumber" | "phone") =>
    r.people.flatMap((m) => (m[which] ? [`${m.name} ${m[which]}`] : [])).join(t("sheet.separator"));
  const secret: SheetColumn[] = [
    {
      of: "all",
      heading: t("field.health"),
      width: 30,
      value: (r) =>
        r.people
          .flatMap((m) =>
            m.health === null || m.health === "healthy"
              ? []
              : [`${m.name} ${told(t(`health.${m.health as Health}`), m.healthNote)}`],
          )
          .join(comma),
    },
    {
      of: "benefits",
      heading: t("sheet.incomeOf", { year: incomeYear() }),
      width: 16,
      value: (r) => yuan(r.sensitive?.incomeFen),
    },
    {
      of: "benefits",
      heading: t("sheet.sourcesOf", { year: incomeYear() }),
      width: 36,
      value: (r) =>
        r.sensitive?.sources
          .map((s) => `${t(`source.${s.source as IncomeSource}`)} ${yuanFigure(s.fen).replace(/\.00$/, "")}`)
          .join(t("sheet.separator")) ?? null,
    },
    {
      of: "benefits",
      heading: t("sheet.expense"),
      width: 14,
      value: (r) => yuan(r.sensitive?.expenseFen),
    },
    { of: "benefits", heading: t("sheet.debt"), width: 12, value: (r) => yuan(r.sensitive?.debtFen) },
    {
      of: "benefits",
      heading: t("benefits.title"),
      width: 44,
      value: (r) =>
        r.sensitive?.benefits
          .map((b) =>
            [
              [benefitName(b, language), b.level].filter(Boolean).join(" "),
              b.holder ?? t("benefits.whole"),
              b.documentNo && t("benefits.number", { number: b.documentNo }),
              b.monthlyFen === null
                ? ""
                : t("benefits.perMonth", { amount: yuanText(b.monthlyFen, language) }),
              t("benefits.since", { from: longDay(b.fromOn, language) }),
            ]
              .filter(Boolean)
              .join(" "),
          )
          .join(t("sheet.separator")) ?? null,
    },
  ];
  return [
    { heading: t("field.registryNo"), width: 12, value: (r) => r.registryNo },
    {
      heading: t("field.head"),
      width: 14,
      value: (r) => r.head && (r.headDiedOn === null ? r.head : t("sheet.headDied", { name: r.head })),
    },
    { heading: t("field.houseNumber"), width: 12, value: (r) => r.houseNumber },
    {
      heading: t("field.village"),
      width: 22,
      value: (r) => placeLabel({ townName: r.townName, name: r.villageName }, language),
    },
    { of: "houseNumber", heading: t("field.address"), width: 24, value: (r) => r.address },
    { of: "group", heading: t("field.group"), width: 10, value: (r) => r.villageGroup },
    { of: "members", heading: t("field.members"), width: 8, value: (r) => r.members },
    {
      of: "all",
      heading: t("sheet.members"),
      width: 36,
      value: (r) => r.names.join(comma),
    },
    {
      of: "all",
      heading: t("sheet.lives"),
      width: 60,
      value: (r) =>
        r.people
          .map((m) =>
            [
              m.name,
              relationWord(m.relation, language),
              t("head.age", { age: ageOn(m.birthOn, todayOn()) }),
              m.work && told(t(`work.${m.work as Work}`), m.place),
            ]
              .filter(Boolean)
              .join(" "),
          )
          .join(t("sheet.separator")),
    },
    {
      of: "numbers",
      heading: t("sheet.idNumbers"),
      width: 44,
      value: (r) => numbersOf(r, "idNumber"),
    },
    { of: "numbers", heading: t("sheet.phones"), width: 36, value: (r) => numbersOf(r, "phone") },
    {
      of: "all",
      heading: t("sheet.needs"),
      width: 36,
      value: (r) => r.needs.map((n) => needWords(n, language)).join(t("sheet.separator")),
    },
    {
      of: "land",
      heading: t("sheet.landMu"),
      width: 12,
      value: (r) => (r.landLi === null ? null : r.landLi / 100),
    },
    {
      of: "housing",
      heading: t("field.housing"),
      width: 14,
      value: (r) => r.housing && t(`housing.${r.housing as Housing}`),
    },
    {
      of: "housing",
      heading: t("field.water"),
      width: 10,
      value: (r) => r.water && t(`water.${r.water as Water}`),
    },
    {
      of: "pension",
      heading: t("sheet.pension"),
      width: 44,
      value: (r) =>
        r.people
          .flatMap((m) =>
            m.pension === null
              ? []
              : [
                  [
                    m.name,
                    t(`status.${m.pension.status as PensionStatus}`),
                    longDay(m.pension.checkedOn, language),
                    t(`result.${m.pension.result as PensionResult}`),
                  ].join(" "),
                ],
          )
          .join(t("sheet.separator")),
    },
    { of: "pension", heading: t("sheet.overdue"), width: 12, value: (r) => r.overdue },
    ...(sensitive ? secret : []),
    { of: "added", heading: t("field.added"), width: 12, value: (r) => ({ day: todayOn(r.createdAt) }) },
  ];
}
