import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import type { IssuedFacts } from "./certificate";
import type { CertificateFacts } from "./pdf/certificate-facts";
import { certificateTemplateSchema, defaultCertificateTemplate } from "./pdf/certificate-template";
import { drawCertificates } from "./pdf/draw-certificate";

/** One certificate to draw: frozen facts, the template's layout as stored, ink, and what makes it a duplicate or a specimen. */
export interface PaperJob {
  facts: IssuedFacts;
  layout: string;
  ink: "colour" | "mono" | "overprint";
  reissue: { on: string; count: number } | null;
  specimen: boolean;
}

/** The characters of a name that no font of this machine can draw; holders' names are set in bold serif. */
export const uncoveredByFonts = (text: string) => paperFonts().serifBold.uncovered(text);

const pageOf = (job: PaperJob): CertificateFacts => ({
  ...job.facts,
  checkCode: job.facts.checkCode.replace(" ", ""),
  templateVersion: Number(job.facts.templateVersion.replace(/\D/g, "")),
  photo: job.facts.photo ? Buffer.from(job.facts.photo, "base64") : null,
  reissue: job.reissue,
  specimen: job.specimen,
});

/** One certificate as a file of its own. The same job gives the same bytes. */
export async function drawCertificate(job: PaperJob): Promise<Uint8Array> {
  return drawMerged([job]);
}

/** Many as one document, one subset of each font. @throws MissingGlyph rather than printing a blank */
export async function drawMerged(jobs: readonly PaperJob[]): Promise<Uint8Array> {
  const first = jobs[0];
  if (!first) throw new Error("no certificate to draw");
  const template = certificateTemplateSchema.parse(JSON.parse(first.layout));
  return drawCertificates(jobs.map(pageOf), template, {
    fonts: paperFonts(),
    ink: first.ink,
    createdAt: first.facts.issuedAt,
  });
}

/** The layout that a new installation starts with, as stored in certificate_template. */
export const firstLayout = (): string => JSON.stringify(defaultCertificateTemplate);

/** Opens the fonts and draws once, so that the first clerk of the day does not wait. */
export function warmPapers(): void {
  uncoveredByFonts("启航");
}
