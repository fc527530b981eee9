import { codePointName, MissingGlyph } from "~/platform/pdf/font-chain";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import type { IssuedFacts } from "./certificate";
import type { CertificateFacts } from "./pdf/certificate-facts";
import { certificateTemplateSchema, defaultCertificateTemplate } from "./pdf/certificate-template";
import { drawCertificates } from "./pdf/draw-certificate";
import { partOfJob, runsOf } from "./sheet-runs";

/** One certificate to draw: frozen facts, the template's layout as stored, ink, and what makes it a duplicate or a specimen. */
export interface PaperJob {
  facts: IssuedFacts;
  layout: string;
  ink: "colour" | "mono";
  reissue: { on: string; count: number } | null;
  specimen: boolean;
  /** Its place in a print job; a file of some of its sheets says which. */
  sheet?: { number: number; of: number };
}

/** Characters that no font has any more: "U+3106C, …". Said before issuing; here only when a font was taken away since. */
export type NotDrawn = { ok: false; missing: string };
export type DrawnEach = { ok: true; files: Uint8Array<ArrayBuffer>[] } | NotDrawn;
export type DrawnTogether = { ok: true; bytes: Uint8Array<ArrayBuffer> } | NotDrawn;

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

/** 创业培训合格证书 SYB 创办你的企业 2026 年第 3 期，26 张，371725…001 至 371725…026; a part says which sheets. */
function titleOf(words: string, jobs: readonly PaperJob[]): string {
  const { courseName, className } = jobs[0]!.facts;
  const sheets = jobs.map((job, index) => job.sheet?.number ?? index + 1);
  const part = partOfJob(sheets, jobs[0]!.sheet?.of ?? jobs.length);
  const numberAt = (sheet: number) => jobs[sheets.indexOf(sheet)]!.facts.number;
  const numbers = runsOf(sheets).map(({ first, last }) =>
    first === last ? numberAt(first) : `${numberAt(first)} 至 ${numberAt(last)}`,
  );
  // A long row of single sheets is told by their places alone.
  const told = numbers.length > 8 ? [] : [numbers.join("、")];
  return [`${words} ${courseName} ${className}`, part ?? `${jobs.length} 张`, ...told].join("，");
}

/** Many sheets as one file, one subset of each font. The same jobs give the same bytes. */
function draw(jobs: readonly PaperJob[]): Uint8Array<ArrayBuffer> {
  const first = jobs[0];
  if (!first) throw new Error("no certificate to draw");
  const template = certificateTemplateSchema.parse(JSON.parse(first.layout));
  return drawCertificates(jobs.map(pageOf), template, {
    fonts: paperFonts(),
    ink: first.ink,
    createdAt: first.facts.issuedAt,
    title: jobs.length > 1 ? titleOf(template.title.text, jobs) : undefined,
  });
}

function orMissing<T>(make: () => T): T | NotDrawn {
  try {
    return make();
  } catch (error) {
    if (error instanceof MissingGlyph)
      return { ok: false, missing: error.missing.map((m) => codePointName(m.codePoint)).join(", ") };
    throw error;
  }
}

/** Each certificate as a file of its own. */
export const drawEach = (jobs: readonly PaperJob[]): DrawnEach =>
  orMissing(() => ({ ok: true, files: jobs.map((job) => draw([job])) }));

/** All of them as one document. */
export const drawTogether = (jobs: readonly PaperJob[]): DrawnTogether =>
  orMissing(() => ({ ok: true, bytes: draw(jobs) }));

/** The layout that a new installation starts with, as stored in certificate_template. */
export const firstLayout = (): string => JSON.stringify(defaultCertificateTemplate);

/** What the next certificates have in common: the template as stored and who issues them. */
export interface NextPapers {
  layout: string;
  issuerName: string;
}

/**
 * Opens the fonts and draws specimens in each ink, so that the first clerk of the day does not wait. With the template
 * and the issuer of the office: border, words and their glyphs are then the ones that are needed. Several, as code
 * that has run a few times runs faster.
 */
export function warmPapers({ layout, issuerName }: NextPapers): void {
  for (const [ink, times] of [
    ["mono", 8],
    ["colour", 2],
  ] as const)
    for (let time = 0; time < times; time += 1) draw([specimenJob(layout, ink, { issuerName })]);
  draw([specimenJob(layout, "mono", { issuerName, belowHours: true })]);
}

/** A sheet with nobody's data, for looking at a template and for warming up. */
export function specimenJob(
  layout: string,
  ink: PaperJob["ink"],
  facts: Partial<IssuedFacts> = {},
): PaperJob {
  return {
    layout,
    ink,
    reissue: null,
    specimen: true,
    facts: {
      number: "371725202602001001",
      holderName: "张三",
      sex: "male",
      idNumber: "",
      courseName: "SYB 创办你的企业",
      className: "2026 年第 1 期",
      startsOn: "2026-01-05",
      endsOn: "2026-01-14",
      hours: 56,
      result: "合格",
      issuerName: "--",
      issuedOn: "2026-01-20",
      verifyUrl: "http://127.0.0.1/verify",
      checkCode: "0000 0000",
      templateVersion: "V1",
      photo: null,
      issuedAt: 0,
      ...facts,
    },
  };
}
