import type { Language } from "~/platform/i18n/text";
import { placeName } from "~/platform/search/place-name";
import type { WhyNotPosition } from "./map/position";

/** A refused position as a text of the area with the counties it speaks of. */
export const positionRefused = (refused: WhyNotPosition, countyName: string, language: Language) => ({
  why: `position.${refused.why}` as const,
  values: {
    found: refused.why === "elsewhere" ? placeName(refused.found, language) : "",
    county: placeName(countyName, language),
  },
});
