import type { Db } from "db/client.server";
import { createPersonIn } from "~/areas/people/create-person.server";
import { checkCharacter } from "~/areas/people/id-number";
import type { PersonInput } from "~/areas/people/person";
import type { Person } from "~/areas/people/person-record.server";
import { actorFor, signInAs } from "./signed-in";

let serial = 100;

/** Counties of Heze: a serial number has three digits, and the test files of one worker make more people than that. */
const counties = ["372928", "372925", "372922", "372901"];

/** A number with a right check digit that no other test person has. */
export function freshNumber(birth = "19880515", sex: "male" | "female" = "male"): string {
  serial += 2;
  const county = counties[Math.floor(serial / 1000)];
  if (!county) throw new Error("more test people than numbers: add a county");
  const first17 = `${county}${birth}${String((serial % 1000) + (sex === "male" ? 1 : 0)).padStart(3, "0")}`;
  return first17 + checkCharacter(first17);
}

/** Somebody registered by the same command that people use: sealed number, pinyin, search index. */
export function register(db: Db, villageId: number, given: Partial<PersonInput> = {}): Person {
  const { person } = signInAs(db, "administrator");
  const made = db.transaction((tx) =>
    createPersonIn(tx, actorFor(person, "person.create"), {
      name: "张小龙",
      phone: "13812346625",
      idNumber: freshNumber(),
      villageId,
      ...given,
    }),
  );
  if (!made.ok) throw new Error(made.why);
  return made.person;
}
