import { pinyin } from "pinyin-pro";
import { doubleSurnames, onlyReading, plain } from "./pinyin";

const surnameReadings = new Map<string, string>();

/** A surname as it is read when it is one: 曾 is zeng, 单 shan, 区 ou. */
function readSurname(surname: string): string {
  const known = surnameReadings.get(surname);
  if (known !== undefined) return known;
  const reading = syllables(surname, "head");
  surnameReadings.set(surname, reading);
  return reading;
}

const syllables = (text: string, surname: "head" | "off"): string =>
  pinyin(text, { toneType: "none", type: "array", nonZh: "consecutive", surname }).map(plain).join("'");

function readGiven(given: string): string {
  const each = [...given].map(onlyReading);
  return each.every((reading) => reading !== null) ? each.join("'") : syllables(given, "off");
}

/**
 * Where a name stands in a roster: by the surname's pinyin, then the surname itself (王 and 汪 are not mixed, nor Wang
 * An with Wan Gang), then the given name's pinyin syllable by syllable, then its hanzi. Compared byte by byte: a space
 * ends each part and is less than the apostrophe between syllables, so that 王小 comes before 王小龙. Names without a
 * Chinese surname stand by their first character, Latin ones by their letters.
 */
export function rosterKey(name: string): string {
  const text = name.replace(/[·\s]/g, "");
  const characters = [...text];
  if (!/\p{Script=Han}/u.test(characters[0] ?? "")) return name.toLowerCase();
  const two = characters.slice(0, 2).join("");
  const long = characters.length > 2 && !name.includes("·") && doubleSurnames.has(two);
  const surname = long ? two : characters[0]!;
  const given = text.slice(surname.length);
  return `${readSurname(surname)} ${surname} ${readGiven(given)} ${given}`;
}
