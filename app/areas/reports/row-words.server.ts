import type { MeasureKey } from "db/summary/measures";
import { longTitle, trainingText } from "~/areas/training";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import type { FigureRow } from "./rows.server";
import { reportsText } from "./text";

const records: Record<MeasureKey, string> = {
  people: "/people",
  households: "/households",
  tripExpected: "/trips",
  tripPeople: "/trips",
  classes: "/training",
  trained: "/training",
  certificates: "/certificates",
  loans: "/loans",
  loanMoney: "/loans",
  equipment: "/equipment",
  computers: "/equipment",
  fitness: "/equipment",
  shops: "/shops",
  sales: "/shops",
};

/** Whose row it is and what it is called, each with the page it opens. */
export function rowWords(key: MeasureKey, row: FigureRow, language: Language) {
  return {
    person: row.personName === null ? null : personName(row.personName, language),
    personTo: row.personId === null ? null : `/people/${row.personId}`,
    what: key === "people" ? null : nameOf(key, row, language),
    to: `${records[key]}/${row.record}`,
  };
}

function nameOf(key: MeasureKey, row: FigureRow, language: Language): string {
  if (row.name === null || row.name === "") return translator(reportsText, language)("rows.household");
  if (key !== "classes" && key !== "trained") return row.name;
  const [course = "", year, number] = row.name.split("|");
  return longTitle(translator(trainingText, language), {
    course,
    year: Number(year),
    number: Number(number),
  });
}
