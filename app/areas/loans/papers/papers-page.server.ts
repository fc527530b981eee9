import { paperLapseText } from "~/areas/certificates";
import { type Day, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import type { PaperKind } from "../papers";
import { moneyText } from "../text/money";
import { loanPaperText } from "../text/papers";
import { subsidyText } from "../text/subsidy";
import type { LapseWhy } from "./fact-holds";
import { paperKey } from "./issue-for-application.server";
import { paperStem, type ReadyPaper } from "./issue-paper.server";
import { differing, marksOf, marksOnPaper } from "./paper-marks.server";
import { type IssuedPaper, stillHolds } from "./paper-queries.server";
import type { Fact } from "./stated-facts";

/** A paper that was issued, as lists show it. */
export function issuedRow(paper: IssuedPaper, language: Language) {
  const t = translator(loanPaperText, language);
  const day = (on: Day) => longDay(on, language);
  return {
    id: paper.id,
    name: t(`kind.${paper.kind as PaperKind}`),
    number: paper.number,
    issued: t("issue.issuedBy", {
      day: day(paper.issuedOn),
      name: personName(paper.issuedByName, language),
    }),
    pages: t("issue.pages", { count: paper.pages }),
    void: paper.voidedAt !== null,
    lapsed: paper.voidedAt === null && paper.lapsedOn !== null,
    state:
      paper.voidedAt !== null
        ? t("issue.voidedOn", { day: day(todayOn(paper.voidedAt)), reason: paper.voidedReason ?? "" })
        : paper.lapsedOn !== null
          ? t("issue.lapsedOn", {
              day: day(paper.lapsedOn),
              why: translator(paperLapseText, language)(paper.lapsedWhy as LapseWhy),
            })
          : paper.deliveredOn
            ? t("issue.delivered", { day: day(paper.deliveredOn) })
            : t("issue.notDelivered"),
  };
}

/** Which of several papers of one kind: whose quarter, which visit, whose guarantor. */
function aboutPaper(paper: ReadyPaper, language: Language): string {
  if (paper.part === null) return "";
  const quarter = /^(\d{4})Q(\d)$/.exec(paper.part);
  if (quarter)
    return translator(subsidyText, language)("quarterName", { year: quarter[1] ?? "", no: quarter[2] ?? "" });
  if (paper.visitKind) return translator(moneyText, language)(`visit.kinds.${paper.visitKind as "other"}`);
  return translator(loanPaperText, language)("issue.guarantor", { name: personName(paper.name, language) });
}

/** Who stands under 初审, 复核, 审批 as the steps were taken, and which lines are left for the hand. */
function handsWords(hands: NonNullable<ReadyPaper["hands"]>, language: Language): string {
  const t = translator(loanPaperText, language);
  const named = (["first", "second", "third"] as const).flatMap((k) => {
    const name = hands[k];
    return name === null ? [] : [t(`issue.hands.${k}`, { name: personName(name, language) })];
  });
  const blank = (["first", "second", "third"] as const).filter((k) => hands[k] === null);
  const comma = language === "zh" ? "，" : ", ";
  return [
    ...named,
    ...(blank.length > 0
      ? [
          t("issue.hands.blank", {
            lines: blank.map((k) => t(`issue.hands.line.${k}`)).join(language === "zh" ? "、" : ", "),
          }),
        ]
      : []),
  ].join(comma);
}

/** Facts by name, as notices tell in what a paper is behind. */
export function factWords(facts: readonly Fact[], language: Language): string {
  const t = translator(loanPaperText, language);
  return [...new Set(facts.map((f) => t(`fact.${f}`)))].join(language === "zh" ? "、" : ", ");
}

/** What can be issued now and what was: the page of papers of an application, a loan, a batch. */
export function papersPage(ready: readonly ReadyPaper[], issued: readonly IssuedPaper[], language: Language) {
  const t = translator(loanPaperText, language);
  return {
    ready: ready.map((paper) => {
      const standing = paper.once
        ? issued.find(
            (i) => i.kind === paper.kind && stillHolds(i) && i.number.slice(0, -3) === paperStem(paper),
          )
        : undefined;
      const behind = standing && paper.says ? differing(marksOnPaper(standing), marksOf(paper.says)) : [];
      return {
        key: paperKey(paper),
        name: t(`kind.${paper.kind}`),
        about: aboutPaper(paper, language),
        help:
          standing && behind.length > 0
            ? t("issue.behind", { number: standing.number, facts: factWords(behind, language) })
            : paper.hands
              ? handsWords(paper.hands, language)
              : t(`forms.help.${paper.kind === "application" ? "application-person" : paper.kind}`),
        standing:
          standing && behind.length === 0
            ? { id: standing.id, text: t("issue.standing", { number: standing.number }) }
            : null,
      };
    }),
    issued: issued.map((paper) => issuedRow(paper, language)),
  };
}

export type PapersPage = ReturnType<typeof papersPage>;
