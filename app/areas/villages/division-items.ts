import type { Language, Translate } from "~/platform/i18n/text";
import { placeName } from "~/platform/search/place-name";
import type { ComboboxItem } from "~/ui/combobox";
import type { villagesText } from "./text";

/** How many divisions one search answers with: more than anybody reads. */
export const divisionLimit = 30;

/** Divisions that were found, as lines to choose from: a village that is in the programme says so and is not chosen. */
export const divisionItems = (
  found: readonly {
    code: string;
    name: string;
    townName: string;
    countyName: string;
    villageId: number | null;
  }[],
  t: Translate<typeof villagesText.zh>,
  language: Language,
): ComboboxItem[] =>
  found.map((d) => {
    const towns = [d.countyName, d.townName].map((name) => placeName(name, language));
    if (language === "en") towns.reverse();
    return {
      value: d.code,
      label: placeName(d.name, language),
      detail: `${towns.join(language === "zh" ? " " : ", ")}  ${d.code}`,
      state: d.villageId === null ? undefined : t("add.already"),
      disabled: d.villageId !== null,
    };
  });
