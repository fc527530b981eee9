import { type AgeGround, retiresOn } from "~/areas/policies";
import type { Day } from "~/platform/dates";
import type { Translate } from "~/platform/i18n/text";
import type { peopleText } from "./text";

/** Months from a birth to a day of the same date: how old somebody is when they retire. */
const monthsBetween = (from: Day, to: Day): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

/** By which age somebody is past it, or what has to be proved. */
export function ageWords(
  who: { birthOn: Day; sex: "male" | "female"; ground: AgeGround },
  part: "over-age" | "age-unsure",
  farmerAge: number,
  t: Translate<typeof peopleText.zh>,
): string {
  const at = (category: "man" | "woman50" | "woman55"): string => {
    const months = monthsBetween(who.birthOn, retiresOn(who.birthOn, category));
    const [years, rest] = [Math.floor(months / 12), months % 12];
    return rest === 0 ? t("list.ageYears", { years }) : t("list.ageMonths", { years, months: rest });
  };
  if (part === "age-unsure")
    return who.sex === "male"
      ? t("list.ageUnsureMan", { farmer: farmerAge, employee: at("man") })
      : t("list.ageUnsureWoman", { farmer: farmerAge, worker: at("woman50"), cadre: at("woman55") });
  if (who.ground === "unknown") return t("list.ageAnyway");
  if (who.ground === "farmer") return t("list.ageFarmer", { age: farmerAge });
  return t("list.ageEmployee", { age: at(who.ground) });
}
