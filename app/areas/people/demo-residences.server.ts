import type { Db } from "db/client.server";
import { sql } from "drizzle-orm";

/**
 * The demo's people were there before the demo was filled: they live where they were born, wives where they married,
 * and were registered in the week after their village joined.
 */
export function fillDemoResidences(db: Db): void {
  db.run(sql`UPDATE person_residence SET from_on = p.birth_on FROM person p WHERE p.id = person_id`);
  db.run(sql`UPDATE person_residence SET from_on = m.since, reason = '婚迁' FROM (
      SELECT person_id AS wife, min(from_on) AS since FROM household_member
      WHERE relation IN ('12', '38') GROUP BY person_id HAVING since < '2022-01-01') m
    JOIN person p ON p.id = m.wife
    WHERE person_id = m.wife AND p.sex = 'female' AND p.birth_on > '1966-01-01'`);
  for (const table of [sql`person`, sql`household`])
    db.run(sql`UPDATE ${table} AS t SET created_at = v.joined + (t.id % 5) * 86400000 + (t.id % 97) * 240000 FROM (
        SELECT id, unixepoch(joined_on, '+2 days', '+1 hour') * 1000 AS joined FROM village) v
      WHERE v.id = t.village_id`);
  // Who lives in a house has its address.
  db.run(sql`UPDATE person SET address = h.address FROM household_member m JOIN household h ON h.id = m.household_id
    WHERE m.person_id = person.id AND m.to_on IS NULL AND person.address IS NULL`);
}
