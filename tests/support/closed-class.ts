import type { Db } from "db/client.server";
import { courseRule, division, enrolment, trainingClass, village } from "db/schema";
import { loadCertificateTemplate } from "~/areas/certificates/index.server";
import { createPersonIn } from "~/areas/people/index.server";
import type { Reason } from "~/areas/training";
import { actorWith, type SignedIn } from "~/platform/access/actor";

/** A valid number of 郓城县 for the n-th test person. */
export function testIdNumber(n: number): string {
  const digits = `372928198${n % 10}05${String(10 + (Math.floor(n / 1000) % 18)).padStart(2, "0")}${String(n % 1000).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * weights[i]!, 0);
  return digits + "10X98765432"[sum % 11];
}

const system: SignedIn = {
  userId: "fixture",
  name: "fixture",
  username: "fixture",
  sessionId: "fixture",
  address: "fixture",
  grants: [{ role: "administrator", villages: "all" }],
};

const now = Date.UTC(2026, 10, 20);

/** A village with its division; the code's last digits are the number. */
export function testVillage(db: Db, n = 206, name = "孔庄村"): number {
  const code = `371725101${String(n).padStart(3, "0")}`;
  const place = db.insert(division).values({ code, name, level: "village" }).returning().get();
  return db
    .insert(village)
    .values({
      divisionId: place.id,
      name,
      townName: "黄安镇",
      countyName: "郓城县",
      code,
      joinedOn: "2025-01-01",
      createdAt: now,
    })
    .returning()
    .get().id;
}

let counter = 0;

const low: Reason[] = [
  { ok: false, key: "reason.attendanceLow", values: { attended: 10, counted: 18, percent: 80 } },
];

/** A class closed by its trainer, with what was frozen then: everybody qualifies but the named ones. */
export function closedClass(
  db: Db,
  input: { villageId: number; names: readonly string[]; failed?: readonly string[]; number?: number },
) {
  if (db.select().from(courseRule).all().length === 0) {
    db.insert(courseRule)
      .values({
        course: "syb",
        name: "SYB 创办你的企业",
        region: "37",
        fromOn: "2020-01-01",
        courseCode: "02",
        hours: 56,
        maxClassSize: 30,
        attendanceThresholdBp: 8000,
        subsidyFen: 0,
        source: "test",
        confidence: "none",
        createdAt: now,
      })
      .run();
    loadCertificateTemplate(db, "郓城县人力资源和社会保障局");
  }
  const rule = db.select().from(courseRule).get()!;
  const made = db
    .insert(trainingClass)
    .values({
      courseRuleId: rule.id,
      course: "syb",
      year: 2026,
      number: input.number ?? 1,
      villageId: input.villageId,
      venue: "村委会",
      startsOn: "2026-11-02",
      endsOn: "2026-11-13",
      capacity: 300,
      state: "closed",
      createdBy: "fixture",
      createdAt: now,
      updatedAt: now,
    })
    .returning()
    .get();
  const everybody = [...input.names, ...(input.failed ?? [])];
  const people = db.transaction((tx) =>
    everybody.map((name, i) => {
      counter += 1;
      const added = createPersonIn(tx, actorWith(system, "person.create")!, {
        name,
        idNumber: testIdNumber(counter),
        phone: null,
        villageId: input.villageId,
      });
      if (!added.ok) throw new Error(added.why);
      const failed = i >= input.names.length;
      tx.insert(enrolment)
        .values({
          classId: made.id,
          personId: added.person.id,
          villageId: input.villageId,
          state: "seated",
          rollNumber: i + 1,
          result: failed ? "failed" : "qualified",
          resultHours: failed ? 40 : 56,
          resultReasons: JSON.stringify(failed ? low : []),
          createdBy: "fixture",
          createdAt: now,
        })
        .run();
      return added.person;
    }),
  );
  return { classId: made.id, villageId: input.villageId, people };
}
