import type { Db } from "db/client.server";
import { placeholders, prepared } from "db/prepared";
import { courseRule, enrolment, personResidence, trainingClass } from "db/schema";
import { countySeed, syntheticPerson } from "db/seed/synthetic-person";
import { eq } from "drizzle-orm";
import { parseIdNumber } from "~/areas/people";
import { categories, educations } from "~/areas/people/person";
import { detailColumns, insertRow, numberColumns } from "~/areas/people/person-record.server";

const perTransaction = 20_000;

/** Invented people, spread over the villages in order, as the product's own record writes them: sealed, hashed, searchable. */
export function seedPeople(
  db: Db,
  villageIds: readonly number[],
  count: number,
  report: (done: number) => void = () => {},
): void {
  const insertResidence = prepared((tx: Parameters<Parameters<Db["transaction"]>[0]>[0]) =>
    tx
      .insert(personResidence)
      .values(placeholders(personResidence, ["id", "toOn", "reason"]))
      .prepare(),
  );
  for (let from = 0; from < count; from += perTransaction) {
    db.transaction((tx) => {
      for (let i = from; i < Math.min(count, from + perTransaction); i += 1) {
        const villageId = villageIds[Math.floor((i * villageIds.length) / count)]!;
        const invented = syntheticPerson(countySeed(i));
        const number = parseIdNumber(invented.idNumber);
        if (!number.ok) throw new Error(`invented number ${i}: ${number.why}`);
        const { id } = insertRow(tx, {
          ...detailColumns({
            name: invented.name,
            phone: i % 23 === 0 ? null : invented.phone,
            villageGroup: String(1 + (i % 6)),
            ethnicity: "汉族",
            education: educations[i % educations.length],
            category: categories[i % categories.length],
          }),
          ...numberColumns(number),
          villageId,
          createdBy: "bench",
        });
        insertResidence(tx).run({ personId: id, villageId, fromOn: "2022-06-01", createdAt: Date.now() });
      }
    });
    report(Math.min(count, from + perTransaction));
  }
}

const inserting = prepared((db: Db) => ({
  class: db
    .insert(trainingClass)
    .values(placeholders(trainingClass, ["id", "revision", "note", "approvalNumber", "approvedOn"]))
    .returning({ id: trainingClass.id })
    .prepare(),
  enrolment: db
    .insert(enrolment)
    .values(
      placeholders(enrolment, [
        "id",
        "waitingNumber",
        "villageByClass",
        "offerUntilAt",
        "offerOutcome",
        "refusalReason",
        "joinedSessionId",
        "category",
        "businessIdea",
        "inBusiness",
        "importBatchId",
        "transferredFromId",
        "endedAt",
        "endedReason",
        "resultReasons",
      ]),
    )
    .prepare(),
}));

/**
 * Closed classes of `size` people in a row, all of them qualified: what a certificate clerk finds waiting.
 * @returns the ids of the classes
 */
export function seedClasses(db: Db, count: number, size: number, fromPerson = 1): number[] {
  const statements = inserting(db);
  const rule = db.select().from(courseRule).where(eq(courseRule.course, "syb")).get();
  if (!rule) throw new Error("no course rule");
  const home = db.$client.prepare("SELECT village_id FROM person WHERE id = ?").pluck();
  const before = (db.$client.prepare("SELECT count(*) FROM training_class").pluck().get() as number) + 1;
  const now = Date.now();
  return db.transaction(() =>
    Array.from({ length: count }, (_, c) => {
      const number = before + c;
      const year = 2026 - (number % 12);
      const first = fromPerson + c * size;
      const villageId = home.get(first) as number;
      const { id } = statements.class.get({
        courseRuleId: rule.id,
        course: "syb",
        year,
        number: 1 + Math.floor(number / 12),
        villageId,
        venue: "村委会会议室",
        startsOn: `${year}-03-02`,
        endsOn: `${year}-03-11`,
        capacity: size,
        state: "closed",
        seatsTaken: size,
        createdBy: "bench",
        createdAt: now,
        updatedAt: now,
      });
      for (let i = 0; i < size; i += 1)
        statements.enrolment.run({
          classId: id,
          personId: first + i,
          villageId,
          state: "seated",
          rollNumber: i + 1,
          createdBy: "bench",
          createdAt: now,
          result: "qualified",
          resultHours: rule.hours,
        });
      return id;
    }),
  );
}
