import type { Reader } from "db/client.server";
import { preference } from "db/schema";
import { and, eq } from "drizzle-orm";

/** What a person set for themselves; undefined when they never did. */
export const preferenceOf = (db: Reader, userId: string, key: "single-keys"): string | undefined =>
  db
    .select({ value: preference.value })
    .from(preference)
    .where(and(eq(preference.userId, userId), eq(preference.key, key)))
    .get()?.value;
