import type { Reader, Tx } from "db/client.server";
import { attendanceMark, certificate, enrolment, trainingClass } from "db/schema";
import { and, count, eq, inArray, ne } from "drizzle-orm";
import { type Language, translator } from "~/platform/i18n/text";
import type { ChangeSet } from "~/platform/reversible.server";
import { type ClassState, takesEnrolments } from "./class-state";
import { trainingText } from "./text";
import { shortTitle } from "./ui/class-facts";

type Place = typeof enrolment.$inferSelect & { class: typeof trainingClass.$inferSelect };
export interface SharedClass {
  class: Place["class"];
  keeps: Place;
  gives: Place;
}

const placesOf = (db: Reader, personId: number): Place[] =>
  db
    .select({ place: enrolment, class: trainingClass })
    .from(enrolment)
    .innerJoin(trainingClass, eq(trainingClass.id, enrolment.classId))
    .where(and(eq(enrolment.personId, personId), ne(enrolment.state, "withdrawn")))
    .all()
    .map((r) => ({ ...r.place, class: r.class }));

const holdsCertificate = (db: Reader, p: Place, states: readonly string[]): boolean =>
  db
    .select({ id: certificate.id })
    .from(certificate)
    .where(and(eq(certificate.enrolmentId, p.id), inArray(certificate.state, [...states])))
    .get() !== undefined;

/** What speaks for a place being the true one, the weightiest first: a seat, a certificate, a result, days attended. */
function weight(db: Reader, p: Place): number[] {
  const marks = db
    .select({ n: count() })
    .from(attendanceMark)
    .where(eq(attendanceMark.enrolmentId, p.id))
    .get();
  return [
    p.state === "refused" ? 0 : 1,
    holdsCertificate(db, p, ["valid"]) ? 1 : 0,
    holdsCertificate(db, p, ["revoked", "replaced"]) ? 1 : 0,
    p.result === "qualified" ? 1 : 0,
    p.resultHours ?? 0,
    marks?.n ?? 0,
  ];
}

const heavier = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((n, i) => n !== b[i]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
};

/** Classes whose roll has both records, and which of the two places is the person's. */
export function sharedClasses(db: Reader, survivorId: number, mergedId: number): SharedClass[] {
  const own = placesOf(db, survivorId);
  return placesOf(db, mergedId).flatMap((theirs) => {
    const ours = own.find((p) => p.classId === theirs.classId);
    if (!ours) return [];
    const swap = heavier(weight(db, theirs), weight(db, ours));
    return [{ class: ours.class, keeps: swap ? theirs : ours, gives: swap ? ours : theirs }];
  });
}

/** Each has a certificate that is valid: two papers of one course say so to whoever checks them. */
export const bothCertified = (db: Reader, { keeps, gives }: SharedClass): boolean =>
  holdsCertificate(db, keeps, ["valid"]) && holdsCertificate(db, gives, ["valid"]);

/**
 * Whether one place can give way by itself. While a class takes people, somebody says which of two seats is withdrawn,
 * and it goes to whoever waits; afterwards nobody can withdraw any more, and a refused one never was a place.
 */
export const settlesItself = (db: Reader, shared: SharedClass): boolean =>
  !bothCertified(db, shared) &&
  (shared.gives.state === "refused" || !takesEnrolments(shared.class.state as ClassState));

export const settledPlaces = (
  db: Reader,
  survivorId: number,
  mergedId: number,
  language: Language,
): string[] => {
  const t = translator(trainingText, language);
  return sharedClasses(db, survivorId, mergedId)
    .filter((s) => settlesItself(db, s))
    .map((s) => t("merge.onePlace", { class: shortTitle(t, s.class) }));
};

/** The place that is not the person's leaves the roll, with the reason; marks and papers stay with it. */
export function settlePlaces(tx: Tx, set: ChangeSet, survivorId: number, mergedId: number): void {
  for (const shared of sharedClasses(tx, survivorId, mergedId)) {
    if (!settlesItself(tx, shared)) continue;
    const { gives } = shared;
    set.update("enrolment", gives.id, {
      state: "withdrawn",
      waiting_number: null,
      ended_at: Date.now(),
      ended_reason: translator(trainingText, "zh")("merge.twiceReason"),
    });
    const taken = tx
      .select({ n: trainingClass.seatsTaken })
      .from(trainingClass)
      .where(eq(trainingClass.id, shared.class.id))
      .get();
    if (taken && ["seated", "offered"].includes(gives.state))
      set.update("training_class", shared.class.id, { seats_taken: taken.n - 1 });
  }
}
