import { todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { writeTextSheets } from "~/platform/xlsx/write-text-sheets.server";
import { exampleNumbers } from "../../import/people-fields";
import { categories } from "../../person";
import { peopleText } from "../../text";
import { householdImportText } from "../../text/household-import";
import { householdsText } from "../../text/households";
import { benefitKinds, healths, housings, incomeSources, pensionStatuses, waters, works } from "../household";
import { type HouseholdFileField, householdFileFields } from "./household-fields";

const fields = householdFileFields.filter((f) => f !== "town" && f !== "sex" && f !== "birth");
const widths: Partial<Record<HouseholdFileField, number>> = {
  idNumber: 24,
  phone: 16,
  village: 22,
  address: 30,
  income: 36,
  health: 16,
};
/** The relations most households have; the import understands the others too. */
const common = ["02", "12", "11", "20", "30", "38", "28", "41", "42", "51", "52", "97"] as const;

/** An empty file of households: headings, two example rows that are passed over on import, and a sheet of notes. */
export function householdTemplate(language: Language, village: string): Promise<Buffer> {
  const t = translator(householdImportText, language);
  const h = translator(householdsText, language);
  const row = (idNumber: string, rest: Partial<Record<HouseholdFileField, string>>) => [
    t("template.example"),
    ...fields.map((f) => (f === "idNumber" ? idNumber : (rest[f] ?? ""))),
  ];
  const list = language === "zh" ? "、" : ", ";
  const notes = t("template.notes", {
    relations: common.map((r) => h(`relation.${r}`)).join(list),
    housings: housings.map((x) => h(`housing.${x}`)).join(list),
    waters: waters.map((x) => h(`water.${x}`)).join(list),
    healths: healths.map((x) => h(`health.${x}`)).join(list),
    works: works.map((x) => h(`work.${x}`)).join(list),
    categories: categories.map((x) => translator(peopleText, language)(`category.${x}`)).join(list),
    wishes: (["training", "loan", "online-shop", "job"] as const).map((x) => h(`need.${x}`)).join(list),
    statuses: pensionStatuses.map((x) => h(`status.${x}`)).join(list),
    results: (["passed", "doubt", "unmet"] as const).map((x) => h(`result.${x}`)).join(list),
    policies: benefitKinds
      .filter((x) => x !== "minimum-living" && x !== "disability-card" && x !== "other")
      .map((x) => h(`benefit.${x}`))
      .join(list),
    sources: incomeSources.map((x) => h(`source.${x}`)).join(language === "zh" ? "；" : "; "),
  });
  return writeTextSheets([
    {
      sheetName: t("template.sheet"),
      headings: true,
      widths: [8, ...fields.map((f) => widths[f] ?? 12)],
      rows: [
        [t("template.number"), ...fields.map((f) => t(`field.${f}`))],
        row(exampleNumbers[0]!, {
          registryNo: "001",
          name: "张　伟",
          relation: h("relation.02"),
          phone: "13800000000",
          village,
          group: "2",
          houseNumber: "12号",
          land: "8.5",
          housing: h("housing.brick"),
          water: h("water.tap"),
          health: h("health.healthy"),
          work: h("work.farming"),
          category: translator(peopleText, language)("category.rural-entrepreneur"),
          wishes: h("need.training"),
          low: language === "zh" ? "B类" : "class B",
          lowSince: "2024-03-01",
          lowAmount: "300",
          pension: h("status.insured"),
          pensionOn: "2026-03-05",
          pensionResult: h("result.passed"),
          income: `${h("source.farming")} 6700${language === "zh" ? "；" : "; "}${h("source.wages")} 32000`,
          incomeYear: String(Number(todayOn().slice(0, 4)) - 1),
          expense: "18600",
          fromOn: "2020-01-01",
        }),
        row(exampleNumbers[1]!, {
          registryNo: "001",
          name: "李秀英",
          relation: h("relation.12"),
          disability: language === "zh" ? "肢体" : "limb",
          disabilityGrade: language === "zh" ? "二级" : "2",
          work: h("work.home"),
          policies: h("benefit.disability"),
          policiesSince: "2024-01-01",
        }),
      ],
    },
    { sheetName: t("template.notesSheet"), widths: [90], rows: notes.split("\n").map((line) => [line]) },
  ]);
}
