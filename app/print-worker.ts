// The print worker: draws papers in a thread of its own, so that pages keep answering while a batch prints.
// It gets plain data and gives bytes back; it knows no database and no keys.
import { move } from "piscina";
import type { PaperJob } from "~/areas/certificates/draw-papers.server";
import * as certificates from "~/areas/certificates/draw-papers.server";

export async function drawEach(jobs: readonly PaperJob[]) {
  const drawn = await certificates.drawEach(jobs);
  return drawn.ok ? { ok: true, files: drawn.files.map((bytes) => move(bytes)) } : drawn;
}

export async function drawTogether(jobs: readonly PaperJob[]) {
  const drawn = await certificates.drawTogether(jobs);
  return drawn.ok ? { ok: true, bytes: move(drawn.bytes) } : drawn;
}

export const warm = () => certificates.warmPapers();
