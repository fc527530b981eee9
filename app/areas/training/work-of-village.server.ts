import { enrolment, trainingClass } from "db/schema";
import { and, eq, gte, inArray, notInArray, sql } from "drizzle-orm";
import type { VillageWork } from "~/areas/villages";
import { translator } from "~/platform/i18n/text";
import type { ClassState } from "./class-state";
import { notBegun } from "./rows-of-person.server";
import { trainingText } from "./text";

const finished: ClassState[] = ["closed", "certified", "cancelled"];
const openIn = (villageId: number) =>
  and(eq(trainingClass.villageId, villageId), notInArray(trainingClass.state, finished));

/**
 * Classes that are not closed go on in the village that took theirs up; closed ones stay where they were held. Places in
 * a class that has not begun go along, wherever the class is held: it counts its people where they live when it begins.
 */
export const classesOfVillage: VillageWork = {
  key: "classes",
  table: "training_class",
  word: (language) => translator(trainingText, language)("merge.openClasses"),
  count: (db, villageId) =>
    db.select({ count: sql<number>`count(*)` }).from(trainingClass).where(openIn(villageId)).get()?.count ??
    0,
  move: (tx, changes, { from, into }) => {
    const open = tx.select({ id: trainingClass.id }).from(trainingClass).where(openIn(from)).all();
    for (const { id } of open) changes.update("training_class", id, { village_id: into });
    const places = tx
      .select({ id: enrolment.id })
      .from(enrolment)
      .innerJoin(trainingClass, eq(trainingClass.id, enrolment.classId))
      .where(
        and(
          eq(enrolment.villageId, from),
          inArray(trainingClass.state, notBegun),
          notInArray(enrolment.state, ["withdrawn", "refused"]),
        ),
      )
      .all();
    for (const { id } of places) changes.update("enrolment", id, { village_id: into });
  },
  later: {
    word: (language) => translator(trainingText, language)("merge.closedClasses"),
    count: (db, villageId, on) =>
      db
        .select({ count: sql<number>`count(*)` })
        .from(trainingClass)
        .where(
          and(
            eq(trainingClass.villageId, villageId),
            inArray(trainingClass.state, ["closed", "certified"] satisfies ClassState[]),
            gte(trainingClass.startsOn, on),
          ),
        )
        .get()?.count ?? 0,
  },
};
