import type { Db } from "db/client.server";
import type { SignedIn, VillageScope } from "~/platform/access/actor";
import { idFrom, notFound } from "~/platform/http/responses.server";
import type { FileKindName } from "./file-kind";
import { type FileBatch, findFileBatch } from "./people-batch.server";

/** A batch for its page: its uploader's; once imported also the administrators', who see all villages. */
export function openFileBatch(
  db: Db,
  actor: SignedIn & { villages: VillageScope },
  kind: FileKindName,
  importId: string | undefined,
): { batch: FileBatch; own: boolean } {
  const batch = findFileBatch(db, idFrom(importId));
  const own = batch?.createdBy === actor.userId;
  if (batch?.kind !== kind || batch.state === "abandoned") throw notFound();
  if (!own && (batch.doneAt === null || actor.villages !== "all")) throw notFound();
  return { batch, own };
}
