import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { pictureType } from "~/platform/pictures/picture";
import { pictureResponse } from "~/platform/pictures/read-picture.server";
import { photoBytes } from "../photos.server";
import { findWholeTrip } from "../trip-queries.server";

/** GET: a photo of a trip. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.view");
  const db = database();
  const found = findWholeTrip(db, actor.villages, idFrom(params.tripId));
  const photo = found && photoBytes(db, found.trip.id, idFrom(params.photoId));
  const type = photo && pictureType(photo);
  if (!photo || !type) throw notFound();
  return pictureResponse(photo, type);
}
