import type { LoaderFunctionArgs } from "@remix-run/node";
import { offersOfPerson, stepsOfPerson } from "~/person-sources.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { drawVisitSheet } from "../pdf/draw-visit-sheet";
import { findPerson } from "../people-queries.server";
import { noteVisitSheet, visitSheet } from "../visit-sheet/visit-sheet.server";

/** GET: one A4 to take along before a visit; that it was printed is logged. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.view");
  const db = database();
  const who = findPerson(db, actor.villages, idFrom(params.personId));
  if (!who) throw notFound();
  const sheet = visitSheet(
    db,
    actor,
    who,
    {
      steps: (id) => stepsOfPerson(db, actor, id, "zh"),
      offers: (id) => offersOfPerson(db, actor, id, "zh"),
    },
    { origin: publicOrigin(request), now: Date.now() },
  );
  noteVisitSheet(db, actor, who, sheet.number);
  return pdfResponse(() => drawVisitSheet(sheet, paperFonts()), `${sheet.number}.pdf`, `/people/${who.id}`);
}
