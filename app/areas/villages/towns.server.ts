import type { Reader } from "db/client.server";
import { division } from "db/schema";
import { asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";

const county = alias(division, "county");

/** Towns of the city with their counties, by code: where a village may belong. */
export const townsOfCity = (db: Reader) =>
  db
    .select({ code: division.code, name: division.name, county: county.name })
    .from(division)
    .innerJoin(county, eq(county.id, division.parentId))
    .where(eq(division.level, "town"))
    .orderBy(asc(division.code))
    .all();
