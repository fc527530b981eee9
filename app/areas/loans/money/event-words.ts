import { rateWords } from "~/areas/policies";
import { longDay, nearDay } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { type Fen, yuanFigure, yuanText } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import type { moneyText } from "../text/money";
import type { EventRow } from "./loan-record.server";

type T = Translate<typeof moneyText.zh>;

/** What an event is, with the day or rate that belongs to it. */
export function eventWords(
  e: Pick<EventRow, "kind" | "toOn" | "ratePpm" | "ofId">,
  all: readonly Pick<EventRow, "id" | "on">[],
  t: T,
  language: Language,
): string {
  const of = all.find((o) => o.id === e.ofId);
  return t(`events.kinds.${e.kind as "repaid"}`, {
    day: longDay((e.kind === "reversed" ? of?.on : e.toOn) ?? "1970-01-01", language),
    rate: e.ratePpm === null ? "" : rateWords(e.ratePpm),
  });
}

const figure = (fen: number): string | null => (fen === 0 ? null : yuanFigure(fen));

/** Events as a list shows them, the newest first; what was reversed stays and says so. */
export function eventRows(
  events: readonly EventRow[],
  standing: ReadonlySet<number>,
  t: T,
  language: Language,
  parts: ReadonlyMap<number, Fen> = new Map(),
) {
  return [...events]
    .sort((a, b) => (a.on === b.on ? b.id - a.id : a.on < b.on ? 1 : -1))
    .map((e) => ({
      id: e.id,
      on: longDay(e.on, language),
      what: eventWords(e, events, t, language),
      principal: figure(e.principalFen),
      interest: figure(e.interestFen),
      penalty: figure(e.penaltyFen),
      part: parts.has(e.id) ? t("events.ofIt", { fen: yuanText(parts.get(e.id) ?? 0, language) }) : null,
      reason: e.reason,
      by: t("events.recorded", {
        name: personName(e.userName, language),
        day: nearDay(e.recordedOn, language),
      }),
      reversed: e.kind !== "reversed" && !standing.has(e.id),
      standing: standing.has(e.id),
    }));
}
