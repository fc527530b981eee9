import type { Reader } from "db/client.server";
import { type Application, opinionsOf } from "../application/application-queries.server";
import type { Hands } from "./four-eyes";

/** Everybody who has had a hand in an application, for the four eyes. */
export const handsOf = (db: Reader, a: Pick<Application, "id" | "enteredBy">): Hands => ({
  enteredBy: a.enteredBy,
  opinions: opinionsOf(db, a.id),
});
