import { describe, expect, it } from "vitest";
import { plainPinyin } from "~/platform/search/pinyin";
import { rosterKey } from "~/platform/search/roster-key";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { type DuplicateRules, usualRules } from "./duplicate-score";
import { findDuplicates } from "./scan-duplicates.server";

interface Written {
  name?: string;
  birthOn?: string;
  phone?: string;
  elsewhere?: boolean;
  sex?: string;
}

/** Points of a woman and the other way somebody wrote her down: by the sweep over everybody, and by asking for each. */
function found(other: Written, rules: DuplicateRules = usualRules): number | null {
  const db = testDb();
  const villages = [makeVillage(db), makeVillage(db, "冯屯村", "371725101217")];
  const add = ({
    name = "王小丽",
    birthOn = "1988-05-15",
    phone = "13812346625",
    sex = "female",
    elsewhere,
  }: Written) => {
    const { pinyin, initials } = plainPinyin(name);
    db.$client
      .prepare(
        `INSERT INTO person (name, pinyin, initials, roster_key, id_type, sex, birth_on, phone, village_id, created_at, updated_at)
         VALUES (?, ?, ?, ?, 'none', ?, ?, ?, ?, 0, 0)`,
      )
      .run(name, pinyin, initials, rosterKey(name), sex, birthOn, phone, villages[elsewhere ? 1 : 0]);
  };
  add({});
  add(other);
  const all = findDuplicates(db, rules);
  expect(findDuplicates(db, rules, [1])).toEqual(all);
  expect(findDuplicates(db, rules, [2])).toEqual(all);
  return all[0]?.score ?? null;
}

const birthOn = "1988-05-16";
const phone = "13812346626";
const otherPhone = "19900001111";

describe("every pair over the threshold is compared", () => {
  it.each<[string, Written, number]>([
    ["a homophone, a phone one digit off, elsewhere", { name: "王晓丽", phone, elsewhere: true }, 84],
    ["birth day and phone each one digit off, elsewhere", { birthOn, phone, elsewhere: true }, 82],
    ["a homophone of one village, both one digit off", { name: "王筱丽", birthOn, phone }, 82],
    ["a character left out", { name: "王丽" }, 98],
    ["another surname that sounds the same", { name: "汪小丽", phone: otherPhone }, 72],
    ["a homophone with the sex mistaken", { name: "王晓丽", sex: "male" }, 100],
    ["a phone with two digits exchanged", { phone: "13812364625", birthOn: "1970-01-01" }, 70],
  ])("%s", (_, written, score) => expect(found(written)).toBe(score));

  it("under other weights too: the same sound and village, the same sound and birth day, a birth day with one character", () => {
    const elsewhere = true;
    const sound = { ...usualRules, "name-sounds": 60 };
    const far = { birthOn: "1970-01-01", phone: otherPhone };
    expect(found({ name: "王筱丽", ...far }, sound)).toBe(72);
    expect(found({ name: "王筱丽", birthOn, phone: otherPhone, elsewhere }, sound)).toBe(84);
    const close = { ...usualRules, "name-close": 40 };
    expect(found({ name: "王大丽", phone: otherPhone, elsewhere }, close)).toBe(78);
    expect(found({ name: "王筱丽", ...far })).toBeNull();
  });
});
