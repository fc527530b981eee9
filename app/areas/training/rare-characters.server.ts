import { codePointName } from "~/platform/pdf/font-chain";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";

/** Characters of a name that no certificate can print: no font of this machine has them. Names are set in bold serif. */
export const rareCharacters = (name: string): string[] => [
  ...new Set(
    paperFonts()
      .serifBold.uncovered(name)
      .map((c) => c.char),
  ),
];

/** The same as a message quotes them: "U+3106C U+31350"; null when the name prints whole. */
export function rareCodes(name: string): string | null {
  const rare = rareCharacters(name);
  return rare.length === 0 ? null : rare.map((c) => codePointName(c.codePointAt(0) as number)).join(" ");
}
