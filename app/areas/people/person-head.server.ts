import type { Reader } from "db/client.server";
import { village } from "db/schema";
import { eq } from "drizzle-orm";
import { can, type SignedIn } from "~/platform/access/actor";
import { ageOn, longDay, todayOn } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { ethnicGroupName } from "./ethnic-groups";
import { maskPhone } from "./id-number";
import type { Person } from "./person-record.server";

/** What stands at the head of every page of a person; numbers masked. */
export function personHead(db: Reader, viewer: SignedIn, row: Person, language: Language) {
  const place = db.select().from(village).where(eq(village.id, row.villageId)).get()!;
  const may = (capability: Parameters<typeof can>[1]) => can(viewer, capability, row.villageId);
  return {
    id: row.id,
    name: personName(row.name, language),
    sex: row.sex as "male" | "female",
    /** Of the dead: the age they reached. */
    age: ageOn(row.birthOn, row.diedOn ?? todayOn()),
    died: row.diedOn && longDay(row.diedOn, language),
    ethnicity: row.ethnicity && ethnicGroupName(row.ethnicity, language),
    idNumber: row.idNumberMasked,
    phone: row.phone && maskPhone(row.phone),
    accountTail: row.bankAccountTail,
    village: placeLabel(place, language),
    villageId: place.id,
    group: row.villageGroup,
    may: {
      edit: may("person.edit"),
      move: may("person.move"),
      merge: may("person.merge"),
      reveal: may("person.reveal"),
      log: may("person.log"),
      privacy: may("consent.view"),
    },
  };
}
export type PersonHeadFacts = ReturnType<typeof personHead>;
