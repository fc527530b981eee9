import type { Db } from "db/client.server";
import { villagesInScope } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { placeName } from "~/platform/search/place-name";
import { groupName } from "../money/loan-facts.server";
import { loanListText } from "../text/lists";
import { banksOf } from "./loan-list.server";
import { conditionKeys, type LoanFilter } from "./loan-view";

/** The conditions of the list in words: for an export and for the log of it. */
export function filterWords(db: Db, scope: VillageScope, filter: LoanFilter, language: Language): string {
  const t = translator(loanListText, language);
  const value = (key: (typeof conditionKeys)[number]): string => {
    switch (key) {
      case "villageId": {
        const found = villagesInScope(db, scope).find((v) => v.id === filter.villageId);
        return found ? placeName(found.name, language) : t("report.none");
      }
      case "bankId": {
        const bank = banksOf(db).find((b) => b.id === filter.bankId);
        return (language === "zh" ? bank?.name : bank?.nameEn) ?? t("report.none");
      }
      case "group":
        return filter.group === "none"
          ? t("report.ungrouped")
          : (groupName(db, filter.group ?? null, todayOn(), language) ?? t("report.none"));
      case "kind":
        return filter.kind ? t(`kind.${filter.kind}`) : "";
      case "age":
        return filter.age ? t(`arrears.ages.${filter.age}`) : "";
      default:
        return String(filter[key] ?? "");
    }
  };
  const short = (key: (typeof conditionKeys)[number]) =>
    key === "villageId" ? "village" : key === "bankId" ? "bank" : key;
  const words = [
    ...(filter.stage ? [t(`stage.${filter.stage}`)] : []),
    ...(filter.term ? [filter.term] : []),
    ...conditionKeys
      .filter((key) => filter[key] !== undefined)
      .map((key) => `${t(`cond.${short(key)}`)} ${value(key)}`),
  ];
  return words.length === 0
    ? t("exportPage.all")
    : t("exportPage.conditions", { conditions: words.join(language === "zh" ? "，" : ", ") });
}
