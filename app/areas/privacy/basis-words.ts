import { type Language, translator } from "~/platform/i18n/text";
import { firstBasisText } from "./text/first-basis";

const keys = ["training", "certificate", "household", "loan", "trip", "consent"] as const;

/** The rule behind a term: those of the first installation in both languages, what an office wrote as it wrote it. */
export function basisWords(basis: string, language: Language): string {
  const zh = translator(firstBasisText, "zh");
  const key = keys.find((k) => zh(k) === basis);
  return key ? translator(firstBasisText, language)(key) : basis;
}
