import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { ApplicationOnPaper } from "./application-data";
import { applicantPage, applicationTitle } from "./application-first";
import { continuationPages, onPageTwo } from "./application-more";
import { opinionsPage } from "./application-opinions";
import { promisesPage } from "./application-promises";
import { membersPage } from "./application-second";
import { drawForm, type FormSpec } from "./draw-form";
import type { PaperFacts } from "./paper-facts";

/** Who keeps the three copies of an application. */
export const applicationCopies = ["人社部门", "担保机构", "经办银行"] as const;

/**
 * The application form of a person, of partners or of a firm: four pages, more where lists go on (PAPER §7.3).
 * Without values it is the empty form of that kind.
 */
export const drawApplication = (paper: ApplicationPaper, fonts: PaperFonts): Uint8Array<ArrayBuffer> =>
  drawForm(applicationSpec(paper, fonts), fonts);

export interface ApplicationPaper {
  readonly facts: PaperFacts | null;
  readonly data: ApplicationOnPaper | null;
  readonly kind: ApplicationOnPaper["kind"];
  readonly copies?: readonly string[];
}

export function applicationSpec(paper: ApplicationPaper, fonts: PaperFonts): FormSpec {
  const { data, kind } = paper;
  const here = data ? onPageTwo(data, fonts) : undefined;
  const more = data && here ? continuationPages(data, kind, here, fonts) : [];
  return {
    title: applicationTitle(kind),
    facts: paper.facts,
    // Lists that go on make a form of their own: only the usual four pages are drawn once.
    key: more.length === 0 ? `loan-application-${kind}` : undefined,
    copies: paper.copies,
    pages: [
      (page) => applicantPage(page, data, kind),
      (page) => membersPage(page, data, kind, here),
      ...more,
      (page) => promisesPage(page, data, kind),
      (page) => opinionsPage(page, data, kind),
    ],
  };
}
