import type { Reader } from "db/client.server";
import type { Day } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { sheetsOvertaken } from "../papers/sign-again.server";
import { applicationText } from "../text/application";
import { type Application, jobsOfApplication, stateChangesOf } from "./application-queries.server";
import { checklistOf, type DocumentKind, lacking, signedAgain, wantedDocuments } from "./checklist";
import { documentsOf } from "./documents.server";
import { registerOfSpouse } from "./loans-beside.server";
import { whoeverGuarantees } from "./whoever-guarantees.server";

/** What lacks is written in Chinese, whatever the language of the page. */
const zh = translator(applicationText, "zh");

/** What keeps an application from going on, as the applicant is told at once. */
export interface Lacks {
  /** What whoever sent it back wrote; empty where it was not sent back. */
  readonly said: readonly string[];
  /** What the checklist finds missing or run out, and nobody has named in words. */
  readonly kinds: readonly DocumentKind[];
  /** Since when it waits for the applicant, in ms UTC; null where it does not. */
  readonly since: number | null;
}

/** Sentences are points by themselves; a comma may stand inside one. */
const pointsOf = (words: string): string[] =>
  words
    .split(/[\n；;。]/)
    .map((point) => point.trim())
    .filter((point) => point !== "");

/** What lacks: first the words of whoever returned the application and has seen the papers, then the gaps of the checklist. */
export function lacksOf(db: Reader, a: Application, today: Day): Lacks {
  const returned = a.state === "supplementing" ? stateChangesOf(db, a.id).at(-1) : undefined;
  const reason = returned?.reason ?? "";
  const counts = {
    jobs: jobsOfApplication(db, a.id).length,
    guarantors: whoeverGuarantees(db, a.id).length,
    ...registerOfSpouse(db, a, today),
  };
  const list = signedAgain(
    checklistOf(wantedDocuments(a, counts), documentsOf(db, a.id), today),
    sheetsOvertaken(db, a),
  );
  return {
    said: pointsOf(reason),
    kinds: lacking(list).filter((kind) => !reason.includes(zh(`paper.kind.${kind}`))),
    since: returned?.at ?? null,
  };
}
