import type { Day } from "~/platform/dates";
import type { HomeRow } from "~/platform/home/home-source";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { trainingText } from "../text";
import { trainingHomeText } from "../text/home";
import { shortTitle } from "../ui/class-facts";

export interface Words {
  t: Translate<typeof trainingHomeText.zh>;
  class: Translate<typeof trainingText.zh>;
  language: Language;
  today: Day;
  /** HH:MM now. */
  clock: string;
}

export const wordsFor = (language: Language, today: Day, clock: string): Words => ({
  t: translator(trainingHomeText, language),
  class: translator(trainingText, language),
  language,
  today,
  clock,
});

/** Which class a row speaks of, and where it is held. */
export const classOf = (
  c: {
    class: { id: number; course: string; year: number; number: number };
    village: { townName: string; name: string };
  },
  w: Words,
): Pick<HomeRow, "who" | "to" | "where"> => ({
  who: shortTitle(w.class, c.class),
  to: `/training/${c.class.id}`,
  where: placeLabel(c.village, w.language),
});
