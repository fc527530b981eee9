import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { pictureType } from "~/platform/pictures/picture";
import { pictureResponse } from "~/platform/pictures/read-picture.server";
import { findHandover, scanOf } from "../handover-queries.server";

/** GET: the paper as it was signed by hand. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const found = findHandover(database(), actor.villages, idFrom(params.handoverId));
  const scan = found && scanOf(database(), found.paper.id);
  const type = scan && pictureType(scan);
  if (!scan || !type) throw notFound();
  return pictureResponse(scan, type);
}
