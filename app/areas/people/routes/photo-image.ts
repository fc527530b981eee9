import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { photoOf } from "../people-queries.server";
import { photoType } from "../photo";

/** GET: the photo of a person in scope, kept by nobody on the way. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.view");
  const photo = photoOf(database(), actor.villages, idFrom(params.personId));
  const type = photo && photoType(photo);
  if (!photo || !type) throw notFound();
  return new Response(new Uint8Array(photo), {
    headers: {
      "Content-Type": type,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Disposition": "inline",
    },
  });
}
