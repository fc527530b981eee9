import type { Db } from "db/client.server";
import { trainingClass } from "db/schema";
import { log } from "~/platform/log.server";
import { closePrintPool, inPrintWorker, wakePrintWorker } from "~/platform/pdf/print-pool.server";
import { readSettings } from "~/platform/settings.server";
import { classForIssue, currentTemplate } from "./class-for-issue.server";
import type { DrawnEach, DrawnTogether, PaperJob } from "./draw-papers.server";
import * as here from "./draw-papers.server";

// Drawing as the pages ask for it: in the print worker where there is one.

export const drawEach = (jobs: readonly PaperJob[]): Promise<DrawnEach> =>
  inPrintWorker("drawEach", jobs, here.drawEach);

export const drawTogether = (jobs: readonly PaperJob[]): Promise<DrawnTogether> =>
  inPrintWorker("drawTogether", jobs, here.drawTogether);

/** Opens the fonts in the worker while this thread still prepares the database: it takes a second on the other core. */
export const wakePrinting = (): void =>
  wakePrintWorker("warmPapers", { layout: here.firstLayout(), issuerName: "--" });

/** Warms the worker, and the fonts that this thread asks about coverage. Printing goes on without; a stop may come first. */
export async function warmPapers(db: Db): Promise<void> {
  const next = {
    layout: currentTemplate(db)?.layout ?? here.firstLayout(),
    issuerName: readSettings(db).issuerName,
  };
  try {
    await inPrintWorker("warmPapers", next, here.warmPapers);
    here.uncoveredByFonts("启航");
    // What the first clerk asks for is asked once before: a query that ran is compiled.
    const any = db.select({ id: trainingClass.id }).from(trainingClass).limit(1).get();
    if (any) classForIssue(db, "all", any.id);
  } catch (error) {
    if (!ended) log().info({ err: error }, "papers are not warmed");
  }
}

/** From here on a worker that ends is no failure. */
let ended = false;

export const endPrinting = (): Promise<void> => {
  ended = true;
  return closePrintPool();
};
