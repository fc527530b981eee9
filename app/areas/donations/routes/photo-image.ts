import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { pictureType } from "~/platform/pictures/picture";
import { pictureResponse } from "~/platform/pictures/read-picture.server";
import { conditionPhoto, findItem } from "../item-queries.server";

/** GET: the picture of a thing as it was on a day. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const db = database();
  const found = findItem(db, actor.villages, idFrom(params.itemId));
  const photo = found && conditionPhoto(db, found.item.id, idFrom(params.conditionId));
  const type = photo && pictureType(photo);
  if (!photo || !type) throw notFound();
  return pictureResponse(photo, type);
}
