import { handover } from "db/schema";
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { testDb } from "./support/test-db";

it("a subselect that loses the table of an outer column is refused in every test", () => {
  const db = testDb();
  const counting = (id: unknown) =>
    db
      .select({ items: sql`(select count(*) from handover_item i where i.handover_id = ${id})` })
      .from(handover)
      .all();
  expect(() => counting(handover.id)).toThrow("has no table");
  expect(counting(sql`handover.id`)).toEqual([]);
});
