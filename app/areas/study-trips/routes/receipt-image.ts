import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { pictureType } from "~/platform/pictures/picture";
import { pictureResponse } from "~/platform/pictures/read-picture.server";
import { receiptOf } from "../costs.server";
import { findWholeTrip } from "../trip-queries.server";

/** GET: the picture of a receipt. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.view");
  const db = database();
  const found = findWholeTrip(db, actor.villages, idFrom(params.tripId));
  const receipt = found && receiptOf(db, found.trip.id, idFrom(params.costId));
  const type = receipt && pictureType(receipt);
  if (!receipt || !type) throw notFound();
  return pictureResponse(receipt, type);
}
