import { ageOn, type Day, todayOn } from "~/platform/dates";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { type StreamedCell, sheetStream } from "~/platform/xlsx/stream-sheet.server";
import { ethnicGroupName } from "./ethnic-groups";
import type { ExportedPerson } from "./export-people.server";
import { maskPhone } from "./id-number";
import type { PeopleColumn } from "./people-view";
import type { Category, Education } from "./person";
import type { peopleText } from "./text";
import { exportText } from "./text/export";

/** The column of the list it belongs to (null: always there; whole: unless columns were chosen), heading, width, value. */
type SheetColumn = readonly [
  of: PeopleColumn | "whole" | null,
  heading: string,
  width: number,
  value: (r: ExportedPerson) => StreamedCell,
];

type T = Translate<typeof peopleText.zh>;

/** The list as a worksheet: who, when and which filter on its first lines; numbers and names as text, days as days. */
export function peopleSheet(
  people: Iterable<ExportedPerson>,
  input: {
    notes: readonly string[];
    language: Language;
    today?: Day;
    /** Columns of the list that go along; null: all of them. */
    chosen?: readonly PeopleColumn[] | null;
    /** Whether some of them may have died. */
    withDead: boolean;
    /** Whether the reader may know what kind of person this is. */
    seesCategory: (r: ExportedPerson) => boolean;
  },
  t: T,
): ReadableStream<Uint8Array> {
  const { language, today = todayOn(), chosen = null } = input;
  const all: readonly SheetColumn[] = [
    [null, t("field.name"), 14, (r) => r.name],
    ["sex", t("field.sex"), 6, (r) => t(`sex.${r.sex}`)],
    ["age", t("field.birth"), 12, (r) => ({ day: r.birthOn })],
    ["age", t("field.age"), 6, (r) => ageOn(r.birthOn, today)],
    // Only an export by name has the dead among the living: nobody may call on them unawares.
    ...(input.withDead
      ? [[null, t("field.diedOn"), 12, (r) => r.diedOn && { day: r.diedOn }] satisfies SheetColumn]
      : []),
    ["idNumber", t("field.idNumber"), 22, (r) => r.number ?? r.idNumberMasked],
    ["phone", t("field.phone"), 14, (r) => r.phone && (r.number ? r.phone : maskPhone(r.phone))],
    [
      "village",
      t("field.village"),
      22,
      (r) => placeLabel({ townName: r.townName, name: r.villageName }, language),
    ],
    ["group", t("field.group"), 10, (r) => r.villageGroup],
    ["whole", t("field.address"), 26, (r) => r.address],
    [
      "category",
      t("field.category"),
      18,
      (r) =>
        input.seesCategory(r) ? r.category && t(`category.${r.category as Category}`) : t("category.hidden"),
    ],
    ["education", t("field.education"), 12, (r) => r.education && t(`education.${r.education as Education}`)],
    ["ethnicity", t("field.ethnicity"), 10, (r) => r.ethnicity && ethnicGroupName(r.ethnicity, language)],
    ["consent", t("field.consent"), 12, (r) => t(r.hasConsent ? "list.signed" : "list.unsigned")],
    ["added", t("field.added"), 12, (r) => ({ day: todayOn(r.createdAt) })],
  ];
  const columns = all.filter(
    ([of]) => of === null || chosen === null || (of !== "whole" && chosen.includes(of)),
  );
  function* rows(): Generator<StreamedCell[]> {
    for (const r of people) yield columns.map(([, , , value]) => value(r));
  }
  return sheetStream({
    sheetName: translator(exportText, language)("sheet.title"),
    notes: input.notes,
    widths: columns.map(([, , width]) => width),
    headings: columns.map(([, heading]) => heading),
    rows: rows(),
  });
}
