import { trainingClass } from "db/schema";
import { and, eq, notInArray, sql } from "drizzle-orm";
import type { VillageWork } from "~/areas/villages";
import { translator } from "~/platform/i18n/text";
import type { ClassState } from "./class-state";
import { trainingText } from "./text";

const finished: ClassState[] = ["closed", "certified", "cancelled"];
const openIn = (villageId: number) =>
  and(eq(trainingClass.villageId, villageId), notInArray(trainingClass.state, finished));

/** Classes that are not closed go on in the village that took theirs up; closed ones stay where they were held. */
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
  },
};
