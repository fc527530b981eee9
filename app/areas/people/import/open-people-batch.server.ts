import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { findPeopleBatch, type PeopleBatch } from "./people-batch.server";

/** A batch for its page: its uploader's; once imported also the administrators', who see all villages. */
export function openPeopleBatch(
  db: Db,
  actor: Actor<"person.create">,
  importId: string | undefined,
): { batch: PeopleBatch; own: boolean } {
  const batch = findPeopleBatch(db, idFrom(importId));
  const own = batch?.createdBy === actor.userId;
  if (!batch || batch.state === "abandoned") throw notFound();
  if (!own && (batch.doneAt === null || actor.villages !== "all")) throw notFound();
  return { batch, own };
}
