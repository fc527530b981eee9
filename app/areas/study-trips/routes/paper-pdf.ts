import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { drawList } from "~/platform/pdf/list-paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { paperKinds } from "../paper-kinds";
import { drawBadges } from "../pdf/draw-badges";
import { drawLetter } from "../pdf/draw-letter";
import { drawReport } from "../pdf/draw-report";
import { insurancePaper, rollPaper, signInPaper } from "../roll-papers.server";
import {
  badgePaper,
  costPaper,
  itineraryPaper,
  notePrinting,
  noticeLetter,
  reportPaper,
} from "../trip-papers.server";
import { findWholeTrip } from "../trip-queries.server";
import { wholeNumbers } from "../whole-insurance.server";

const lists = {
  roll: rollPaper,
  itinerary: itineraryPaper,
  "sign-in": signInPaper,
  costs: costPaper,
} as const;

/** GET: one paper of a trip; the printing is a row of the log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.export");
  const db = database();
  const found = findWholeTrip(db, actor.villages, idFrom(params.tripId));
  const kind = paperKinds.find((k) => `${k}.pdf` === params.paper);
  if (!found || !kind) throw notFound();
  const by = { actor, origin: publicOrigin(request), now: Date.now() };
  const page = `/trips/${found.trip.id}/papers`;
  const answer = (facts: { number: string; code: string }, draw: () => Uint8Array<ArrayBuffer>) => {
    notePrinting(db, actor, found, kind, facts as Parameters<typeof notePrinting>[4]);
    return pdfResponse(draw, `${facts.number}.pdf`, page);
  };
  if (kind === "notice") {
    const letter = noticeLetter(db, found, by);
    return answer(letter, () => drawLetter(letter, paperFonts()));
  }
  if (kind === "badges") {
    const badges = badgePaper(db, found, by);
    return answer(badges, () => drawBadges(badges, paperFonts()));
  }
  if (kind === "report") {
    const report = reportPaper(db, found, by);
    return answer(report, () => drawReport(report, paperFonts()));
  }
  const ticket = new URL(request.url).searchParams.get("whole");
  const paper =
    kind === "insurance"
      ? insurancePaper(db, found, by, wholeNumbers(db, actor, found, ticket))
      : lists[kind](db, found, by);
  return answer(paper, () => drawList(paper, paperFonts()));
}
