import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { languageOf } from "~/platform/i18n/language.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { noteExport } from "../export-overview.server";
import { periodText } from "../figure-words";
import { readMapView } from "../map/map-view";
import { overviewPaper } from "../overview-paper.server";
import { drawOverview } from "../pdf/draw-overview";
import { readPeriod } from "../period";

/** GET: the overview of a period as a paper. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "report.export");
  const db = database();
  const params = new URL(request.url).searchParams;
  const { period } = readPeriod(params);
  const language = await languageOf(request);
  const paper = overviewPaper(db, actor, actor.villages, period, {
    origin: publicOrigin(request),
    now: Date.now(),
    map: readMapView(params),
    language,
  });
  noteExport(db, actor, "pdf", periodText(period, language), paper.rows.length);
  return pdfResponse(() => drawOverview(paper, paperFonts()), `${paper.number}.pdf`, "/overview");
}
