import type { Reader } from "db/client.server";
import { type Day, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import {
  type Application,
  banksOpen,
  type FoundApplication,
} from "../application/application-queries.server";
import type { LoanState } from "../money/loan-standing";
import type { PaperKind } from "../papers";
import { loanPaperText } from "../text/papers";
import { changeablePapersOut, papersBeforeChange, papersBehind, papersChanged } from "./lapse-changed.server";
import { papersBrokenBy } from "./lapse-papers.server";
import type { IssuedPaper } from "./paper-queries.server";
import { factWords } from "./papers-page.server";
import { papersToSignAgain } from "./sign-again.server";

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
  const papers = changeablePapersOut(db, applicationId);
  if (papers.length === 0) return null;
  const t = translator(loanPaperText, language);
  return [
    t("issue.atRiskOfApplication", { papers: namedPapers(papers, language) }),
    signersWords(papers, language),
  ].join("");
}

/** Before it is sent to a bank: which papers would lapse with another than the one they name; null where there are none. */
export function bankPaperAtRisk(
  db: Reader,
  found: FoundApplication,
  today: Day,
  language: Language,
): string | null {
  const { application: a } = found;
  const others = banksOpen(db)
    .filter((bank) => bank.id !== a.bankId)
    .map((bank) => ({ ...found, bank, application: { ...a, bankId: bank.id } }));
  const papers = papersLostBy(db, found, others, today);
  if (papers.length === 0) return null;
  const t = translator(loanPaperText, language);
  return [
    t("issue.atRiskOfBank", { papers: namedPapers(papers, language) }),
    signersWords(papers, language),
  ].join("");
}

/** The same before one of several guarantee companies is chosen. */
export function companyPaperAtRisk(
  db: Reader,
  found: FoundApplication,
  companyIds: readonly number[],
  today: Day,
  language: Language,
): string | null {
  const { application: a } = found;
  const chosen = companyIds.map((companyId) => ({ ...found, application: { ...a, companyId } }));
  const papers = papersLostBy(db, found, chosen, today);
  if (papers.length === 0) return null;
  const t = translator(loanPaperText, language);
  return [
    t("issue.atRiskOfCompany", { papers: namedPapers(papers, language) }),
    signersWords(papers, language),
  ].join("");
}

/** Before a step that decides on the loan: the deeds out that lapse with another sum or term than they name. */
export function deedAtRisk(db: Reader, applicationId: number, language: Language): string | null {
  const papers = changeablePapersOut(db, applicationId).filter((p) => p.kind === "counter-guarantee");
  if (papers.length === 0) return null;
  const t = translator(loanPaperText, language);
  return [
    t("issue.atRiskOfSum", { papers: namedPapers(papers, language) }),
    signersWords(papers, language),
  ].join("");
}

/** What is out and would say something else by one of several ways in which the application may change. */
function papersLostBy(
  db: Reader,
  found: FoundApplication,
  ways: readonly FoundApplication[],
  today: Day,
): IssuedPaper[] {
  const before = papersBeforeChange(db, found, today);
  if (before.length === 0) return [];
  const lost = new Set(ways.flatMap((way) => papersChanged(db, before, way, today).map((p) => p.id)));
  return before.map((out) => out.paper).filter((p) => lost.has(p.id));
}

/** Before any other step: which papers are no longer so in the state it leads to, or with the approval it takes back. */
export function statePaperAtRisk(
  db: Reader,
  found: FoundApplication,
  { to, unapproves, today }: { to: string; unapproves: boolean; today: Day },
  language: Language,
): string | null {
  const { application: a } = found;
  const broken = papersBrokenBy(db, { applicationId: a.id }, to);
  const then = { ...found, application: { ...a, approvedFen: null } };
  const deeds = unapproves
    ? papersLostBy(db, found, [then], today).filter((p) => p.kind === "counter-guarantee")
    : [];
  const papers = [...broken, ...deeds.filter((p) => !broken.some((b) => b.id === p.id))];
  if (papers.length === 0) return null;
  const t = translator(loanPaperText, language);
  return [
    t("issue.atRiskOfStep", { papers: namedPapers(papers, language) }),
    signersWords(deeds, language),
  ].join("");
}

/** After a step: what has lapsed by it. */
export const lapsedWords = (papers: readonly IssuedPaper[], language: Language): string =>
  translator(loanPaperText, language)("issue.lapsedNow", { papers: namedPapers(papers, language) });

/** What has to be issued and signed once more; null where there is nothing. */
export function signAgainWords(db: Reader, a: Application, language: Language): string | null {
  const papers = papersToSignAgain(db, a);
  if (papers.length === 0) return null;
  const t = translator(loanPaperText, language);
  return t("issue.signAgain", { papers: namedPapers(papers, language) });
}

/** What says something else than the application does now, each with its facts; null where there is nothing. */
export function behindWords(
  db: Reader,
  found: FoundApplication,
  today: Day,
  language: Language,
): string | null {
  const behind = papersBehind(db, found, today);
  if (behind.length === 0) return null;
  const t = translator(loanPaperText, language);
  const papers = behind.map(
    ({ paper, facts }) =>
      `${t(`kind.${paper.kind as PaperKind}`)} ${paper.number} (${factWords(facts, language)})`,
  );
  const listed = papers.join(language === "zh" ? "；" : "; ");
  return t("issue.behindAll", {
    papers: language === "zh" ? listed.replaceAll(" (", "（").replaceAll(")", "）") : listed,
  });
}

/** What becomes of the day on which a guarantor signed. */
const signersWords = (papers: readonly IssuedPaper[], language: Language): string =>
  papers.some((p) => p.kind === "counter-guarantee")
    ? translator(loanPaperText, language)("issue.atRiskSigned")
    : "";

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
