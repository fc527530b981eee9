import { integer, text } from "drizzle-orm/sqlite-core";

/** Row number; never shown to a person as a name of the thing. */
export const id = () => integer("id").primaryKey({ autoIncrement: true });

/** Instant in milliseconds UTC. */
export const instant = (name: string) => integer(name);

/** Calendar day as `YYYY-MM-DD`: a date, not an instant (DOMAIN §8.43). */
export const day = (name: string) => text(name);

/** Money in whole fen. */
export const fen = (name: string) => integer(name);

/** Text id of a signed-in person (better-auth makes these). */
export const userId = (name: string) => text(name);

export const createdAt = () => instant("created_at").notNull();
