import { expect, it } from "vitest";
import type { FontChain } from "./font-chain";
import { fitText } from "./text-fit";

/** Hanzi are one em wide, letters half of it. */
const chain = {
  width: (text: string) => [...text].reduce((sum, c) => sum + (/[\x20-\x7e]/.test(c) ? 0.5 : 1), 0),
} as FontChain;
/** The place of a name on the sign-in sheet, in millimetres. */
const place = { width: 22, height: 11.8, full: 10.5, least: 9 };

it.each([
  ["张小龙", ["张小龙"]],
  ["阿卜杜热西提·买买提明", ["阿卜杜热西提·", "买买提明"]],
  ["阿不都热依木江·阿不力克木·依明尼亚孜", ["阿不都热依木江·", "阿不力克木·", "依明尼亚孜"]],
  ["Christopher Alexander Montgomery-Smith", ["Christopher", "Alexander", "Montgomery-Smith"]],
])("%s stays large enough to read", (name, lines) => {
  const fitted = fitText(chain, name, place);
  expect(fitted.lines).toEqual(lines);
  expect(fitted.size).toBeGreaterThanOrEqual(6.5);
});

it.each([
  "Maximiliana Wolfeschlegelsteinhausenbergerdorff",
  "买".repeat(40),
  "A".repeat(40),
  "阿·".repeat(20),
])("%s loses no character and stays in its place", (name) => {
  const { size, lines } = fitText(chain, name, place);
  expect(lines.join("").replace(/ /g, "")).toBe(name.replace(/ /g, ""));
  expect(size).toBeGreaterThanOrEqual(5);
  const em = (size * 25.4) / 72;
  for (const line of lines) expect(chain.width(line) * em).toBeLessThanOrEqual(place.width + 1e-6);
  expect(lines.length * 1.15 * em).toBeLessThanOrEqual(place.height + 0.31);
});
