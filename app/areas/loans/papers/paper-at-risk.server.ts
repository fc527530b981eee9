import type { Reader } from "db/client.server";
import { longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import type { LoanState } from "../money/loan-standing";
import type { PaperKind } from "../papers";
import { loanPaperText } from "../text/papers";
import { signedPapersOut } from "./lapse-changed.server";
import { papersBrokenBy } from "./lapse-papers.server";
import type { IssuedPaper } from "./paper-queries.server";

/** Where a loan stands again when an entry is taken back. */
const afterReversal: Record<string, LoanState> = {
  repaid: "running",
  restored: "running",
  compensated: "running",
  recovered: "compensated",
  disbursed: "undone",
};

/** Before something is taken back: which papers that were given out may hold no more by it; null where there are none. */
export function paperAtRisk(
  db: Reader,
  loanId: number,
  eventKind: string,
  language: Language,
): string | null {
  const state = afterReversal[eventKind];
  const papers = state ? papersBrokenBy(db, { loanId }, state) : [];
  if (papers.length === 0) return null;
  const t = translator(loanPaperText, language);
  return t("issue.atRisk", { papers: namedPapers(papers, language) });
}

/** The same of a batch, before it is worked out anew, returned or corrected. */
export function batchPaperAtRisk(db: Reader, batchId: number, language: Language): string | null {
  const papers = papersBrokenBy(db, { batchId }, "replaced");
  if (papers.length === 0) return null;
  const t = translator(loanPaperText, language);
  return t("issue.atRiskOfBatch", { papers: namedPapers(papers, language) });
}

/** The same of an application, before what was filled in is changed. */
export function applicationPaperAtRisk(db: Reader, applicationId: number, language: Language): string | null {
  const papers = signedPapersOut(db, applicationId);
  if (papers.length === 0) return null;
  const t = translator(loanPaperText, language);
  return t("issue.atRiskOfApplication", { papers: namedPapers(papers, language) });
}

function namedPapers(papers: readonly IssuedPaper[], language: Language): string {
  const t = translator(loanPaperText, language);
  const named = papers.map((p) =>
    t(p.deliveredOn ? "issue.outDelivered" : "issue.out", {
      kind: t(`kind.${p.kind as PaperKind}`),
      number: p.number,
      day: longDay(p.deliveredOn ?? p.issuedOn, language),
    }),
  );
  return named.join(language === "zh" ? "；" : "; ");
}
