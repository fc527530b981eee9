import type { Db } from "db/client.server";
import { maskPhone } from "~/areas/people";
import { instantText } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import { refusalWords } from "./age-words.server";
import type { ClassWithRule } from "./class-queries.server";
import type { Roll } from "./class-roll.server";
import { offerStands } from "./offer";
import { rareCharacters } from "./rare-characters.server";
import type { trainingText } from "./text";
import { endedWhy } from "./ui/class-facts";

/** Who is not on the roll of a class, as its page shows them: offered a seat, waiting, not admitted, gone. */
export function offTheRoll(
  db: Db,
  found: ClassWithRule,
  { offered, waiting, refused, withdrawn }: Roll,
  t: Translate<typeof trainingText.zh>,
  language: Language,
) {
  const now = Date.now();
  return {
    offered: offered.map((w) => ({
      enrolmentId: w.enrolment.id,
      personId: w.person.id,
      name: personName(w.person.name, language),
      rare: rareCharacters(w.person.name),
      phone: w.person.phone ? maskPhone(w.person.phone) : null,
      until: instantText(w.enrolment.offerUntilAt ?? 0, language),
      stands: offerStands(w.enrolment.offerUntilAt ?? 0, now),
    })),
    waiting: waiting.map((w) => ({
      enrolmentId: w.enrolment.id,
      personId: w.person.id,
      name: personName(w.person.name, language),
      rare: rareCharacters(w.person.name),
      place: placeName(w.villageName, language),
      idNumber: w.person.idNumberMasked ?? "",
      phone: w.person.phone ? maskPhone(w.person.phone) : null,
      order: w.enrolment.waitingNumber,
    })),
    refused: refused.map((w) => ({
      personId: w.person.id,
      name: personName(w.person.name, language),
      why:
        w.enrolment.refusalReason &&
        refusalWords(db, t, found, w.enrolment.refusalReason, {
          birthOn: w.person.birthOn,
          villageId: w.enrolment.villageId,
        }),
    })),
    withdrawn: withdrawn.map((w) => ({
      personId: w.person.id,
      name: personName(w.person.name, language),
      why: endedWhy(t, w.enrolment),
      when: w.enrolment.endedAt === null ? "" : instantText(w.enrolment.endedAt, language),
    })),
  };
}
