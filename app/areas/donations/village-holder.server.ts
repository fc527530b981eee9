import type { Db } from "db/client.server";
import { whyClosed } from "~/areas/villages/index.server";
import { type Actor, inScope } from "~/platform/access/actor";
import { findHolder, villageHolder } from "./holders.server";

/** The holder that a choice of a form means: `v-12` the village itself, `h-7` one that was entered; undefined when none of theirs. */
export function villageHolderIn(
  db: Db,
  actor: Actor<"equipment.care">,
  choice: string,
  now = Date.now(),
): number | undefined {
  const found = choice.match(/^([vh])-([1-9]\d{0,9})$/);
  if (!found) return undefined;
  const id = Number(found[2]);
  if (found[1] === "h") return findHolder(db, actor.villages, id)?.id;
  if (!inScope(actor.villages, id) || whyClosed(db, id)) return undefined;
  return db.transaction((tx) => villageHolder(tx, id, actor.userId, now));
}
