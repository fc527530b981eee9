import { closePrintPool, inPrintWorker } from "~/platform/pdf/print-pool.server";
import type { DrawnEach, DrawnTogether, PaperJob } from "./draw-papers.server";
import * as here from "./draw-papers.server";

// Drawing as the pages ask for it: in the print worker where there is one.

export const drawEach = (jobs: readonly PaperJob[]): Promise<DrawnEach> =>
  inPrintWorker("drawEach", jobs, here.drawEach);

export const drawTogether = (jobs: readonly PaperJob[]): Promise<DrawnTogether> =>
  inPrintWorker("drawTogether", jobs, here.drawTogether);

/** Warms the worker, and the fonts that this thread asks about coverage. */
export async function warmPapers(): Promise<void> {
  await inPrintWorker("warmPapers", undefined, () => here.warmPapers());
  here.uncoveredByFonts("启航");
}

export const endPrinting = closePrintPool;
