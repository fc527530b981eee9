import type { Db } from "db/client.server";
import { log } from "~/platform/log.server";
import { closePrintPool, inPrintWorker } from "~/platform/pdf/print-pool.server";
import { readSettings } from "~/platform/settings.server";
import { currentTemplate } from "./class-for-issue.server";
import type { DrawnEach, DrawnTogether, PaperJob } from "./draw-papers.server";
import * as here from "./draw-papers.server";

// Drawing as the pages ask for it: in the print worker where there is one.

export const drawEach = (jobs: readonly PaperJob[]): Promise<DrawnEach> =>
  inPrintWorker("drawEach", jobs, here.drawEach);

export const drawTogether = (jobs: readonly PaperJob[]): Promise<DrawnTogether> =>
  inPrintWorker("drawTogether", jobs, here.drawTogether);

/** Warms the worker, and the fonts that this thread asks about coverage. Printing goes on without; a stop may come first. */
export async function warmPapers(db: Db): Promise<void> {
  const next = {
    layout: currentTemplate(db)?.layout ?? here.firstLayout(),
    issuerName: readSettings(db).issuerName,
  };
  try {
    await inPrintWorker("warmPapers", next, here.warmPapers);
    here.uncoveredByFonts("启航");
  } catch (error) {
    log().info({ err: error }, "papers are not warmed");
  }
}

export const endPrinting = closePrintPool;
