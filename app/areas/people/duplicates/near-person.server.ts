import { connectionOf, type Reader } from "db/client.server";
import { rosterKey } from "~/platform/search/roster-key";
import { phonesNear } from "./close-values";
import type { Comparable, DuplicateRules } from "./duplicate-score";

export type Side = Comparable & { id: number };

export const sideColumns = "b.id, b.name, b.pinyin, b.birth_on, b.sex, b.phone, b.village_id";

export const sideOf = (row: unknown[]): Side => ({
  id: row[0] as number,
  name: row[1] as string,
  pinyin: row[2] as string,
  birthOn: row[3] as string,
  sex: row[4] as string,
  phone: row[5] as string | null,
  villageId: row[6] as number,
});

/** Two names that sound alike with nothing but a birth day can be enough: whatever else is tuned, the village is not asked. */
export const readingAndBirth = (r: DuplicateRules): boolean =>
  r["name-sounds"] + r["birth-same"] >= r.threshold ||
  Math.max(r["name-same"], r["name-sounds"]) + r["birth-close"] >= r.threshold;

/** The same day of birth and one character of the name different can be enough. */
export const birthAlone = (r: DuplicateRules): boolean => r["name-close"] + r["birth-same"] >= r.threshold;

/** The surname's reading, with which all that sounds like the name begins in a village's roster. */
const surnameReading = (name: string): string => rosterKey(name).split(" ")[0]!;

/**
 * Finds whom somebody is worth comparing with: everybody with the same phone or one slip away from it; of the same
 * birth day those with the same name or village; of the same village those whose name sounds the same. Under rules
 * by which that is enough, also everybody with the same reading of the name and everybody with the same birth day.
 * Two names that differ by a character and share neither phone nor birth day are not compared, however the rules are
 * tuned, nor are names alone.
 */
export function nearPerson(db: Reader, rules: DuplicateRules): (p: Comparable) => Side[] {
  const client = connectionOf(db);
  const from = (index: string, where: string) =>
    client
      .prepare(
        `SELECT ${sideColumns} FROM person b INDEXED BY ${index} WHERE ${where} AND b.deleted_at IS NULL`,
      )
      .raw(true);
  // Each by the index that leaves fewest: left to itself, SQLite looks through the whole village for a name.
  const phone = from("person_phone", "b.phone IN (SELECT value FROM json_each(?))");
  const birth = birthAlone(rules)
    ? from("person_birth", "b.birth_on = ?")
    : from("person_birth", "b.birth_on = ? AND (b.name = ? OR b.village_id = ?)");
  const village = from(
    "person_village_roster",
    `b.village_id = ? AND b.roster_key >= ? AND b.roster_key < ?
     AND (b.pinyin IN (SELECT value FROM json_each(?)) OR instr(b.pinyin, ' ') > 0)`,
  );
  const reading = readingAndBirth(rules) ? from("person_pinyin", "b.pinyin = ?") : null;
  return (p) => {
    const surname = surnameReading(p.name);
    const readings = [...new Set([p.pinyin, ...p.pinyin.split(" ")])];
    const rows = [
      ...(p.phone ? phone.all(JSON.stringify(phonesNear(p.phone))) : []),
      ...(birthAlone(rules) ? birth.all(p.birthOn) : birth.all(p.birthOn, p.name, p.villageId)),
      ...village.all(p.villageId, surname, `${surname}{`, JSON.stringify(readings)),
      ...(reading ? readings.flatMap((r) => reading.all(r)) : []),
    ] as unknown[][];
    return [...new Map(rows.map((row) => [row[0], sideOf(row)])).values()];
  };
}
