import type { Db } from "db/client.server";
import { type SignedIn, scopeFor } from "~/platform/access/actor";
import { instantText, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { frozenLate, isOver, type Month, withFigures, yearOf } from "./briefing";
import { adjustmentText, figureWords, numbered, partHeadings, plainFigure } from "./briefing-words";
import {
  type BriefingState,
  briefingRow,
  keysOf,
  liveSnapshot,
  numberOf,
  photosOfBriefing,
  snapshotOf,
  wordsOf,
} from "./briefings.server";
import { monthText } from "./figure-words";
import { rowsHref } from "./overview.server";
import { calendarPeriod, type Period } from "./period";
import { briefingText } from "./text/briefing";

/** A briefing speaks of all villages: who writes or issues it answers for all of them. */
export const everywhere = (person: SignedIn, capability: "briefing.edit" | "briefing.freeze"): boolean =>
  scopeFor(person.grants, capability) === "all";

/** Whether somebody may read this month's briefing: drafts are for those who write them. */
export function mayRead(db: Db, person: SignedIn, month: Month): boolean {
  if (month > todayOn().slice(0, 7) || numberOf(db, month) === null) return false;
  return everywhere(person, "briefing.edit") || briefingRow(db, month)?.state === "issued";
}

/** Everything the page of a briefing shows. */
export function briefingPage(db: Db, person: SignedIn, month: Month, language: Language) {
  const t = translator(briefingText, language);
  const row = briefingRow(db, month);
  const state = (row?.state as BriefingState | undefined) ?? "draft";
  const frozen = snapshotOf(row);
  const live = liveSnapshot(db, month);
  const shown = frozen ?? live;
  const words = wordsOf(row);
  const figures = figureWords(shown);
  const period = calendarPeriod(month) as Period;
  const over = isOver(month, todayOn());
  const late = row?.frozenAt ? frozenLate(month, todayOn(row.frozenAt)) : false;
  const number = row?.number ?? numberOf(db, month) ?? 0;
  const written = (["support", "business", "practice", "next"] as const).flatMap((part) => {
    const text = withFigures(words[part].trim(), figures);
    return text ? [{ part, text }] : [];
  });
  const headings = numbered(written.map((s) => partHeadings[s.part]));
  return {
    title: t("titleOf", { month: monthText(month, language) }),
    month,
    monthName: monthText(month, language),
    number,
    begun: row !== undefined,
    state,
    over,
    facts: [
      t("issue", { year: yearOf(month), number }),
      row?.frozenAt
        ? t("frozenAt", {
            at: instantText(row.frozenAt, language),
            name: row.frozenByName
              ? personName(row.frozenByName, language)
              : t(late ? "automaticLate" : "automatic"),
          })
        : t(over ? "notFrozen" : "running"),
      row?.draftedByName ? t("draftedBy", { name: personName(row.draftedByName, language) }) : null,
      row?.issuedOn
        ? t("issuedOn", {
            day: longDay(row.issuedOn, language),
            name: personName(row.issuedByName ?? "", language),
          })
        : null,
    ],
    frozen: frozen !== null,
    frozenLate:
      late && row?.frozenAt
        ? t("frozenLate", {
            month: monthText(month, language),
            day: longDay(todayOn(row.frozenAt), language),
          })
        : null,
    figures: keysOf(row).map((key) => {
      const then = shown.figures[key];
      const now = live.figures[key];
      const difference = now.month - then.month;
      return {
        key,
        month: plainFigure(key, then.month),
        total: plainFigure(key, then.total),
        now: plainFigure(key, now.month),
        difference:
          difference === 0 ? "0" : `${difference > 0 ? "+" : "-"}${plainFigure(key, Math.abs(difference))}`,
        changed: difference !== 0,
        to: rowsHref(key, null, period),
      };
    }),
    headline: withFigures(words.headline, figures),
    sections: written.map((s, i) => ({ ...s, heading: headings[i] ?? "" })),
    adjustments: shown.adjustments.map(adjustmentText),
    sales: shown.sales,
    photos: row ? photosOfBriefing(db, row.id) : [],
    code: row?.code ?? null,
    may: {
      edit: state !== "issued" && everywhere(person, "briefing.edit"),
      freeze: over && state === "draft" && everywhere(person, "briefing.freeze"),
      issue: state === "frozen" && everywhere(person, "briefing.freeze"),
    },
  };
}
export type BriefingFacts = ReturnType<typeof briefingPage>;
