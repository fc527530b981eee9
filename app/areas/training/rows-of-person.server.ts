import { certificate, enrolment, trainingClass } from "db/schema";
import { and, eq, gt, inArray, notInArray } from "drizzle-orm";
import type { PersonRows } from "~/areas/people";
import { translator } from "~/platform/i18n/text";
import type { ClassState } from "./class-state";
import {
  bothCertified,
  settledPlaces,
  settlePlaces,
  settlesItself,
  sharedClasses,
} from "./settle-places.server";
import { trainingText } from "./text";
import { shortTitle } from "./ui/class-facts";

/** A class that has not begun counts its people where they live when it does. */
export const notBegun: ClassState[] = ["planned", "applied", "returned", "approved", "enrolling"];

/** Places in classes move with the person; two places in one class cannot be one person's. */
export const enrolmentsOfPerson: PersonRows = {
  key: "enrolment",
  table: "enrolment",
  column: "person_id",
  word: (language) => translator(trainingText, language)("merge.places"),
  clash: (db, survivorId, mergedId, language) => {
    const t = translator(trainingText, language);
    const shared = sharedClasses(db, survivorId, mergedId).find((c) => !settlesItself(db, c));
    if (!shared) return null;
    const words = { class: shortTitle(t, shared.class) };
    return bothCertified(db, shared) ? t("merge.bothCertified", words) : t("merge.sameClass", words);
  },
  settle: { words: settledPlaces, apply: settlePlaces },
  follow: (tx, personId, villageId) => {
    const open = tx
      .select({ id: trainingClass.id })
      .from(trainingClass)
      .where(inArray(trainingClass.state, notBegun));
    tx.update(enrolment)
      .set({ villageId })
      .where(
        and(
          eq(enrolment.personId, personId),
          inArray(enrolment.classId, open),
          notInArray(enrolment.state, ["withdrawn", "refused"]),
        ),
      )
      .run();
  },
  // A certificate issued on a place since then carries the survivor's name: it must go first.
  builtOn: (db, ids, since) =>
    ids.length > 0 &&
    db
      .select({ id: certificate.id })
      .from(certificate)
      .where(and(inArray(certificate.enrolmentId, [...ids]), gt(certificate.createdAt, since)))
      .get() !== undefined,
};
