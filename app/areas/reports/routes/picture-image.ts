import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { monthFrom } from "../briefing";
import { mayRead } from "../briefing-page.server";
import { briefingRow, photoOfBriefing } from "../briefings.server";

/** GET: a photo of a briefing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "report.view");
  const db = database();
  const month = monthFrom(params.month);
  const row = month && mayRead(db, actor, month) ? briefingRow(db, month) : undefined;
  const bytes = row && photoOfBriefing(db, row.id, idFrom(params.pictureId));
  if (!bytes) throw notFound();
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": bytes[0] === 0xff ? "image/jpeg" : "image/png",
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Disposition": "inline",
    },
  });
}
